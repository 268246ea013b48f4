//! The user ID as people type and paste it.

use flow::fields::user_id::UserIdError as User;
use flow::fields::user_id::{UserIdWarning, parse_user_id};

fn check_user_id(text: &str, digits: &str, warning: Option<UserIdWarning>) {
    assert_eq!(
        parse_user_id(text),
        Ok((digits.to_owned(), warning)),
        "{text:?}"
    );
}

fn check_no_user_id(text: &str, reason: User) {
    assert_eq!(parse_user_id(text), Err(reason), "{text:?}");
}

#[test]
fn a_user_id_is_read_from_digits_or_a_profile_address() {
    for text in [
        "123456",
        " 123456\n",
        "\"123456\"",
        "'123456",
        "=\"123456\"",
        "**123456**",
        "`123456`",
        "123456.",
        "123456,",
        "\"123456\",",
        "[Jane](https://acme.clayhr.com/rm/user/view/123456)",
        "12\u{200b}3456",
        "１２３４５６",
        "١٢٣٤٥٦",
        "۱۲۳۴۵۶",
        "https://random.clayhr.net/rm/user/view/123456",
        "https://acme.clayhr.com/rm/user/view/123456/?tab=1#top",
        "acme.clayhr.com/rm/user/view/123456#x",
        "/rm/user/view/123456",
        "rm/user/view/123456//",
        "https://acme.clayhr.com/RM/User/View/123456?next=/rm/user/view/9",
    ] {
        check_user_id(text, "123456", None);
    }
    check_user_id("007", "007", None);
    check_user_id("1234567890", "1234567890", None);
    for text in ["1", "12", "https://acme.clayhr.com/rm/user/view/12"] {
        check_user_id(
            text,
            text.rsplit('/').next().unwrap(),
            Some(UserIdWarning::Short),
        );
    }
    for text in ["12345678901", "1234567890123456789"] {
        check_user_id(text, text, Some(UserIdWarning::Long));
    }
}

#[test]
fn a_text_that_is_no_user_id_is_refused_with_its_reason() {
    for text in ["", " \u{a0}", "''"] {
        check_no_user_id(text, User::Empty);
    }
    for text in [
        "12a",
        "-5",
        "+5",
        "1 2",
        "1.5",
        "1,234",
        "110XXX",
        "jane",
        "①",
        "abcdefghijklmnopqrst",
        "xrm/user/view/1",
    ] {
        check_no_user_id(text, User::NotDigits);
    }
    for text in ["12345678901234567890", "/rm/user/view/12345678901234567890"] {
        check_no_user_id(text, User::TooLong);
    }
    for text in [
        "AbCdEf1234567890",
        "QWxhZGRpbjpvcGVuIHNlc2FtZQ1==",
        "12345678901234567890a",
    ] {
        check_no_user_id(text, User::LooksLikeKey);
    }
    check_no_user_id("AbCdEf123456789", User::NotDigits);
    for text in ["jane@acme.com", "mailto:jane@acme.com", "123456@acme.com"] {
        check_no_user_id(text, User::EmailAddress);
    }
    for text in [
        "https://acme.clayhr.com/rm/",
        "acme.clayhr.com",
        "https://acme.clayhr.com/rm/user/view/",
        "www.example.com",
        "https://acme.clayhr.com/rm/user/view/12a",
        "https://acme.clayhr.com/login?next=/rm/user/view/5",
        "https://acme.clayhr.com/arm/user/view/5",
        "https://acme.clayhr.com/rm/user/edit/",
        "https://acme.clayhr.com/rm/user/edit/12a",
        "https://acme.clayhr.com/rm/employee/1045",
        "https://acme.clayhr.com/login?next=/rm/user/edit/5",
    ] {
        check_no_user_id(text, User::Address);
    }
    for text in [
        "https://acme-sandbox.clayhr.com/rm/user/edit/1045",
        "acme.clayhr.com/rm/user/edit/1045/?tab=1",
        "https://acme.clayhr.com/rm/user/profile/photo/1045#x",
        "/RM/User/Edit/1045",
    ] {
        let suggestion = "1045".to_owned();
        check_no_user_id(text, User::OtherPage { suggestion });
    }
    for text in ["1.23457E+15", "1,23457E+15", "\"1E+12\""] {
        check_no_user_id(text, User::ScientificNumber);
    }
}
