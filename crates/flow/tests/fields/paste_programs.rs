//! Requests as browsers, shells and programs write them.

use super::paste::check;

const KEY: &str = "Zk3pQ9rT7vXw2LmN8sBd";

/// Every text names the key as `K` and the user ID as 1045; some have an address too.
#[track_caller]
fn check_request(text: &str, has_address: bool) {
    let text = text.replace("«K»", KEY);
    check(
        &text,
        (has_address.then_some("acme"), Some(KEY), Some("1045")),
    );
}

#[test]
fn requests_that_a_browser_copies() {
    // Chrome: copy as cURL (cmd), (bash), PowerShell, fetch.
    check_request(
        "curl ^\"https://acme.clayhr.com/rm/api/token^\" ^\r\n  -H ^\"accept: */*^\" ^\r\n  -H ^\"x-api-key: «K»^\" ^\r\n  -H ^\"userid: 1045^\"",
        true,
    );
    check_request(
        "curl ^\"https://acme.clayhr.com/rm/api^\" ^\n  --data-raw ^\"^{^\\^\"userId^\\^\":1045,^\\^\"apiKey^\\^\":^\\^\"«K»^\\^\"^}^\"",
        true,
    );
    check_request("curl -H ^\"x-api-key: «K»^\" -H ^\"userid: 1045^\"", false);
    check_request(
        "curl 'https://acme.clayhr.com/rm/api/token' \\\n  -H 'x-api-key: «K»' \\\n  -H 'userid: 1045' \\\n  --compressed",
        true,
    );
    check_request(
        "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\nInvoke-WebRequest -UseBasicParsing -Uri \"https://acme.clayhr.com/rm/api\" `\n-WebSession $session `\n-Headers @{\n\"accept\"=\"*/*\"\n  \"x-api-key\"=\"«K»\"\n  \"userid\"=\"1045\"\n}",
        true,
    );
    check_request(
        "fetch(\"https://acme.clayhr.com/rm/api/token\", {\n  \"headers\": {\n    \"accept\": \"*/*\",\n    \"x-api-key\": \"«K»\",\n    \"userid\": \"1045\"\n  },\n  \"method\": \"GET\"\n});",
        true,
    );
    check_request(
        "await fetch(\"https://acme.clayhr.com/rm/api\", {\n    \"credentials\": \"include\",\n    \"headers\": { \"User-Agent\": \"Mozilla/5.0 (X11; Linux x86_64; rv:140.0)\", \"x-api-key\": \"«K»\", \"userid\": \"1045\" },\n});",
        true,
    );
    check_request(
        "GET /rm/api/token HTTP/2\nHost: acme.clayhr.com\nx-api-key: «K»\nuserid: 1045\nAccept: */*\nConnection: keep-alive",
        true,
    );
    check_request(
        ":authority\nacme.clayhr.com\n:method\nGET\nx-api-key\n«K»\nuserid\n1045\n",
        true,
    );
}

#[test]
fn requests_of_apples_languages() {
    for text in [
        "request.setValue(\"«K»\", forHTTPHeaderField: \"x-api-key\")\nrequest.setValue(\"1045\", forHTTPHeaderField: \"userid\")",
        "request.addValue(\"«K»\", forHTTPHeaderField: \"x-api-key\")\nrequest.addValue(\"1045\", forHTTPHeaderField: \"userid\")",
        "[request setValue:@\"«K»\" forHTTPHeaderField:@\"x-api-key\"];\n[request setValue:@\"1045\" forHTTPHeaderField:@\"userid\"];",
        // Here the sign before the quote was once taken for the key.
        "NSDictionary *headers = @{ @\"x-api-key\": @\"«K»\", @\"userid\": @\"1045\" };",
    ] {
        check_request(text, false);
    }
}

#[test]
fn variables_that_a_shell_sets() {
    for text in [
        "setx CLAYHR_API_KEY \"«K»\"\nsetx CLAYHR_USER_ID 1045",
        "C:\\> setx API_KEY «K» /M\r\nC:\\> setx USER_ID \"1045\" /M",
        "setenv API_KEY «K»\nsetenv USER_ID 1045",
        "set -x API_KEY «K»\nset -x USER_ID 1045",
        "set -gx CLAYHR_API_KEY «K»\nset -Ux CLAYHR_USER_ID 1045",
    ] {
        check_request(text, false);
    }
}

#[test]
fn requests_in_shells() {
    for text in [
        "http GET https://acme.clayhr.com/rm/api/token x-api-key:«K» userid:1045",
        "wget --header=\"x-api-key: «K»\" --header=\"userid: 1045\" https://acme.clayhr.com/rm/api/token",
        "wget --header 'x-api-key: «K»' --header 'userid: 1045' https://acme.clayhr.com/",
        "wget \"--header=x-api-key:«K»\" \"--header=userid:1045\" https://acme.clayhr.com/",
        "$headers = @{ 'x-api-key' = '«K»'; userid = 1045 }\nInvoke-RestMethod https://acme.clayhr.com/rm/api -Headers $headers",
        "$headers = New-Object \"System.Collections.Generic.Dictionary[[String],[String]]\"\n$headers.Add(\"x-api-key\", \"«K»\")\n$headers.Add(\"userid\", \"1045\")\nInvoke-RestMethod 'https://acme.clayhr.com/rm/api'",
        "$body = \"{`\"userId`\": 1045, `\"apiKey`\": `\"«K»`\"}\"\nInvoke-RestMethod 'https://acme.clayhr.com/rm/api' -Body $body",
        "clayhr login --api-key «K» --user-id 1045 --url https://acme.clayhr.com",
        "clayhr login --api-key=\"«K»\" --user-id=1045 --url=https://acme.clayhr.com",
    ] {
        check_request(text, true);
    }
    for text in [
        "$env:CLAYHR_API_KEY = \"«K»\"\n$env:CLAYHR_USER_ID = \"1045\"",
        "set CLAYHR_API_KEY=«K»\r\nset CLAYHR_USER_ID=1045\r\n",
        "# ClayHR\nexport CLAYHR_API_KEY=\"«K»\" # from Jane\nexport CLAYHR_USER_ID=1045",
        "CLAYHR_API_KEY='«K»'\nCLAYHR_USER_ID='1045'",
    ] {
        check_request(text, false);
    }
}

