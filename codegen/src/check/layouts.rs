//! Names and layouts in single formats: whether a message has the format, whether the value has the layout, and whether each name
//! is that of one member.

use std::collections::BTreeMap;

use groupwright_engine::format::Format;
use groupwright_engine::table::{FormNode, FormShape, ParameterLocation};

use super::formats::hint;
use super::walk::{self, Seen};
use crate::model::{Api, Field, Item, Kind, Located, Struct};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks every structure.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        for field in &seen.structure.fields {
            of_field(&seen, field, report);
            presence(&seen, field, report);
        }
        names(seen.structure, Format::Json, |field| field.names.json.as_ref(), report);
        names(seen.structure, Format::Form, |field| field.names.form.as_ref(), report);
    }
    for seen in walk::structures(api).filter(|seen| seen.is_whole) {
        whole(api, &seen, report);
    }
    for (_, item) in walk::items(api) {
        if let Some(form) = &item.form {
            fits(&item.kind, form, report);
        }
    }
}

/// How lists, maps and structures of a whole message are written, where it has none of them.
fn whole(api: &Api, seen: &Seen<'_>, report: &mut Report) {
    let Located { value: Some(form), place } = &seen.structure.form else { return };
    let in_body = seen.formats_of_body().contains(&Format::Form);
    let is_pairs = |field: &&Field| match field.location {
        ParameterLocation::Query => true,
        ParameterLocation::Body | ParameterLocation::Payload => in_body && field.is_in(Format::Form),
        ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::Cookie => false,
    };
    let fields: Vec<&Field> = seen.structure.fields.iter().filter(is_pairs).collect();
    let reached = api.reachable(fields.iter().map(|field| &field.item));
    let within = reached.iter().flat_map(|id| api.ty(*id).items());
    // The members that are not described are like those that are.
    let own = fields.iter().flat_map(|field| field.item.layers().skip(usize::from(field.additional)));
    let items: Vec<&Item> = own.chain(within.flat_map(Item::layers)).collect();
    let has_list = items.iter().any(|item| item.list_item().is_some());
    let has_map = items.iter().any(|item| item.map_value().is_some());
    let has_structure = reached.iter().any(|id| api.ty(*id).enumeration().is_none());
    let usual = FormShape::DEFAULT;
    let says_lists = form.lists() != usual.lists() || form.has_empty_lists();
    let unused = [
        (says_lists && !has_list, "lists", "`lists`, `member` and `empty_lists` have"),
        (form.maps() != usual.maps() && !has_map, "maps", "`key`, `value` and `entry` have"),
        (
            form.objects() != usual.objects() && !(has_list || has_map || has_structure),
            "lists, maps or structures",
            "`objects` has",
        ),
    ];
    for (_, what, keys) in unused.iter().filter(|(is_unused, ..)| *is_unused) {
        let message = format!("{keys} no effect: what is written as a form or query has no {what}");
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help("remove them"));
    }
}

/// What a field says of formats in which it is never written.
fn of_field(seen: &Seen<'_>, field: &Field, report: &mut Report) {
    let layouts = field.item.layers().filter_map(|item| item.form.as_ref().map(|form| &form.place));
    let form_name = field.names.form.as_ref().map(|name| &name.place);
    let json = field.names.json.as_ref().map(|name| (Format::Json, &name.place));
    let said =
        json.into_iter().chain(form_name.into_iter().chain(layouts).map(|place| (Format::Form, place)));
    match field.location {
        ParameterLocation::Body | ParameterLocation::Payload => {
            // A type that no message holds is a finding of its own.
            let formats = seen.formats_of_body().into_iter().filter(|format| field.is_in(*format));
            let formats: Vec<Format> = formats.collect();
            let unused = said.filter(|(format, _)| !seen.formats.is_empty() && !formats.contains(format));
            unused.for_each(|(format, place)| report.push(hint(format, &field.name.value, &formats, place)));
        }
        ParameterLocation::Query => {
            let help = "write the name as the key of the parameter";
            json.map(|(_, place)| place)
                .into_iter()
                .chain(form_name)
                .for_each(|place| without_effect(field, place, help, report));
        }
        ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::Cookie => {
            said.for_each(|(_, place)| without_effect(field, place, "remove it", report));
        }
    }
}

