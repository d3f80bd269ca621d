//! Names that clash: on the wire, and in Rust.

use std::collections::BTreeMap;

use groupwright_engine::kind;
use groupwright_engine::table::Place as Location;

use super::walk;
use crate::lower::is_usable;
use crate::model::{Api, Endpoint, Field, Type, TypeBody};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::Place;

/// Checks every name of the model.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        wire_names(&seen.structure.fields, report);
        let names = seen
            .structure
            .fields
            .iter()
            .map(|field| (field.rust.value.as_str(), field.name.value.as_str(), &field.rust.place));
        rust_names(names, "give one of them another name with the key `rust`", report);
    }
    for (_, named) in walk::types(api) {
        if let TypeBody::Enum(enumeration) = &named.body {
            let names = enumeration
                .values
                .iter()
                .map(|value| (value.rust.as_str(), value.text.value.as_str(), &value.text.place));
            rust_names(
                names,
                "values that differ only in punctuation cannot both be variants: leave one out",
                report,
            );
        }
    }
    for endpoint in &api.endpoints {
        if !is_usable(&endpoint.name) {
            let message = format!("the file name {:?} cannot become a Rust name", endpoint.name);
            let help =
                "name the file in snake_case after what the endpoint does, such as `create_group.yaml`";
            report.push(Diagnostic::new(Code::UNUSABLE_NAME, &endpoint.place, message).help(help));
        }
        replies(endpoint, report);
        module(api, endpoint, report);
    }
    shared_module(api, report);
    twice(&[&api.types], report);
    api.endpoints.iter().for_each(|endpoint| twice(&[&api.types, &endpoint.types], report));
}

/// Two fields of one place that answer to one name.
fn wire_names(fields: &[Field], report: &mut Report) {
    let mut seen: BTreeMap<(&str, String), (&str, &Place)> = BTreeMap::new();
    for field in fields {
        let location = location(field.location);
        let own = std::iter::once(&field.name).chain(&field.aliases);
        for name in own {
            // The names of header fields are case-insensitive (RFC 9110 section 5.1).
            let folded = if field.location == Location::Header {
                name.value.to_ascii_lowercase()
            } else {
                name.value.clone()
            };
            if let Some((first, place)) = seen.insert((location, folded), (&field.name.value, &name.place)) {
                let message = format!("the name {:?} is taken by the field {first:?}", name.value);
                let finding = Diagnostic::new(Code::DUPLICATE_WIRE_NAME, &name.place, message)
                    .related(place, "taken here")
                    .help("a name can stand for one field only: remove one, or its alias");
                report.push(finding);
            }
        }
    }
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Body | Location::Payload => "body",
    }
}

/// Names of one scope that are the same in Rust: the Rust name, the name in the spec, and its place.
fn rust_names<'m>(
    names: impl Iterator<Item = (&'m str, &'m str, &'m Place)>,
    help: &str,
    report: &mut Report,
) {
    let mut seen: BTreeMap<&str, (&str, &Place)> = BTreeMap::new();
    for (rust, name, place) in names {
        if let Some((first, other)) = seen.insert(rust, (name, place)) {
            let message = format!("{first:?} and {name:?} both become `{rust}` in Rust");
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, place, message);
            report.push(finding.related(other, "the other name").help(help));
        }
    }
}

fn replies(endpoint: &Endpoint, report: &mut Report) {
    for error in [false, true] {
        let replies = endpoint.replies.iter().filter(|reply| reply.error == error);
        let names = replies.map(|reply| (reply.name.value.as_str(), reply.doc.as_str(), &reply.name.place));
        rust_names(names, "give one of the responses another name with the key `name`", report);
    }
}

const RENAME_TYPE: &str = "rename the type, or the file of the endpoint";

/// The names of an endpoint's module.
fn module(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    let made = ["", "Error"].map(|suffix| format!("{}{suffix}", endpoint.rust));
    let several = endpoint.replies.iter().filter(|reply| !reply.error).count() > 1;
    let response = several.then(|| format!("{}Response", endpoint.rust));
    let made: Vec<String> = made.into_iter().chain(response).collect();
    let made = made.iter().map(|name| (name.as_str(), name.as_str(), &endpoint.place));
    let formats = walk::formats(api);
    let own = endpoint.types.iter();
    let own = own.filter(|named| walk::is_used(&formats, Some(endpoint), &named.name.value));
    rust_names(made.chain(own.map(type_name)), RENAME_TYPE, report);
}

/// The names of the API's module.
fn shared_module(api: &Api, report: &mut Report) {
    let made: Vec<String> = api
        .endpoints
        .iter()
        .flat_map(|endpoint| ["", "Error", "Response"].map(|suffix| format!("{}{suffix}", endpoint.rust)))
        .chain(["Api".to_owned()])
        .collect();
    let made = made.iter().map(|name| (name.as_str(), name.as_str(), &api.place));
    rust_names(made.chain(api.types.iter().map(type_name)), RENAME_TYPE, report);
}

fn type_name(named: &Type) -> (&str, &str, &Place) {
    (&named.rust, &named.name.value, &named.name.place)
}

/// Types that have one name, or the name of a kind: those of an API, or those and the ones of an endpoint.
fn twice(documents: &[&Vec<Type>], report: &mut Report) {
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for named in documents.iter().copied().flatten() {
        let (name, place) = (named.name.value.as_str(), &named.name.place);
        if kind::by_word(name).is_some() || matches!(name, "list" | "map") {
            let message = format!("the type {name:?} has the name of a kind");
            let help = "rename it: the word means the kind wherever a type is expected";
            report.push(Diagnostic::new(Code::DUPLICATE_TYPE, place, message).help(help));
        }
        if let Some(first) = seen.insert(name, place) {
            let message = format!("the type {name:?} is defined twice");
            let help = "rename one; a type that is made of fields given in place takes its name from the endpoint or the field";
            let finding = Diagnostic::new(Code::DUPLICATE_TYPE, place, message);
            report.push(finding.related(first, "the other definition").help(help));
        }
    }
}
