//! The company subdomain: one DNS label, typed, or taken from an address at one of ClayHR's domains.
//!
//! Public sources name three domains and do not say whether every company answers at each: StackOne's guide has
//! `clayhr.com`, ClayHR's own help and Hyperproof's have `clayhr.net`, the API description has `bizmerlin.net`, the former
//! brand. So the ending is never called wrong as long as it is in the list, and only the label is sent on.
//!
//! An address is read as strictly as a browser would go there: what could lead to another host than the one it shows (a
//! name before `@`, a backslash, a percent sign, letters of other scripts) is refused, each with its reason.

mod hosts;

pub use hosts::Hosts;

use super::{
    clean::{clean, is_space, look_alikes_to_ascii},
    shape::{is_email, looks_like_key, without_prefix},
};
use hosts::labels_before;

/// A mistake made in print: two pages of ClayHR's help write `yourcompany.clay.net`.
const KNOWN_MISTAKES: [(&str, &str); 1] = [("clay.net", "clayhr.net")];
const LONGEST_LABEL: usize = 63;
const LONGEST_HOST: usize = 253;

/// An accepted subdomain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subdomain {
    label: String,
    host: Option<String>,
}

impl Subdomain {
    /// The DNS label in lower case, `acme`: what is sent.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The whole host, `acme.clayhr.net`, if one was given: to open ClayHR at the same ending. No port, no path.
    pub fn host(&self) -> Option<&str> {
        self.host.as_deref()
    }

    /// Returns the text for the field: the host if there is one, otherwise the label. It parses to the same value
    /// again.
    pub fn field_text(&self) -> &str {
        self.host.as_deref().unwrap_or(&self.label)
    }
}

/// The reason why a text is not a subdomain; each has a sentence of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubdomainError {
    /// Nothing was entered, or a scheme alone.
    Empty,
    /// `clayhr.com`: the domain, without the company before it.
    DomainOnly,
    /// `www`: the address of ClayHR's own site.
    MarketingHost,
    /// Another host than ClayHR's, however like it looks.
    LookAlike {
        /// The host as a browser would read it, in lower case.
        host: String,
    },
    /// A name before `@`, which hides the true host after it.
    Credentials,
    /// An address made of numbers, in any notation.
    IpAddress,
    /// A letter outside ASCII in its `xn--` notation, which is easy to mistake for another.
    NotAscii,
    /// A character outside ASCII that stands for no plain one; it may look like a plain letter.
    ForeignCharacter(char),
    /// A long mix of letters and digits: most likely the API key, in the wrong field. As part of an address it is taken.
    LooksLikeKey,
    /// A label over 63 characters, or a host over 253.
    TooLong,
    /// A hyphen at the start or the end.
    BadHyphen,
    /// This character cannot stand here.
    BadCharacter(char),
    /// `a.b.clayhr.com`: the user has to say which part is the company.
    SeveralLabels {
        /// All that stands before the domain, `a.b`.
        labels: String,
        /// The likeliest part: the one next to the domain, for that is where ClayHR gives out names. Always valid itself.
        suggestion: String,
    },
    /// A domain known to be a misprint. Never corrected silently: that host is somebody else's.
    Typo {
        /// The host that was most likely meant, `acme.clayhr.net`.
        suggestion: String,
    },
    /// An e-mail address.
    EmailAddress,
    /// An address that starts otherwise than with `http://` or `https://`.
    OtherScheme,
}

/// Something odd about a subdomain that is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubdomainWarning {
    /// Underscores do not belong in host names, but a public list of job boards allows them for ClayHR.
    Underscore,
    /// Digits only: a good label, but perhaps the user ID.
    OnlyDigits,
}

