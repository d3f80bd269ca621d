//! The reference of the language, `docs/spec.md`: prose around tables.

use std::fmt::Write;

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::format::{Format, LossKind};
use groupwright_engine::spelling;
use groupwright_engine::table::ScalarNode;

use super::listing::quoted;
use super::table::{Key, Need, Section};
use crate::model::{Literal, Written};
use crate::rust_types::rust_name;

/// What is written by hand, with a line for each part that is made here.
const PROSE: &str = include_str!("spec.md");

/// The reference, as Markdown.
pub fn reference() -> String {
    let mut page = String::new();
    for line in PROSE.lines() {
        match line.strip_prefix("<<").and_then(|line| line.strip_suffix(">>")) {
            Some("sections") => super::sections().iter().for_each(|section| of_section(section, &mut page)),
            Some("attributes") => page.push_str(&super::attribute::table()),
            Some("domains") => page.push_str(&domains()),
            Some("spellings") => page.push_str(&spellings()),
            Some("taken") => page.push_str(&taken()),
            Some("formats") => page.push_str(&formats()),
            Some("losses") => page.push_str(&losses()),
            _ => page.extend([line, "\n"]),
        }
    }
    page
}

fn of_section(section: &Section, page: &mut String) {
    let mut rows = String::new();
    for key in &section.keys {
        rows.push_str(&row(key));
    }
    let dependencies = section.dependencies.iter().map(|dependency| format!("- {dependency}\n"));
    let dependencies: Vec<String> = dependencies.chain(sourced(section)).collect();
    let dependencies =
        if dependencies.is_empty() { String::new() } else { format!("\n{}", dependencies.concat()) };
    // Writing to a string cannot fail.
    let _ = write!(
        page,
        "### {}\n\n{}\n\n```yaml\n{}```\n\n| key | value | needed | meaning | example |\n|---|---|---|---|---|\n{rows}{dependencies}\n",
        section.name, section.doc, section.example
    );
}

/// Which keys can have their own evidence.
fn sourced(section: &Section) -> Option<String> {
    let (with, without): (Vec<&Key>, Vec<&Key>) = section.keys.iter().partition(|key| key.sourced);
    let names = |keys: &[&Key]| quoted(&keys.iter().map(|key| key.name).collect::<Vec<_>>(), "and");
    match (with.len(), without.len()) {
        (0, _) => None,
        (few, others) if few <= others => {
            Some(format!("- The value of {} can have its own [evidence](#evidence).\n", names(&with)))
        }
        _ => Some(format!(
            "- The value of each key but {} can have its own [evidence](#evidence).\n",
            names(&without)
        )),
    }
}

fn row(key: &Key) -> String {
    let need = match key.need {
        Need::Required => "**required**".to_owned(),
        Need::Optional => String::new(),
        Need::Default(default) => format!("default: {default}"),
    };
    let cells = [format!("`{}`", key.name), key.value.to_string(), need, key.doc.to_owned()];
    let cells = cells.map(|cell| cell.replace('|', "\\|"));
    format!("| {} | `{}` |\n", cells.join(" | "), key.example.replace('|', "\\|"))
}

fn json(json: JsonType) -> &'static str {
    match json {
        JsonType::String => "string",
        JsonType::Number => "number",
        JsonType::Boolean => "boolean",
    }
}

fn domains() -> String {
    let row = |domain: Domain| {
        format!("| `{domain}` | {} | `{}` | {} |\n", domain.doc(), rust_name(domain), json(domain.json()))
    };
    format!("| `type` | meaning | in Rust | in JSON |\n|---|---|---|---|\n{}", Domain::ALL.map(row).concat())
}

