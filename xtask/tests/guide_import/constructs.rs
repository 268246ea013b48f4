//! Each construct in each way of writing it.

use std::path::Path;

use xtask::guide::{Import, preview_text, read};

/// A page with one step, whose content this is, as a person reads it.
fn step(content: &str) -> String {
    let page = format!(
        "# Connect A with B\n\n## One\n\n<Steps>\n  <Step title=\"T\">\n{content}\n  </Step>\n</Steps>\n"
    );
    let (imported, report) = read(&page, Path::new("a.md"), &Import::default());
    let imported = imported.unwrap_or_else(|| panic!("{content}: {:?}", report.lines()));
    let text = preview_text(&imported.to_json(), false);
    let text = text.strip_prefix("# One\n\n## T").unwrap_or(&text);
    text.trim_start_matches('\n').trim_end().to_owned()
}

#[test]
fn each_construct_is_read_in_each_way_of_writing_it() {
    for (content, shown) in [
        // Paragraphs, breaks and marks.
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo."),
        ("a line\nthat was wrapped", "a line that was wrapped"),
        ("<p>you can<br />find it</p>", "you can find it"),
        (
            "Production: `a`<br/>Sandbox: `b`",
            "Production: a\nSandbox: b",
        ),
        (
            "A **b** <b>c</b> *d* _e_ <em>f</em> `g` <code>&lt;h&gt;</code>",
            "A b c d e f g <h>",
        ),
        ("**<b>x</b>** <strong>y </strong>z **a**b", "x y z ab"),
        (
            "snake_case, 2 * 3 * 4, [not a link] and \\*stars\\*",
            "snake_case, 2 * 3 * 4, [not a link] and *stars*",
        ),
        (
            "Click <Icon icon=\"circle-plus\" iconType=\"solid\" /> now",
            "Click circle plus now",
        ),
        (
            "API & Webhooks > Keys &amp; more, 1 < 2",
            "API & Webhooks > Keys & more, 1 < 2",
        ),
        (
            "<a href=\"https://a.example\">[x](https://a.example)</a>",
            "x",
        ),
        ("a{\" \"}b {/* not said */}c", "a b c"),
        // Lists.
        ("- a\n- b", "- a\n- b"),
        ("* a\n  * b\n    * c", "- a\n  - b\n    - c"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("1. a\n  - b\n2. c", "1. a\n  - b\n2. c"),
        ("    1. a\n        1. b\n    2. c", "1. a\n  1. b\n2. c"),
        (
            "Do this:\n- a\n- b\nAnd then",
            "Do this:\n\n- a\n- b And then",
        ),
        ("1. a\n\nText.\n\n2. b", "1. a\n\nText.\n\n2. b"),
        (
            "1. a\n<Frame><img src=\"/x.png\" alt=\"X\"/></Frame>\n2. b",
            "1. a\n\n[picture: X]\n\n2. b",
        ),
        (
            "1. a\n   <Frame>\n     <img src=\"/x.png\" alt=\"X\"/>\n   </Frame>\n2. b",
            "1. a\n\n  [picture: X]\n2. b",
        ),
        (
            "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
            "1. a\n  - b\n2. c",
        ),
        ("<ul><li><p>a</p></li><li>b</li></ul>", "- a\n- b"),
        ("1. a\n   ```\n   x\n   ```\n2. b", "1. a\n\n      x\n2. b"),
        // Pictures, where they stand.
        (
            "a\n<img src=\"/x.png\" alt=\"X\" />\nb",
            "a\n\n[picture: X]\n\nb",
        ),
        ("a\n\n![X](/x.png)\n\nb", "a\n\n[picture: X]\n\nb"),
        ("see ![X](/x.png) there", "see\n\n[picture: X]\n\nthere"),
        (
            "<Frame caption=\"C\"><img src=\"/x.png\" /></Frame>",
            "[picture: C]",
        ),
        ("<img src=\"/x.png\" />", "[picture: T]"),
        (
            "<Frame><img src=\"/x.png\" alt=\"X\"/></Frame><Frame><img src=\"/y.png\" alt=\"Y\"/></Frame>",
            "[picture: X]\n\n[picture: Y]",
        ),
        // Callouts, with their rank.
        ("<Note>n</Note>", "[note] n"),
        (
            "<Tip>n</Tip><Info>i</Info><Check>c</Check>",
            "[tip] n\n\n[info] i\n\n[tip] c",
        ),
        (
            "<Warning>\n  a\n\n  b\n</Warning>\n<Danger>d</Danger>",
            "[warning] a\n\nb\n\n[danger] d",
        ),
        ("> [!CAUTION]\n> x", "[danger] x"),
        ("> x", "[note] x"),
        // Code.
        ("```bash\na <b>\n  c\n```", "    a <b>\n      c"),
        ("    ```\n    a\n      b\n    ```", "    a\n      b"),
        ("~~~\n# no heading\n~~~", "    # no heading"),
        ("<pre>a\n  b</pre>", "    a\n      b"),
        ("<pre><code>{`a\n  <b>`}</code></pre>", "    a\n      <b>"),
        (
            "<CodeGroup>\n```bash cURL\na\n```\n```js Node\nb\n```\n</CodeGroup>",
            "cURL\n\n    a\n\nNode\n\n    b",
        ),
        // Tables, headings, folds and tabs.
        (
            "| A | B |\n|---|---|\n| `c` | **d** |",
            "| A | B |\n| c | d |",
        ),
        (
            "<table><tr><th>A</th></tr><tr><td>b</td></tr></table>",
            "| A |\n| b |",
        ),
        ("### Heading\ntext", "### Heading\n\ntext"),
        ("<h4>Heading</h4>text", "### Heading\n\ntext"),
        ("<Accordion title=\"More\">x</Accordion>", "### More\n\nx"),
        (
            "<Tabs><Tab title=\"A\">x</Tab><Tab title=\"B\">y</Tab></Tabs>",
            "### A\n\nx\n\n### B\n\ny",
        ),
        (
            "<Tabs><Tab title=\"A\"><Steps><Step title=\"S\">x</Step></Steps></Tab></Tabs>",
            "### A\n\n### S\n\nx",
        ),
        (
            "<Card title=\"C\" href=\"https://a.example\">x</Card>",
            "C\n\nx",
        ),
        ("<Odd>kept</Odd>", "kept"),
    ] {
        assert_eq!(step(content), shown, "{content}");
    }
}