/// Reads a subdomain: a bare label, or an address or host directly under one of `hosts`.
///
/// Scheme, port, path, query, hash, a dot at the end, upper case and whatever [`clean`] strips do no harm. A bare label is
/// taken without any of them, but for the dot.
pub fn parse_subdomain(
    text: &str,
    hosts: &Hosts,
) -> Result<(Subdomain, Option<SubdomainWarning>), SubdomainError> {
    let cleaned = clean(&look_alikes_to_ascii(text)).text;
    let (has_scheme, rest) = without_scheme(&cleaned)?;
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    if authority.contains('@') {
        let email = !has_scheme && is_email(authority);
        return Err(if email {
            SubdomainError::EmailAddress
        } else {
            SubdomainError::Credentials
        });
    }
    let (host, port) = split_port(authority)?;
    check_characters(host)?;
    let host = host.strip_suffix('.').unwrap_or(host);
    if !has_scheme && looks_like_key(host) && !host.contains('.') {
        return Err(SubdomainError::LooksLikeKey);
    }
    let host = host.to_ascii_lowercase();
    if host.is_empty() {
        return Err(SubdomainError::Empty);
    }
    if host.len() > LONGEST_HOST {
        return Err(SubdomainError::TooLong);
    }
    if is_ip_address(&host, has_scheme) {
        return Err(SubdomainError::IpAddress);
    }
    if host.contains("..") {
        return Err(SubdomainError::BadCharacter('.'));
    }
    if host.contains('.') {
        return under_known_domain(host, hosts);
    }
    if has_scheme {
        return Err(SubdomainError::LookAlike { host });
    }
    if let Some(extra) = port.chars().chain(path.chars()).next() {
        return Err(SubdomainError::BadCharacter(extra));
    }
    let warning = check_label(&host)?;
    Ok((
        Subdomain {
            label: host,
            host: None,
        },
        warning,
    ))
}

/// Takes `http://`, `https://` or a mere `//` away, and says whether there was one.
fn without_scheme(text: &str) -> Result<(bool, &str), SubdomainError> {
    if text.is_empty() {
        return Err(SubdomainError::Empty);
    }
    for scheme in ["https://", "http://", "//"] {
        if let Some(rest) = without_prefix(text, scheme) {
            return Ok((true, rest));
        }
    }
    // A scheme can only stand before the first of these; later `://` belong to a path or a query.
    let (before, after) = text.split_at(text.find(['/', '?', '#', '@']).unwrap_or(text.len()));
    if before.ends_with(':') && after.starts_with("//") {
        return Err(SubdomainError::OtherScheme);
    }
    Ok((false, text))
}

/// Splits host and port (which keeps its colon). Square brackets and several colons are IPv6; an odd port is refused.
fn split_port(authority: &str) -> Result<(&str, &str), SubdomainError> {
    let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
    let digits = port.strip_prefix(':').unwrap_or_default();
    let is_ipv6 =
        |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.' | b'[' | b']' | b'%');
    if digits.contains(':') && authority.bytes().all(is_ipv6) {
        return Err(SubdomainError::IpAddress);
    }
    if port.len() > 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        // A letter of another script before the colon is the more telling reason.
        check_characters(host)?;
        return Err(SubdomainError::BadCharacter(':'));
    }
    Ok((host, port))
}

fn check_characters(host: &str) -> Result<(), SubdomainError> {
    let is_good =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    let foreign = |character: &char| !character.is_ascii() && !is_space(*character);
    if let Some(character) = host.chars().find(foreign) {
        return Err(SubdomainError::ForeignCharacter(character));
    }
    match host.chars().find(|&character| !is_good(character)) {
        Some(character) => Err(SubdomainError::BadCharacter(character)),
        None => Ok(()),
    }
}

/// Browsers read a host whose last label is a number as an IPv4 address: `127.0.0.1`, `127.1`, `2130706433`, `0x7f.1`. A
/// bare number is left to the label rule, since it goes nowhere as it stands.
fn is_ip_address(host: &str, has_scheme: bool) -> bool {
    let last = match host.rsplit_once('.') {
        Some((_, last)) => last,
        None if has_scheme => host,
        None => return false,
    };
    let is_hexadecimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    last.strip_prefix("0x").is_some_and(is_hexadecimal)
        || (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()))
}

