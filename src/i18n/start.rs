//! The sentences of the page before, and without, the program. Only the prerender program uses them, so that they are
//! no part of what the browser loads as code.

/// Declares the sentences, as `messages!` does; they have no keys, since a page is built in one language.
macro_rules! start_messages {
    ($($name:ident, $english:literal;)*) => {
        /// A sentence, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum StartMessage {
            $(#[doc = $english] $name,)*
        }

        impl StartMessage {
            /// Every sentence.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its English text, which is also its key in a locale file.
            pub fn english(self) -> &'static str {
                match self {
                    $(Self::$name => $english,)*
                }
            }
        }
    };
}

impl StartMessage {
    /// Everything that can keep the program from running, by the name that the page's loader uses: its heading, and
    /// what to do.
    pub const TROUBLES: [(&str, Self, Self); 7] = [
        ("unsupported", Self::UnsupportedTitle, Self::Unsupported),
        ("refused", Self::RefusedTitle, Self::Refused),
        ("missing", Self::MissingTitle, Self::Missing),
        ("damaged", Self::DamagedTitle, Self::Damaged),
        ("settings", Self::SettingsTitle, Self::Settings),
        ("crashed", Self::CrashedTitle, Self::Crashed),
        ("waiting", Self::WaitingTitle, Self::Waiting),
    ];

    /// The sentences of `web/return-address.js`, by its names.
    pub const RETURN: [(&str, Self); 4] = [
        ("asks", Self::ReturnAsks),
        ("back", Self::ReturnBack),
        ("pause", Self::ReturnPause),
        ("stay", Self::ReturnStay),
    ];

    /// The troubles as a partner's page tells of them, where nobody was given a link.
    pub const ELEMENT_TROUBLES: [(&str, Self, Self); 6] = [
        (
            "unsupported",
            Self::ElementUnsupportedTitle,
            Self::ElementUnsupported,
        ),
        ("refused", Self::ElementRefusedTitle, Self::ElementRefused),
        ("missing", Self::ElementMissingTitle, Self::ElementMissing),
        ("damaged", Self::ElementDamagedTitle, Self::ElementDamaged),
        (
            "settings",
            Self::ElementSettingsTitle,
            Self::ElementSettings,
        ),
        ("crashed", Self::ElementCrashedTitle, Self::Crashed),
    ];
}

start_messages! {
    Guide, "How it works";
    Again, "Start again";
    NoScriptTitle, "JavaScript is switched off";
    NoScript, "This page needs JavaScript to link your account. Switch it on for this page and reload it, or open your link in another browser. Everything you need to have ready is listed below.";
    UnsupportedTitle, "This browser can't run this page";
    Unsupported, "It does not support WebAssembly, or has it switched off. On an Apple device in Lockdown Mode, turn Lockdown Mode off for this website in its settings. Otherwise, open your link in another browser. Everything you need to have ready is listed below.";
    RefusedTitle, "This page is not allowed to run";
    Refused, "The site's security policy keeps the program from starting. Ask whoever gave you the link to fix it. Everything you need to have ready is listed below.";
    MissingTitle, "Part of this page did not load";
    Missing, "Check your internet connection and reload the page. If that does not help, tell whoever gave you the link. Everything you need to have ready is listed below.";
    DamagedTitle, "Part of this page is damaged";
    Damaged, "Reload the page. If that does not help, tell whoever gave you the link. Everything you need to have ready is listed below.";
    SettingsTitle, "This page isn't set up correctly";
    Settings, "Send these lines to whoever gave you the link: they say what to fix.";
    CrashedTitle, "Something went wrong on this page";
    Crashed, "Start again. We've kept your company subdomain and user ID, but you'll need to enter your API key again.";
    ReturnAsks, "{name} asks you to make this connection. You go back there at the end.";
    ReturnBack, "Back to {host}";
    ReturnPause, "You go back to {host} in {seconds} seconds.";
    ReturnStay, "Stay on this page";
    WaitingTitle, "This page is still loading";
    Waiting, "If nothing changes, reload the page, or open your link in another browser. Everything you need to have ready is listed below.";
    ElementUnsupportedTitle, "This browser can't show this form";
    ElementUnsupported, "It does not support WebAssembly, or has it switched off. On an Apple device in Lockdown Mode, turn Lockdown Mode off for this website in its settings. Otherwise, open this page in another browser. Everything you need to have ready is listed below.";
    ElementRefusedTitle, "This form is not allowed to run here";
    ElementRefused, "The security policy of this site keeps it from starting. Ask the site's support team to fix it. Everything you need to have ready is listed below.";
    ElementMissingTitle, "Part of this form did not load";
    ElementMissing, "Check your internet connection, then start again. If that does not help, tell the site's support team. Everything you need to have ready is listed below.";
    ElementDamagedTitle, "Part of this form is damaged";
    ElementDamaged, "Start again. If that does not help, tell the site's support team. Everything you need to have ready is listed below.";
    ElementSettingsTitle, "This form isn't set up correctly";
    ElementSettings, "Send these lines to the site's support team: they say what to fix.";
    ElementCrashedTitle, "Something went wrong in this form";
}
