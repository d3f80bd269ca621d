//! Model to tables: what the engine walks. The same tables check the examples, serve the command, and are printed
//! into generated code.

mod api;
mod endpoint;
mod shape;

pub(crate) use shape::xml_name;

use groupwright_engine::dynamic::Tables;

use crate::keep;
use crate::model::{Api, Endpoint, Type, TypeBody};

/// The tables of an endpoint, with the shapes of its own types and of those that it shares. The model must be
/// without errors.
pub(crate) fn tables(api: &Api, endpoint: &Endpoint) -> Tables {
    let request = shape::request(api, endpoint);
    let named = structures(api, Some(endpoint))
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

/// The shape of a type that the endpoints of an API share, or of a type of one of them.
pub(crate) fn of_type(
    api: &Api,
    endpoint: Option<&Endpoint>,
    named: &Type,
) -> Option<groupwright_engine::table::Shape> {
    match &named.body {
        TypeBody::Struct(structure) => {
            Some(shape::shape(api, endpoint, &named.name.value, &named.doc, structure))
        }
        TypeBody::Enum(_) => None,
    }
}

fn structures<'m>(
    api: &'m Api,
    endpoint: Option<&'m Endpoint>,
) -> impl Iterator<Item = (&'m Type, &'m crate::model::Struct)> {
    let own = endpoint.map_or(&[][..], |endpoint| &endpoint.types);
    own.iter().chain(&api.types).filter_map(|named| match &named.body {
        TypeBody::Struct(structure) => Some((named, structure)),
        TypeBody::Enum(_) => None,
    })
}
