//! `cargo xtask guide check`: looks over the guides of a folder, and says what a person should look at.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flow::guide::{Block, Guide, Step, for_each_text};
use guide::inline::{Inline, Target, anchor, parse_inline, plain};
use serde_json::Value;

use super::imported::has_vendor;

/// Looks over every guide of a folder, and prints what there is to say. Fails where a guide cannot be read, or a link in
/// it leads nowhere.
pub fn check(folder: &Path) -> Result<()> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    let (mut remarks, mut faults) = (0, 0);
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let text =
            std::fs::read_to_string(file).with_context(|| format!("{name} cannot be read"))?;
        let Ok(json) = serde_json::from_str::<Value>(&text) else {
            println!("{name}: is no JSON");
            faults += 1;
            continue;
        };
        let found = look_over(&json);
        for finding in &found.findings {
            println!("{name}: {finding}");
        }
        println!("{name}: reading level {:.1}", found.reading_level);
        remarks += found.findings.len();
        faults += found.dead_links;
    }
    println!("{} guides, {remarks} remarks.", files.len());
    if faults > 0 {
        bail!("{faults} of them must be mended.");
    }
    Ok(())
}

/// The findings about one guide.
#[derive(Debug, Default)]
pub struct Overview {
    /// One sentence each.
    pub findings: Vec<String>,
    /// The number of links that lead to no part of the guide.
    pub dead_links: usize,
    /// The years of school that its sentences ask for, by Flesch and Kincaid.
    pub reading_level: f64,
}

/// Looks over one guide.
pub fn look_over(json: &Value) -> Overview {
    let guide = guide::read::read(json, None);
    let mut overview = Overview::default();
    let mut say = |finding: String| overview.findings.push(finding);
    let steps = || guide.sections.iter().flat_map(|section| &section.steps);
    if steps().all(|step| step.field.is_none()) {
        say("no step asks for a field: it is read before the form".to_owned());
    }
    let mut asking = steps()
        .filter(|step| step.field.is_some())
        .map(|step| &step.title);
    let mut next = asking.next();
    for step in steps() {
        if step.field.is_some() {
            next = asking.next();
            continue;
        }
        let place = match next {
            Some(next) => format!("on the screen of {next:?}"),
            None => "on the last screen".to_owned(),
        };
        say(format!(
            "the step {:?} asks for no field: it is read {place}",
            step.title
        ));
    }
    for title in missing_words(json) {
        say(format!("a picture of {title:?} has no words of its own"));
    }
    let mut texts = Vec::new();
    for_each_part(&guide, &mut |title, blocks| {
        texts.push(title.to_owned());
        for_each_text(blocks, &mut |text| texts.push(text.to_owned()));
    });
    for text in texts.iter().filter(|text| has_vendor(&plain(text))) {
        let shown: String = plain(text).chars().take(70).collect();
        say(format!("names the vendor: {shown:?}"));
    }
    let mut dead = 0;
    for text in &texts {
        for name in anchors(&parse_inline(text)) {
            if !has_anchor(&guide, &name) {
                say(format!(
                    "the link \"#{name}\" leads to no part of the guide"
                ));
                dead += 1;
            }
        }
    }
    overview.dead_links = dead;
    overview.reading_level = reading_level(&prose(&guide));
    overview
}

fn for_each_part<'a>(guide: &'a Guide, see: &mut dyn FnMut(&'a str, &'a [Block])) {
    see("", &guide.warning);
    for section in &guide.sections {
        see(&section.title, &section.blocks);
        for step in &section.steps {
            see(&step.title, &step.blocks);
        }
    }
}

/// The titles of the parts with a picture that says nothing in words.
fn missing_words(json: &Value) -> Vec<String> {
    let mut titles = Vec::new();
    let sections = json["sections"].as_array().into_iter().flatten();
    for section in sections {
        let steps = section["steps"].as_array().into_iter().flatten();
        for part in std::iter::once(section).chain(steps) {
            let mut count = 0;
            for key in ["image", "blocks"] {
                count_wordless(&part[key], key == "image", &mut count);
            }
            let title = part["title"].as_str().unwrap_or_default();
            titles.extend(std::iter::repeat_n(title.to_owned(), count));
        }
    }
    titles
}

fn count_wordless(json: &Value, is_image: bool, count: &mut usize) {
    match json {
        Value::Object(entries) => {
            let words = entries
                .get("alt")
                .and_then(Value::as_str)
                .unwrap_or_default();
            if is_image && words.trim().is_empty() {
                *count += 1;
            }
            for (key, value) in entries {
                count_wordless(value, key == "image", count);
            }
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| count_wordless(item, false, count)),
        _ => {}
    }
}

