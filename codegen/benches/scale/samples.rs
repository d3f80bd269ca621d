//! Specs of any size: of many endpoints or types, and of one file full of one kind of finding.

use std::fmt::Write;

/// The texts of a vendor.
pub(crate) struct Sample {
    pub(crate) api: String,
    pub(crate) endpoints: Vec<(String, String)>,
}

const API: &str = "title: Vendor\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";
const HEAD: &str = "summary: Does it.\nsource: https://example.com/docs\nrequest: { GET: /a }\n";

/// So many endpoints, a shared type for ten of them, and two types of its own each.
pub(crate) fn endpoints(count: usize) -> Sample {
    let shared = (0..count.div_ceil(10)).map(|index| {
        format!("  Shared{index}: {{ doc: Shared., fields: {{ id: integer, name: {{ type: string, max_length: 40 }} }} }}\n")
    });
    let api = format!("{API}types:\n{}", shared.collect::<Vec<_>>().concat());
    let endpoints = (0..count).map(|index| {
        let text = format!(
            "summary: Gets number {index}.\n\
             source: https://example.com/docs/{index}\n\
             request:\n  POST: \"/things/{index}/{{id}}\"\n  path: {{ id: integer }}\n  query: {{ page: integer }}\n  body:\n    formats: [json, xml]\n    fields:\n      name: {{ type: string, required: true, doc: The name. }}\n      part: Part\n      kind: {{ enum: [one, two] }}\n\
             responses:\n  200: {{ doc: Done., formats: [json, xml], fields: {{ id: integer, shared: Shared{} }} }}\n  404: {{ doc: Missing., formats: [json, xml], fields: {{ message: string }} }}\n\
             types:\n  Part: {{ doc: A part., fields: {{ a: string, b: {{ type: list, items: integer }} }} }}\n",
            index / 10
        );
        (format!("get_{index}"), text)
    });
    Sample { api, endpoints: endpoints.collect() }
}

/// One endpoint whose reply holds so many types, of which each holds the next, in groups that are no longer than this.
pub(crate) fn chained(count: usize, group: usize) -> Sample {
    let firsts = (0..count).step_by(group);
    let fields = firsts.map(|index| format!("      f{index}: T{index}\n")).collect::<Vec<_>>().concat();
    let mut text = format!(
        "{HEAD}responses:\n  200:\n    doc: Done.\n    formats: [json]\n    fields:\n{fields}types:\n"
    );
    for index in 0..count {
        let held = if (index + 1) % group == 0 || index + 1 == count {
            "string".to_owned()
        } else {
            format!("T{}", index + 1)
        };
        let _ = writeln!(text, "  T{index}: {{ fields: {{ a: {held}, b: string }} }}");
    }
    Sample { api: API.to_owned(), endpoints: vec![("get_it".to_owned(), text)] }
}

/// One kind of finding, or of a long list without any.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// What stands before the repeated lines, below `HEAD`.
    head: &'static str,
    /// What is repeated, with its number.
    line: fn(usize) -> String,
}

impl Row {
    /// A file of so many bytes that says it as often as there is room.
    pub(crate) fn sample(&self, bytes: usize) -> Sample {
        let mut text = format!("{HEAD}{}", self.head);
        for index in 0.. {
            let line = (self.line)(index);
            if text.len() + line.len() > bytes {
                break;
            }
            text.push_str(&line);
        }
        Sample { api: API.to_owned(), endpoints: vec![("get_it".to_owned(), text)] }
    }
}

const OK: &str = "responses: { 200: { doc: Done. } }\n";
const FIELDS: &str = "responses:\n  200:\n    doc: Done.\n    formats: [json]\n    fields:\n";
const TYPES: &str = "responses: { 200: { doc: Done. } }\ntypes:\n";

