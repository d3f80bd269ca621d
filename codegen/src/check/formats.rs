//! Hints that a format needs: whether the format is there, and whether they name what is there.

use std::collections::BTreeSet;

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::table::ParameterLocation;

use super::walk::{self, Seen, Sort};
use crate::model::{Api, Endpoint, Item, MediaType, Order, Row, Struct};
use crate::report::{Code, Diagnostic, Report, listed};
use crate::syntax;

/// Checks the hints of every structure.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        without_format(&seen, report);
        prefixes(seen.structure, report);
        order(seen.structure, report);
    }
    for endpoint in &api.endpoints {
        bodies(api, endpoint, report);
    }
}

/// Bodies that hold what their formats cannot.
fn bodies(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    if let Some(body) = &endpoint.body {
        let whole = endpoint.request.fields.iter().find(|field| field.location == ParameterLocation::Payload);
        let holds = |format| whole.map_or(Sort::Structured, |field| walk::sort_in(api, &field.item, format));
        body_fits(&body.media, holds, endpoint.request.template.is_some(), &body.place, report);
        bytes_fit(&body.media, whole.map(|field| &field.item), &body.place, report);
    }
    for reply in &endpoint.replies {
        let Some(item) = reply.item() else { continue };
        let Some(item) = walk::body_item(api, item) else { continue };
        if reply.media.is_empty() {
            let what = if walk::sort(api, &item.kind) == Sort::Structured { "members" } else { "a body" };
            let message =
                format!("the response has {what} but no `formats`, so its body would not be decoded");
            let help = "add the formats of the body, such as `formats: [json]`";
            report.push(Diagnostic::new(Code::MISSING_KEY, &reply.name.place, message).help(help));
        }
        let holds = |format| walk::sort_in(api, item, format);
        let structure = walk::body_item(api, item).and_then(|item| walk::structure(api, item));
        let has_template = structure.is_some_and(|structure| structure.template.is_some());
        body_fits(&reply.media, holds, has_template, &reply.name.place, report);
        bytes_fit(&reply.media, walk::body_item(api, item), &reply.name.place, report);
    }
}

fn body_fits(
    media: &[(Format, MediaType)],
    holds: impl Fn(Format) -> Sort,
    has_template: bool,
    place: &syntax::NodePath,
    report: &mut Report,
) {
    let formats: BTreeSet<Format> = media.iter().map(|(format, _)| *format).collect();
    for format in formats {
        let holds = holds(format);
        // That a value of any kind is only for JSON is a finding of its own.
        if holds == Sort::Any || (format == Format::Text && has_template) {
            continue;
        }
        let (message, help) = if format == Format::Text && holds != Sort::Single {
            (
                "a text body is a single value, not a structure or a list",
                "give the body `type: string` or another type of single values, or a `template`",
            )
        } else if format.family() == Format::Form && holds != Sort::Structured {
            (
                "a form or a multipart body is a list of names and values, not a single value or a list of values",
                "give the body `fields`, or the type of a structure",
            )
        } else {
            continue;
        };
        report.push(Diagnostic::new(Code::BAD_PLACE, place, message).help(help));
    }
}

/// Bytes are a body only as a single value that is always there.
fn bytes_fit(
    media: &[(Format, MediaType)],
    item: Option<&Item>,
    place: &syntax::NodePath,
    report: &mut Report,
) {
    let has_bytes = media.iter().any(|(format, _)| *format == Format::Bytes);
    let is_bytes = |item: &Item| item.kind.scalar() == Some(Domain::Bytes) && !item.nullable;
    if has_bytes && !item.is_some_and(is_bytes) {
        let message = "a body in the format `bytes` is bytes as they are, not another value";
        let help = "give the body `type: bytes`, or list another format";
        report.push(Diagnostic::new(Code::BAD_PLACE, place, message).help(help));
    }
}