pub(super) fn anchors(runs: &[Inline]) -> Vec<String> {
    let mut found = Vec::new();
    for run in runs {
        match run {
            Inline::Link { content, target } => {
                if let Target::Anchor(name) = target {
                    found.push(name.clone());
                }
                found.extend(anchors(content));
            }
            Inline::Strong(inside) | Inline::Emphasis(inside) => found.extend(anchors(inside)),
            _ => {}
        }
    }
    found
}

pub(super) fn has_anchor(guide: &Guide, name: &str) -> bool {
    let name = anchor(name);
    let mut is_there = false;
    let named = |step: &Step| step.anchors.contains(&name);
    is_there |= guide
        .sections
        .iter()
        .flat_map(|section| &section.steps)
        .any(named);
    for_each_part(guide, &mut |title, blocks| {
        is_there |= anchor(title) == name
            || blocks.iter().any(|block| match block {
                Block::Heading(title) => anchor(title) == name,
                Block::Details(part) => anchor(&part.title) == name,
                _ => false,
            });
    });
    is_there
}

/// The sentences of a guide: no titles, code or cells.
fn prose(guide: &Guide) -> Vec<String> {
    fn add(blocks: &[Block], prose: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Paragraph(text) => prose.push(plain(text)),
                Block::List(list) => {
                    for item in &list.items {
                        prose.push(plain(&item.text));
                        add(&item.blocks, prose);
                    }
                }
                Block::Callout { blocks, .. } => add(blocks, prose),
                Block::Details(part) => add(&part.blocks, prose),
                Block::Tabs(parts) => parts.iter().for_each(|part| add(&part.blocks, prose)),
                _ => {}
            }
        }
    }
    let mut prose = Vec::new();
    for_each_part(guide, &mut |_, blocks| add(blocks, &mut prose));
    prose
}

/// The grade of Flesch and Kincaid: 0.39 words a sentence and 11.8 syllables a word, less 15.59.
/// <https://en.wikipedia.org/wiki/Flesch%E2%80%93Kincaid_readability_tests>
fn reading_level(texts: &[String]) -> f64 {
    let (mut sentences, mut words, mut syllables) = (0_u32, 0_u32, 0_u32);
    for text in texts {
        let mut has_words = false;
        for word in text.split_whitespace() {
            // Addresses and codes are copied, not read.
            if word
                .chars()
                .any(|letter| letter.is_ascii_digit() || "/_@{".contains(letter))
            {
                continue;
            }
            let found = syllables_of(word);
            if found > 0 {
                has_words = true;
                words += 1;
                syllables += found;
            }
            if has_words && word.ends_with(['.', '!', '?', ':', ';']) {
                sentences += 1;
                has_words = false;
            }
        }
        sentences += u32::from(has_words);
    }
    if words == 0 {
        return 0.0;
    }
    let per_sentence = f64::from(words) / f64::from(sentences.max(1));
    (0.39 * per_sentence + 11.8 * f64::from(syllables) / f64::from(words) - 15.59).max(0.0)
}

/// Groups of vowels, without a silent e at the end.
fn syllables_of(word: &str) -> u32 {
    let letters: Vec<char> = word
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    if letters.is_empty() {
        return 0;
    }
    let is_vowel = |letter: char| "aeiouyäöüéèàáíóú".contains(letter);
    let mut count = 0;
    let mut was_vowel = false;
    for letter in &letters {
        let is = is_vowel(*letter);
        count += u32::from(is && !was_vowel);
        was_vowel = is;
    }
    if letters.len() > 2 && letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']) {
        count -= 1;
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{look_over, reading_level};

    #[test]
    fn everything_that_a_person_should_look_at_is_said() {
        let overview = look_over(&json!({ "sections": [
            { "title": "One", "content": "See [there](#two), [here](#three).", "steps": [
                { "title": "Two", "content": "StackOne asks.", "image": { "src": "https://a.example/b.png" } },
                { "title": "Key", "content": "", "field": "key", "blocks": [
                    { "list": [{ "text": "x", "blocks": [{ "image": { "alt": " " } }] }] } ] },
            ] },
        ]}));
        let said = overview.findings.join("\n");
        for expected in [
            "the step \"Two\" asks for no field: it is read on the screen of \"Key\"",
            "a picture of \"Two\" has no words",
            "a picture of \"Key\" has no words",
            "names the vendor: \"StackOne asks.\"",
            "the link \"#three\" leads to no part",
        ] {
            assert!(said.contains(expected), "{expected}\n{said}");
        }
        assert_eq!(
            (overview.dead_links, overview.findings.len()),
            (1, 5),
            "{said}"
        );
    }

    #[test]
    fn short_words_in_short_sentences_ask_for_less_school() {
        let easy = reading_level(&["Press the cog. Copy the key.".to_owned()]);
        let hard = reading_level(&[
            "Administrators configuring authentication integrations necessitate corresponding authorisation.".to_owned(),
        ]);
        assert!(easy < 3.0 && hard > 15.0, "{easy} {hard}");
    }
}
