//! Every path that a Rust file names, however it is written there.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};

/// Every path that a file names, such as `crate::hub::client`: in its `use` trees, its code and its macros.
#[derive(Default)]
pub struct NamedPaths {
    paths: BTreeSet<String>,
}

impl NamedPaths {
    /// Those of a file's text.
    pub fn in_text(text: &str) -> Self {
        let mut named = Self::default();
        let file = syn::parse_file(text).expect("it is Rust");
        named.visit_file(&file);
        named
    }

    /// Takes a group apart: each of its ends is a path of its own.
    fn add_tree(&mut self, before: &str, tree: &syn::UseTree) {
        let join = |name: &syn::Ident| match before {
            "" => name.to_string(),
            _ => format!("{before}::{name}"),
        };
        match tree {
            syn::UseTree::Path(path) => self.add_tree(&join(&path.ident), &path.tree),
            syn::UseTree::Name(name) => drop(self.paths.insert(join(&name.ident))),
            syn::UseTree::Rename(name) => drop(self.paths.insert(join(&name.ident))),
            syn::UseTree::Glob(_) => drop(self.paths.insert(before.to_owned())),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(before, tree);
                }
            }
        }
    }

    /// A macro's own text is no Rust to the parser, `view!` above all: its words and colons are read.
    fn add_tokens(&mut self, tokens: proc_macro2::TokenStream) {
        let mut path = String::new();
        for token in tokens {
            match token {
                proc_macro2::TokenTree::Ident(word) if path.is_empty() || path.ends_with("::") => {
                    path.push_str(&word.to_string());
                }
                proc_macro2::TokenTree::Punct(mark) if mark.as_char() == ':' => path.push(':'),
                other => {
                    self.paths.insert(std::mem::take(&mut path));
                    match other {
                        proc_macro2::TokenTree::Group(group) => self.add_tokens(group.stream()),
                        proc_macro2::TokenTree::Ident(word) => path.push_str(&word.to_string()),
                        _ => {}
                    }
                }
            }
        }
        self.paths.insert(path);
    }

    /// Tells whether any of the paths is this one, or lies below it.
    pub fn has(&self, room: &str) -> bool {
        self.paths.iter().any(|path| {
            path.strip_prefix(room)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        })
    }
}

impl<'ast> Visit<'ast> for NamedPaths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_tree("", &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<_> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        self.paths.insert(words.join("::"));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, one: &'ast syn::Macro) {
        self.add_tokens(one.tokens.clone());
        visit::visit_macro(self, one);
    }
}
