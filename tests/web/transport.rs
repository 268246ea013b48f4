//! The way to the backend: what its headers say, where that takes a browser's help.

use connect_wizard::hub::transport::seconds_to_wait;
use js_sys::Date;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// The date in so many seconds from now, as HTTP writes it: in whole seconds.
fn date_in(seconds: f64) -> String {
    let date = Date::new(&JsValue::from_f64(Date::now() + seconds * 1_000.0));
    date.to_utc_string().into()
}

#[wasm_bindgen_test]
fn a_wait_is_a_number_of_seconds_or_a_date() {
    for (header, seconds) in [
        ("17", Some(17)),
        (" 0 ", Some(0)),
        ("-5", None),
        ("soon", None),
        ("", None),
        // RFC 9110's own three ways to write a date, all of them over.
        ("Sun, 06 Nov 1994 08:49:37 GMT", None),
        ("Sunday, 06-Nov-94 08:49:37 GMT", None),
        ("Sun Nov  6 08:49:37 1994", None),
    ] {
        assert_eq!(seconds_to_wait(header), seconds, "{header}");
    }
    assert_eq!(seconds_to_wait(&date_in(-60.0)), None);
    let wait = seconds_to_wait(&date_in(120.0)).expect("a date to come");
    // Less than the two minutes by what the date leaves out, and by the time that has passed since.
    assert!((60..=120).contains(&wait), "{wait}");
    assert_eq!(
        seconds_to_wait("Fri, 31 Dec 9999 23:59:59 GMT"),
        Some(u32::MAX)
    );
}
