//! What a spec says of a field or a reply, in a line.

use groupwright_engine::table::ParameterLocation;

use super::integer;
use super::spec::Spec;
use crate::model::{Api, Field, Item, Kind, Presence, Reply, TypeBody};
use crate::rust_types::rust_name;

/// What the spec says of a field: `` `Name` is a required string, max_length 100 ``.
pub(super) fn field(api: &Api, field: &Field) -> String {
    let presence = match field.presence() {
        Presence::Required => "required",
        Presence::Nullable => "required, nullable",
        Presence::Optional => "optional",
        Presence::Patch => "optional, nullable",
    };
    let place = match field.location {
        ParameterLocation::Path => ", in the path",
        ParameterLocation::Query => ", in the query",
        ParameterLocation::Header => ", a header field",
        ParameterLocation::Cookie => ", a cookie",
        ParameterLocation::Payload => ", the whole body",
        ParameterLocation::Parameters => " of query parameters by their names",
        ParameterLocation::Headers => " of header fields by their names",
        ParameterLocation::Status => ", the status",
        ParameterLocation::Body => "",
    };
    if field.additional {
        return format!("`{}`: all other members, a {}", field.name.value, item(api, &field.item));
    }
    format!("`{}`: {presence} {}{place}", field.name.value, item(api, &field.item))
}

/// Where the spec speaks of a reply, and what it says there.
pub(super) fn reply(spec: &Spec, reply: &Reply) -> String {
    let doc = reply.doc.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} `{}`: {doc}", spec.at(&reply.status.place), reply.name.value)
}

fn item(api: &Api, item: &Item) -> String {
    let rules =
        item.rules.iter().map(|rule| format!(", {} {}", rule.value.kind().name(), rule.value.limit()));
    format!("{}{}", kind(api, &item.kind), rules.collect::<String>())
}

fn kind(api: &Api, held: &Kind) -> String {
    let within =
        |inner: &Item| format!("{}{}", if inner.nullable { "nullable " } else { "" }, kind(api, &inner.kind));
    match held {
        Kind::Scalar(domain) => domain.name().to_owned(),
        Kind::Named(id) => format!("`{}`", api.ty(*id).name.value),
        Kind::List(inner) => format!("list of {}", within(inner)),
        Kind::Map(inner) => format!("map of {}", within(inner)),
        Kind::Any => "JSON value of any kind".to_owned(),
        Kind::Missing(_) | Kind::Unknown => "value".to_owned(),
    }
}

/// A Rust type that carries it, as a user writes it.
pub(super) fn rust(api: &Api, item: &Item) -> String {
    let inner = |item: &Item| {
        let held = rust(api, item);
        if item.nullable { format!("Option<{held}>") } else { held }
    };
    match &item.kind {
        Kind::Scalar(domain) if domain.integer_range().is_some() => integer::smallest(item).to_owned(),
        Kind::Scalar(domain) => rust_name(*domain).to_owned(),
        Kind::List(held) => format!("Vec<{}>", inner(held)),
        Kind::Map(held) => format!("BTreeMap<String, {}>", inner(held)),
        Kind::Named(id) => match api.ty(*id).body {
            TypeBody::Enum(_) => "String".to_owned(),
            TypeBody::Struct(_) | TypeBody::Union(_) => api.rust_name(*id).to_owned(),
        },
        Kind::Any => "Json".to_owned(),
        Kind::Missing(_) | Kind::Unknown => "()".to_owned(),
    }
}

/// The struct that a Rust type names and that is for the user to write, to follow the type; empty: there is none.
pub(super) fn to_write(api: &Api, item: &Item) -> String {
    match &item.kind {
        Kind::List(held) | Kind::Map(held) => to_write(api, held),
        Kind::Named(id) => match api.ty(*id).body {
            TypeBody::Enum(_) => String::new(),
            TypeBody::Union(_) => {
                format!(", with an enum `{}` of your own that derives `GroupUnion`", api.rust_name(*id))
            }
            TypeBody::Struct(_) => {
                format!(", with a struct `{}` of your own that derives `GroupResponse`", api.rust_name(*id))
            }
        },
        Kind::Scalar(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => String::new(),
    }
}

/// The Rust type of a field, as a user writes it.
pub(super) fn rust_field(api: &Api, field: &Field) -> String {
    let held = rust(api, &field.item);
    match field.presence() {
        Presence::Required => held,
        Presence::Nullable | Presence::Optional | Presence::Patch => format!("Option<{held}>"),
    }
}