pub(crate) const ROWS: &[Row] = &[
    Row { name: "unknown keys", head: OK, line: |index| format!("k{index}: 1\n") },
    Row { name: "one key again and again", head: OK, line: |_| "summary: A.\n".to_owned() },
    Row {
        name: "notes of the wrong kind",
        head: "responses: { 200: { doc: Done. } }\nnotes:\n",
        line: |_| "- 1\n".to_owned(),
    },
    Row { name: "fields", head: FIELDS, line: |index| format!("      f{index}: string\n") },
    Row {
        name: "fields of a missing type",
        head: FIELDS,
        line: |index| format!("      f{index}: X{index}\n"),
    },
    Row {
        name: "fields of one Rust name",
        head: FIELDS,
        line: |index| format!("      f-{index}: {{ type: string, rust: a }}\n"),
    },
    Row {
        name: "fields of one alias",
        head: FIELDS,
        line: |index| format!("      f{index}: {{ type: string, aliases: [a] }}\n"),
    },
    Row {
        name: "defaults from missing fields",
        head: FIELDS,
        line: |index| format!("      f{index}: {{ type: string, default_from: g{index} }}\n"),
    },
    Row {
        name: "rules that do not fit",
        head: FIELDS,
        line: |index| format!("      f{index}: {{ type: string, minimum: 1 }}\n"),
    },
    Row {
        name: "unused types",
        head: TYPES,
        line: |index| format!("  T{index}: {{ fields: {{ a: string }} }}\n"),
    },
    Row {
        name: "one type again and again",
        head: TYPES,
        line: |_| "  T: { fields: { a: string } }\n".to_owned(),
    },
    Row {
        name: "types of one Rust name",
        head: TYPES,
        line: |index| format!("  t{}x: {{ fields: {{ a: T{}x }} }}\n", "_".repeat(index % 7), index),
    },
    Row {
        name: "values of an enumeration",
        head: "responses:\n  200:\n    doc: Done.\n    formats: [json]\n    fields:\n      a:\n        enum:\n",
        line: |index| format!("        - v{index}\n"),
    },
    Row {
        name: "one value of an enumeration",
        head: "responses:\n  200:\n    doc: Done.\n    formats: [json]\n    fields:\n      a:\n        enum:\n",
        line: |_| "        - v\n".to_owned(),
    },
    Row {
        name: "values of a condition",
        head: "responses:\n  200:\n    doc: Done.\n    formats: [json]\n    fields: { a: string }\n    when:\n      a:\n",
        line: |index| format!("      - v{index}\n"),
    },
    Row {
        name: "members that a condition misses",
        head: "responses:\n  200:\n    doc: Done.\n    formats: [json]\n    fields: { a: string }\n    when:\n",
        line: |index| format!("      b{index}: 1\n"),
    },
    Row {
        name: "replies that cannot be told apart",
        head: "responses:\n  200:\n",
        line: |index| format!("  - {{ doc: Done., name: A{index} }}\n"),
    },
    Row {
        name: "meanings that lead nowhere",
        head: "responses: { 200: { doc: Done. } }\ngroup:\n",
        line: |index| format!("  m{index}: response.x\n"),
    },
    Row {
        name: "examples of nothing",
        head: "responses: { 200: { doc: Done. } }\nexamples:\n",
        line: |_| "- { title: A }\n".to_owned(),
    },
    Row {
        name: "examples that are wrong",
        head: "responses:\n  200: { doc: Done., formats: [json], fields: { a: integer } }\nexamples:\n",
        line: |_| "- { title: A, response: { status: 200, value: { a: x } } }\n".to_owned(),
    },
    Row {
        name: "items of an example that are wrong",
        head: "responses:\n  200: { doc: Done., formats: [json], type: list, items: integer }\nexamples:\n- title: A\n  response:\n    status: 200\n    value:\n",
        line: |_| "    - x\n".to_owned(),
    },
    Row {
        name: "texts that a comma cuts",
        head: FIELDS,
        line: |index| format!("      f{index}: {{ type: string, doc: a, b c }}\n"),
    },
    Row {
        name: "members and conditions on others",
        head: FIELDS,
        line: |index| match index {
            0..10_000 => format!("      f{index}: string\n"),
            10_000 => "    when:\n".to_owned(),
            _ => format!("      g{index}: 1\n"),
        },
    },
];
