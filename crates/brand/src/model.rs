//! A brand, as its theme.toml tells it.

use std::path::PathBuf;

use serde_json::Value;

use crate::{files::Asset, tokens::Token};

/// A partner's brand.
#[derive(Clone, Debug)]
pub struct Brand {
    /// The name of its folder.
    pub id: String,
    /// Its theme.toml, as its reader would call it.
    pub file: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The name of the company that speaks.
    pub name: String,
    /// `true` if everything that names the vendor is left out.
    pub is_white_label: bool,
    /// The settings that the program gets, each with its line.
    pub settings: Vec<Setting>,
    /// The vendor's own guide, for the part that tells where details go.
    pub vendor_guide: Option<String>,
    /// The logos, for light and dark.
    pub logos: Vec<Asset>,
    /// The page's icon.
    pub icon: Option<Asset>,
    /// Its values for tokens.
    pub tokens: Vec<Chosen>,
    /// Its own font files.
    pub fonts: Vec<Font>,
    /// Its sentences.
    pub texts: Vec<Sentence>,
    /// Its sentences in the guide.
    pub guide: Vec<Sentence>,
}

/// A setting, as config.json would have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Value,
    /// Its line, from 1.
    pub line: usize,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name in theme.toml.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A brand's value for a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The token that is set.
    pub token: &'static Token,
    /// For colours, in which scheme.
    pub scheme: Option<Scheme>,
    /// The value, good for the token's kind.
    pub value: String,
    /// Its line, from 1.
    pub line: usize,
}

/// A font of the brand's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// The name that font stacks use.
    pub family: String,
    /// The file.
    pub file: Asset,
    /// Its weight, or the two ends of a variable font.
    pub weight: String,
    /// `normal` or `italic`.
    pub style: String,
}

/// A sentence of the brand's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The language's tag.
    pub language: String,
    /// The key of the sentence.
    pub key: String,
    /// The words.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
}

impl Brand {
    /// Every file that its pages ask for, beside the icon.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.logos
            .iter()
            .chain(self.fonts.iter().map(|font| &font.file))
    }

    /// The text of a setting.
    pub fn setting(&self, key: &str) -> Option<&Value> {
        let found = self.settings.iter().find(|setting| setting.key == key);
        found.map(|setting| &setting.value)
    }
}
