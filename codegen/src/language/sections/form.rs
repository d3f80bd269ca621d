//! The sections of how structures, lists and maps are written in forms.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::spelling;

pub(super) fn sections() -> Vec<Section> {
    vec![form(), form_field(), form_item(), part()]
}

fn form() -> Section {
    let objects = Key::new(
        "objects",
        Value::words(&["brackets", "dots"]),
        "A member of a structure: `a[b]=1` or `a.b=1`.",
        "objects: dots",
    )
    .default("`brackets`");
    let doc = "How lists, maps and nested structures are written as a form, a query or a multipart body.";
    Section::new("form", "the form of a type", doc)
        .keys([lists().default("`repeat`"), objects])
        .keys(layout())
        .dependencies(dependencies())
        .example("lists: numbered\nmember: member\nobjects: dots\n")
}

fn form_field() -> Section {
    let doc = "The form of a field: its name, its spelling, or how its list or map is written, where that differs from others.";
    Section::new("form_field", "the form of a field", doc)
        .keys([
            Key::new("name", Value::Text, "Its name in a form.", "name: group_name").default("the wire name"),
            spelling().default("as elsewhere"),
            lists().default("that of the body or the query"),
            Key::new(
                "bare",
                Value::Flag,
                "Whether an empty text is written as the name alone, `a` in place of `a=`. A boolean is then `true` where its name is, and \
                 `false` where it is not. Both are read.",
                "bare: true",
            )
            .default("`false`"),
        ])
        .keys(layout())
        .dependencies(dependencies())
        .example("lists: numbered\nfirst: 0\n")
}

fn form_item() -> Section {
    let doc = "The form of an item of a list or a value of a map: its spelling, or how its own list or map is written.";
    Section::new("form_item", "the form of an item", doc)
        .keys([spelling().default("as elsewhere"), lists().default("that of the body or the query")])
        .keys(layout())
        .dependencies(dependencies())
        .example("lists: numbered\n")
}

fn part() -> Section {
    let doc = "What the part of a value in a multipart body has in addition to its name. A value of the type `file` has both itself.";
    Section::new("multipart_part", "the part of a multipart body", doc)
        .keys([
            Key::new(
                "content_type",
                Value::Text,
                "The media type of its content; `\"\"` for none.",
                "content_type: image/png",
            )
            .default("`application/json` beside `as: json`, otherwise none"),
            Key::new(
                "file_name",
                Value::Text,
                "The name of a file, which makes the part a file for most servers.",
                "file_name: icon.png",
            )
            .default("none"),
        ])
        .dependencies([Dependency::at_least_one(&["content_type", "file_name"])])
        .example("content_type: image/png\nfile_name: icon.png\n")
}

fn lists() -> Key {
    Key::new(
        "lists",
        Value::words(&["repeat", "brackets", "indexed", "comma", "numbered"]),
        "A list: `a=1&a=2`, `a[]=1&a[]=2`, `a[0]=1&a[1]=2`, `a=1,2`, or numbered like members of a structure, which is `a.1=1&a.2=2` \
         with `objects: dots` and `a[1]=1&a[2]=2` without. Items that are not single values always have an index or a number.",
        "lists: brackets",
    )
}

/// The names of numbered items and entries.
fn layout() -> [Key; 6] {
    [
        Key::new(
            "member",
            Value::Text,
            "The name between the name of a list and the number of an item: `a.member.1=1`.",
            "member: member",
        ),
        Key::new(
            "key",
            Value::Text,
            "The name of the key of a map's entry. With it, the entries of maps are numbered: `a.1.key=k&a.1.value=v`. Without it, \
             they are like members of a structure: `a.k=v` or `a[k]=v`.",
            "key: key",
        ),
        Key::new("value", Value::Text, "The name of the value of a map's entry.", "value: value")
            .default("`value`"),
        Key::new(
            "entry",
            Value::Text,
            "The name between the name of a map and the number of an entry: `a.entry.1.key=k`.",
            "entry: entry",
        ),
        Key::new("first", Value::Count, "The number of the first item or entry: 0 or 1.", "first: 0")
            .default("1"),
        Key::new(
            "empty_lists",
            Value::Flag,
            "Whether an empty list is written as `a=`. Without it, an empty list is not written.",
            "empty_lists: true",
        )
        .default("`false`"),
    ]
}

fn dependencies() -> [Dependency; 3] {
    [
        Dependency::belongs("member", "lists", &["numbered"]),
        Dependency::beside("value", "key"),
        Dependency::beside("entry", "key"),
    ]
}
