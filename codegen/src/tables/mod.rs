//! Model to tables: what the engine walks. The same tables check the examples, serve the command, and are printed
//! into generated code.

mod api;
mod endpoint;
mod shape;

pub(crate) use shape::{shape, xml_name};

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use groupwright_engine::dynamic::Tables;
use groupwright_engine::table::Shape;

use crate::keep;
use crate::model::{Api, Endpoint, Type};

/// The tables that have been made of specs, by the texts that they were made of: what is read again is not made again.
/// A derive makes tables of what no text says; those that say the same are kept once (`codegen/src/keep.rs`). Nothing
/// is given back: what is new in each version of a spec, and in each form of a user's struct, stays.
static KEPT: Mutex<BTreeMap<String, Tables>> = Mutex::new(BTreeMap::new());

/// The tables of each endpoint by its name. Its shapes are that of the request, then those of its own structures and of
/// those that it shares, in their order. The model must be without errors.
pub(crate) fn tables(api: &Api) -> BTreeMap<String, Tables> {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    // No endpoint has a type of a name that it shares, so what is shared is the same for all.
    let shared = LazyCell::new(|| (api::api(api), shapes_of(api, api.shared())));
    let each = api.endpoints.iter().map(|endpoint| {
        let texts = [&api.name, &api.place.source.text, &endpoint.name, &endpoint.place.source.text];
        let key = texts.map(String::as_str).join("\0");
        let made = kept.entry(key).or_insert_with(|| {
            let (api_table, shared) = &*shared;
            let mut shapes = own_shapes(api, endpoint);
            shapes.extend(shared);
            let endpoints = keep::slice([endpoint::endpoint(api, endpoint)]);
            Tables { api: *api_table, endpoints, shapes: Vec::leak(shapes) }
        });
        (endpoint.name.clone(), *made)
    });
    each.collect()
}

/// The tables of an endpoint that is not what its texts say, since a user's types stand in it.
pub(crate) fn make(api: &Api, endpoint: &Endpoint) -> Tables {
    let mut shapes = own_shapes(api, endpoint);
    shapes.extend(shapes_of(api, api.shared()));
    Tables {
        api: api::api(api),
        endpoints: keep::slice([endpoint::endpoint(api, endpoint)]),
        shapes: keep::slice(shapes),
    }
}

/// The table of an API.
pub(crate) fn of_api(api: &Api) -> groupwright_engine::table::Api {
    api::api(api)
}

/// The shapes of a request and of the types of its endpoint.
fn own_shapes(api: &Api, endpoint: &Endpoint) -> Vec<Shape> {
    let mut own = vec![shape::request(api, endpoint)];
    own.extend(shapes_of(api, api.own(endpoint)));
    own
}

/// The shapes of the structures among these types.
fn shapes_of<'m>(api: &Api, types: impl Iterator<Item = &'m Type>) -> Vec<Shape> {
    let shape = |named: &Type| Some(shape(api, &named.name.value, &named.doc, named.structure()?));
    types.filter_map(shape).collect()
}
