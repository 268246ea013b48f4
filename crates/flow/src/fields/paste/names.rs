//! The names of the three values, as ClayHR, programs and people write them, in the eight languages of the wizard.

use super::Target;
use crate::letters::{folded, is_mark};

/// A name that was found, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) target: Target,
    /// Written in several words, as in a sentence, unlike `apiKey` or `x-api-key`.
    pub(super) is_prose: bool,
}

/// Names by their letters alone, as [`folded`] leaves them. The order does not matter: none ends in another's.
const NAMES: [(&str, Target); 79] = [
    ("apikey", Target::ApiKey),
    ("apitoken", Target::ApiKey),
    ("apisecret", Target::ApiKey),
    ("accesskey", Target::ApiKey),
    // German
    ("apischlussel", Target::ApiKey),
    ("apischluessel", Target::ApiKey),
    ("zugriffsschlussel", Target::ApiKey),
    ("zugangsschlussel", Target::ApiKey),
    // Spanish
    ("clavedeapi", Target::ApiKey),
    ("clavedelaapi", Target::ApiKey),
    ("claveapi", Target::ApiKey),
    ("llavedeapi", Target::ApiKey),
    ("llaveapi", Target::ApiKey),
    // French
    ("cleapi", Target::ApiKey),
    ("cledapi", Target::ApiKey),
    ("cledelapi", Target::ApiKey),
    ("clefapi", Target::ApiKey),
    ("clefdapi", Target::ApiKey),
    // Dutch
    ("apisleutel", Target::ApiKey),
    // Portuguese
    ("chavedeapi", Target::ApiKey),
    ("chavedaapi", Target::ApiKey),
    ("chaveapi", Target::ApiKey),
    ("chavedeacesso", Target::ApiKey),
    // Japanese
    ("apiキー", Target::ApiKey),
    ("アクセスキー", Target::ApiKey),
    ("apiトークン", Target::ApiKey),
    // Arabic
    ("مفتاحapi", Target::ApiKey),
    ("مفتاحالapi", Target::ApiKey),
    ("مفتاحواجهةبرمجةالتطبيقات", Target::ApiKey),
    ("مفتاحالواجهةالبرمجية", Target::ApiKey),
    ("userid", Target::UserId),
    ("useridentifier", Target::UserId),
    ("usernumber", Target::UserId),
    ("benutzerid", Target::UserId),
    ("benutzerkennung", Target::UserId),
    ("benutzernummer", Target::UserId),
    ("nutzerid", Target::UserId),
    ("anwenderid", Target::UserId),
    ("iddeusuario", Target::UserId),
    ("iddelusuario", Target::UserId),
    ("idusuario", Target::UserId),
    ("identificadordeusuario", Target::UserId),
    ("identificadordelusuario", Target::UserId),
    ("numerodeusuario", Target::UserId),
    ("idutilisateur", Target::UserId),
    ("iddutilisateur", Target::UserId),
    ("iddelutilisateur", Target::UserId),
    ("identifiantutilisateur", Target::UserId),
    ("identifiantdutilisateur", Target::UserId),
    ("identifiantdelutilisateur", Target::UserId),
    ("gebruikersid", Target::UserId),
    ("gebruikerid", Target::UserId),
    ("gebruikersnummer", Target::UserId),
    ("iddousuario", Target::UserId),
    ("iddeutilizador", Target::UserId),
    ("iddoutilizador", Target::UserId),
    ("identificadordousuario", Target::UserId),
    ("identificadordoutilizador", Target::UserId),
    ("ユーザーid", Target::UserId),
    ("ユーザid", Target::UserId),
    ("ユーザー番号", Target::UserId),
    ("利用者id", Target::UserId),
    ("معرفالمستخدم", Target::UserId),
    ("رقمالمستخدم", Target::UserId),
    ("subdomain", Target::Subdomain),
    ("companydomain", Target::Subdomain),
    ("subdomainihrerfirma", Target::Subdomain),
    ("subdomane", Target::Subdomain),
    ("subdominio", Target::Subdomain),
    ("subdominiodelaempresa", Target::Subdomain),
    ("subdominiodaempresa", Target::Subdomain),
    ("sousdomaine", Target::Subdomain),
    ("sousdomainedelentreprise", Target::Subdomain),
    ("subdomein", Target::Subdomain),
    ("subdomeinvanuwbedrijf", Target::Subdomain),
    ("subdomeinvanhetbedrijf", Target::Subdomain),
    ("サブドメイン", Target::Subdomain),
    ("النطاقالفرعي", Target::Subdomain),
    ("النطاقالفرعيللشركة", Target::Subdomain),
];

/// The longest name has 26 letters.
const MOST_LETTERS: usize = 28;
/// The number of signs that may stand between two letters of a name.
const MOST_BETWEEN: usize = 3;
const LONGEST_LABEL: usize = 80;

/// Returns the known name that a text ends with, in any case, with or without signs between its letters, quoted or not, and
/// with a remark in brackets after it or not.
pub(super) fn name_at_end(text: &str) -> Option<Name> {
    name_and_start(text).map(|(name, _)| name)
}

/// Returns the name that a cell or a line consists of, with a word or two before it: "Company subdomain".
pub(super) fn name_of_label(text: &str) -> Option<Name> {
    let text = text.trim_matches(is_around).trim_end_matches([':', ' ']);
    let text = text.trim_matches(is_around);
    if text.len() > LONGEST_LABEL {
        return None;
    }
    let (name, start) = name_and_start(text)?;
    let before = text.get(..start)?;
    let is_good = |character: char| {
        character.is_alphanumeric() || matches!(character, ' ' | '-' | '_' | '.' | '&' | '\'' | '#')
    };
    let words = before.split_whitespace().count();
    (words <= 2 && before.chars().all(is_good)).then_some(name)
}

