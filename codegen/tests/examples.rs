//! Specs whose examples hold: what the page shows is what is read and written.

use groupwright_codegen::emit::Options;
use groupwright_codegen::generate::generate;
use groupwright_codegen::load::check_texts;
use groupwright_codegen::report::{Style, render};

const API: &str = "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";

/// The report on an endpoint.
fn report(endpoint: &str) -> String {
    render(
        &check_texts("example", API, &[("create_group", endpoint)]).into_parts().0,
        Style::Text { color: false },
    )
}

const WITH_HEADERS: &str = r#"
summary: Lists groups.
source: https://example.com/docs
request: { GET: /groups }
types:
  Group: { fields: { id: { type: integer, required: true } } }
responses:
  200: { doc: The groups., formats: [json], type: list, items: Group, headers: { X-Total: integer } }
  202: { doc: So many., formats: [json], type: map, values: integer, headers: { X-Total: integer } }
  203: { doc: A word., formats: [json, text], type: string, headers: { X-Total: integer } }
examples:
  - title: A list
    response:
      status: 200
      headers: { X-Total: "9" }
      value: { X-Total: 9, body: [{ id: 3 }] }
      wire: { json: '[{"id": 3}]' }
  - title: A map
    response: { status: 202, value: { X-Total: 9, body: { a: 1 } }, headers: { X-Total: "9" }, wire: { json: '{"a": 1}' } }
  - title: A text
    response: { status: 203, value: { body: a }, wire: { json: '"a"', text: a } }
"#;

