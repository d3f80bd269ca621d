//! Hints that a format needs: whether the format is there, and whether they name what is there.

use std::collections::BTreeSet;

use groupwright_engine::format::Format;

use super::walk::{self, Seen};
use crate::model::{Api, Kind, Order, Struct, TypeBody};
use crate::report::{Code, Diagnostic, Report, nearest};
use crate::syntax::Place;

/// Checks the hints of every structure.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        without_format(&seen, report);
        prefixes(seen.structure, report);
        order(seen.structure, report);
    }
    for endpoint in &api.endpoints {
        let Some(body) = &endpoint.body else { continue };
        for field in &endpoint.request.fields {
            let single = match &field.item.kind {
                Kind::Named(name) => {
                    matches!(api.find(Some(endpoint), name).map(|found| &found.body), Some(TypeBody::Enum(_)))
                }
                Kind::Scalar(_) | Kind::Unknown => true,
                Kind::List(_) | Kind::Map(_) => false,
            };
            let text = body.media.iter().any(|(format, _)| *format == Format::Text);
            let whole = field.location == groupwright_engine::table::Place::Payload;
            let member = field.location == groupwright_engine::table::Place::Body;
            if text && (member || (whole && !single)) {
                let message = "a text body holds one value, not a structure or a list";
                let help = "give the body `type: string` or another kind of single values";
                report.push(Diagnostic::new(Code::BAD_PLACE, &body.place, message).help(help));
                break;
            }
        }
    }
}

fn without_format(seen: &Seen<'_>, report: &mut Report) {
    if seen.formats.is_empty() {
        return;
    }
    let xml = seen.structure.xml.place.iter();
    let fields = seen.structure.fields.iter().filter(|field| field.xml.value.is_some());
    let xml = xml.chain(fields.map(|field| &field.xml.place));
    let form = seen.structure.form.value.map(|_| &seen.structure.form.place);
    let hints = xml.map(|place| (Format::Xml, place)).chain(form.map(|place| (Format::Form, place)));
    for (format, place) in hints.filter(|(format, _)| !seen.formats.contains(format)) {
        report.push(hint(format, &seen.name, &seen.formats, place));
    }
}

fn hint(format: Format, name: &str, formats: &BTreeSet<Format>, place: &Place) -> Diagnostic {
    let formats: Vec<&str> = formats.iter().map(|format| format.word()).collect();
    let message = format!("a hint for {format}, but {name:?} is only written as {}", formats.join(" and "));
    let help = format!("add `{}` to the formats of the body, or remove the hint", format.word());
    Diagnostic::new(Code::HINT_WITHOUT_FORMAT, place, message).help(help)
}

fn prefixes(structure: &Struct, report: &mut Report) {
    let declared = &structure.xml.namespaces;
    for (name, _) in &structure.xml.attributes {
        let Some((prefix, _)) = name.value.split_once(':') else { continue };
        let known = matches!(prefix, "xml") || declared.iter().any(|(known, _)| known == prefix);
        if !known {
            let message = format!("the prefix {prefix:?} of the attribute {:?} is not declared", name.value);
            let near = nearest(prefix, declared.iter().map(|(known, _)| known.as_str()));
            let help = near.map_or_else(
                || format!("declare it: `namespaces: {{ {prefix}: \"…\" }}`"),
                |near| format!("did you mean `{near}`?"),
            );
            report.push(Diagnostic::new(Code::UNKNOWN_PREFIX, &name.place, message).help(help));
        }
    }
}

fn order(structure: &Struct, report: &mut Report) {
    let Some(Order::Listed(names)) = &structure.xml.order else { return };
    let mut seen = BTreeSet::new();
    for name in names {
        let fields = || structure.fields.iter().map(|field| field.name.value.as_str());
        if fields().all(|field| field != name.value) {
            let message = format!("the order names {:?}, which is no field", name.value);
            let near = nearest(&name.value, fields());
            let help = near.map_or_else(
                || format!("the fields are: {}", fields().collect::<Vec<_>>().join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            report.push(Diagnostic::new(Code::BAD_ORDER, &name.place, message).help(help));
        }
        if !seen.insert(name.value.as_str()) {
            let message = format!("the order names {:?} twice", name.value);
            report.push(Diagnostic::new(Code::BAD_ORDER, &name.place, message).help("remove one"));
        }
    }
}
