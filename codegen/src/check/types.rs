//! Types that are not there, not used, or without end.

use std::collections::BTreeSet;

use groupwright_engine::kind;

use super::names::means_kind;
use super::walk;
use crate::model::{Api, Endpoint, FieldDefault, Kind, Presence, Struct, Type, TypeBody};
use crate::report::{Code, Diagnostic, Report, nearest};
use crate::syntax::Place;

/// Checks the types of the model.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let mut spared = BTreeSet::new();
    for (endpoint, item) in walk::items(api) {
        if let Kind::Named(name) = &item.kind
            && api.find(endpoint, name).is_none()
        {
            let near = near(api, endpoint, name);
            report.push(unknown(name, near, &item.place));
            let meant = near.map(|near| meant(api, endpoint, near)).unwrap_or_default();
            spared.extend(meant.into_iter().map(std::ptr::from_ref));
        }
    }
    let formats = walk::formats(api);
    for (endpoint, named) in walk::types(api) {
        let name = &named.name.value;
        let used = walk::is_used(&formats, endpoint, name) || spared.contains(&std::ptr::from_ref(named));
        if !used && !means_kind(name) {
            let message = format!("the type {name:?} is not used");
            let help = "remove it, or name it where a field or a body holds it";
            report.push(Diagnostic::new(Code::UNUSED_TYPE, &named.name.place, message).help(help));
        }
        if let TypeBody::Struct(structure) = &named.body
            && is_endless(api, endpoint, structure)
        {
            let message = format!("every value of {name:?} would have to hold another one");
            let help = "make a field on the way optional, nullable or a list";
            report.push(Diagnostic::new(Code::ENDLESS_TYPE, &named.name.place, message).help(help));
        }
    }
    for seen in walk::structures(api) {
        defaults(seen.structure, report);
    }
}

/// The type, or the kind, that is probably meant by a name that no type has.
fn near<'m>(api: &'m Api, endpoint: Option<&'m Endpoint>, name: &str) -> Option<&'m str> {
    let own = endpoint.map_or(&[][..], |endpoint| &endpoint.types);
    let named = own.iter().chain(&api.types).filter(|named| !named.inline);
    let names = named.map(|named| named.name.value.as_str());
    nearest(name, names.chain(kind::ALL.iter().map(|kind| kind.word())).chain(["list", "map"]))
}

fn unknown(name: &str, near: Option<&str>, place: &Place) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "define it under `types`, here or in api.yaml, or use a kind such as `string`".to_owned(),
    };
    Diagnostic::new(Code::UNKNOWN_TYPE, place, format!("there is no type {name:?}")).help(help)
}

/// A type that is probably meant, as an endpoint sees it, and all that it holds: that they are not used is no second
/// mistake.
fn meant<'m>(api: &'m Api, endpoint: Option<&'m Endpoint>, name: &str) -> Vec<&'m Type> {
    let Some(named) = api.find(endpoint, name) else { return Vec::new() };
    let fields = match &named.body {
        TypeBody::Struct(structure) => &structure.fields[..],
        TypeBody::Enum(_) => &[],
    };
    let held = api.held_by(endpoint, fields.iter().map(|field| &field.item));
    held.iter().filter_map(|name| api.find(endpoint, name)).chain([named]).collect()
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
