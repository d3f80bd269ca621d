//! Twice the input takes twice the steps, whatever it is full of.

use super::count;
use crate::emit::Options;
use crate::generate::generate;
use crate::load::check_texts;
use crate::report::{Style, render};

const API: &str = "title: A\nsource: nowhere\nservers: [https://localhost]\n";
const HEAD: &str = "summary: A.\nsource: nowhere\nrequest: { GET: /a }\n";

/// The steps from the texts to the report, and to the code where nothing is wrong.
fn steps(api: &str, endpoints: &[(String, String)], is_right: bool) -> u64 {
    let texts: Vec<_> = endpoints.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    count(|| {
        let (report, checked) = check_texts("vendor", api, &texts).into_parts();
        let shown = render(&report, Style::Lines);
        assert_eq!(checked.is_some(), is_right, "{shown}");
        if let Some(checked) = checked {
            assert!(generate(&[checked], &Options::default()).is_ok());
        }
    })
}

/// Holds four times the input to four times the steps, but for what the first findings cost more than others.
#[track_caller]
fn is_linear(name: &str, steps: impl Fn(usize) -> u64) {
    let (few, many) = (steps(150), steps(600));
    assert!(few > 150 && many <= 4 * few + few / 4, "{name}: {few} steps become {many}");
}

#[test]
fn generates_endpoints_in_linear_steps() {
    is_linear("endpoints", |count| {
        let count = count / 10;
        let types = (0..count).map(|index| format!("  S{index}: {{ fields: {{ a: string }} }}\n"));
        let types = types.collect::<Vec<_>>().concat();
        let endpoint = |index: usize| {
            let text = format!(
                "{HEAD}responses:\n  200: {{ doc: A., formats: [json], fields: {{ a: S{index}, b: T }} }}\n\
                 types: {{ T: {{ fields: {{ a: {{ enum: [b, c] }}, d: {{ type: list, items: S{index} }} }} }} }}\n"
            );
            (format!("get_{index}"), text)
        };
        steps(&format!("{API}types:\n{types}"), &(0..count).map(endpoint).collect::<Vec<_>>(), true)
    });
}

#[test]
fn generates_types_in_linear_steps() {
    let types = |first: &str, types: String| {
        let text =
            format!("{HEAD}responses: {{ 200: {{ doc: A., formats: [json], {first} }} }}\ntypes:\n{types}");
        steps(API, &[("get".to_owned(), text)], true)
    };
    is_linear("chains", |count| {
        let count = count / 10;
        let all = (0..count).map(|index| match index % 10 {
            _ if index + 1 == count => format!("  T{index}: {{ fields: {{ a: string }} }}\n"),
            9 => format!("  T{index}: {{ fields: {{ a: string }} }}\n"),
            _ => format!("  T{index}: {{ fields: {{ a: T{} }} }}\n", index + 1),
        });
        let firsts: Vec<String> = (0..count).step_by(10).map(|index| format!("f{index}: T{index}")).collect();
        types(&format!("fields: {{ {} }}", firsts.join(", ")), all.collect())
    });
    is_linear("a ring with one type in its middle", |count| {
        let count = count / 10;
        let fields: Vec<String> = (0..count).map(|index| format!("f{index}: T{index}")).collect();
        let all = (0..count).map(|index| {
            format!("  T{index}: {{ fields: {{ a: {{ type: list, items: Middle }}, b: string }} }}\n")
        });
        let middle = format!("  Middle: {{ fields: {{ {} }} }}\n", fields.join(", "));
        types("type: Middle", all.chain([middle]).collect())
    });
}

#[test]
fn reports_findings_in_linear_steps() {
    const REPLY: &str = "responses: { 200: { doc: A. } }\n";
    const FIELDS: &str = "responses:\n  200:\n    doc: A.\n    formats: [json]\n    fields:\n";

    type Row = (&'static str, &'static str, fn(usize) -> String);
    let rows: [Row; 11] = [
        ("unknown keys", REPLY, |index| format!("unknown_{index}: 1\n")),
        ("one key", REPLY, |_| "summary: A.\n".to_owned()),
        ("types that are missing", FIELDS, |index| format!("      f{index}: Missing{index}\n")),
        ("one Rust name", FIELDS, |index| format!("      f{index}: {{ type: string, rust: a }}\n")),
        ("one alias", FIELDS, |index| format!("      f{index}: {{ type: string, aliases: [a] }}\n")),
        ("defaults from nothing", FIELDS, |index| {
            format!("      f{index}: {{ type: string, default_from: g{index} }}\n")
        }),
        ("defaults in a circle", FIELDS, |index| {
            let other = index.checked_sub(1).unwrap_or(1);
            format!("      f{index}: {{ type: string, default_from: f{other} }}\n")
        }),
        ("types that are not used", "responses: { 200: { doc: A. } }\nnothing: 1\ntypes:\n", |index| {
            format!("  T{index}: {{ fields: {{ a: string }} }}\n")
        }),
        ("responses alike", "responses:\n  200:\n", |index| format!("  - {{ doc: A., name: A{index} }}\n")),
        ("responses told apart", "responses:\n  200:\n", |index| {
            format!(
                "  - {{ doc: A., name: A{index}, formats: [json], fields: {{ a: string }}, when: {{ a: [b{index}], c: d }} }}\n"
            )
        }),
        ("meanings", "responses: { 200: { doc: A. } }\ngroup:\n", |index| {
            format!("  m{index}: response.x\n")
        }),
    ];
    for (name, head, line) in rows {
        is_linear(name, |count| {
            let text = format!("{HEAD}{head}{}", (0..count).map(line).collect::<Vec<_>>().concat());
            steps(API, &[("get".to_owned(), text)], false)
        });
    }
}

#[test]
fn compares_conditions_in_linear_steps() {
    is_linear("values of conditions", |count| {
        let reply = |name: &str| {
            let values: Vec<String> = (0..count).map(|index| format!("{name}{index}")).collect();
            format!(
                "  - {{ doc: A., name: {name}, formats: [json], fields: {{ a: string }}, when: {{ a: [{}] }} }}\n",
                values.join(", ")
            )
        };
        let text = format!("{HEAD}responses:\n  200:\n{}{}", reply("A"), reply("B"));
        steps(API, &[("get".to_owned(), text)], true)
    });
}

#[test]
fn finds_texts_that_a_comma_cuts_in_linear_steps() {
    // So few that each of them is looked at.
    is_linear("texts that a comma cuts", |count| {
        let line = |index| format!("      f{index}: {{ type: string, doc: a, b c }}\n");
        let fields = (0..count / 10).map(line).collect::<Vec<_>>().concat();
        let text =
            format!("{HEAD}responses:\n  200:\n    doc: A.\n    formats: [json]\n    fields:\n{fields}");
        steps(API, &[("get".to_owned(), text)], false)
    });
}

#[test]
fn finds_the_members_of_conditions_in_linear_steps() {
    for name in ["f", "g"] {
        is_linear("members of conditions", |count| {
            let lines = |line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<Vec<_>>().concat();
            let fields = lines(&|index| format!("      f{index}: string\n"));
            let when = lines(&|index| format!("      {name}{index}: a\n"));
            let text = format!(
                "{HEAD}responses:\n  200:\n    doc: A.\n    formats: [json]\n    fields:\n{fields}    when:\n{when}"
            );
            steps(API, &[("get".to_owned(), text)], name == "f")
        });
    }
}