/// Returns the name that a text ends with, and where it starts, if the name is that of a flag on a command line: `--api-key`.
pub(super) fn flag_at_end(text: &str) -> Option<Name> {
    let (name, start) = name_and_start(text)?;
    let before = text.get(..start)?;
    let dashless = before.trim_end_matches('-');
    let is_flag = dashless.len() < before.len()
        && dashless.chars().next_back().is_none_or(char::is_whitespace);
    (is_flag && !name.is_prose).then_some(name)
}

/// Returns the name of the variable that a shell is told to set: `setx API_KEY`, `set -gx API_KEY`.
pub(super) fn variable_at_end(text: &str) -> Option<Name> {
    const COMMANDS: [&str; 5] = ["setx", "setenv", "set -x", "set -gx", "set -Ux"];
    let (before, variable) = text.rsplit_once(' ')?;
    let before = before.trim_end_matches(' ');
    let is_set = COMMANDS.iter().any(|command| {
        let rest = before.strip_suffix(command);
        rest.is_some_and(|rest| rest.chars().next_back().is_none_or(char::is_whitespace))
    });
    is_set.then(|| name_at_end(variable))?
}

/// Returns whether the text ends with a known name that stands right after `<`, as the name of an XML element does.
pub(super) fn element_at_end(text: &str) -> Option<Name> {
    let (name, start) = name_and_start(text)?;
    text.get(..start)?.ends_with('<').then_some(name)
}

fn is_around(character: char) -> bool {
    matches!(character, ' ' | '\t' | '*' | '"' | '\'' | '`' | '|')
}

fn name_and_start(text: &str) -> Option<(Name, usize)> {
    let text = without_verb(text.trim_end_matches([' ', '*', '"', '\'', '`', ']']));
    let found = name_ending_at(text);
    if found.is_some() {
        return found;
    }
    let bracketed = text.strip_suffix(')')?;
    let in_reach = bracketed.len().saturating_sub(LONGEST_LABEL);
    let reach = bracketed
        .char_indices()
        .map(|(at, _)| at)
        .find(|&at| at >= in_reach)?;
    let open = reach + bracketed.get(reach..)?.rfind('(')?;
    let before = text
        .get(..open)?
        .trim_end_matches([' ', '*', '"', '\'', '`']);
    name_ending_at(before).or_else(|| name_ending_at(bracketed).filter(|&(_, start)| start > open))
}

/// The text without a verb or a possessive that may stand between a name and its colon: "Ihr API-Schlüssel lautet:".
fn without_verb(text: &str) -> &str {
    const WORDS: [&str; 10] = [
        " is",
        " lautet",
        " ist",
        " est",
        " es",
        " é",
        "は",
        "الخاص بك",
        "الخاصة بك",
        " ClayHR",
    ];
    let rest = WORDS.iter().find_map(|word| text.strip_suffix(word));
    rest.map_or(text, |rest| rest.trim_end_matches(' '))
}

/// Walks back over the letters of the text, and compares each stretch of them that begins a word with the known names.
fn name_ending_at(text: &str) -> Option<(Name, usize)> {
    let mut letters = [('\0', 0); MOST_LETTERS];
    let (mut count, mut between) = (0, 0);
    for (at, character) in text.char_indices().rev() {
        if let Some(letter) = folded(character) {
            if count == MOST_LETTERS {
                break;
            }
            letters[count] = (letter, at);
            (count, between) = (count + 1, 0);
        } else if count > 0 && between < MOST_BETWEEN && is_between(character) {
            between += usize::from(!is_mark(character));
        } else {
            break;
        }
    }
    let letters = &letters[..count];
    let name = |(name, target): (&str, Target)| {
        let length = name.chars().count();
        let start = letters.get(length.checked_sub(1)?)?.1;
        let is_same = name
            .chars()
            .rev()
            .zip(letters)
            .all(|(expected, (letter, _))| expected == *letter);
        (is_same && begins_word(text, start)).then_some((start, target))
    };
    let (start, target) = NAMES
        .into_iter()
        .filter_map(name)
        .min_by_key(|(start, _)| *start)?;
    let is_prose = text.get(start..)?.contains(' ');
    Some((Name { target, is_prose }, start))
}

/// Returns whether a word begins here: neither inside `notuserid` nor `MyNotuserid`, but inside `myUserId`, and anywhere in a
/// script that writes no spaces.
fn begins_word(text: &str, start: usize) -> bool {
    let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));
    let (Some(before), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    !before.is_alphanumeric()
        || (first.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()))
        || is_unspaced(before)
        || is_unspaced(first)
}

/// Kana and Chinese characters.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

fn is_between(character: char) -> bool {
    matches!(character, ' ' | '-' | '_' | '.' | '\'' | '・') || is_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_written_as_it_is_compared() {
        for (name, target) in NAMES {
            let plain: String = name.chars().filter_map(folded).collect();
            assert_eq!(plain, name);
            assert!(name.chars().count() <= MOST_LETTERS, "{name}");
            assert_eq!(
                name_at_end(name).map(|found| found.target),
                Some(target),
                "{name}"
            );
        }
    }
}
