//! The fault lab: for each code that the wizard can end with, what leads there and what should then be seen, read out
//! and told to the host page.
//!
//! The sentences are what the wizard is to say, written down here on their own: the end-to-end tests hold the two
//! against each other.

/// The person's actions until the screen appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Nothing: it is there when the link is opened.
    Open,
    /// Fill in the form, and press Connect.
    Connect,
    /// The same, then Cancel while it waits.
    Cancel,
    /// The same, with the network switched off before Connect.
    GoOffline,
    /// Press Connect where no window may open.
    BlockPopups,
}

/// One code, and the way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// The code, as partners see it in events.
    pub code: &'static str,
    /// The heading that should be shown.
    pub title: &'static str,
    /// The sentence below it.
    pub sentence: &'static str,
    /// The main button, if the screen has one.
    pub button: &'static str,
    /// The connector that the session is for.
    pub provider: &'static str,
    /// The session's faults, as in the header `x-sandbox-faults`.
    pub faults: &'static str,
    /// The person's actions.
    pub act: Act,
    /// The event that tells the host page, besides `cw-error`.
    pub event: &'static str,
}

const PLAIN: Case = Case {
    code: "",
    title: "",
    sentence: "",
    button: "Try again",
    provider: "clayhr",
    faults: "",
    act: Act::Connect,
    event: "",
};

/// Every code of the fixed list, in its order.
pub const CASES: [Case; 17] = [
    Case {
        code: "session_missing",
        title: "This page needs a link",
        sentence: "It was opened without the link that connects it to your account. Open the link you were given in \
                   this tab. We'll keep what you typed.",
        button: "",
        ..PLAIN
    },
    Case {
        code: "session_expired",
        title: "Your link has expired",
        sentence: "Nothing was linked. Ask for a new link, and open it in this tab. We'll keep what you typed.",
        button: "",
        faults: "token=expired_now",
        event: "cw-expired",
        ..PLAIN
    },
    Case {
        code: "session_forbidden",
        title: "Your link does not allow this",
        sentence: "Nothing was linked. Ask for a new link, and open it in this tab. We'll keep what you typed.",
        button: "",
        faults: "create=403",
        ..PLAIN
    },
    Case {
        code: "credentials_rejected",
        title: "ClayHR did not accept these details",
        sentence: "Check the API key and the user ID. Copy the whole key, and make sure that both belong to the same \
                   person.",
        button: "Check API key",
        faults: "create=provider:401*1",
        ..PLAIN
    },
    Case {
        code: "permission_denied",
        title: "This key does not have enough permissions",
        sentence: "ClayHR recognises the key, but its owner does not have the right permissions. Generate the key as \
                   an administrator.",
        button: "Check API key",
        faults: "create=provider:403*1",
        ..PLAIN
    },
    Case {
        code: "subdomain_unknown",
        title: "ClayHR does not recognise this company",
        sentence: "Check the company subdomain: it is the part before the first dot of your ClayHR address.",
        button: "Check Company subdomain",
        faults: "create=provider:404*1",
        ..PLAIN
    },
    Case {
        code: "rate_limited",
        title: "Too many attempts",
        sentence: "Wait 20 seconds, then try again.",
        faults: "create=429:20*1",
        ..PLAIN
    },
    Case {
        code: "provider_down",
        title: "ClayHR is not responding",
        sentence: "Your details may be correct. Try again in a few minutes.",
        faults: "create=provider:503*1",
        ..PLAIN
    },
    Case {
        code: "backend_error",
        title: "The connection service has a problem",
        sentence: "Your details may be correct. Try again in a minute.",
        faults: "create=500*1",
        ..PLAIN
    },
    Case {
        code: "bad_response",
        title: "We could not confirm the connection",
        sentence: "The response did not confirm that your account is linked. If you try again, we'll check first.",
        faults: "create=empty_201*1",
        ..PLAIN
    },
    Case {
        code: "network_offline",
        title: "You are offline",
        sentence: "Check your internet connection, then try again.",
        act: Act::GoOffline,
        ..PLAIN
    },
    Case {
        code: "network_blocked",
        title: "The connection service can't be reached",
        sentence: "Something between this page and the service blocks the request: a network problem, a firewall or \
                   an ad blocker. Try again, or try another network or browser.",
        // In the midst of an answer, since a browser repeats by itself what got none on a connection that it used before.
        faults: "create=cut*1",
        ..PLAIN
    },
    Case {
        code: "timeout",
        title: "This took too long",
        sentence: "If you try again, we'll first check whether your account was linked in the meantime.",
        faults: "create=slow:45000*1",
        ..PLAIN
    },
    Case {
        code: "popup_blocked",
        title: "Your browser blocked the sign-in window",
        sentence: "Allow popups for this page, then try again.",
        provider: "kitedesk",
        act: Act::BlockPopups,
        ..PLAIN
    },
    Case {
        code: "cancelled",
        title: "You cancelled",
        sentence: "If your details had already arrived, your account may be linked. If you try again, we'll check \
                   first.",
        faults: "create=slow:20000*1",
        act: Act::Cancel,
        event: "cw-cancel",
        ..PLAIN
    },
    Case {
        code: "integration_missing",
        title: "ClayHR can't be linked here yet",
        sentence: "It is not switched on for your account. Tell whoever gave you the link.",
        button: "",
        faults: "connectors=empty",
        ..PLAIN
    },
    Case {
        code: "config_invalid",
        title: "ClayHR can't be linked here yet",
        sentence: "The connection service asks for something that this page can't do. Tell whoever gave you the link.",
        button: "",
        faults: "config=no_config",
        ..PLAIN
    },
];

impl Case {
    /// The case of a code.
    pub fn of(code: &str) -> Option<&'static Self> {
        CASES.iter().find(|case| case.code == code)
    }

    /// Returns `true` if the link has a token in it.
    pub fn has_token(&self) -> bool {
        self.code != "session_missing"
    }

    /// Returns the person's tasks after the link was opened, one sentence each.
    pub fn to_do(&self) -> &'static [&'static str] {
        match self.act {
            Act::Open => &[],
            Act::Connect if self.code == "timeout" => &[
                "Fill in the form with the details below, and press Connect.",
                "Wait until the time limit is over: half a minute, unless the page says otherwise.",
            ],
            Act::Connect => &["Fill in the form with the details below, and press Connect."],
            Act::Cancel => &[
                "Fill in the form with the details below, and press Connect.",
                "Press Cancel within twenty seconds.",
            ],
            Act::GoOffline => &[
                "Fill in the form with the details below.",
                "Switch this computer's network off, or choose Offline in the network panel of the developer tools.",
                "Press Connect.",
            ],
            Act::BlockPopups => &[
                "Use the frame below, which lets no window open.",
                "Type any workspace, and press Connect.",
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::CASES;
    use crate::faults::switches::{Switches, of_session};

    #[test]
    fn every_code_stands_once_and_its_faults_can_be_set() {
        let codes: HashSet<_> = CASES.iter().map(|case| case.code).collect();
        assert_eq!(codes.len(), 17);
        for case in CASES {
            let switches = Switches::from_header(case.faults).and_then(of_session);
            assert!(switches.is_ok(), "{}", case.code);
            assert!(
                !case.title.is_empty() && !case.sentence.is_empty(),
                "{}",
                case.code
            );
        }
    }
}