fn without_format(seen: &Seen<'_>, report: &mut Report) {
    if seen.formats.is_empty() {
        return;
    }
    let xml = seen.structure.xml.place.iter();
    let rows = seen.structure.rows();
    let xml = xml.chain(rows.iter().filter(|row| row.xml().is_some()).map(Row::xml_place));
    let form = seen.structure.form.value.map(|_| &seen.structure.form.place);
    let hints = xml.map(|place| (Format::Xml, place)).chain(form.map(|place| (Format::Form, place)));
    if let Some(place) = form.filter(|_| !seen.is_whole) {
        let message = format!(
            "`form` has no effect here: it applies to whole bodies, and {:?} is only part of one",
            seen.name
        );
        let help = "move it to the body, or to the type of the whole body";
        report.push(Diagnostic::new(Code::HINT_WITHOUT_FORMAT, place, message).help(help));
        return;
    }
    for (format, place) in hints.filter(|(format, _)| !has(&*seen.formats, *format)) {
        report.push(hint(format, seen.name, seen.formats.iter(), place));
    }
}

/// Whether a hint for a format has an effect in one of these formats.
pub(super) fn has<'f>(formats: impl IntoIterator<Item = &'f Format>, of: Format) -> bool {
    formats.into_iter().any(|format| format.family() == of)
}

/// A hint for a format in which the thing of this name is not written, but in these.
pub(super) fn hint<'f>(
    format: Format,
    name: &str,
    formats: impl IntoIterator<Item = &'f Format>,
    place: &syntax::NodePath,
) -> Diagnostic {
    let formats: Vec<String> = formats.into_iter().map(ToString::to_string).collect();
    let message =
        format!("a hint for {format} has no effect: {name:?} is only used in {}", formats.join(" and "));
    let help = format!("add `{}` to the formats of the body, or remove the hint", format.name());
    Diagnostic::new(Code::HINT_WITHOUT_FORMAT, place, message).help(help)
}

fn prefixes(structure: &Struct, report: &mut Report) {
    let declared = || structure.xml.namespaces.iter().map(|(known, _)| known.as_str());
    if structure.xml.attributes.is_empty() {
        return;
    }
    let all: BTreeSet<&str> = declared().collect();
    for (name, _) in &structure.xml.attributes {
        let Some((prefix, _)) = name.value.split_once(':') else { continue };
        let known = prefix == "xml" || all.contains(prefix);
        if !known {
            let message = format!("the prefix {prefix:?} of the attribute {:?} is not declared", name.value);
            let near = report.nearest(prefix, declared());
            let help = near.map_or_else(
                || format!("declare it: `namespaces: {{ {prefix}: \"…\" }}`"),
                |near| format!("did you mean `{near}`?"),
            );
            report.push(Diagnostic::new(Code::UNKNOWN_PREFIX, &name.place, message).help(help));
        }
    }
}

fn order(structure: &Struct, report: &mut Report) {
    let names = match &structure.xml.order {
        Some(Order::Listed(names)) => names,
        Some(Order::Declared | Order::Alphabetical) | None => return,
    };
    let rows = structure.rows();
    let body = || rows.iter().filter(|row| row.is_member());
    let fields = || body().map(|row| row.name().value.as_str());
    let all: BTreeSet<&str> = fields().collect();
    let mut seen = BTreeSet::new();
    for name in names {
        if !all.contains(name.value.as_str()) {
            let message = format!("the order contains {:?}, which is not a member of the body", name.value);
            let help = match report.nearest(&name.value, fields()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if all.is_empty() => "remove the order: the body has no members".to_owned(),
                None => format!("the members are: {}", listed(fields())),
            };
            report.push(Diagnostic::new(Code::BAD_ORDER, &name.place, message).help(help));
        }
        if !seen.insert(name.value.as_str()) {
            let message = format!("the order contains {:?} twice", name.value);
            report.push(Diagnostic::new(Code::BAD_ORDER, &name.place, message).help("remove one"));
        }
    }
}
