//! How structures, lists and maps are written in forms.

use groupwright_engine::table::{
    FormEntries, FormList, FormLists, FormMap, FormNode, FormObjects, FormShape, PartNode,
};

use super::read;
use crate::intern;
use crate::model::Located;
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Node, Yaml};

/// What a whole message says under `form`.
pub(crate) fn shape(node: &Node, report: &mut Report) -> Located<Option<FormShape>> {
    let Some(entry) = node.entry("form") else { return Located::new(None, &node.place) };
    let objects = read::text(&entry.value, "objects");
    let objects = FormObjects::ALL.into_iter().find(|way| way.name() == objects);
    let usual = FormShape::DEFAULT;
    let mut form = FormShape::new(usual.lists().style(), objects.unwrap_or(usual.objects()));
    let own = layout(&entry.value, report);
    if let Some(lists) = own.lists() {
        form = form.with_lists(lists);
    }
    if let Some(maps) = own.maps() {
        form = form.with_maps(maps);
    }
    if own.empty_lists() == Some(true) {
        form = form.with_empty_lists();
    }
    Located::new(Some(form), &entry.place)
}

/// What a field or an item says of its own list or map under `form`.
pub(crate) fn own(node: &Node, report: &mut Report) -> Option<Located<FormNode>> {
    let entry = node.entry("form")?;
    let layout = layout(&entry.value, report);
    (layout != FormNode::DEFAULT).then(|| Located::new(layout, &entry.place))
}

/// What a field or an item says of its own part under `multipart`.
pub(crate) fn part(node: &Node) -> Option<Located<PartNode>> {
    let entry = node.entry("multipart")?;
    let text = |key| entry.value.get(key).and_then(Node::text).map(intern::text);
    let mut part = PartNode::DEFAULT;
    if let Some(media_type) = text("content_type") {
        part = part.with_content_type(media_type);
    }
    if let Some(name) = text("file_name") {
        part = part.with_file_name(name);
    }
    Some(Located::new(part, &entry.place))
}

fn layout(hints: &Node, report: &mut Report) -> FormNode {
    let first = first(hints, report);
    let style = read::text(hints, "lists");
    let lists = FormLists::ALL.into_iter().find(|way| way.name() == style).map(|style| {
        let lists = FormList::new(style).with_member(name(hints, "member", report));
        first.map_or(lists, |first| lists.with_first(first))
    });
    let mut layout = FormNode::DEFAULT;
    if let Some(lists) = lists {
        layout = layout.with_lists(lists);
    }
    if hints.get("key").is_some() {
        let value = if hints.get("value").is_some() { name(hints, "value", report) } else { "value" };
        let entries = FormEntries::new(name(hints, "key", report), value);
        let entries = entries.with_entry(name(hints, "entry", report));
        let entries = first.map_or(entries, |first| entries.with_first(first));
        layout = layout.with_maps(FormMap::Entries(entries));
    }
    if read::flag(hints, "bare") == Some(true) {
        layout = layout.bare();
    }
    match read::flag(hints, "empty_lists") {
        Some(writes) => layout.with_empty_lists(writes),
        None => layout,
    }
}

/// A step of the names of pairs. Within it, brackets and dots would be read as the start of another step.
fn name(hints: &Node, key: &str, report: &mut Report) -> &'static str {
    let Some(given) = read::placed_text(hints, key) else { return "" };
    if given.value.is_empty() || given.value.contains(['[', ']', '.']) {
        let message = format!("{:?} cannot be a part of the names in a form", given.value);
        let help = "write a name without brackets and dots";
        report.push(Diagnostic::new(Code::BAD_LAYOUT, &given.place, message).help(help));
    }
    intern::text(&given.value)
}

/// The number of the first item or entry.
fn first(hints: &Node, report: &mut Report) -> Option<u8> {
    let given = hints.entry("first")?;
    let counts = read::text(hints, "lists") == FormLists::Numbered.name() || hints.get("key").is_some();
    if !counts {
        let message = "`first` has no effect: nothing is numbered";
        let help = "remove it, or add `lists: numbered`, or the `key` of the entries of a map";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &given.place, message).help(help));
    }
    match given.value.yaml {
        Yaml::Integer(0) => Some(0),
        Yaml::Integer(1) => Some(1),
        _ => {
            let message = "items and entries are numbered from 0 or from 1";
            report.push(
                Diagnostic::new(Code::BAD_LAYOUT, &given.place, message)
                    .help("write `first: 0` or `first: 1`"),
            );
            None
        }
    }
}
