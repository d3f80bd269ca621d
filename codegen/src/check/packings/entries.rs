//! Maps and structures as lists of entries: whether they can be written so, and what then has no effect.

use groupwright_engine::format::Format;
use groupwright_engine::table::{Entries, Packing};

use super::sibling;
use crate::check::walk;
use crate::model::{Api, Item, Kind};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks a value that is a list of entries.
pub(super) fn check(
    api: &Api,
    item: &Item,
    (format, entries): (Option<Format>, &'static Entries),
    place: &NodePath,
    report: &mut Report,
) {
    let name = Packing::Entries(entries).name();
    let mut bad = |message: String, help: &str| {
        report.push(Diagnostic::new(Code::BAD_PACKING, place, message).help(help.to_owned()));
    };
    if let Some(format) = format.filter(|format| *format == Format::Xml) {
        let help = "remove it; for a map, write `xml: { key: name, value: value }`";
        return bad(format!("`{name}` is for JSON and forms, and not for {format}"), help);
    }
    if entries.key() == entries.value() {
        let message = format!("the key and the value of an entry have the same name {:?}", entries.key());
        bad(message, "write the names of both");
    }
    if entries.key().is_empty() || entries.value().is_empty() {
        bad("a member of an entry has no name".to_owned(), "write its name, such as `key: name`");
    }
    let structure = walk::structure(api, item);
    let is_map = match item.kind {
        Kind::Map(_) => true,
        Kind::Scalar(_) | Kind::List(_) | Kind::Named(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => {
            false
        }
    };
    if structure.is_none() && !is_map {
        return bad(format!("`{name}` is for maps and structures"), "remove it, or write `as: json`");
    }
    if let Some(field) = structure.and_then(|structure| sibling(api, structure)) {
        let name = &field.name.value;
        let message =
            format!("the variant of {name:?} is named by another member, which is another entry here");
        bad(message, "use a union that has its tag");
    }
    // An entry has the wire name of its member in every format.
    for field in structure.into_iter().flat_map(|structure| &structure.fields) {
        for (format, name) in [(Format::Json, &field.names.json), (Format::Form, &field.names.form)] {
            let Some(name) = name else { continue };
            let message = format!("the key of an entry is the wire name, and not that of {format}");
            let finding = Diagnostic::new(Code::BAD_PACKING, &name.place, message);
            report.push(finding.related(place, "the list of entries").help("remove the name of the format"));
        }
    }
    if let Some(layout) = item.form.as_ref().filter(|layout| layout.value.maps().is_some()) {
        let message = format!("the names of entries have no effect: `{name}` has others");
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &layout.place, message).help("remove one of them"));
    }
}