#[test]
fn checks_examples_of_header_fields_and_one_value() {
    assert_eq!(report(WITH_HEADERS), "");
    for (right, wrong, told) in [
        (
            r#"'[{"id": 3}]'"#,
            r#"'[{"id": 4}]'"#,
            "the documented bytes do not decode to the values of the example: /0/id",
        ),
        (
            r#"'{"a": 1}'"#,
            r#"'{"a": 2}'"#,
            "the documented bytes do not decode to the values of the example: /a",
        ),
        (r#"'[{"id": 3}]'"#, r#"'[{"id": "x"}]'"#, "/body/0/id: expected an integer"),
    ] {
        let report = report(&WITH_HEADERS.replace(right, wrong));
        assert!(report.contains(told) && report.contains("1 error"), "{report}");
    }
}

const WITH_CONSTANTS: &str = r#"
summary: Creates a group.
source: https://example.com/docs
request:
  POST: /api
  body: { formats: [form, json, xml], type: NewGroup }
types:
  NewGroup:
    fields:
      Action: { const: CreateGroup }
      Version: { const: 3 }
      Draft: { const: false }
      Text: { type: string, const: 3 }
      GroupName: { type: string, required: true }
responses:
  201: { doc: The group was created. }
examples:
  - title: A group
    request:
      line: POST /api
      values: { GroupName: G }
      wire:
        form: Action=CreateGroup&Version=3&Draft=false&Text=3&GroupName=G
        json: '{"GroupName": "G", "Action": "CreateGroup", "Version": 3, "Draft": false, "Text": "3"}'
        xml: |
          <NewGroup>
            <Action>CreateGroup</Action><Version>3</Version><Draft>false</Draft><Text>3</Text>
            <GroupName>G</GroupName>
          </NewGroup>
"#;

#[test]
fn checks_examples_of_constants_in_a_body() {
    assert_eq!(report(WITH_CONSTANTS), "");
    for (right, wrong, told) in [
        ("Action=CreateGroup&", "", "/Action: the required member \"Action\" is missing"),
        ("<Version>3", "<Version>4", "/Version: expected the number 3, found the number 4"),
        ("\"Version\": 3,", "\"Version\": \"3\",", "/Version: expected an integer, found the string \"3\""),
    ] {
        let report = report(&WITH_CONSTANTS.replace(right, wrong));
        assert!(report.contains(told) && report.contains("1 error"), "{report}");
    }
}

#[test]
fn emits_constants_as_table_rows_and_not_as_fields() {
    let checked = check_texts("example", API, &[("create_group", WITH_CONSTANTS)]).into_parts().1.unwrap();
    let files = generate(&[checked], &Options::default()).unwrap();
    let (_, code) = files.iter().find(|(path, _)| path.ends_with("create_group.rs")).unwrap();
    assert!(code.contains("pub group_name: ") && !code.contains("pub action"), "{code}");
    assert!(code.contains(",\\\"Version\\\":") && code.contains("ConstantValue::Text(\"3\")"), "{code}");
}

#[test]
fn accepts_conditions_on_members_that_a_sibling_or_nothing_describes() {
    let of_a_sibling = "summary: None.\nsource: https://example.com/docs\nrequest: { POST: / }\nresponses:\n  200:\n\
        \x20   - { name: Done, doc: None., formats: [json], fields: { id: integer }, when: { problem: { present: false } } }\n\
        \x20   - { name: Failed, doc: None., error: true, formats: [json], fields: { problem: string }, when: { problem: { present: true } } }\n";
    assert_eq!(report(of_a_sibling), "");
    let undescribed = "summary: None.\nsource: https://example.com/docs\nrequest: { POST: / }\nresponses:\n  200:\n\
        \x20   - { name: Done, doc: None., formats: [json] }\n\
        \x20   - { name: Failed, doc: None., error: true, formats: [json], when: { ok: false } }\n";
    assert_eq!(report(undescribed), "");
    let misspelt =
        of_a_sibling.replace("when: { problem: { present: true } }", "when: { probelm: { present: true } }");
    assert!(report(&misspelt).contains("did you mean `problem`?"), "{}", report(&misspelt));
}

#[test]
fn accepts_header_fields_beside_values_without_bytes() {
    let spec = "summary: None.\nsource: https://example.com/docs\nrequest: { POST: / }\nresponses:\n  201:\n    doc: None.\n    \
        formats: [json]\n    headers: { Location: { type: url, required: true } }\n    \
        fields: { id: { type: integer, required: true } }\nexamples:\n  - title: One\n    response:\n      status: 201\n      \
        headers: { Location: \"https://example.com/1\" }\n      value: { Location: \"https://example.com/1\", id: 1 }\n";
    assert_eq!(report(spec), "");
    let with_bytes = format!("{spec}      wire: {{ json: '{{\"id\":1}}' }}\n");
    assert_eq!(report(&with_bytes), "");
}

#[test]
fn reads_a_condition_as_a_reply_of_the_same_status_describes_its_member() {
    let spec = r#"
summary: None.
source: https://example.com/docs
request: { POST: / }
responses:
  200:
    - { name: Done, doc: None., formats: [json, xml], type: Group, when: { failed: false } }
    - { name: Failed, doc: None., error: true, formats: [json, xml], type: Failure, when: { failed: true } }
types:
  Group: { xml: { root: r }, fields: { id: integer } }
  Failure:
    xml: { root: r }
    fields:
      failed: { type: boolean, as: { false: 0, true: 1 }, xml: { name: Failed } }
examples:
  - title: Done
    response:
      status: 200
      reply: Done
      read_only: true
      value: { id: 1 }
      wire: { json: '{"id":1,"failed":0}', xml: "<r><id>1</id><Failed>0</Failed></r>" }
  - title: Failed
    response:
      status: 200
      reply: Failed
      value: { failed: true }
      wire: { json: '{"failed":1}', xml: "<r><Failed>1</Failed></r>" }
"#;
    assert_eq!(report(spec), "");
}

const KEYED_API: &str = "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\nauth:\n  \
    key: { send: [{ in: body, name: api_key, secret: key }, { in: body, path: [auth, token], secret: token }] }\n";

const KEYED: &str = r#"
summary: Creates a group.
source: https://example.com/docs
request:
  POST: /groups
  body: { formats: [json, form], fields: { name: { type: string, required: true } } }
responses:
  201: { doc: It was created. }
examples:
  - title: As documented
    request:
      values: { name: a }
      wire: { json: '{"api_key": "YOUR_KEY", "auth": {"token": "{token}"}, "name": "a"}', form: "name=a&api_key=YOUR_KEY" }
"#;

#[test]
fn credentials_of_the_body_stand_in_the_bytes() {
    let report = |endpoint: &str| {
        let report = check_texts("example", KEYED_API, &[("create_group", endpoint)]).into_parts().0;
        render(&report, Style::Text { color: false })
    };
    assert_eq!(report(KEYED), "");
    assert_eq!(
        report(&KEYED.replace("\"api_key\": \"YOUR_KEY\", ", "")),
        "",
        "an example may leave them out"
    );
    let other = report(&KEYED.replace("api_key\":", "key\":"));
    assert!(other.contains("unknown member"), "{other}");
}

const WITH_A_LINE: &str = r#"
summary: Creates a group.
source: https://example.com/docs
request:
  GET: /groups/{name}
  path: { name: string }
  query:
    "include[]": { type: list, items: string }
    $select: string
    v: { const: 2 }
  select: { in: query, name: out, values: { json: json, xml: xml } }
responses:
  200: { doc: The group., formats: [xml, json], fields: { id: integer } }
examples:
  - title: A group
    request:
      line: GET /groups/a b?apikey=K&v=2&$select=x+y&include[]=users&out=json&include[]=roles
      values: { name: a b, "include[]": [users, roles], $select: x y }
"#;

#[test]
fn compares_request_lines_by_their_meaning() {
    let api = format!(
        "{API}auth: {{ key: {{ doc: The key., send: [{{ in: query, name: apikey, secret: key }}] }} }}\n"
    );
    let report = |endpoint: &str| {
        let checked = check_texts("example", &api, &[("create_group", endpoint)]);
        render(&checked.into_parts().0, Style::Text { color: false })
    };
    assert_eq!(report(WITH_A_LINE), "");
    for (right, wrong, told) in [
        ("GET /groups/a b?", "GET /groups/a/b?", r#"its path is "/groups/a b""#),
        ("line: GET", "line: PUT", "its method is GET"),
        ("&v=2", "&v=3", r#"it has no parameter "v=3""#),
        ("&$select=x+y", "", r#"it has the parameter "$select=x y" too"#),
        ("&include[]=roles", "", r#"it has the parameter "include[]=roles" too"#),
        ("out=json", "out=yaml", r#"it has no parameter "out=yaml""#),
    ] {
        let report = report(&WITH_A_LINE.replace(right, wrong));
        assert!(report.contains(told) && report.contains("1 error"), "{report}");
    }
}

#[test]
fn only_reads_request_lines_that_are_not_what_is_sent() {
    let read_only = "    request:\n      read_only: true\n      headers: { X-Note: older }\n";
    let spec = WITH_A_LINE
        .replace("    request:\n", read_only)
        .replace("include[]=roles", "include[]=roles&include[]=");
    let spec = spec.replace("[users, roles]", "[users, roles, '']").replace("apikey=K&", "");
    assert_eq!(report(&spec), "");
    for (right, wrong, told) in [
        (
            "GET /groups/a b?",
            "GET /teams/a b?",
            "the documented request line and header fields cannot be read",
        ),
        ("x+y", "z", "do not decode to the values of the example: /$select"),
        ("?v=2", "?v=3", "cannot be read"),
        ("line: GET /groups", "line: GET groups", "is not a request line"),
    ] {
        let found = report(&spec.replace(right, wrong));
        assert!(found.contains(told) && found.contains("1 error"), "{told}: {found}");
    }
}

const WITH_MAPS: &str = r#"
summary: Puts labels.
source: https://example.com/docs
request:
  PUT: /labels
  select: { in: body, name: output, values: { json: j, xml: x } }
  body:
    formats: [json, xml, form]
    fields:
      name: string
      labels: { type: map, values: string }
      marks: { type: map, values: integer, form: { entry: e, key: k, value: v } }
responses:
  200: { doc: The labels., formats: [xml, json], fields: { labels: { type: map, values: string } } }
examples:
  - title: Labels
    request:
      headers: { Accept: application/xml }
      values: { name: n, labels: { a: x, b: y }, marks: { a: 1, b: 2 } }
      wire:
        json: '{"output":"x","name":"n","labels":{"b":"y","a":"x"},"marks":{"b":2,"a":1}}'
        xml: '<CreateGroup><output>x</output><name>n</name><labels><b>y</b><a>x</a></labels><marks><b>2</b><a>1</a></marks></CreateGroup>'
        form: 'output=x&name=n&labels[b]=y&labels[a]=x&marks[e][1][k]=b&marks[e][1][v]=2&marks[e][2][k]=a&marks[e][2][v]=1'
    response:
      status: 200
      value: { labels: { a: x, b: y } }
      wire: { xml: '<CreateGroupResponse><labels><b>y</b><a>x</a></labels></CreateGroupResponse>' }
"#;

#[test]
fn compares_maps_whatever_their_order_and_bodies_with_the_member_that_selects_the_format() {
    assert_eq!(report(WITH_MAPS), "");
    for (right, wrong, told) in [
        ("<b>y</b><a>x</a></labels><marks>", "<b>x</b><a>y</a></labels><marks>", "/labels/a: expected \"x\""),
        (
            "<labels><b>y</b><a>x</a></labels></CreateGroupR",
            "<labels><b>y</b></labels></CreateGroupR",
            "a member \"a\"",
        ),
        ("[2][k]=a", "[2][k]=c", "/marks: expected a member \"a\""),
        (
            "<b>y</b><a>x</a></labels></CreateGroupR",
            "<b>y</b><a q=\"1\">x</a></labels></CreateGroupR",
            "the attribute q to be",
        ),
        ("output=x", "output=y", "/output: expected \"j\" or \"x\", found \"y\""),
        ("Accept: application/xml", "Accept: text/html", "header field \"Accept\" is \"text/html\""),
        ("<output>x</output><name>n</name>", "<name>n</name><output>x</output>", "expected the element name"),
    ] {
        let report = report(&WITH_MAPS.replace(right, wrong));
        assert!(report.contains(told) && report.contains("1 error"), "{told}: {report}");
    }
}

const ON_DEMAND: &str = r"
summary: Lists groups.
source: https://example.com/docs
request: { GET: /groups, select: { in: query, name: out, values: { json: j, xml: x }, on_demand: true } }
responses:
  200: { doc: The groups., formats: [json, xml], fields: { id: integer } }
examples:
  - title: Without a wish
    request: { line: GET /groups, values: {} }
  - title: With one
    request: { line: GET /groups?out=x, values: {} }
";

#[test]
fn an_example_need_not_select_a_format_on_demand() {
    assert_eq!(report(ON_DEMAND), "");
    let found = report(&ON_DEMAND.replace(", on_demand: true", ""));
    assert!(found.contains("it has the parameter \"out=j\" too") && found.contains("1 error"), "{found}");
}

const WITH_PARTS: &str = r#"
summary: Puts a file.
source: https://example.com/docs
request:
  PUT: /file
  body: { formats: [multipart], fields: { name: string, file: file } }
responses:
  204: { doc: It is put. }
examples:
  - title: A file
    request:
      headers: { Content-Type: multipart/form-data; boundary=----X1 }
      values: { name: n, file: "data:text/plain;name=a.txt,Hello" }
      wire:
        multipart: |
          Parts:
          --other
          ------X1
          content-disposition: form-data; name=name

          n
          ------X1
          Content-Disposition: form-data; name="file"; filename="a.txt"
          Content-Type: text/plain

          Hello
          ------X1--
"#;

#[test]
fn compares_parts_by_their_meaning_whatever_their_boundary_is() {
    assert_eq!(report(WITH_PARTS), "");
    let only_read = "    request:\n      read_only: true\n      line: PUT /file\n";
    assert_eq!(report(&WITH_PARTS.replace("    request:\n", only_read)), "");
    for (right, wrong, told) in [
        ("boundary=----X1", "boundary=other", "line 3 of the text, column 1: expected a header field"),
        ("boundary=----X1", "boundary=X2", "the boundary \"X2\" does not occur"),
        ("multipart/form-data; b", "multipart/form-data; charset=utf-8; b", "header field \"Content-Type\""),
        ("\n          n\n", "\n          m\n", "/name: expected \"n\", found \"m\""),
        ("filename=\"a.txt\"", "filename=\"b.txt\"", "/file: expected"),
        ("Type: text/plain", "Type: text/html", "/file: expected"),
        (
            "n\n          ------X1\n",
            "n\n          ------X1\n          Content-Disposition: form-data; name=\"name\"\n\n          n\n          ------X1\n",
            "found 2 times; expected once",
        ),
    ] {
        let report = report(&WITH_PARTS.replace(right, wrong));
        assert!(report.contains(told) && report.contains("1 error"), "{told}: {report}");
    }
}
