//! The sentences of the page before, and without, the program. Only the prerender program uses them, so that they are
//! no part of what the browser loads as code.

/// Declares the sentences, as `messages!` does.
macro_rules! start_messages {
    ($($name:ident, $key:literal, $english:literal;)*) => {
        /// A sentence, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum StartMessage {
            $(#[doc = $english] $name,)*
        }

        impl StartMessage {
            /// Every sentence.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in locale files and in a brand's `[texts]`.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// Its English text.
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
    pub const ERRORS: [(&str, Self, Self); 7] = [
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

    /// The same as a partner's page tells of them, where nobody was given a link.
    pub const ELEMENT_ERRORS: [(&str, Self, Self); 6] = [
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
    Guide, "start-guide", "How it works";
    Again, "start-again", "Start again";
    NoScriptTitle, "start-no-script-title", "JavaScript is switched off";
    NoScript, "start-no-script", "This page needs JavaScript to link your account. Switch it on for this page and reload it, or open your link in another browser. Everything you need to have ready is listed below.";
    UnsupportedTitle, "start-unsupported-title", "This browser can't run this page";
    Unsupported, "start-unsupported", "It does not support WebAssembly, or has it switched off. On an Apple device in Lockdown Mode, turn Lockdown Mode off for this website in its settings. Otherwise, open your link in another browser. Everything you need to have ready is listed below.";
    RefusedTitle, "start-refused-title", "This page is not allowed to run";
    Refused, "start-refused", "The site's security policy keeps the program from starting. Ask whoever gave you the link to fix it. Everything you need to have ready is listed below.";
    MissingTitle, "start-missing-title", "Part of this page did not load";
    Missing, "start-missing", "Check your internet connection and reload the page. If that does not help, tell whoever gave you the link. Everything you need to have ready is listed below.";
    DamagedTitle, "start-damaged-title", "Part of this page is damaged";
    Damaged, "start-damaged", "Reload the page. If that does not help, tell whoever gave you the link. Everything you need to have ready is listed below.";
    SettingsTitle, "start-settings-title", "This page isn't set up correctly";
    Settings, "start-settings", "Send these lines to whoever gave you the link: they say what to fix.";
    CrashedTitle, "start-crashed-title", "Something went wrong on this page";
    Crashed, "start-crashed", "Start again. We've kept your company subdomain and user ID, but you'll need to enter your API key again.";
    ReturnAsks, "start-return-asks", "{name} asks you to make this connection. You go back there at the end.";
    ReturnBack, "start-return-back", "Back to {host}";
    ReturnPause, "start-return-pause", "You go back to {host} in {seconds} seconds.";
    ReturnStay, "start-return-stay", "Stay on this page";
    WaitingTitle, "start-waiting-title", "This page is still loading";
    Waiting, "start-waiting", "If nothing changes, reload the page, or open your link in another browser. Everything you need to have ready is listed below.";
    ElementUnsupportedTitle, "start-element-unsupported-title", "This browser can't show this form";
    ElementUnsupported, "start-element-unsupported", "It does not support WebAssembly, or has it switched off. On an Apple device in Lockdown Mode, turn Lockdown Mode off for this website in its settings. Otherwise, open this page in another browser. Everything you need to have ready is listed below.";
    ElementRefusedTitle, "start-element-refused-title", "This form is not allowed to run here";
    ElementRefused, "start-element-refused", "The security policy of this site keeps it from starting. Ask the site's support team to fix it. Everything you need to have ready is listed below.";
    ElementMissingTitle, "start-element-missing-title", "Part of this form did not load";
    ElementMissing, "start-element-missing", "Check your internet connection, then start again. If that does not help, tell the site's support team. Everything you need to have ready is listed below.";
    ElementDamagedTitle, "start-element-damaged-title", "Part of this form is damaged";
    ElementDamaged, "start-element-damaged", "Start again. If that does not help, tell the site's support team. Everything you need to have ready is listed below.";
    ElementSettingsTitle, "start-element-settings-title", "This form isn't set up correctly";
    ElementSettings, "start-element-settings", "Send these lines to the site's support team: they say what to fix.";
    ElementCrashedTitle, "start-element-crashed-title", "Something went wrong in this form";
}
