//! Guides come from the backend, and their texts may be anybody's: whatever stands in one, only our own elements are drawn,
//! and only https and mailto links. The corpus is of ways in which texts have become scripts elsewhere.
#![cfg(not(target_arch = "wasm32"))]

use std::{collections::BTreeSet, sync::Arc};

use connect_wizard::{
    app::{App, AppState, to_html},
    contexts::Dispatch,
    i18n::Catalogue,
};
use flow::{
    connector::{Connector, Notice, NoticePlace},
    details::{ConnectorDetails, GuideSource},
    effect::Effect as FlowEffect,
    event::Event,
    field::Field,
    form::FormConfig,
    update::Flow,
};
use leptos::prelude::*;
use serde_json::json;
use settings::Config;

const CORPUS: [&str; 68] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img/src=\"x\"/onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text y=1em>x</text></a></svg>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<a href=https://good.example onclick=alert(1)>x</a>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<base href=https://evil.example/>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<p title=\"><img src=x onerror=alert(1)>\">",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?xml version=1?><x onload=alert(1)>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" onfocus=alert(1) autofocus=\"",
    "`${alert(1)}`",
    "{{constructor.constructor('alert(1)')()}}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "\u{3c}script\u{3e}alert(1)\u{3c}/script\u{3e}",
    "＜script＞alert(1)＜/script＞",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](\u{1}javascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript://https://good.example/%0aalert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](blob:https://good.example/1)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](http://evil.example)",
    "[x](https://good.example\" onclick=\"alert(1))",
    "[x](https://good.example'onclick='alert(1))",
    "[<img src=x onerror=alert(1)>](https://good.example)",
    "**<b onmouseover=alert(1)>x</b>**",
    "`<script>alert(1)</script>`",
    "![x](https://evil.example/pixel.png)",
];

/// The first step of a connector whose every text is this one.
fn drawn(text: &str) -> String {
    let guide = json!({
        "warning": text,
        "site": text,
        "actions": [{ "id": text, "label": text, "scopes": [text] }],
        "scopeSeparator": text,
        "sections": [{ "title": text, "content": text, "list": [text], "steps": [
            // The first one is the one that is asked, since its title is the label.
            { "title": text, "blocks": [
                { "paragraph": text }, { "heading": text }, { "image": { "src": text, "alt": text } },
                { "list": [text, { "text": text, "blocks": [{ "list": [text] }] }], "start": 3 },
                { "callout": text, "text": text }, { "callout": "danger", "blocks": [{ "code": text }] },
                { "code": text }, { "head": [text], "table": [[text, text]] },
                { "details": text, "blocks": [{ "paragraph": text }] },
                { "tabs": [{ "title": text, "blocks": [{ "paragraph": text }] }] }, { "scopes": true },
            ] },
            { "title": text, "content": text, "list": [text], "note": text, "field": "key" },
        ]}],
    });
    let field = Field {
        key: "key".to_owned(),
        label: text.to_owned(),
        is_required: true,
        is_shown: true,
        description: Some(text.to_owned()),
        placeholder: Some(text.to_owned()),
        ..Field::default()
    };
    let mut connector = Connector {
        integration_id: "integration".to_owned(),
        provider: "hostile".to_owned(),
        name: text.to_owned(),
        fields: vec![field],
        // The reader of the backend's answers lets nothing else through.
        support_link: None,
        ..Connector::default()
    };
    connector.notices = vec![Notice {
        text: text.to_owned(),
        is_warning: true,
        place: NoticePlace::Top,
    }];
    let guide = guide::read_guide_for(&guide, &connector.fields, None, None);
    let mut flow = Flow::loading(Arc::new(FormConfig::new(guide::clayhr())));
    for effect in flow.update(Event::Started { has_token: true }) {
        if let FlowEffect::LoadConnector { request, .. } = effect {
            let result = Ok(Arc::new(ConnectorDetails {
                connector: connector.clone(),
                existing_account: Ok(None),
                guide: GuideSource::Provided(guide.clone()),
            }));
            flow.update(Event::ConnectorLoaded { request, result });
        }
    }
    Owner::new().with(|| {
        let catalogue = Catalogue::english(text);
        let state = AppState::with(flow, catalogue, Arc::new(Config::default()));
        let dispatch = Dispatch::new(|_| ());
        to_html(view! { <App state dispatch /> })
    })
}

/// The elements of a text of HTML, and their attributes: name and value. As a browser reads what we write, which has every
/// value in quotation marks.
fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    for part in html.split('<').skip(1) {
        let name: String = part
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric())
            .collect();
        if name.is_empty() {
            assert!(part.starts_with('/') || part.starts_with("!--"), "{part}");
            continue;
        }
        let mut rest = &part[name.len()..];
        let mut attributes = Vec::new();
        while !rest.starts_with('>') {
            rest = rest.trim_start().trim_start_matches('/');
            let end = rest.find(['=', '>', ' ']).expect("an end of the name");
            let attribute = rest[..end].to_owned();
            rest = &rest[end..];
            let mut value = String::new();
            if let Some(quoted) = rest.strip_prefix("=\"") {
                let (inside, after) = quoted.split_once('"').expect("an end of the value");
                inside.clone_into(&mut value);
                rest = after;
            }
            if !attribute.is_empty() {
                attributes.push((attribute, value));
            }
        }
        found.push((name, attributes));
    }
    found
}

fn names(html: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (element, attributes) in elements(html) {
        for (attribute, _) in &attributes {
            names.insert(format!("{element} {attribute}"));
        }
        names.insert(element);
    }
    names
}

#[test]
fn no_text_of_a_guide_becomes_an_element_an_attribute_or_a_script() {
    // All that a harmless guide can be made of.
    let known = names(&drawn(
        "**Bold**, *stress*, `code`, [a link](https://good.example/a), [another](http://plain.example),\n[a step](#x) and a \
         callback at `https://good.example/b`",
    ));
    for name in [
        "a href",
        "strong",
        "em",
        "code",
        "br",
        "ol start",
        "table",
        "details",
        "pre",
        "input type",
    ] {
        assert!(known.contains(name), "{name}");
    }
    for text in CORPUS {
        let html = drawn(text);
        let strange: Vec<_> = names(&html).difference(&known).cloned().collect();
        assert!(strange.is_empty(), "{text:?} brings {strange:?}");
        for (element, attributes) in elements(&html) {
            for (name, value) in attributes {
                let is_address = matches!(name.as_str(), "href" | "src" | "action" | "formaction");
                let is_safe = value.starts_with("https://") || value.starts_with("mailto:");
                assert!(
                    !is_address || is_safe,
                    "{text:?}: <{element} {name}={value:?}>"
                );
                assert!(
                    !name.starts_with("on") && name != "style",
                    "{text:?}: {name}"
                );
            }
        }
    }
}

#[test]
fn what_is_no_mark_of_ours_is_shown_as_it_was_written() {
    let html = drawn("<img src=x onerror=alert(1)>");
    assert!(html.contains("&lt;img src=x onerror=alert(1)"), "{html}");
}