fn under_known_domain(
    host: String,
    hosts: &Hosts,
) -> Result<(Subdomain, Option<SubdomainWarning>), SubdomainError> {
    // The longest domain first, for a list that holds both `clayhr.com` and `eu.clayhr.com`.
    let labels = hosts
        .domains()
        .iter()
        .filter_map(|domain| labels_before(&host, domain))
        .min_by_key(|labels| labels.len());
    let Some(labels) = labels else {
        return Err(match misprint(&host, hosts) {
            Some(suggestion) => SubdomainError::Typo { suggestion },
            None => SubdomainError::LookAlike { host },
        });
    };
    if labels.is_empty() {
        return Err(SubdomainError::DomainOnly);
    }
    if let Some((others, nearest)) = labels.rsplit_once('.') {
        let likeliest = if nearest == "www" {
            others.rsplit_once('.').map_or(others, |(_, last)| last)
        } else {
            nearest
        };
        check_label(likeliest)?;
        if looks_like_key(likeliest) {
            return Err(SubdomainError::LooksLikeKey);
        }
        let suggestion = likeliest.to_owned();
        return Err(SubdomainError::SeveralLabels {
            labels: labels.to_owned(),
            suggestion,
        });
    }
    let warning = check_label(labels)?;
    Ok((
        Subdomain {
            label: labels.to_owned(),
            host: Some(host),
        },
        warning,
    ))
}

fn misprint(host: &str, hosts: &Hosts) -> Option<String> {
    for (wrong, right) in KNOWN_MISTAKES {
        if let Some(label) = labels_before(host, wrong)
            && hosts.domains().iter().any(|domain| domain == right)
            && !label.contains('.')
            && check_label(label).is_ok()
        {
            return Some(format!("{label}.{right}"));
        }
    }
    None
}

/// The rule of DNS for one label: `[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?`, underscores let through with a warning.
fn check_label(label: &str) -> Result<Option<SubdomainWarning>, SubdomainError> {
    if label.is_empty() {
        return Err(SubdomainError::Empty);
    }
    if label == "www" {
        return Err(SubdomainError::MarketingHost);
    }
    if label.len() > LONGEST_LABEL {
        return Err(SubdomainError::TooLong);
    }
    if label.starts_with('-') || label.ends_with('-') {
        return Err(SubdomainError::BadHyphen);
    }
    if label.starts_with("xn--") {
        return Err(SubdomainError::NotAscii);
    }
    Ok(if label.contains('_') {
        Some(SubdomainWarning::Underscore)
    } else if label.bytes().all(|byte| byte.is_ascii_digit()) {
        Some(SubdomainWarning::OnlyDigits)
    } else {
        None
    })
}

/// Returns a guide's text with the user's own company in its example addresses: in place of
/// `https://acmecompany.clayhr.com/rm/user/view/123456` the address that the user will meet.
pub fn with_own_company(text: &str, company: &Subdomain, hosts: &Hosts) -> String {
    let is_of_host =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '.');
    let mut personal = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_of_host) {
        let (before, token) = rest.split_at(start);
        let end = token.find(|character| !is_of_host(character));
        let (host, after) = token.split_at(end.unwrap_or(token.len()));
        personal.push_str(before);
        let domain = hosts.domains().iter().find(|domain| {
            labels_before(host, domain)
                .is_some_and(|label| !label.is_empty() && !label.contains('.'))
        });
        match (domain, company.host()) {
            (Some(_), Some(own)) => personal.push_str(own),
            (Some(domain), None) => personal.push_str(&format!("{}.{domain}", company.label())),
            (None, _) => personal.push_str(host),
        }
        rest = after;
    }
    personal.push_str(rest);
    personal
}
