//! The specs that a sandbox answers for: the tables of each endpoint, and what its examples say.

use groupwright_codegen::check::Checked;
use groupwright_codegen::model::{Endpoint as Model, PathStep};
use groupwright_engine::json::Json;
use groupwright_engine::table::{Api, Endpoint};

use crate::example::request;
use crate::place::Step;

/// A vendor: an API and its endpoints.
#[derive(Clone, Debug)]
pub struct Vendor {
    pub(crate) name: String,
    pub(crate) endpoints: Vec<Documented>,
}

/// An endpoint and what its spec says beside its table.
#[derive(Clone, Debug)]
pub(crate) struct Documented {
    pub(crate) api: &'static Api,
    pub(crate) endpoint: &'static Endpoint,
    /// The values of examples of requests, in plain JSON.
    pub(crate) requests: Vec<Json>,
    pub(crate) samples: Vec<Sample>,
    /// The meanings of fields.
    pub(crate) meanings: Vec<Meaning>,
    /// Whether it changes an object that exists in place of creating one, in some cases.
    pub(crate) is_upsert: bool,
}

/// The value of an example of a response.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    /// What it is an example of, in words.
    pub(crate) words: String,
    pub(crate) reply: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) value: Json,
}

/// What a field of the request or of a response means to code that works with many vendors.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    /// `name`, `id`, …
    pub(crate) name: String,
    pub(crate) is_request: bool,
    pub(crate) path: Vec<Step>,
}

impl Vendor {
    /// Takes the tables and the examples of a checked spec.
    pub fn new(checked: &Checked) -> Self {
        let api = checked.api();
        let endpoints = api.endpoints.iter().filter_map(|model| {
            let tables = checked.tables(&model.name)?;
            Some(documented(model, tables.api, tables.endpoints.first()?))
        });
        Self { name: api.name.clone(), endpoints: endpoints.collect() }
    }

    /// Returns the name of the folder of its specs, which is the first segment of its paths.
    pub fn name(&self) -> &str {
        &self.name
    }
}

fn documented(model: &Model, api: &'static Api, endpoint: &'static Endpoint) -> Documented {
    let requests = model.examples.iter().filter_map(|example| request(endpoint, example.request.as_ref()?));
    let samples = model.examples.iter().filter_map(|example| {
        let response = example.response.as_ref()?;
        Some(Sample {
            words: format!("{} {}", example.title.value, example.doc),
            reply: response.reply.as_ref().map(|name| name.value.clone()),
            status: response.status.as_ref().map(|status| status.value),
            value: crate::example::response(endpoint, response)?,
        })
    });
    let meanings = model.group.iter().filter_map(|meaning| {
        let (first, rest) = meaning.path.value.split_first()?;
        let is_request = match first {
            PathStep::Name(name) => name == "request",
            PathStep::Item(_) => return None,
        };
        let steps = rest.iter().map(|step| match step {
            PathStep::Name(name) => Step::Name(name.clone()),
            PathStep::Item(index) => Step::Item(*index),
        });
        Some(Meaning { name: meaning.name.value.clone(), is_request, path: steps.collect() })
    });
    Documented {
        api,
        endpoint,
        requests: requests.collect(),
        samples: samples.collect(),
        meanings: meanings.collect(),
        is_upsert: endpoint.facts().iter().any(|fact| fact.key() == "upsert"),
    }
}
