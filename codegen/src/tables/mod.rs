//! Model to tables: what the engine walks. The same tables check the examples, serve the command, and are printed
//! into generated code.
//!
//! Nothing is given back: what is new in each version of a spec, and in each form of a user's struct, stays. What says the same
//! is made once (`codegen/src/intern.rs`).

mod api;
mod assemble;
mod constant;
mod endpoint;
mod envelope;
mod links;
mod member_rules;
mod note;
mod shape;
mod union;

pub(crate) use member_rules::domain as member_domain;
pub(crate) use union::{is_needed, is_telling};

use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::dynamic::Tables;
use groupwright_engine::table;

use crate::facts::{Detail, Facts};
use crate::intern;
use crate::model::{Api, Endpoint, Struct, TypeId};
use crate::syntax::quoted;
use links::{Links, Together};

/// What JSON has before the value of a member of this name, where another member comes before.
pub(crate) fn key(name: &str) -> String {
    format!(",{}:", quoted(name))
}

/// The tables of a model.
#[derive(Debug)]
pub(crate) struct Made {
    /// Those of each endpoint by its name. Its shapes are that of the request, then those of its own structures in their order.
    pub(crate) endpoints: BTreeMap<String, Tables>,
    /// Those of the named structures.
    pub(crate) shapes: BTreeMap<TypeId, &'static table::Shape>,
    /// Those of the named unions.
    pub(crate) unions: BTreeMap<TypeId, &'static table::Union>,
}

/// The tables of a model, which must be without errors.
pub(crate) fn made(api: &Api) -> Made {
    let links = Links::of(api, |_| true);
    let whole = api::api(api);
    // What the API says is not repeated for each endpoint.
    let called = |id| links.called(id);
    let mut facts = Facts::new(api, Detail::Everything, &called);
    facts.api();
    let said = Together::of(&facts.into_text()).number();
    let endpoints = api.endpoints.iter().map(|endpoint| {
        let tables = of(api, endpoint, &links, (whole, said));
        (endpoint.name.clone(), tables)
    });
    let shapes = api.types().iter().filter_map(|named| Some((named.id, links.shape(named.id)?.table())));
    let unions = api.types().iter().filter_map(|named| Some((named.id, links.union(named.id)?.table())));
    Made { endpoints: endpoints.collect(), shapes: shapes.collect(), unions: unions.collect() }
}

/// The table of an API.
pub(crate) fn of_api(api: &Api) -> &'static table::Api {
    api::api(api)
}

/// The table of a structure of this name that no other holds.
pub(crate) fn alone(api: &Api, name: &str, doc: &str, structure: &Struct) -> &'static table::Shape {
    let held = structure.fields.iter().map(|field| &field.item);
    let held: BTreeSet<TypeId> = api.reachable(held).into_iter().collect();
    let links = Links::of(api, |id| held.contains(&id));
    links.alone(name, doc, structure).table()
}

/// The tables of an endpoint. Its API's is given, with the number of what that says.
fn of(
    api: &Api,
    endpoint: &Endpoint,
    links: &Links<'_>,
    (whole, said): (&'static table::Api, usize),
) -> Tables {
    let request = links.alone(&endpoint.rust, &endpoint.summary, &endpoint.request);
    let types = api.own(endpoint).filter_map(|named| links.shape(named.id));
    let all: Vec<_> = std::iter::once(request).chain(types).collect();
    let called = |id| links.called(id);
    let mut facts = Facts::new(api, Detail::Everything, &called);
    facts.line(format_args!("api {said}"));
    facts.endpoint(endpoint);
    let numbers: Vec<String> = all.iter().map(|late| late.number().to_string()).collect();
    facts.line(format_args!("shapes {}", numbers.join(" ")));
    *intern::once(&facts.into_text(), || Tables {
        api: whole,
        endpoints: intern::rows([endpoint::endpoint(api, endpoint, request, links)]),
        shapes: intern::rows(all.iter().map(|late| late.table())),
    })
}
