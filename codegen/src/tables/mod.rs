//! Model to tables: what the engine walks. The same tables check the examples, serve the command, and are printed
//! into generated code.

mod api;
mod endpoint;
mod shape;

pub(crate) use shape::xml_name;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use groupwright_engine::dynamic::Tables;

use crate::keep;
use crate::model::{Api, Endpoint, Struct, Type, TypeBody};

/// The tables that have been made, by the texts that they were made of: a long-lived process that reads a spec again
/// and again keeps its tables once.
static KEPT: Mutex<BTreeMap<String, Tables>> = Mutex::new(BTreeMap::new());

/// The tables of an endpoint, with the shapes of its own types and of those that it shares. The model must be
/// without errors.
pub(crate) fn tables(api: &Api, endpoint: &Endpoint) -> Tables {
    let texts = [&api.name, &api.place.source.text, &endpoint.name, &endpoint.place.source.text];
    let key = texts.map(String::as_str).join("\0");
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    *kept.entry(key).or_insert_with(|| make(api, endpoint))
}

/// The tables of an endpoint that is not what its texts say, since a user's types stand in it.
pub(crate) fn make(api: &Api, endpoint: &Endpoint) -> Tables {
    let request = shape::request(api, endpoint);
    let named = structures(api, endpoint)
        .map(|(kind, structure)| shape::shape(api, Some(endpoint), &kind.name.value, &kind.doc, structure));
    Tables {
        api: api::api(api),
        endpoints: keep::slice([endpoint::endpoint(api, endpoint)]),
        shapes: keep::slice(std::iter::once(request).chain(named)),
    }
}

/// The table of an API.
pub(crate) fn of_api(api: &Api) -> groupwright_engine::table::Api {
    api::api(api)
}

/// The structures that an endpoint knows: its own types and those of its API.
fn structures<'m>(api: &'m Api, endpoint: &'m Endpoint) -> impl Iterator<Item = (&'m Type, &'m Struct)> {
    endpoint.types.iter().chain(&api.types).filter_map(|named| match &named.body {
        TypeBody::Struct(structure) => Some((named, structure)),
        TypeBody::Enum(_) => None,
    })
}
