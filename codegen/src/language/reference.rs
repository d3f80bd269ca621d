//! The reference of the language, `docs/spec.md`: prose around tables.

use std::fmt::Write;

use groupwright_engine::format::Format;
use groupwright_engine::kind::{self, ScalarKind};

use super::table::{Key, Need, Section};

/// What is written by hand, with a line for each part that is made here.
const PROSE: &str = include_str!("spec.md");

/// The reference, as Markdown.
pub fn reference() -> String {
    let mut page = String::new();
    for line in PROSE.lines() {
        match line.strip_prefix("<<").and_then(|line| line.strip_suffix(">>")) {
            Some("sections") => super::sections().iter().for_each(|section| of_section(section, &mut page)),
            Some("attributes") => page.push_str(&super::attribute::table()),
            Some("kinds") => page.push_str(&kinds()),
            Some("formats") => page.push_str(&formats()),
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
    let bonds: Vec<String> = section.bonds.iter().map(|bond| format!("- {bond}\n")).collect();
    let bonds = if bonds.is_empty() { String::new() } else { format!("\n{}", bonds.concat()) };
    // Writing to a string cannot fail.
    let _ = write!(
        page,
        "### {}\n\n{}\n\n```yaml\n{}```\n\n| key | value | needed | meaning | example |\n|---|---|---|---|---|\n{rows}{bonds}\n",
        section.name, section.doc, section.example
    );
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

fn kinds() -> String {
    let row = |kind: &&dyn ScalarKind| {
        let rust = kind.rust().rsplit("::").next().unwrap_or_default();
        let json = format!("{:?}", kind.json()).to_lowercase();
        format!("| `{}` | {} | `{rust}` | {json} |\n", kind.word(), kind.doc())
    };
    let rows: Vec<String> = kind::ALL.iter().map(row).collect();
    format!("| word | what it is | in Rust | in JSON |\n|---|---|---|---|\n{}", rows.concat())
}

fn formats() -> String {
    let row = |format: Format| format!("| `{}` | {format} | `{}` |\n", format.word(), format.media_type());
    format!("| word | format | media type |\n|---|---|---|\n{}", Format::ALL.map(row).concat())
}
