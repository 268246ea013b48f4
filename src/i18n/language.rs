//! Language tags: which files a wanted language is looked for in, and in which direction it is written.

/// The language that needs no file.
pub const BUILT_IN: &str = "en";

/// The languages that stand as files in `assets/locales/`, and the built-in one. A native test compares it with the
/// folder.
pub const SHIPPED: &[&str] = &["en", "ar", "de", "es", "fr", "ja", "nl", "pt"];

/// Returns the languages to look for, in order, as names of files in `locales/`: of `set`, the language that a setting
/// names, with ever fewer subtags, since a site may bring a language of its own; then the nearest that we have. `around`
/// are the wanted languages where no setting names one. The built-in language needs no file: there the search ends.
pub fn files(set: Option<&str>, around: &[String]) -> Vec<String> {
    let nearest = match set {
        Some(tag) => nearest_shipped([tag]),
        None => nearest_shipped(around.iter().map(String::as_str)),
    };
    let mut files: Vec<String> = set.map(truncations).unwrap_or_default();
    if let Some(nearest) = nearest {
        // The file of a shipped language has its name in lower case.
        files.retain(|tag| !tag.eq_ignore_ascii_case(nearest));
        files.push(nearest.to_owned());
    }
    files
}

/// Returns the tag with ever fewer subtags (RFC 4647, 3.4, Lookup): `az-Arab-IR`, `az-Arab`, `az`.
fn truncations(tag: &str) -> Vec<String> {
    let mut found = vec![tag.to_owned()];
    let mut rest = modern(tag);
    if rest != tag {
        found.push(rest.clone());
    }
    while let Some((shorter, _)) = rest.rsplit_once('-') {
        rest = shorter.to_owned();
        found.push(rest.clone());
    }
    found
}

/// Returns the first wanted language that is shipped, whatever its script and region.
fn nearest_shipped<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Option<&'static str> {
    wanted.into_iter().find_map(|tag| {
        let language = language_of(tag);
        SHIPPED
            .iter()
            .find(|shipped| **shipped == language)
            .copied()
    })
}

/// Returns the language of a tag, in lower case and by its code of today: of `iw-IL` it is `he`.
fn language_of(tag: &str) -> String {
    let modern = modern(tag);
    modern
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// Replaces a language code that was withdrawn (IANA's registry of subtags, "Preferred-Value").
fn modern(tag: &str) -> String {
    let (language, rest) = tag.split_at(tag.find('-').unwrap_or(tag.len()));
    let language = match language.to_ascii_lowercase().as_str() {
        "iw" => "he",
        "ji" => "yi",
        "in" => "id",
        "mo" => "ro",
        "jw" => "jv",
        _ => return tag.to_owned(),
    };
    format!("{language}{rest}")
}

/// Scripts that are written from right to left (ISO 15924).
const RIGHT_TO_LEFT_SCRIPTS: [&str; 13] = [
    "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "syrj", "thaa",
    "yezi",
];

/// Languages that are written in one of these scripts, in some countries or in all (CLDR, likely subtags).
const RIGHT_TO_LEFT_LANGUAGES: [&str; 43] = [
    "apc", "apd", "ar", "arc", "ary", "arz", "az-iq", "az-ir", "azb", "bal", "bgn", "ckb", "dv",
    "fa", "glk", "ha-cm", "ha-sd", "he", "kk-af", "kk-cn", "kk-ir", "kk-mn", "ks", "ky-cn", "lrc",
    "luz", "ms-cc", "mzn", "nqo", "pa-pk", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr",
    "tg-pk", "ug", "ur", "uz-af", "yi",
];

/// Tells whether a language is written from right to left: by its script where the tag names one, else by what is
/// usual for the language in its country.
pub fn is_right_to_left(tag: &str) -> bool {
    let language = language_of(tag);
    // After a single letter come extensions and private use.
    let subtags: Vec<String> = tag
        .split(['-', '_'])
        .skip(1)
        .take_while(|subtag| subtag.len() > 1)
        .map(str::to_ascii_lowercase)
        .collect();
    let is_script = |subtag: &&String| {
        subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    if let Some(script) = subtags.iter().find(is_script) {
        return RIGHT_TO_LEFT_SCRIPTS.contains(&script.as_str());
    }
    let is_listed = |name: &str| RIGHT_TO_LEFT_LANGUAGES.contains(&name);
    is_listed(&language)
        || subtags
            .iter()
            .any(|subtag| is_listed(&format!("{language}-{subtag}")))
}