/// The spellings that are shown, each with the domain that it is of.
fn shown() -> Vec<(Domain, Written)> {
    let tokens = |no: &str, yes: &str, json| {
        let literal = |text: &str| Literal { text: text.to_owned(), json };
        (Domain::Boolean, Written::Tokens { no: literal(no), yes: literal(yes) })
    };
    let pattern = |domain, text: &str| (domain, Written::Text(text.to_owned()));
    let named = |domain, name: &str, options: &[(&str, &str)]| {
        let options = options.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        (domain, Written::Named { name: name.to_owned(), options: options.collect() })
    };
    vec![
        named(Domain::String, "percent", &[]),
        named(Domain::Integer, "string", &[]),
        named(Domain::Integer, "hex", &[]),
        named(Domain::Uint64, "string", &[]),
        named(Domain::BigInteger, "string", &[]),
        named(Domain::Number, "string", &[]),
        named(Domain::Number, "allow_nan", &[]),
        named(Domain::Decimal, "string", &[]),
        tokens("0", "1", JsonType::Number),
        tokens("N", "Y", JsonType::String),
        named(Domain::Bytes, "base64", &[("padding", "false")]),
        named(Domain::Bytes, "base64url", &[]),
        named(Domain::Bytes, "hex", &[]),
        named(Domain::Uuid, "upper", &[]),
        named(Domain::Uuid, "urn", &[]),
        named(Domain::Uuid, "braces", &[]),
        named(Domain::Uuid, "plain", &[]),
        pattern(Domain::DateTime, "%Y-%m-%d %H:%M:%S %:z"),
        named(Domain::DateTime, "epoch_seconds", &[]),
        named(Domain::DateTime, "epoch_millis", &[("json", "string"), ("digits", "0")]),
        named(Domain::DateTime, "http_date", &[]),
        named(Domain::DateTime, "rfc3339", &[("zone", "Z"), ("digits", "3")]),
        named(Domain::DateTime, "/Date(ms)/", &[]),
        named(Domain::DateTime, "/Date(ms+hhmm)/", &[]),
        named(Domain::DateTime, "strftime", &[("pattern", "%Y-%m-%d %H:%M:%S UTC"), ("zone", "Z")]),
        pattern(Domain::LocalDateTime, "%d.%m.%Y %H:%M"),
        named(Domain::LocalDateTime, "rfc3339", &[("digits", "3")]),
        pattern(Domain::Date, "%d.%m.%Y"),
        named(Domain::Date, "epoch_millis", &[]),
        pattern(Domain::Time, "%H:%M"),
        named(Domain::Time, "rfc3339", &[("digits", "3")]),
        named(Domain::Duration, "seconds", &[]),
        named(Domain::Duration, "millis", &[("json", "string")]),
        named(Domain::Duration, "HH:MM:SS", &[]),
    ]
}

/// What to write under `as` for a value of a domain.
pub(crate) fn spelling_help(domain: Domain) -> String {
    let unnamed = |written: &Written| !matches!(written, Written::Named { .. });
    let of_domain = shown().into_iter().filter(|(other, written)| *other == domain && unnamed(written));
    let examples = of_domain.filter_map(|(_, written)| Some(written.of(domain).ok()?.canonical()));
    let examples: Vec<String> = examples.map(|example| format!("as: {example}")).collect();
    let examples = quoted(&examples.iter().map(String::as_str).collect::<Vec<_>>(), "or");
    let names = quoted(&spelling::names(domain).collect::<Vec<_>>(), "or");
    match (examples.is_empty(), names.is_empty()) {
        (true, true) => format!("remove it: the type `{domain}` has only its default spelling"),
        (true, false) => format!("write {names}"),
        (false, true) => format!("write {}, such as {}", spelt(domain), examples),
        (false, false) => {
            format!("write {}, such as {}, or {names}", spelt(domain), examples)
        }
    }
}

fn spelt(domain: Domain) -> &'static str {
    match domain {
        Domain::Boolean => "any two tokens",
        Domain::Date => "a `strftime` pattern that includes the whole date",
        Domain::Time => "a `strftime` pattern that includes the whole time of day",
        Domain::DateTime | Domain::LocalDateTime => {
            "a `strftime` pattern that includes the whole date and time"
        }
        _ => "one of its spellings",
    }
}

fn spellings() -> String {
    let row = |(domain, written): (Domain, Written)| {
        let spelling = written.of(domain).ok()?;
        Some(format!("| `{domain}` | `as: {}` | {} |\n", spelling.canonical(), spelling.expects()))
    };
    let rows: Vec<String> = shown().into_iter().filter_map(row).collect();
    format!("| `type` | `as`, for example | a value is |\n|---|---|---|\n{}", rows.concat())
}

