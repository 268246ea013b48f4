//! The site that a file is from, and where its addresses lead.

/// The site that a file's relative addresses lead to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site<'a> {
    /// Its address, without a slash at the end.
    pub(super) address: &'a str,
    /// `true` if a line end in a text may mean a line break, as in a connector's file.
    pub(super) keeps_lines: bool,
    /// The lines that say where links by reference lead: `[name]: address`.
    pub(super) definitions: &'a str,
}

/// The site of today's pages, and of connectors.
pub(super) const DOCS: &str = "https://docs.stackone.com";

/// The site of the older pages, which begin with front matter.
pub(super) const OLDER: &str = "https://hub.stackone.com";

impl Site<'_> {
    /// Returns the address of a link: by http or https, to a mail address, or within the page. `None` if it is any
    /// other.
    pub(super) fn link(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if let Some(anchor) = address.strip_prefix('#') {
            return (!anchor.is_empty()).then(|| format!("#{}", guide::inline::anchor(anchor)));
        }
        let scheme = |name: &str| {
            address
                .get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name))
                && address.len() > name.len()
                && !address[name.len()..].starts_with('/')
        };
        if address
            .chars()
            .any(|letter| letter.is_whitespace() || letter.is_control())
        {
            return None;
        }
        if scheme("https://") || scheme("http://") || scheme("mailto:") {
            return Some(escaped(address));
        }
        self.own(address).map(|address| escaped(&address))
    }

    /// Returns the address of a picture: by https.
    pub(super) fn picture(&self, source: &str) -> Option<String> {
        let source = source.trim();
        let is_plain = !source.is_empty() && !source.chars().any(char::is_control);
        let address = if source
            .get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case("https://"))
        {
            Some(source.to_owned())
        } else {
            self.own(source)
        };
        address
            .filter(|_| is_plain)
            .map(|address| address.replace(' ', "%20"))
    }

    /// An address on the site itself.
    fn own(&self, address: &str) -> Option<String> {
        let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
        if address.is_empty() || address.starts_with("//") || before_path.contains(':') {
            return None;
        }
        let path = address.trim_start_matches("./").trim_start_matches("../");
        Some(format!("{}/{}", self.address, path.trim_start_matches('/')))
    }
}

/// An address without what would end the mark around it.
fn escaped(address: &str) -> String {
    let mut escaped = String::new();
    for letter in address.chars() {
        match letter {
            '(' => escaped.push_str("%28"),
            ')' => escaped.push_str("%29"),
            '[' => escaped.push_str("%5B"),
            ']' => escaped.push_str("%5D"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
