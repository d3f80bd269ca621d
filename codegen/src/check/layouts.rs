//! Names and layouts in single formats: whether a message has the format, whether the value has the layout, and whether each name
//! is that of one member.

use std::collections::BTreeMap;

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::table::{FormNode, ParameterLocation, ScalarNode};

use super::formats::{has, hint};
use super::walk::{self, Seen};
use crate::model::{Api, Field, Kind, Located, Row, Struct};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks every structure.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        for field in &seen.structure.fields {
            of_field(&seen, field, report);
            bare(api, field, report);
        }
        seen.structure.rows().iter().for_each(|row| presence(&seen, row, report));
        names(seen.structure, Format::Json, |field| field.names.json.as_ref(), report);
        names(seen.structure, Format::Form, |field| field.names.form.as_ref(), report);
    }
    for (_, item) in walk::items(api) {
        if let Some(form) = &item.form {
            fits(&item.kind, form, report);
        }
    }
}

/// What a field says of formats in which it is never written.
fn of_field(seen: &Seen<'_>, field: &Field, report: &mut Report) {
    let layouts = field.item.levels().filter_map(|item| item.form.as_ref().map(|form| &form.place));
    let form_name = field.names.form.as_ref().map(|name| &name.place);
    let json = field.names.json.as_ref().map(|name| (Format::Json, &name.place));
    let said =
        json.into_iter().chain(form_name.into_iter().chain(layouts).map(|place| (Format::Form, place)));
    match field.location {
        ParameterLocation::Body | ParameterLocation::Payload => {
            // A type that no message holds is a finding of its own.
            let formats = seen.formats_of_body().into_iter().filter(|format| field.is_in(*format));
            let formats: Vec<Format> = formats.collect();
            let unused = said.filter(|(format, _)| !seen.formats.is_empty() && !has(&formats, *format));
            unused.for_each(|(format, place)| report.push(hint(format, &field.name.value, &formats, place)));
        }
        ParameterLocation::Query | ParameterLocation::Parameters => {
            let help = "write the name as the key of the parameter";
            json.map(|(_, place)| place)
                .into_iter()
                .chain(form_name)
                .for_each(|place| without_effect(&field.name.value, field.location, place, help, report));
        }
        ParameterLocation::Path
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Headers
        | ParameterLocation::Status => {
            said.for_each(|(_, place)| {
                without_effect(&field.name.value, field.location, place, "remove it", report);
            });
        }
    }
}

/// A value whose empty text is written without `=`, and a boolean that is true where its name is.
fn bare(api: &Api, field: &Field, report: &mut Report) {
    let Some(form) = field.item.form.as_ref().filter(|form| form.value.is_bare()) else { return };
    let name = &field.name.value;
    let mut refuse = |code, message: String, help: &str| {
        report.push(Diagnostic::new(code, &form.place, message).help(help));
    };
    let domain = match &field.item.kind {
        Kind::Scalar(domain) => *domain,
        Kind::Named(id) if api.ty(*id).enumeration().is_some() => Domain::String,
        Kind::Named(_) | Kind::List(_) | Kind::Map(_) | Kind::Any => {
            let message = format!("{name:?} is not a single value, so it has no text that is empty");
            return refuse(Code::BAD_LAYOUT, message, "remove `bare`");
        }
        Kind::Missing(_) | Kind::Unknown => return,
    };
    if domain != Domain::Boolean {
        if ScalarNode::new(domain).read("", None).is_none()
            && !field.null_as.as_ref().is_some_and(|null| null.value.text.is_empty())
        {
            let message = format!("`bare` has no effect: the text of {name:?} is never empty");
            refuse(Code::WITHOUT_EFFECT, message, "remove `bare`");
        }
        return;
    }
    if field.required {
        let message = format!("{name:?} cannot be required: where it is not, it is false");
        refuse(Code::BAD_LAYOUT, message, "remove `required`");
    }
    let spelled = [&field.item.spelled.general, &field.item.spelled.form];
    if let Some(written) = spelled.into_iter().flatten().next() {
        let message = format!("`as` has no effect: with `bare`, {name:?} is true where its name is");
        let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &written.place, message);
        report.push(finding.help("remove `as`, or `bare`"));
    }
}

/// The formats that have a member.
fn presence(seen: &Seen<'_>, row: &Row<'_>, report: &mut Report) {
    let Some(own) = row.formats() else { return };
    let name = &row.name().value;
    if row.location() != ParameterLocation::Body {
        return without_effect(name, row.location(), &own.place, "remove `formats`", report);
    }
    let formats = seen.formats_of_body();
    if seen.formats.is_empty() {
        return;
    }
    let unused = own.value.formats().filter(|format| !formats.contains(format));
    unused.for_each(|format| report.push(hint(format, name, &formats, &own.place)));
    if formats.iter().all(|format| row.is_in(*format)) {
        let message = format!("`formats` has no effect: these are all formats that have {name:?}");
        let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &own.place, message);
        report.push(finding.help("remove it"));
    } else if own.value.formats().next().is_none() {
        let message = format!("no format has the member {name:?}");
        let help = "list its formats, such as `formats: [xml]`";
        report.push(Diagnostic::new(Code::BAD_LAYOUT, &own.place, message).help(help));
    }
    if row.xml().is_some() && !row.is_in(Format::Xml) {
        report.push(hint(Format::Xml, name, &own.value.formats().collect::<Vec<_>>(), row.xml_place()));
    }
}

fn without_effect(
    name: &str,
    location: ParameterLocation,
    place: &NodePath,
    help: &str,
    report: &mut Report,
) {
    let message = format!("this has no effect: {name:?} is in the {}", location.name());
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

/// Whether one of the formats with the hints of this one has a member.
fn in_family(format: Format, has: impl Fn(Format) -> bool) -> bool {
    Format::ALL.into_iter().any(|own| own.family() == format && has(own))
}

/// Members of one structure that have the same name in a format.
fn names<'m>(
    structure: &'m Struct,
    format: Format,
    own: impl Fn(&'m Field) -> Option<&'m Located<String>>,
    report: &mut Report,
) {
    let is_member = |field: &&Field| {
        field.location == ParameterLocation::Body
            && !field.additional
            && in_family(format, |own| field.is_in(own))
    };
    let fields = || structure.fields.iter().filter(is_member);
    if !fields().any(|field| own(field).is_some()) {
        return;
    }
    let mut seen: BTreeMap<&str, &Located<String>> = BTreeMap::new();
    let constants = structure.constants.iter();
    let constants = constants.filter(|constant| in_family(format, |own| constant.is_in(own)));
    let constants = constants.map(|constant| (&constant.name, None));
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
