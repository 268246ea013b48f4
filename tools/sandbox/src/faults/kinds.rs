//! The names of exchanges and of what can go wrong in each.

/// One kind of request of the browser; or, for the sandbox as a whole, any request of a partner's backend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exchange {
    Settings,
    Connectors,
    Config,
    Account,
    Create,
    Update,
    Attempt,
    Token,
    Partner,
}

impl Exchange {
    /// Those a session can be told about.
    pub(crate) const ALL: [Self; 8] = [
        Self::Settings,
        Self::Connectors,
        Self::Config,
        Self::Account,
        Self::Create,
        Self::Update,
        Self::Attempt,
        Self::Token,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Connectors => "connectors",
            Self::Config => "config",
            Self::Account => "account",
            Self::Create => "create",
            Self::Update => "update",
            Self::Attempt => "attempt",
            Self::Token => "token",
            Self::Partner => "partner",
        }
    }

    /// Returns the faults that this exchange can be told to make. `token` only ever runs out.
    pub(crate) fn kinds(self) -> Vec<&'static str> {
        if self == Self::Token {
            return vec!["expired_now"];
        }
        let own: &[&str] = match self {
            Self::Connectors => &["empty", "malformed"],
            Self::Config => &[
                "unknown_type",
                "odd_keys",
                "extra_field",
                "no_config",
                "malformed",
                "empty",
            ],
            Self::Create => &[
                "empty_201",
                "no_id",
                "lost_answer",
                "late_answer",
                "malformed",
                "provider",
            ],
            Self::Update => &[
                "empty",
                "lost_answer",
                "late_answer",
                "malformed",
                "provider",
            ],
            Self::Attempt => &["empty", "malformed", "no_url", "severed"],
            Self::Settings | Self::Account => &["empty", "malformed"],
            Self::Token | Self::Partner => &[],
        };
        ANYWHERE.iter().chain(own).copied().collect()
    }
}

/// Faults that every exchange can make.
const ANYWHERE: [&str; 18] = [
    "400", "401", "403", "404", "409", "422", "429", "500", "500_bare", "502_html", "html",
    "401_html", "403_html", "404_html", "redirect", "slow", "drop", "cut",
];

/// One thing that goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A plain error body of this status.
    Status(u16),
    /// 429, with a `Retry-After` of so many seconds.
    TooMany(u64),
    /// 500 without a `statusCode` in the body.
    Bare,
    /// 502 with a page in place of JSON.
    BadGatewayPage,
    /// 200 with a page in place of JSON.
    Page,
    /// This status with the page of a firewall.
    Firewall(u16),
    /// A redirect to the login page of a network.
    Redirect,
    /// Waits so many milliseconds, then answers as if nothing was wrong.
    Slow(u64),
    /// Closes the connection without an answer, and does nothing.
    Drop,
    /// Closes the connection in the midst of an answer, and does nothing.
    Cut,
    /// A success that says nothing: an empty list for connectors, else an empty body.
    Empty,
    /// A success whose JSON breaks off.
    Malformed,
    /// A field of a kind nobody knows.
    UnknownType,
    /// The ClayHR fields under keys nobody knows.
    OddKeys,
    /// A fourth field, which is not needed to link.
    ExtraField,
    /// An answer about a connector that leaves out what it asks for.
    NoConfig,
    /// The account is made; the answer has no id.
    NoId,
    /// The account is made; the connection closes before the answer.
    LostAnswer,
    /// The account is made; the answer comes after so many milliseconds.
    LateAnswer(u64),
    /// The provider answers with this status, and the connection is refused.
    Provider(u16),
    /// A new attempt is answered without the address to open, as backends do that know nothing of it.
    NoUrl,
    /// The provider's page cuts the tie to the window that opened it, which then looks closed.
    Severed,
    /// The token has run out.
    Expired,
}

impl Kind {
    /// Reads a name with its optional number, such as `slow:3000`.
    pub(crate) fn parse(exchange: Exchange, text: &str) -> Option<Self> {
        let (name, number) = match text.split_once(':') {
            Some((name, number)) => (name, Some(number.parse::<u64>().ok()?)),
            None => (text, None),
        };
        if !exchange.kinds().contains(&name) {
            return None;
        }
        let kind = match (name, number) {
            ("slow", wait) => Self::Slow(wait.unwrap_or(7000)),
            ("late_answer", wait) => Self::LateAnswer(wait.unwrap_or(7000)),
            ("429", wait) => Self::TooMany(wait.unwrap_or(60)),
            ("provider", status) => {
                let status = u16::try_from(status.unwrap_or(401)).ok()?;
                (400..600).contains(&status).then_some(())?;
                Self::Provider(status)
            }
            (_, Some(_)) => return None,
            ("500_bare", None) => Self::Bare,
            ("502_html", None) => Self::BadGatewayPage,
            ("html", None) => Self::Page,
            ("401_html", None) => Self::Firewall(401),
            ("403_html", None) => Self::Firewall(403),
            ("404_html", None) => Self::Firewall(404),
            ("redirect", None) => Self::Redirect,
            ("drop", None) => Self::Drop,
            ("cut", None) => Self::Cut,
            ("empty" | "empty_201", None) => Self::Empty,
            ("malformed", None) => Self::Malformed,
            ("unknown_type", None) => Self::UnknownType,
            ("odd_keys", None) => Self::OddKeys,
            ("extra_field", None) => Self::ExtraField,
            ("no_config", None) => Self::NoConfig,
            ("no_id", None) => Self::NoId,
            ("lost_answer", None) => Self::LostAnswer,
            ("no_url", None) => Self::NoUrl,
            ("severed", None) => Self::Severed,
            ("expired_now", None) => Self::Expired,
            (status, None) => Self::Status(status.parse().ok()?),
        };
        Some(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::{Exchange, Kind};

    #[test]
    fn every_offered_name_can_be_read() {
        for exchange in Exchange::ALL {
            for name in exchange.kinds() {
                assert!(
                    Kind::parse(exchange, name).is_some(),
                    "{} {name}",
                    exchange.as_str()
                );
            }
        }
    }

    #[test]
    fn numbers_belong_only_where_they_mean_something() {
        assert_eq!(
            Kind::parse(Exchange::Create, "slow:50"),
            Some(Kind::Slow(50))
        );
        assert_eq!(
            Kind::parse(Exchange::Create, "429:2"),
            Some(Kind::TooMany(2))
        );
        assert_eq!(
            Kind::parse(Exchange::Create, "provider:403"),
            Some(Kind::Provider(403))
        );
        for wrong in [
            "500:3",
            "drop:1",
            "provider:200",
            "provider:99999",
            "slow:soon",
            "slow:",
            "418",
            "odd_keys",
            "",
        ] {
            assert_eq!(Kind::parse(Exchange::Create, wrong), None, "{wrong}");
        }
    }
}