#[test]
fn requests_in_programs() {
    for text in [
        "client.DefaultRequestHeaders.Add(\"x-api-key\", \"«K»\");\nclient.DefaultRequestHeaders.Add(\"userid\", \"1045\");",
        "request.AddHeader(\"x-api-key\", \"«K»\"); request.AddHeader(\"userid\", \"1045\");",
        "HttpRequest.newBuilder().header(\"x-api-key\", \"«K»\").header(\"userid\", \"1045\")",
        "req.Header.Set(\"x-api-key\", \"«K»\")\nreq.Header.Set(\"userid\", \"1045\")",
        "headers = {\n    'x-api-key': '«K»',\n    'userid': '1045',\n}\nresponse = requests.get(url, headers=headers)",
        "headers[\"x-api-key\"] = \"«K»\"\nheaders[\"userid\"] = \"1045\"",
        "request[\"x-api-key\"] = '«K»'\nrequest[\"userid\"] = '1045'",
        "xhr.setRequestHeader(\"x-api-key\", \"«K»\");\nxhr.setRequestHeader(\"userid\", \"1045\");",
        "myHeaders.append('x-api-key', '«K»'); myHeaders.append('userid', '1045');",
        "CURLOPT_HTTPHEADER => array(\n    'x-api-key: «K»',\n    'userid: 1045'\n),",
        "axios.get(url, { headers: { 'x-api-key': '«K»', userid: 1045 } })",
        "const apiKey = '«K»';\nconst userId = 1045;",
        "String apiKey = \"«K»\"; int userId = 1045;",
        ".Add(\"x-api-key\", \"«K»\").Add(\"userid\", \"1045\")",
    ] {
        check_request(text, false);
    }
}

#[test]
fn collections_and_lists_of_headers() {
    for text in [
        "\"header\": [\n  { \"key\": \"x-api-key\", \"value\": \"«K»\", \"type\": \"text\" },\n  { \"key\": \"userid\", \"value\": \"1045\", \"type\": \"text\" }\n]",
        "[{\"value\":\"«K»\",\"key\":\"x-api-key\",\"enabled\":true},{\"value\":\"1045\",\"key\":\"userid\"}]",
        "{\"headers\":[{\"name\":\"accept\",\"value\":\"*/*\"},{\"name\":\"x-api-key\",\"value\":\"«K»\"},{\"name\":\"userid\",\"value\":\"1045\"}],\"cookies\":[]}",
        "\"auth\": {\"type\": \"apikey\", \"apikey\": [\n {\"key\": \"value\", \"value\": \"«K»\", \"type\": \"string\"},\n {\"key\": \"key\", \"value\": \"x-api-key\", \"type\": \"string\"}\n]},\n\"header\": [{\"key\": \"userid\", \"value\": \"1045\"}]",
        "env:\n  - name: CLAYHR_API_KEY\n    value: \"«K»\"\n  - name: CLAYHR_USER_ID\n    value: \"1045\"",
        "<appSettings>\n  <add key=\"ApiKey\" value=\"«K»\" />\n  <add key=\"UserId\" value=\"1045\" />\n</appSettings>",
        "<config><apiKey>«K»</apiKey><userId>1045</userId></config>",
        "x-api-key:«K»\nuserid:1045",
    ] {
        check_request(text, false);
    }
}

#[test]
fn settings_files() {
    for text in [
        "clayhr:\n  api_key: «K»\n  user_id: 1045\n",
        "clayhr:\n  apiKey: \"«K»\" # secret\n  userId: '1045'",
        "[clayhr]\napi_key = \"«K»\"\nuser_id = 1045",
        "clayhr.api.key=«K»\nclayhr.user.id=1045",
        "{ apiKey: '«K»', userId: 1045, /* of Jane */ }",
        "\"{\\n  \\\"apiKey\\\": \\\"«K»\\\",\\n  \\\"userId\\\": 1045\\n}\"",
    ] {
        check_request(text, false);
    }
    check(
        "{\"apiKey\":\"QWNtZTphYmNkZWYwMTIz\\u003d\\u003d\",\"userId\":1045}",
        (None, Some("QWNtZTphYmNkZWYwMTIz=="), Some("1045")),
    );
}

#[test]
fn a_list_that_is_no_list_of_values_fills_nothing() {
    for text in [
        "[{\"key\":\"x-api-key\",\"value\":\"{{apiKey}}\"},{\"key\":\"userid\",\"value\":\"{{userId}}\"}]",
        "[\"apiKey\", \"subdomain\", \"region\"]",
        "required: [\"apiKey\", \"userId\", \"subdomain\"]",
        "{\"name\": \"apiKey\", \"type\": \"string\", \"description\": \"The key\"}",
        "headers.Add(\"x-api-key\", apiKey)",
        "--api-key --user-id",
    ] {
        super::paste::check_left_to_the_browser(text);
    }
}