/// The formats that have a field.
fn presence(seen: &Seen<'_>, field: &Field, report: &mut Report) {
    let Some(own) = &field.formats else { return };
    if field.location != ParameterLocation::Body {
        return without_effect(field, &own.place, "remove `formats`", report);
    }
    let formats = seen.formats_of_body();
    if seen.formats.is_empty() {
        return;
    }
    let unused = own.value.formats().filter(|format| !formats.contains(format));
    unused.for_each(|format| report.push(hint(format, &field.name.value, &formats, &own.place)));
    if formats.iter().all(|format| field.is_in(*format)) {
        let message =
            format!("`formats` has no effect: these are all formats that have {:?}", field.name.value);
        let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &own.place, message);
        report.push(finding.help("remove it"));
    } else if own.value.formats().next().is_none() {
        let message = format!("no format has the member {:?}", field.name.value);
        let help = "list its formats, such as `formats: [xml]`";
        report.push(Diagnostic::new(Code::BAD_LAYOUT, &own.place, message).help(help));
    }
    if let Some(xml) = field.xml.value.filter(|_| !field.is_in(Format::Xml)).map(|_| &field.xml.place) {
        report.push(hint(Format::Xml, &field.name.value, &own.value.formats().collect::<Vec<_>>(), xml));
    }
}

fn without_effect(field: &Field, place: &NodePath, help: &str, report: &mut Report) {
    let message = format!("this has no effect: {:?} is in the {}", field.name.value, field.location.name());
    report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help(help));
}

/// Whether a layout is that of a list or of a map, as the value is.
fn fits(kind: &Kind, form: &Located<FormNode>, report: &mut Report) {
    let of_list = form.value.lists().is_some() || form.value.empty_lists().is_some();
    let (is_list, is_map) = match kind {
        Kind::List(_) => (true, false),
        Kind::Map(_) => (false, true),
        Kind::Scalar(_) | Kind::Named(_) | Kind::Any => (false, false),
        Kind::Missing(_) | Kind::Unknown => return,
    };
    if of_list && !is_list {
        let message = "this is how a list is written, but the value is not a list";
        let help = "remove `lists` and `empty_lists`, or move them to the list";
        report.push(Diagnostic::new(Code::BAD_LAYOUT, &form.place, message).help(help));
    }
    if form.value.maps().is_some() && !is_map {
        let message = "this is how a map is written, but the value is not a map";
        let help = "remove `key`, `value` and `entry`, or move them to the map";
        report.push(Diagnostic::new(Code::BAD_LAYOUT, &form.place, message).help(help));
    }
}

/// Members of one structure that have the same name in a format.
fn names<'m>(
    structure: &'m Struct,
    format: Format,
    own: impl Fn(&'m Field) -> Option<&'m Located<String>>,
    report: &mut Report,
) {
    let is_member = |field: &&Field| {
        field.location == ParameterLocation::Body && !field.additional && field.is_in(format)
    };
    let fields = || structure.fields.iter().filter(is_member);
    if !fields().any(|field| own(field).is_some()) {
        return;
    }
    let mut seen: BTreeMap<&str, &Located<String>> = BTreeMap::new();
    let constants = structure.constants.iter().map(|constant| (&constant.name, None));
    let fields = fields().flat_map(|field| {
        let name = own(field).unwrap_or(&field.name);
        std::iter::once((name, own(field))).chain(field.aliases.iter().map(|alias| (alias, None)))
    });
    for (name, own) in constants.chain(fields) {
        let Some(first) = seen.insert(&name.value, name) else { continue };
        // Wire names and aliases that are the same have been reported.
        let place = own.map_or(&first.place, |own| &own.place);
        let message = format!("two members have the name {:?} in {format}", name.value);
        let help = "set another name for one of them";
        let other = if own.is_some() { &first.place } else { &name.place };
        let finding = Diagnostic::new(Code::DUPLICATE_WIRE_NAME, place, message);
        report.push(finding.related(other, "the other member").help(help));
    }
}
