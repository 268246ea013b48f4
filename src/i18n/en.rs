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
    Updating, "updating", "This account is already linked. You can change its details: anything you leave stays the same.";
    Copy, "copy", "Copy";
    Copied, "copied", "Copied";
    Handoff, "handoff", "I'm not the administrator";
    HandoffText, "handoff-text", "Send these instructions to a {provider} administrator. They contain nothing secret.";
    HandoffLink, "handoff-link", "A page where they can continue";
    WasIdle, "was-idle", "There was no activity for a while, so we removed the secrets you entered. Enter them again.";
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
    ActionsIntro, "actions-intro", "You'll see only the steps and scopes that you need. If you choose nothing, you'll see all of them.";
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
    ApiKeyHint, "hint-api-key", "Paste it exactly as {provider} shows it";
    UserIdHint, "hint-user-id", "For example 123456, or paste the address of your user record";

    SubdomainEmpty, "subdomain-empty", "Enter your company subdomain.";
    SubdomainDomainOnly, "subdomain-domain-only", "This {provider} address does not include your company. Enter the part that comes before it, for example acmecompany.";
    SubdomainMarketing, "subdomain-marketing", "This is the public {provider} website. Sign in, then copy the address from the address bar.";
    SubdomainLookAlike, "subdomain-look-alike", "{host} is not a {provider} address. Sign in to {provider} as you usually do, and copy the address from there.";
    SubdomainCredentials, "subdomain-credentials", "This address hides another site behind an @ sign. Copy the address from the address bar of {provider}.";
    SubdomainIp, "subdomain-ip", "This is an IP address. Enter the name before the first dot of your {provider} address.";
    SubdomainNotAscii, "subdomain-not-ascii", "Use only the letters a to z, digits and hyphens, as in your {provider} address.";
    SubdomainForeign, "subdomain-foreign", "“{character}” is not one of the plain letters from a to z, even if it looks like one. Type the subdomain again, as in your {provider} address.";
    SubdomainKey, "subdomain-key", "This looks like an API key. Enter your company subdomain: the part before the first dot of your {provider} address.";
    SubdomainTooLong, "subdomain-too-long", "This is longer than a subdomain can be (63 characters). Enter only the part before the first dot.";
    SubdomainHyphen, "subdomain-hyphen", "A subdomain can't begin or end with a hyphen. Check how it is written in your {provider} address.";
    SubdomainCharacter, "subdomain-character", "A subdomain can't contain “{character}”. Check how it is written in your {provider} address.";
    SubdomainSpace, "subdomain-space", "A subdomain has no spaces. Check how it is written in your {provider} address.";
    SubdomainSeveral, "subdomain-several", "The address has more than one part before the domain. Is your company “{suggestion}”?";
    SubdomainTypo, "subdomain-typo", "Did you mean {suggestion}?";
    SubdomainEmail, "subdomain-email", "This is an email address. Enter the part of your {provider} address before the first dot.";
    SubdomainScheme, "subdomain-scheme", "This is not a web address of {provider}. Copy it from the address bar, starting with https.";
    UseSuggestion, "use-suggestion", "Use {suggestion}";

    ApiKeyEmpty, "api-key-empty", "Enter your API key.";
    ApiKeySpace, "api-key-space", "There is a space or a line break inside the key. Copy only the key, from its first to its last character.";
    ApiKeyControl, "api-key-control", "There is an invisible character inside the key. Copy it again, straight from {provider}.";
    ApiKeyMasked, "api-key-masked", "This key is hidden. Select show in {provider} first, then copy it.";
    ApiKeyAddress, "api-key-address", "This is an address. Copy the API key itself.";
    ApiKeyEmail, "api-key-email", "This is an email address. Copy the API key itself.";
    ApiKeyUserId, "api-key-user-id", "This looks like a user ID. The API key is a longer mix of letters and digits.";
    ApiKeyScientific, "api-key-scientific", "A spreadsheet has shortened this key to a number, and its last digits are lost. Copy the key again, straight from {provider}.";

    UserIdEmpty, "user-id-empty", "Enter your user ID.";
    UserIdNotDigits, "user-id-not-digits", "A user ID has only digits, for example 123456.";
    UserIdTooLong, "user-id-too-long", "A user ID has at most 19 digits. Check that you copied only the number.";
    UserIdKey, "user-id-key", "This looks like an API key. The user ID is a number, for example 123456.";
    UserIdEmail, "user-id-email", "This is an email address. The user ID is a number, for example 123456.";
    UserIdAddress, "user-id-address", "This address has no user ID in it. Open your user record, and copy its address or the number at its end.";
    UserIdOtherPage, "user-id-other-page", "This is the address of another page. If {suggestion} is your user ID, use it. Otherwise, copy the address of your user record.";
    UserIdScientific, "user-id-scientific", "A spreadsheet has shortened this number, and its last digits are lost. Copy the user ID again, straight from {provider}.";
    Swap, "swap", "Swap them";
    MoveToUserId, "move-to-user-id", "Move it to User ID";
    MoveToApiKey, "move-to-api-key", "Move it to API key";
    Missing, "missing", "Enter {label}.";
    PatternMismatch, "unlike", "Check {label}: it is not in the format that {provider} expects.";
    PatternExample, "unlike-example", "Enter {label} in this format: {example}";

    SubdomainUnderscore, "subdomain-underscore", "Subdomains rarely contain an underscore. Check it against your {provider} address.";
    SubdomainDigits, "subdomain-digits", "This is only a number. If it is your user ID, we'll ask for it later.";
    ApiKeyShort, "api-key-short", "This is shorter than most keys. Check that you copied all of it.";
    ApiKeyLong, "api-key-long", "This is longer than most keys. Check that you copied only the key.";
    ApiKeyUnusualCharacter, "api-key-unusual-character", "There is an unusual character in the key. If connecting fails, copy it again straight from {provider}.";
    UserIdShort, "user-id-short", "This is shorter than most user IDs. Check the number.";
    UserIdLong, "user-id-long", "This is longer than most user IDs. Check the number.";
    TidiedSubdomain, "tidied-subdomain", "We took the subdomain out of what you entered.";
    TidiedApiKey, "tidied-api-key", "We removed spaces or quotes around the key.";
    TidiedUserId, "tidied-user-id", "We took the number out of what you entered.";
    TidiedField, "tidied-field", "We tidied up what you entered. Check that it is right.";
    WholeAddress, "whole-address", "This is a whole address. If {provider} asks only for your company's name, enter {part}.";
    DropFile, "drop-file", "Paste all of it, or drop the file here.";
    KeyIncomplete, "key-incomplete", "The last line of this key is missing. Copy all of it, from BEGIN to END.";
    FilledFields, "filled-fields", "Filled in from what you pasted: {fields}.";
    SwappedFields, "swapped-fields", "We swapped {fields}.";
    And, "and", "{one} and {other}";

    CheckTitle, "check-title", "Check and connect";
    CheckIntro, "check-intro", "Check what you entered, then select Connect.";
    CheckRedirect, "check-redirect", "If {provider} asks you to sign in or agree, we'll take you there and back.";
    KeyEntered, "key-entered", "Entered, hidden";
    NotEntered, "not-entered", "Not entered yet";
    ExtraIntro, "extra-intro", "{provider} needs a little more:";
    Optional, "optional", "(optional)";

    ConnectingTitle, "connecting-title", "Connecting to {provider}";
    ConnectingPreparing, "connecting-preparing", "Getting ready. This takes a moment.";
    ConnectingSending, "connecting-sending", "Checking your details with {provider}. This can take up to half a minute.";

    SignInTitle, "sign-in-title", "Sign in to {provider}";
    SignInText, "sign-in-text", "A {provider} window has opened. Sign in and agree there. You'll then continue here.";
    SignInBlocked, "sign-in-blocked", "Open the window with the button. Sign in and agree there. You'll then continue here.";
    OpenWindow, "open-window", "Open the window";
    SignInFirst, "sign-in-first", "{provider} opens in a separate window when you select Connect. Sign in and agree there. You'll then continue here.";

    ConnectedTitle, "connected-title", "{provider} is connected";
    ConnectedText, "connected-text", "The {provider} account of {company} is linked.";
    ConnectedTextPlain, "connected-text-plain", "Your {provider} account is linked.";
    ConnectedNext, "connected-next", "There is nothing more to do. Your data may take a while to arrive.";
    ConnectedDone, "connected-done", "You can close this page.", embedded: "There is nothing more to do here.";
    Close, "close", "Close";

    SessionMissingTitle, "session-missing-title", "This page needs a link", embedded: "This form isn't ready yet";
    SessionMissingText, "session-missing-text", "It was opened without the link that connects it to your account. Open the link you were given in this tab. We'll keep what you typed.", embedded: "The site hasn't started your session. Reload the page and try again. If that doesn't help, ask the site's support team.";
    SessionExpiredTitle, "session-expired-title", "Your link has expired", embedded: "Your session has expired";
    SessionExpiredText, "session-expired-text", "Nothing was linked. Ask for a new link, and open it in this tab. We'll keep what you typed.", embedded: "Nothing was linked. Reload the page and start again.";
    SessionForbiddenTitle, "session-forbidden-title", "Your link does not allow this", embedded: "You can't link {provider} here";
    SessionForbiddenText, "session-forbidden-text", "Nothing was linked. Ask for a new link, and open it in this tab. We'll keep what you typed.", embedded: "Nothing was linked. Your account on this site doesn't allow it. Ask the site's support team.";
    RejectedTitle, "rejected-title", "{provider} did not accept these details";
    RejectedText, "rejected-text", "Check the API key and the user ID. Copy the whole key, and make sure that both belong to the same person.";
    PermissionTitle, "permission-title", "This key does not have enough permissions";
    PermissionText, "permission-text", "{provider} recognises the key, but its owner does not have the right permissions. Generate the key as an administrator.";
    UnknownCompanyTitle, "unknown-company-title", "{provider} does not recognise this company";
    UnknownCompanyText, "unknown-company-text", "Check the company subdomain: it is the part before the first dot of your {provider} address.";
    RateLimitedTitle, "rate-limited-title", "Too many attempts";
    RateLimitedText, "rate-limited-text", "Wait a minute, then try again.";
    RateLimitedWait, "rate-limited-wait", "Wait {seconds} seconds, then try again.", one: "Wait {seconds} second, then try again.";
    ProviderDownTitle, "provider-down-title", "{provider} is not responding";
    ProviderDownText, "provider-down-text", "Your details may be correct. Try again in a few minutes.";
    BackendErrorTitle, "backend-error-title", "The connection service has a problem";
    BackendErrorText, "backend-error-text", "Your details may be correct. Try again in a minute.";
    BadResponseTitle, "bad-response-title", "We could not confirm the connection";
    BadResponseText, "bad-response-text", "The response did not confirm that your account is linked. If you try again, we'll check first.";
    OfflineTitle, "offline-title", "You are offline";
    OfflineText, "offline-text", "Check your internet connection, then try again.";
    BlockedTitle, "blocked-title", "The connection service can't be reached";
    BlockedText, "blocked-text", "Something between this page and the service blocks the request: a network problem, a firewall or an ad blocker. Try again, or try another network or browser.", embedded: "Something between your browser and the service blocks the request: a network problem, a firewall or an ad blocker. Try again, or try another network or browser.";
    TimeoutTitle, "timeout-title", "This took too long";
    TimeoutText, "timeout-text", "If you try again, we'll first check whether your account was linked in the meantime.";
    PopupTitle, "popup-title", "Your browser blocked the sign-in window";
    PopupText, "popup-text", "Allow popups for this page, then try again.", embedded: "Allow popups for this site, then try again.";
    CancelledTitle, "cancelled-title", "You cancelled";
    CancelledText, "cancelled-text", "If your details had already arrived, your account may be linked. If you try again, we'll check first.";
    IntegrationTitle, "integration-title", "{provider} can't be linked here yet";
    IntegrationText, "integration-text", "It is not switched on for your account. Tell whoever gave you the link.", embedded: "It is not switched on for your account. Tell the site's support team.";
    ConfigTitle, "config-title", "{provider} can't be linked here yet";
    ConfigText, "config-text", "The connection service asks for something that this page can't do. Tell whoever gave you the link.", embedded: "The connection service asks for something that this form can't do. Tell the site's support team.";
    CheckAnswers, "check-answers", "Check what you entered, then try again.";
    KeptText, "kept-text", "Everything you typed is still here.";
    PartOnItsWay, "part-on-its-way", "Loading the next step";
    PartMissingTitle, "part-missing-title", "Part of this page did not load", embedded: "Part of this form did not load";
    PartMissingText, "part-missing-text", "Check your internet connection, then try again.";
    Details, "details", "Response from {provider}";
    RetryNow, "retry-now", "You can try again now.";
    Reference, "reference", "Reference: {reference}";
    ErrorCode, "error-code", "Code: {code}";
    CheckField, "check-field", "Check {field}";
    BackToAnswers, "back-to-answers", "Back to my answers";
    ContactSupport, "contact-support", "Get help";
    Footer, "footer", "Linked through {vendor}";
    Privacy, "privacy", "Privacy";
    Terms, "terms", "Terms";
    LeaveTitle, "leave-title", "Leave? What you typed will be lost.";
    LeaveStay, "leave-stay", "Stay";
    LeaveGo, "leave-go", "Leave";
    LinkBroken, "link-broken", "This page was opened without your personal link. You can read how it works, and connect when you open the link you were given.", embedded: "The site hasn't started your session yet. You can read how it works, and connect once it has.";
}
