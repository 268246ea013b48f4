//! Pasted JSON, headers, `curl` lines and texts with labels.

use super::paste::{KEY, check};

#[test]
fn json_fills_key_and_user_id() {
    for text in [
        "{\"userId\": 123, \"apiKey\": \"AB12CD34EF56GH78IJ90\"}",
        "{\"userId\":\"123\",\"apiKey\":\"AB12CD34EF56GH78IJ90\"}",
        "{'USERID': '123', 'ApiKey': 'AB12CD34EF56GH78IJ90'}",
        "{ \"user_id\" : 123,\r\n\t\"api_key\" :\t\"AB12CD34EF56GH78IJ90\"\r\n}",
        "{\"x-api-key\": \"AB12CD34EF56GH78IJ90\", \"userid\": 123}",
        "{\"X-API-Key\": \"AB12CD34EF56GH78IJ90\",\n  \"user-id\": 123\n}",
        "{userId: 123, apiKey: \"AB12CD34EF56GH78IJ90\"}",
        "{userId:123,apiKey:AB12CD34EF56GH78IJ90}",
        "Authorization: {\"userId\": 123, \"apiKey\": \"AB12CD34EF56GH78IJ90\"}",
        "\"{\\\"userId\\\": 123, \\\"apiKey\\\": \\\"AB12CD34EF56GH78IJ90\\\"}\"",
        "{“userId”: 123, “apiKey”: “AB12CD34EF56GH78IJ90”}",
        "{\"clayhrUserId\": 123, \"clayhrApiKey\": [\"AB12CD34EF56GH78IJ90\"]}",
        "{\"a\": {\"userId\": 123}, \"b\": {\"apiKey\": \"AB12CD34EF56GH78IJ90\"}}",
        "@{ \"x-api-key\" = \"AB12CD34EF56GH78IJ90\"; \"userid\" = \"123\" }",
        "['apiKey' => 'AB12CD34EF56GH78IJ90', 'userId' => 123]",
    ] {
        check(text, (None, Some(KEY), Some("123")));
    }
    check(
        "{\"userId\": 123, \"apiKey\": \"K\"}",
        (None, Some("K"), Some("123")),
    );
    check(
        "{\"apiKey\": \"QWNt\\/ZTph+YmNk==\"}",
        (None, Some("QWNt/ZTph+YmNk=="), None),
    );
    check(
        "{\"apiKey\": \"a,b;c d\", \"userId\": 123}",
        (None, None, Some("123")),
    );
    check(
        "{\"apiKey\": \"AB,12;CD&34}EF:56\", \"userId\": 123}",
        (None, Some("AB,12;CD&34}EF:56"), Some("123")),
    );
    let whole = "{\"subdomain\": \"Acme\", \"userId\": 123, \"apiKey\": \"AB12CD34EF56GH78IJ90\"}";
    check(whole, (Some("acme"), Some(KEY), Some("123")));
}

#[test]
fn header_lines_fill_what_they_name() {
    check("x-api-key: K", (None, Some("K"), None));
    check("x-api-key: AB12CD34EF56GH78IJ90", (None, Some(KEY), None));
    check(
        "X-API-KEY:AB12CD34EF56GH78IJ90\r\n",
        (None, Some(KEY), None),
    );
    check(
        "x-api-key: QWNtZTphYmNk==",
        (None, Some("QWNtZTphYmNk=="), None),
    );
    check("userid: 123", (None, None, Some("123")));
    for text in [
        "x-api-key: AB12CD34EF56GH78IJ90\r\nuserid: 123\r\n",
        "userid: 123 x-api-key: AB12CD34EF56GH78IJ90",
        "Authorization: {\"x-API-key\": \"AB12CD34EF56GH78IJ90\"}\nuserid: {123}",
        "Authorization: {\"x-API-key\": \"AB12CD34EF56GH78IJ90\"}, userid: {\"123\"}",
        "CLAYHR_API_KEY=AB12CD34EF56GH78IJ90\nexport CLAYHR_USER_ID='123'",
        "api_key=AB12CD34EF56GH78IJ90&user_id=123",
    ] {
        check(text, (None, Some(KEY), Some("123")));
    }
    let request = "GET /rm/api/token HTTP/1.1\nHost: acme.bizmerlin.net\nx-api-key: AB12CD34EF56GH78IJ90\nuserid: 123";
    check(request, (Some("acme"), Some(KEY), Some("123")));
}

#[test]
fn a_curl_line_fills_all_three() {
    for text in [
        "curl -H 'x-api-key: AB12CD34EF56GH78IJ90' -H 'userid: 123' https://acme.clayhr.com/rm/api/token",
        "curl --header \"x-api-key: AB12CD34EF56GH78IJ90\" --header \"userid: 123\" \"https://acme.clayhr.com/rm/api\"",
        "curl -X GET 'https://acme.clayhr.net/rm/api/token' \\\n  -H 'x-api-key: AB12CD34EF56GH78IJ90' \\\r\n  -H 'userid: 123'",
        "curl https://acme.clayhr.com -Hx-api-key:AB12CD34EF56GH78IJ90 -H userid:123 -v",
        "curl -H \"Authorization: {\\\"userId\\\": 123, \\\"apiKey\\\": \\\"AB12CD34EF56GH78IJ90\\\"}\" acme.clayhr.com/rm",
        "curl -H 'Authorization: {\"userId\": 123, \"apiKey\": \"AB12CD34EF56GH78IJ90\"}' --url https://acme.clayhr.com",
        "curl ^\n -H ^\"x-api-key: AB12CD34EF56GH78IJ90^\" ^\n -H \"userid: 123\" https://acme.bizmerlin.net/rm/api",
    ] {
        let text = text.replace("^\" ^", "\" ^").replace("^\"x", "\"x");
        check(&text, (Some("acme"), Some(KEY), Some("123")));
    }
}

#[test]
fn text_with_labels_fills_what_it_names() {
    for text in [
        "API Key: AB12CD34EF56GH78IJ90\nUser ID: 123\nCompany Subdomain: acme",
        "Company subdomain: acme User ID: 123 API key: AB12CD34EF56GH78IJ90",
        "Hi Jane,\n\nhere's your API key: AB12CD34EF56GH78IJ90\nyour user ID = 123,\nand the subdomain: ACME.\n\nBye",
        "- **API Key:** `AB12CD34EF56GH78IJ90`\n- **User ID**: **123**\n- **Subdomain:** acme",
        "API Key\nAB12CD34EF56GH78IJ90\nUser ID\n123\nCompany Subdomain\nacme\n",
        "API Key\tAB12CD34EF56GH78IJ90\r\nUser ID\t123\r\nClayHR subdomain\tacme\r\n",
        "API key:\n\n  AB12CD34EF56GH78IJ90  \nUser-ID:\n123\nsubdomain:\nacme",
        "Subdomain: https://acme.clayhr.com/\nUser ID: 123\nAPI Key: “AB12CD34EF56GH78IJ90”",
        "Website\nhttps://acme.clayhr.com/rm/\nUser ID: 123\nAPI Key: AB12CD34EF56GH78IJ90",
        "User ID: 123 (see https://acme.clayhr.com/rm/user/view/456)\nAPI Key: AB12CD34EF56GH78IJ90",
    ] {
        check(text, (Some("acme"), Some(KEY), Some("123")));
    }
}

#[test]
fn carets_are_taken_away_where_they_only_end_lines_too() {
    let text = format!("curl ^\n \"https://acme.clayhr.com/rm/api?apiKey={KEY}^&userId=1045\"");
    check(&text, (Some("acme"), Some(KEY), Some("1045")));
}
