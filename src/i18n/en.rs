//! The English sentences, which define the keys of every other language.

/// Declares the sentences: name, key in a locale file, English text; of a sentence with a count, its singular too; and of
/// one that speaks of the page or of the link to it, how it is said in a partner's page.
macro_rules! messages {
    ($($name:ident, $key:literal, $english:literal $(, one: $one:literal)? $(, embedded: $embedded:literal)?;)*) => {
        /// A sentence, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Message {
            $(#[doc = $english] $name,)*
        }

        impl Message {
            /// Every sentence.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns its key in a locale file.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// Returns its English text, in which `{names}` stand for values.
            pub fn english(self) -> &'static str {
                match self {
                    $(Self::$name => $english,)*
                }
            }

            /// Returns its English text for a count of one, if it has a count.
            pub fn english_singular(self) -> Option<&'static str> {
                match self {
                    $($(Self::$name => Some($one),)?)*
                    _ => None,
                }
            }

            /// Returns its English text in a partner's page, if that differs.
            pub fn english_embedded(self) -> Option<&'static str> {
                match self {
                    $($(Self::$name => Some($embedded),)?)*
                    _ => None,
                }
            }
        }
    };
}

messages! {
    Title, "title", "Connect {provider}";
    Progress, "progress", "Step {number} of {of}";
    ProgressList, "progress-list", "Steps";
    StepDone, "step-done", "done";
    Continue, "continue", "Continue";
    Back, "back", "Back";
    Connect, "connect", "Connect";
    Cancel, "cancel", "Cancel";
    TryAgain, "try-again", "Try again";
    Undo, "undo", "Undo";
    ShowKey, "show-key", "Show key";
    Change, "change", "Change";
    ChangeField, "change-field", "Change {field}";
    OpenProvider, "open-provider", "Open {provider}";
    Replace, "replace", "Replace";
    AnyProvider, "any-provider", "an account";
    ChooseTitle, "choose-title", "What do you want to connect?";
    Search, "search", "Search";
    Category, "category", "Category";
    EveryCategory, "every-category", "All categories";
    Found, "found", "{number} found", one: "{number} found";
    Updating, "updating", "This account is linked already. You can change what you entered for it: what you leave stays as it is.";
    Copy, "copy", "Copy";
    Copied, "copied", "Copied";
    Handoff, "handoff", "I'm not the administrator";
    HandoffText, "handoff-text", "Send these instructions to somebody who administers {provider}. They hold nothing secret.";
    HandoffLink, "handoff-link", "A page for them to go on";
    WasIdle, "was-idle", "Nothing was done here for a while, so we removed what was secret. Enter it again.";
    NewTab, "new-tab", "(opens in a new tab)";
    FullGuide, "full-guide", "Read the whole guide";
    BeforeYouStart, "before-you-start", "Before you start";
    Note, "note", "Good to know";
    Tip, "tip", "Tip";
    Information, "information", "For your information";
    Warning, "warning", "Watch out";
    Danger, "danger", "This can do harm";
    UnprotectedLink, "unprotected-link", "not opened from here: the connection would not be encrypted";
    CopyByHand, "copy-by-hand", "Selected. Copy it with your keyboard or menu.";
    Actions, "actions", "Choose what to connect";
    ActionsIntro, "actions-intro", "You then see only the steps and scopes that your choice needs. If you choose nothing, you see all of them.";
    Scopes, "scopes", "Scopes to allow";
    AnyProduct, "any-product", "this app";
    AskForAddress, "ask-for-address", "(ask {product} for this address)";
    ErrorPrefix, "error-prefix", "Error:";
    Problems, "problems", "There is a problem";
    TitleWithError, "title-with-error", "Error: {title}";

    Subdomain, "field-subdomain", "Company subdomain";
    ApiKey, "field-api-key", "API key";
    UserId, "field-user-id", "User ID";
    SubdomainHint, "hint-subdomain", "For example acmecompany, or paste your {provider} address";
    ApiKeyHint, "hint-api-key", "Paste it as {provider} shows it";
    UserIdHint, "hint-user-id", "For example 123456, or paste the address of your user record";

    SubdomainEmpty, "subdomain-empty", "Enter your company subdomain.";
    SubdomainDomainOnly, "subdomain-domain-only", "This is the {provider} address without your company in it. Enter the part that stands before it, for example acmecompany.";
    SubdomainMarketing, "subdomain-marketing", "This is the public {provider} website. Sign in, and copy the address that you see then.";
    SubdomainLookAlike, "subdomain-look-alike", "{host} is not a {provider} address. Sign in to {provider} as you always do, and copy the address from there.";
    SubdomainCredentials, "subdomain-credentials", "This address hides another site behind an @ sign. Copy the address from the address bar of {provider}.";
    SubdomainIp, "subdomain-ip", "This is a number address. Enter the name that stands before the first dot of your {provider} address.";
    SubdomainNotAscii, "subdomain-not-ascii", "Use only the letters a to z, digits and hyphens, as in your {provider} address.";
    SubdomainForeign, "subdomain-foreign", "“{character}” is not one of the plain letters from a to z, even if it looks like one. Type the subdomain again, as in your {provider} address.";
    SubdomainKey, "subdomain-key", "This looks like an API key. Enter your company subdomain: the part before the first dot of your {provider} address.";
    SubdomainTooLong, "subdomain-too-long", "This is longer than a subdomain can be (63 characters). Enter only the part before the first dot.";
    SubdomainHyphen, "subdomain-hyphen", "A subdomain can't begin or end with a hyphen. Check how it is written in your {provider} address.";
    SubdomainCharacter, "subdomain-character", "A subdomain can't contain “{character}”. Check how it is written in your {provider} address.";
    SubdomainSpace, "subdomain-space", "A subdomain has no spaces. Check how it is written in your {provider} address.";
    SubdomainSeveral, "subdomain-several", "The address has more than one part before the domain. Is your company “{suggestion}”?";
    SubdomainTypo, "subdomain-typo", "Did you mean {suggestion}?";
    SubdomainEmail, "subdomain-email", "This is an e-mail address. Enter the part of your {provider} address before the first dot.";
    SubdomainScheme, "subdomain-scheme", "This is not a web address of {provider}. Copy it from the address bar, starting with https.";
    UseSuggestion, "use-suggestion", "Use {suggestion}";

    ApiKeyEmpty, "api-key-empty", "Enter your API key.";
    ApiKeySpace, "api-key-space", "There is a space or a line break inside the key. Copy only the key, from its first to its last character.";
    ApiKeyControl, "api-key-control", "There is an invisible character inside the key. Copy it again, straight from {provider}.";
    ApiKeyMasked, "api-key-masked", "This is the hidden form of the key. Press show in {provider} first, then copy it.";
    ApiKeyAddress, "api-key-address", "This is an address. Copy the API key itself.";
    ApiKeyEmail, "api-key-email", "This is an e-mail address. Copy the API key itself.";
    ApiKeyUserId, "api-key-user-id", "This looks like a user ID. The API key is a longer mix of letters and digits.";
    ApiKeyScientific, "api-key-scientific", "A spreadsheet has shortened this key to a number, and its last digits are lost. Copy the key again, straight from {provider}.";

    UserIdEmpty, "user-id-empty", "Enter your user ID.";
    UserIdNotDigits, "user-id-not-digits", "A user ID has digits only, for example 123456.";
    UserIdTooLong, "user-id-too-long", "A user ID has at most 19 digits. Check that you copied only the number.";
    UserIdKey, "user-id-key", "This looks like an API key. The user ID is a number, for example 123456.";
    UserIdEmail, "user-id-email", "This is an e-mail address. The user ID is a number, for example 123456.";
    UserIdAddress, "user-id-address", "This address has no user ID in it. Open your user record, and copy its address or the number at its end.";
    UserIdOtherPage, "user-id-other-page", "This is the address of another page. If {suggestion} is your user ID, use it; else copy the address of your user record.";
    UserIdScientific, "user-id-scientific", "A spreadsheet has shortened this number, and its last digits are lost. Copy the user ID again, straight from {provider}.";
    Swap, "swap", "Swap the two";
    MoveToUserId, "move-to-user-id", "Move it to User ID";
    MoveToApiKey, "move-to-api-key", "Move it to API key";
    Missing, "missing", "Enter {label}.";
    Unlike, "unlike", "Check {label}: it is not written as {provider} expects it.";
    UnlikeExample, "unlike-example", "Write {label} like this: {example}";

    SubdomainUnderscore, "subdomain-underscore", "Subdomains seldom have an underscore. Check that it is written like this in your {provider} address.";
    SubdomainDigits, "subdomain-digits", "This is only a number. If it is your user ID, it is asked for later.";
    ApiKeyShort, "api-key-short", "This is shorter than most keys. Check that you copied all of it.";
    ApiKeyLong, "api-key-long", "This is longer than most keys. Check that you copied only the key.";
    ApiKeyNotAscii, "api-key-not-ascii", "There is an unusual character in the key. If connecting fails, copy it again straight from {provider}.";
    UserIdShort, "user-id-short", "This is shorter than most user IDs. Check the number.";
    UserIdLong, "user-id-long", "This is longer than most user IDs. Check the number.";
    TidiedSubdomain, "tidied-subdomain", "We took the subdomain out of what you entered.";
    TidiedApiKey, "tidied-api-key", "We removed spaces or quotes around the key.";
    TidiedUserId, "tidied-user-id", "We took the number out of what you entered.";
    TidiedField, "tidied-field", "We tidied up what you entered. Check that it is right.";
    WholeAddress, "whole-address", "This is a whole address. If {provider} asks for the name of your company only, enter {part}.";
    DropFile, "drop-file", "Paste all of it, or drop the file here.";
    KeyIncomplete, "key-incomplete", "The last line of this key is missing. Copy all of it, from BEGIN to END.";
    FilledFields, "filled-fields", "Filled in from what you pasted: {fields}.";
    SwappedFields, "swapped-fields", "{fields} changed places.";
    And, "and", "{one} and {other}";

    CheckTitle, "check-title", "Check and connect";
    CheckIntro, "check-intro", "Look over what you entered, then press Connect.";
    CheckRedirect, "check-redirect", "If {provider} asks you to sign in or to agree, you are taken there and back.";
    KeyEntered, "key-entered", "Entered, hidden";
    NotEntered, "not-entered", "Not entered yet";
    ExtraIntro, "extra-intro", "{provider} needs a little more:";
    Optional, "optional", "(optional)";

    ConnectingTitle, "connecting-title", "Connecting to {provider}";
    ConnectingPreparing, "connecting-preparing", "Getting ready. This takes a moment.";
    ConnectingSending, "connecting-sending", "Checking your details with {provider}. This can take up to half a minute.";

    SignInTitle, "sign-in-title", "Sign in to {provider}";
    SignInText, "sign-in-text", "A window of {provider} has opened. Sign in there and agree. You then continue here.";
    SignInBlocked, "sign-in-blocked", "Open the window with the button. Sign in there and agree. You then continue here.";
    OpenWindow, "open-window", "Open the window";
    SignInFirst, "sign-in-first", "{provider} opens in a window of its own when you press Connect. Sign in there and agree. You then continue here.";

    ConnectedTitle, "connected-title", "{provider} is connected";
    ConnectedText, "connected-text", "The {provider} account of {company} is linked.";
    ConnectedTextPlain, "connected-text-plain", "Your {provider} account is linked.";
    ConnectedNext, "connected-next", "There is nothing more to do. Your data may take a while to arrive.";
    ConnectedDone, "connected-done", "You can close this page.", embedded: "There is nothing more to do here.";
    Close, "close", "Close";

    SessionMissingTitle, "session-missing-title", "This page needs a link", embedded: "This form isn't ready yet";
    SessionMissingText, "session-missing-text", "It was opened without the link that connects it to your account. Open the link that you were given in this tab: what you typed stays.", embedded: "The site hasn't started your session. Reload the page and try again. If that doesn't help, ask the site's support team.";
    SessionExpiredTitle, "session-expired-title", "Your link has expired", embedded: "Your session has expired";
    SessionExpiredText, "session-expired-text", "Nothing was linked. Ask for a new link, and open it in this same tab: what you typed stays.", embedded: "Nothing was linked. Reload the page and start again.";
    SessionForbiddenTitle, "session-forbidden-title", "Your link does not allow this", embedded: "You can't link {provider} here";
    SessionForbiddenText, "session-forbidden-text", "Nothing was linked. Ask for a new link, and open it in this same tab: what you typed stays.", embedded: "Nothing was linked. Your account on this site doesn't allow it. Ask the site's support team.";
    RejectedTitle, "rejected-title", "{provider} did not accept these details";
    RejectedText, "rejected-text", "Check the API key and the user ID. The key must be copied whole, and both must belong to the same person.";
    PermissionTitle, "permission-title", "This key may not do enough";
    PermissionText, "permission-text", "{provider} knows the key, but its owner lacks the rights. Generate the key as an administrator.";
    UnknownCompanyTitle, "unknown-company-title", "{provider} does not know this company";
    UnknownCompanyText, "unknown-company-text", "Check the company subdomain: it is the part before the first dot of your {provider} address.";
    RateLimitedTitle, "rate-limited-title", "Too many tries";
    RateLimitedText, "rate-limited-text", "Wait a minute, then try again.";
    RateLimitedWait, "rate-limited-wait", "Wait {seconds} seconds, then try again.", one: "Wait {seconds} second, then try again.";
    ProviderDownTitle, "provider-down-title", "{provider} does not answer";
    ProviderDownText, "provider-down-text", "Your details may well be right. Try again in a few minutes.";
    BackendErrorTitle, "backend-error-title", "The connection service has a problem";
    BackendErrorText, "backend-error-text", "Your details may well be right. Try again in a minute.";
    BadResponseTitle, "bad-response-title", "We could not confirm the connection";
    BadResponseText, "bad-response-text", "The answer did not prove that your account is linked. Trying again first looks whether it is.";
    OfflineTitle, "offline-title", "You are offline";
    OfflineText, "offline-text", "Check your internet connection, then try again.";
    BlockedTitle, "blocked-title", "The connection service can't be reached";
    BlockedText, "blocked-text", "Something between this page and the service stops the request: a network problem, a firewall or an ad blocker. Try again, or try another network or browser.", embedded: "Something between your browser and the service stops the request: a network problem, a firewall or an ad blocker. Try again, or try another network or browser.";
    TimeoutTitle, "timeout-title", "No answer came in time";
    TimeoutText, "timeout-text", "Trying again first looks whether your account was linked meanwhile.";
    PopupTitle, "popup-title", "Your browser blocked the sign-in window";
    PopupText, "popup-text", "Allow popups for this page, then try again.", embedded: "Allow popups for this site, then try again.";
    CancelledTitle, "cancelled-title", "You stopped it";
    CancelledText, "cancelled-text", "If your details had already arrived, your account may be linked. Trying again first looks whether it is.";
    IntegrationTitle, "integration-title", "{provider} can't be linked here yet";
    IntegrationText, "integration-text", "It is not switched on for your account. Tell whoever gave you the link.", embedded: "It is not switched on for your account. Tell the site's support team.";
    ConfigTitle, "config-title", "{provider} can't be linked here yet";
    ConfigText, "config-text", "The connection service asks for something that this page can't do. Tell whoever gave you the link.", embedded: "The connection service asks for something that this form can't do. Tell the site's support team.";
    CheckAnswers, "check-answers", "Check what you entered, then try again.";
    KeptText, "kept-text", "Everything you typed is still here.";
    PartOnItsWay, "part-on-its-way", "Loading the next step";
    PartMissingTitle, "part-missing-title", "A part of this page did not arrive", embedded: "A part of this form did not arrive";
    PartMissingText, "part-missing-text", "Check your internet connection, then try again.";
    Details, "details", "What {provider} answered";
    RetryNow, "retry-now", "You can try again now.";
    Reference, "reference", "Reference: {reference}";
    ErrorCode, "error-code", "Code: {code}";
    CheckField, "check-field", "Check {field}";
    BackToAnswers, "back-to-answers", "Back to my answers";
    ContactSupport, "contact-support", "Get help";
    Footer, "footer", "Linked through {vendor}";
    Privacy, "privacy", "Privacy";
    Terms, "terms", "Terms";
    LeaveTitle, "leave-title", "Leave? What you typed is not kept.";
    LeaveStay, "leave-stay", "Stay";
    LeaveGo, "leave-go", "Leave";
    LinkBroken, "link-broken", "This page was opened without your personal link. You can read how it works, and connect once you open the link that you were given.", embedded: "The site hasn't started your session yet. You can read how it works, and connect once it has.";
}
