//! How values are spelt: whether the spellings fit what they spell, and the formats that have their own.

use groupwright_engine::format::Format;
use groupwright_engine::spelling::Spelling;
use groupwright_engine::table::{Packing, ParameterLocation};

use super::formats::{has, hint};
use super::walk::{self, Seen};
use crate::language::spelling_help;
use crate::model::{Api, Field, Item, Kind, Located, TypeBody, Written};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks the spellings of every item.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for (_, item) in walk::items(api) {
        fit(api, item, report);
    }
    for seen in walk::structures(api) {
        // A type that no message holds in a format is none that a spelling of one could be wrong for.
        let in_body =
            |field: &Field| matches!(field.location, ParameterLocation::Body | ParameterLocation::Payload);
        let fields = seen.structure.fields.iter();
        for field in fields.filter(|field| !in_body(field) || !seen.formats.is_empty()) {
            of_field(&seen, field, report);
        }
    }
    for endpoint in &api.endpoints {
        for reply in endpoint.replies.iter().filter(|reply| !reply.media.is_empty()) {
            let formats: Vec<Format> = reply.media.iter().map(|(format, _)| *format).collect();
            for item in reply.item().into_iter().flat_map(Item::levels) {
                without_format(&reply.name.value, &formats, item, report);
                without_types(&reply.name.value, &formats, item, report);
            }
        }
    }
}

/// Whether a value is JSON in a text.
fn is_json(written: &Written) -> bool {
    match written.packing() {
        Some(Packing::Json | Packing::Encoded(_)) => true,
        Some(
            Packing::Joined(_)
            | Packing::Template(_)
            | Packing::OneOrMany
            | Packing::Entries(_)
            | Packing::Positional,
        )
        | None => false,
    }
}

/// Whether the spellings of an item fit what it holds.
fn fit(api: &Api, item: &Item, report: &mut Report) {
    for (_, written) in item.spelled.each() {
        let is_packed = written.value.packing().is_some();
        let (what, help) = match &item.kind {
            // Templates are checked by themselves.
            _ if written.value.template().is_some() => continue,
            Kind::Scalar(_) if is_json(&written.value) => continue,
            Kind::Scalar(domain) => match written.value.of(*domain) {
                Ok(_) => continue,
                Err(what) => {
                    let finding = Diagnostic::new(Code::BAD_SPELLING, &written.place, what);
                    report.push(finding.help(spelling_help(*domain)));
                    continue;
                }
            },
            Kind::List(_) | Kind::Map(_) | Kind::Any if is_packed => continue,
            Kind::List(_) if written.value.bare() == Packing::Joined("").name() => {
                let message = "`joined` needs the text between the items";
                let help = "write it, such as `as: { joined: \",\" }`";
                report.push(Diagnostic::new(Code::BAD_SPELLING, &written.place, message).help(help));
                continue;
            }
            Kind::List(_) => ("a list", "move it to the items, under `items`"),
            Kind::Map(_) => ("a map", "move it to the values, under `values`"),
            Kind::Any => {
                ("a JSON value of any kind", "remove it, or write `as: json` for a text that contains it")
            }
            Kind::Named(id) => match api.ty(*id).body {
                TypeBody::Struct(_) | TypeBody::Union(_) if is_packed => continue,
                TypeBody::Enum(_) if is_json(&written.value) => continue,
                TypeBody::Struct(_) => ("a structure", "move it to the fields of the structure"),
                TypeBody::Union(_) => ("a union", "move it to the variants of the union"),
                TypeBody::Enum(_) => ("an enumeration", "remove it: the values are spelt as they are listed"),
            },
            Kind::Missing(_) | Kind::Unknown => continue,
        };
        let message = format!("`as` is for single values, but this is {what}");
        report.push(Diagnostic::new(Code::BAD_SPELLING, &written.place, message).help(help));
    }
}

/// The spellings of a field in formats in which it is never written.
fn of_field(seen: &Seen<'_>, field: &Field, report: &mut Report) {
    let name = field.name.value.as_str();
    let outside = match field.location {
        ParameterLocation::Query | ParameterLocation::Parameters => Some(Format::Form),
        ParameterLocation::Path
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Headers
        | ParameterLocation::Status => Some(Format::Text),
        ParameterLocation::Body | ParameterLocation::Payload => None,
    };
    let Some(format) = outside else {
        let formats = seen.formats_of_body();
        field.item.levels().skip(1).for_each(|item| without_format(name, &formats, item, report));
        field.item.levels().for_each(|item| without_types(name, &formats, item, report));
        // What the field itself says of XML is reported as a whole.
        let is_whole = field.location == ParameterLocation::Payload;
        let own = others(&field.item, &formats).into_iter();
        let own = own.filter(|(format, _)| is_whole || *format != Format::Xml);
        own.for_each(|(format, place)| report.push(hint(format, name, &formats, place)));
        return;
    };
    field.item.levels().for_each(|item| without_types(name, &[format], item, report));
    let own = field.xml.value.map(|_| (Format::Xml, &field.xml.place));
    let own = own.filter(|_| field.item.spelled.xml.is_none());
    let others = field.item.levels().flat_map(|item| others(item, &[format]));
    for (of, place) in own.into_iter().chain(others) {
        let location = field.location.name();
        let message = format!("`as` for {of} bodies has no effect: {name:?} is in the {location}");
        let help = if format == Format::Form {
            "remove it: a query is a form, so use `form: { as: … }`, or `as` of the field itself"
        } else {
            "remove it, and use `as` of the field itself"
        };
        report.push(Diagnostic::new(Code::HINT_WITHOUT_FORMAT, place, message).help(help));
    }
}

/// Spellings of formats in which an item is never written.
fn without_format(name: &str, formats: &[Format], item: &Item, report: &mut Report) {
    for (format, place) in others(item, formats) {
        report.push(hint(format, name, formats, place));
    }
}

/// Spellings that differ from the default one by their JSON type only, where no JSON is written.
fn without_types(name: &str, formats: &[Format], item: &Item, report: &mut Report) {
    let Some(domain) = item.kind.scalar() else { return };
    let is_for_json =
        |written: &Located<Written>| written.value.of(domain).is_ok_and(Spelling::is_for_json_only);
    for (own, written) in item.spelled.each().filter(|(_, written)| is_for_json(written)) {
        let has_effect = match own {
            None => formats.is_empty() || formats.contains(&Format::Json),
            Some(Format::Json) => true,
            // Elsewhere, it can restore the default spelling.
            Some(_) => item.spelled.general.as_ref().is_some_and(|general| !is_for_json(general)),
        };
        if !has_effect {
            let message = format!(
                "`as: {}` has no effect here: it only sets the JSON type, and {name:?} is not in JSON",
                written.value.bare()
            );
            let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &written.place, message);
            report.push(finding.help("remove it"));
        }
    }
}

/// Where it is said how an item stands in other formats than these.
fn others<'m>(item: &'m Item, formats: &[Format]) -> Vec<(Format, &'m NodePath)> {
    let spelled = item.spelled.each().filter_map(|(format, written)| Some((format?, &written.place)));
    let named = item.xml_name.iter().map(|name| (Format::Xml, &name.place));
    let described = item.xml.iter().map(|xml| (Format::Xml, &xml.place));
    spelled.chain(named).chain(described).filter(|(format, _)| !has(formats, *format)).collect()
}
