//! The API as Groupwright's specs.

use std::fmt::Write as _;
use std::fs::{create_dir_all, write};
use std::io::Result;
use std::path::Path;

use super::{FAILURES, Field, Kind, REQUEST, STRUCTURES};

/// Writes the folder of the vendor, of `count` endpoints, into the folder `into`.
pub fn write_to(into: &Path, count: usize) -> Result<()> {
    let folder = into.join("vendor");
    create_dir_all(&folder)?;
    let api = "title: Vendor\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";
    write(folder.join("api.yaml"), api)?;
    (0..count)
        .try_for_each(|index| write(folder.join(format!("create_group_n{index}.yaml")), endpoint(index)))
}

fn endpoint(index: usize) -> String {
    let mut text = format!(
        "summary: Creates a group of kind {index}.\nsource: https://example.com/docs/{index}\nrequest:\n  \
         POST: /accounts/{{account}}/groups_{index}\n  path:\n    account: {{ type: integer, doc: The id of the account. }}\n  \
         query:\n    notify: {{ type: boolean, doc: Whether the owner is told. }}\n  body:\n    formats: [json]\n    fields:\n"
    );
    fields(&mut text, 6, REQUEST);
    text.push_str("responses:\n  201: { doc: The group was created., formats: [json], type: Group }\n");
    for (status, doc) in FAILURES {
        let _ = writeln!(text, "  {status}: {{ doc: {doc}, formats: [json], type: Problem }}");
    }
    text.push_str("types:\n");
    for (name, doc, members) in STRUCTURES {
        let _ = writeln!(text, "  {name}:\n    doc: {doc}\n    fields:");
        fields(&mut text, 6, members);
    }
    text
}

fn fields(text: &mut String, indent: usize, fields: &[Field]) {
    for field in fields {
        let required = if field.required { ", required: true" } else { "" };
        let (name, doc) = (field.name, field.doc);
        let _ = writeln!(text, "{:indent$}{name}: {{ {}{required}, doc: {doc} }}", "", kind(&field.kind));
    }
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Text(0, most) => format!("type: string, max_length: {most}"),
        Kind::Text(least, most) => format!("type: string, min_length: {least}, max_length: {most}"),
        Kind::Integer(least, most) => format!("type: integer, minimum: {least}, maximum: {most}"),
        Kind::Number => "type: number".to_owned(),
        Kind::Boolean => "type: boolean".to_owned(),
        Kind::Instant => "type: datetime".to_owned(),
        Kind::Choice(values) => format!("enum: [{}]", values.join(", ")),
        Kind::Texts(most) => format!("type: list, items: string, max_items: {most}"),
        Kind::Integers(most) => format!("type: list, items: integer, max_items: {most}"),
        Kind::Structure(name) => format!("type: {name}"),
    }
}
