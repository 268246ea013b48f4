//! Each screen, where the flow puts it: its heading has the focus, and it says and does what it is for.

use flow::{
    connector::Connector,
    event::Event,
    failure::{Failure, FailureCode},
    field::FieldKind,
    state::{ConnectorSummary, FlowState, RequestId, Submission},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::harness::{Harness, field, fire, focused, settle, summary, type_text};

fn expect_heading(wizard: &Harness, text: &str) {
    let heading = wizard.get("[data-cw-heading]");
    assert_eq!(heading.text_content().as_deref(), Some(text));
    assert_eq!(
        focused().as_ref(),
        Some(heading.as_ref()),
        "{text}: the heading has the focus"
    );
}

/// The request that is under way.
fn sent(wizard: &Harness) -> RequestId {
    wizard.state.flow.with_untracked(|flow| match flow.state() {
        FlowState::Submitting {
            submission: Submission::Sent(request),
            ..
        } => *request,
        state => panic!("nothing is sent: {state:?}"),
    })
}

/// The backend answers the request that is under way.
async fn respond(wizard: &Harness, result: Result<String, Failure>) {
    let request = sent(wizard);
    wizard.happen(Event::Responded { request, result }).await;
}

fn connectors() -> Vec<ConnectorSummary> {
    ["payroll", "hris", "payroll", "ats", "crm", "hris", "lms"]
        .iter()
        .enumerate()
        .map(|(index, category)| summary(index, category))
        .collect()
}

#[wasm_bindgen_test]
async fn a_step_shows_its_instructions_and_its_field() {
    let wizard = Harness::new();
    settle().await;
    assert!(wizard.text_of(".cw-progress__text").contains("Step 1 of 4"));
    assert!(wizard.text_of(".cw-screen").contains("subdomain"));
    assert_eq!(wizard.input("subdomain").type_(), "text");
    wizard.type_into("subdomain", "acme").await;
    wizard.press("button[type=submit]").await;
    expect_heading(&wizard, "Generate your API key");
    assert!(
        wizard
            .get(".cw-open a")
            .get_attribute("href")
            .is_some_and(|href| href.contains("acme"))
    );
    wizard.type_into("apiKey", "ckQx7dN2mVb8Lr5TzYw3").await;
    wizard.press("button[type=submit]").await;
    // What the example shows is what the user meets.
    let told = wizard.text_of(".cw-screen");
    assert!(
        told.contains("https://acme.clayhr.com/rm/user/view/123456"),
        "{told}"
    );
    assert!(!told.contains("acmecompany"), "{told}");
    wizard.press_button("Back").await;
    wizard.press_button("Back").await;
    let told = wizard.text_of(".cw-screen");
    assert!(told.contains("https://acmecompany.clayhr.com"), "{told}");
    wizard.press("button[type=submit]").await;
    wizard.press_button("Back").await;
    assert_eq!(wizard.input("subdomain").value(), "acme");
}

#[wasm_bindgen_test]
async fn the_review_lists_the_answers_and_hides_the_key() {
    let wizard = Harness::new();
    wizard.fill_in().await;
    expect_heading(&wizard, "Check and connect");
    let answers = wizard.text_of(".cw-answers");
    assert!(
        answers.contains("acme") && answers.contains("Entered, hidden"),
        "{answers}"
    );
    assert!(!wizard.root.inner_html().contains("ckQx7dN2"));
    wizard.press("[aria-label='Change API key']").await;
    assert_eq!(focused().as_ref(), Some(wizard.input("apiKey").as_ref()));
}

#[wasm_bindgen_test]
async fn submitting_says_what_is_done_and_can_be_cancelled() {
    let wizard = Harness::new();
    wizard.fill_in().await;
    wizard.press("button[type=submit]").await;
    expect_heading(&wizard, "Connecting to ClayHR");
    assert!(wizard.find("[role=status]").is_some());
    wizard.press_button("Cancel").await;
    expect_heading(&wizard, "Check and connect");
}

#[wasm_bindgen_test]
async fn success_is_said_in_a_dialog_and_behind_it() {
    let wizard = Harness::opening();
    wizard.open_form(vec![field(FieldKind::Text)], None).await;
    wizard.type_into("extra", "acme").await;
    wizard.press("button[type=submit]").await;
    respond(&wizard, Ok("account".to_owned())).await;
    let dialog = wizard.get("dialog[open]");
    let title = wizard.get("dialog h2");
    assert_eq!(focused().as_ref(), Some(title.as_ref()));
    assert!(dialog.matches(":modal").unwrap_or(false));
    wizard.press("dialog button").await;
    // A dialog says that it is closed in a task of its own.
    for _ in 0..100 {
        if wizard.find("dialog").is_none() {
            break;
        }
        gloo_timers::future::TimeoutFuture::new(5).await;
    }
    assert!(wizard.find("dialog").is_none());
    expect_heading(&wizard, "Cedar HR is connected");
}

#[wasm_bindgen_test]
async fn a_failure_counts_down_until_it_can_be_tried_again() {
    let wizard = Harness::opening();
    wizard.open_form(vec![field(FieldKind::Text)], None).await;
    wizard.type_into("extra", "acme").await;
    wizard.press("button[type=submit]").await;
    let failure = Failure {
        retry_after: Some(2),
        ..Failure::new(FailureCode::RateLimited)
    };
    respond(&wizard, Err(failure)).await;
    let screen = wizard.get("[data-cw-failure=rate_limited]");
    let again = wizard.get(".cw-button--primary");
    assert_eq!(
        again.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    let before = screen.text_content();
    wizard.happen(Event::CountdownTicked).await;
    assert_ne!(screen.text_content(), before, "one second less");
    wizard.happen(Event::CountdownTicked).await;
    assert_eq!(again.get_attribute("aria-disabled"), None);
    assert!(screen.is_connected(), "the screen was not drawn anew");
}

#[wasm_bindgen_test]
async fn the_picker_finds_by_name_and_by_category_in_alphabetical_order() {
    let wizard = Harness::opening();
    wizard.list(connectors()).await;
    expect_heading(&wizard, "What do you want to connect?");
    let categories = wizard.text_of("select");
    assert!(categories.ends_with("ATSCRMHRISLMSpayroll"), "{categories}");
    let search: HtmlInputElement = wizard.get("input[type=search]").unchecked_into();
    type_text(&search, " provider 3 ");
    settle().await;
    assert_eq!(wizard.text_of(".cw-offers"), "PProvider 3ATS");
    type_text(&search, "");
    let select = wizard.get("select");
    js_sys::Reflect::set(&select, &"value".into(), &"payroll".into()).expect("a choice");
    fire(&select, "input");
    settle().await;
    assert_eq!(
        wizard.text_of(".cw-offers"),
        "PProvider 0payrollPProvider 2payroll"
    );
    assert!(wizard.text_of(".cw-lines").contains('2'));
}

#[wasm_bindgen_test]
async fn what_is_chosen_in_the_picker_is_no_answer_to_hide_in_the_providers_words() {
    let wizard = Harness::opening();
    wizard.list(connectors()).await;
    let select = wizard.get("select");
    js_sys::Reflect::set(&select, &"value".into(), &"payroll".into()).expect("a choice");
    fire(&select, "input");
    let search: HtmlInputElement = wizard.get("input[type=search]").unchecked_into();
    type_text(&search, "Provider");
    settle().await;
    wizard.press(".cw-offer").await;
    wizard
        .open_form(vec![field(FieldKind::Password)], None)
        .await;
    wizard.type_into("extra", "hush-hush").await;
    wizard.press("button[type=submit]").await;
    let failure = Failure {
        detail: Some("Provider: the payroll scope is missing for hush-hush".to_owned()),
        ..Failure::new(FailureCode::PermissionDenied)
    };
    respond(&wizard, Err(failure)).await;
    let details = wizard.text_of(".cw-details__text");
    assert!(
        details.contains("Provider: the payroll scope is missing"),
        "{details}"
    );
    assert!(!details.contains("hush-hush"), "{details}");
}

#[wasm_bindgen_test]
async fn two_connectors_with_steps_of_the_same_number_have_screens_of_their_own() {
    let wizard = Harness::opening();
    assert!(
        wizard.find(".cw-screen[role=status]").is_some(),
        "the wait for the backend"
    );
    wizard.list(connectors()).await;
    for label in ["First field", "Second field"] {
        wizard.press(".cw-offer").await;
        let field = flow::field::Field {
            label: label.to_owned(),
            ..field(FieldKind::Text)
        };
        wizard.open_form(vec![field], None).await;
        assert_eq!(wizard.text_of(".cw-field__label"), label);
        wizard.press_button("Back").await;
    }
}

#[wasm_bindgen_test]
async fn a_form_links_to_the_whole_guide_once_beside_its_fields() {
    let wizard = Harness::opening();
    let connector = Connector {
        name: "Cedar HR".to_owned(),
        fields: vec![field(FieldKind::Text)],
        support_link: Some("https://docs.example/cedar".to_owned()),
        ..Connector::default()
    };
    wizard.open(connector, None).await;
    assert_eq!(wizard.text().matches("Read the whole guide").count(), 1);
    assert!(
        wizard
            .find(".cw-screen a[href='https://docs.example/cedar']")
            .is_some()
    );
}