/// What is taken, as the engine has it.
fn taken() -> String {
    let plain = Domain::ALL.map(|domain| (format!("`{domain}`"), ScalarNode::new(domain)));
    let spelled = shown().into_iter().filter_map(|(domain, written)| {
        let spelling = written.of(domain).ok()?;
        let name = format!("`{domain}` as `{}`", spelling.canonical());
        Some((name, ScalarNode::spelled(domain, spelling)))
    });
    let rows = plain.into_iter().chain(spelled).map(|(name, node)| {
        let cells = [JsonType::String, JsonType::Number, JsonType::Boolean].map(|json| cell(&node, json));
        format!("| {name} | {} |\n", cells.join(" | "))
    });
    let rows: Vec<String> = rows.collect();
    format!("| `type` | JSON string | JSON number | JSON boolean |\n|---|---|---|---|\n{}", rows.concat())
}

/// Texts of which some are a value of each domain.
const SAMPLES: [&str; 38] = [
    "a",
    "7",
    "7.0",
    "1.5",
    "true",
    "0",
    "N",
    "+/8AEA==",
    "-_8AEA==",
    "+/8AEA",
    "fbff0010",
    "https://example.com/",
    "0a4f5a1e-6d1c-4a62-9a31-5c1b8f3f5d11",
    "0A4F5A1E-6D1C-4A62-9A31-5C1B8F3F5D11",
    "urn:uuid:0a4f5a1e-6d1c-4a62-9a31-5c1b8f3f5d11",
    "{0a4f5a1e-6d1c-4a62-9a31-5c1b8f3f5d11}",
    "0a4f5a1e6d1c4a629a315c1b8f3f5d11",
    "name@example.com",
    "192.0.2.1",
    "2001:db8::1",
    "2013-02-12T22:42:00Z",
    "2013-02-12 22:42:00 +00:00",
    "2013-02-12T22:42:00",
    "12.02.2013 22:42",
    "Tue, 12 Feb 2013 22:42:00 GMT",
    "2013-02-12T22:42:00.000Z",
    "/Date(1360708920000)/",
    "/Date(1360708920000+0000)/",
    "2013-02-12 22:42:00 UTC",
    "2013-02-12T22:42:00.000",
    "2013-02-12",
    "12.02.2013",
    "22:42:00",
    "22:42",
    "22:42:00.000",
    "PT1H30M",
    "36:00:00",
    "data:text/plain;name=a.txt,Hello",
];

/// So many of them are shown.
const MAX_SAMPLES: usize = 2;

/// What of a JSON type is taken for a value.
fn cell(node: &ScalarNode, json: JsonType) -> String {
    let texts = SAMPLES.into_iter().filter(|text| json.admits(text));
    let texts: Vec<&str> =
        if node.domain() == Domain::String { texts.take(1).collect() } else { texts.collect() };
    let quoted = |text: &&str| match json {
        JsonType::String => format!("`\"{text}\"`"),
        JsonType::Number | JsonType::Boolean => format!("`{text}`"),
    };
    let strict = |text: &&str| node.read(text, Some(json)).is_some();
    let (both, others): (Vec<&str>, Vec<&str>) = texts.into_iter().partition(|text| strict(text));
    let replies = others.into_iter().filter(|text| node.read_tolerantly(text).is_some());
    let said =
        |texts: Vec<String>, what: &str| (!texts.is_empty()).then(|| format!("{what}: {}", texts.join(", ")));
    let both = said(both.iter().take(MAX_SAMPLES).map(quoted).collect(), "both");
    let replies = said(replies.take(MAX_SAMPLES).map(|text| quoted(&text)).collect(), "response");
    both.into_iter().chain(replies).collect::<Vec<_>>().join("; ")
}

fn formats() -> String {
    let row = |format: Format| format!("| `{}` | {format} | `{}` |\n", format.name(), format.media_type());
    format!("| name | format | media type |\n|---|---|---|\n{}", Format::ALL.map(row).concat())
}

fn losses() -> String {
    LossKind::ALL.map(|loss| format!("- {}.\n", capitalized(loss.doc()))).concat()
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
