//! Types that are not there, not used, or without end.

use std::collections::BTreeSet;

use groupwright_engine::kind;

use super::names::means_kind;
use super::walk;
use crate::model::{Api, Endpoint, FieldDefault, Kind, Presence, Struct, TypeBody};
use crate::report::{Code, Diagnostic, Report, nearest};

/// Checks the types of the model.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for (endpoint, item) in walk::items(api) {
        if let Kind::Named(name) = &item.kind
            && api.find(endpoint, name).is_none()
        {
            report.push(unknown(api, endpoint, name, &item.place));
        }
    }
    let formats = walk::formats(api);
    for (endpoint, named) in walk::types(api) {
        if !walk::is_used(&formats, endpoint, &named.name.value) && !means_kind(&named.name.value) {
            let message = format!("the type {:?} is not used", named.name.value);
            let help = "remove it, or name it where a field or a body holds it";
            report.push(Diagnostic::new(Code::UNUSED_TYPE, &named.name.place, message).help(help));
        }
        if let TypeBody::Struct(structure) = &named.body
            && is_endless(api, endpoint, structure)
        {
            let message = format!("every value of {:?} would have to hold another one", named.name.value);
            let help = "make a field on the way optional, nullable or a list";
            report.push(Diagnostic::new(Code::ENDLESS_TYPE, &named.name.place, message).help(help));
        }
    }
    for seen in walk::structures(api) {
        defaults(seen.structure, report);
    }
}

fn unknown(api: &Api, endpoint: Option<&Endpoint>, name: &str, place: &crate::syntax::Place) -> Diagnostic {
    let own = endpoint.map_or(&[][..], |endpoint| &endpoint.types);
    let named = own.iter().chain(&api.types).filter(|named| !named.inline);
    let names: Vec<&str> = named.map(|named| named.name.value.as_str()).collect();
    let words = kind::ALL.iter().map(|kind| kind.word()).chain(["list", "map"]);
    let help = match nearest(name, names.iter().copied().chain(words)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "define it under `types`, here or in api.yaml, or use a kind such as `string`".to_owned(),
    };
    Diagnostic::new(Code::UNKNOWN_TYPE, place, format!("there is no type {name:?}")).help(help)
}

/// Whether a structure cannot be without another of itself.
fn is_endless(api: &Api, endpoint: Option<&Endpoint>, structure: &Struct) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = required(structure);
    while let Some(name) = open.pop() {
        let body = api.find(endpoint, name).map(|found| &found.body);
        let Some(TypeBody::Struct(held)) = body else { continue };
        if std::ptr::eq(held, structure) {
            return true;
        }
        if seen.insert(name) {
            open.extend(required(held));
        }
    }
    false
}

fn required(structure: &Struct) -> Vec<&str> {
    let fields = structure.fields.iter().filter(|field| field.presence() == Presence::Required);
    let names = fields.filter_map(|field| match &field.item.kind {
        Kind::Named(name) => Some(name.as_str()),
        _ => None,
    });
    names.collect()
}

/// Defaults that are taken from a field that is not there.
fn defaults(structure: &Struct, report: &mut Report) {
    for field in &structure.fields {
        let FieldDefault::Field(other) = &field.default else { continue };
        let names = || structure.fields.iter().map(|field| field.name.value.as_str());
        if names().all(|name| name != other.value) || other.value == field.name.value {
            let message = format!(
                "{:?} cannot default to {:?}: there is no such other field",
                field.name.value, other.value
            );
            let finding = Diagnostic::new(Code::BAD_DEFAULT, &other.place, message);
            let near = nearest(&other.value, names().filter(|name| *name != field.name.value));
            let help = near.map_or_else(
                || "name another field of the same structure".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            report.push(finding.help(help));
        }
    }
}
