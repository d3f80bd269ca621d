//! Is the model right? One file a group of checks; each adds to the one list of findings and changes nothing.

mod credentials;
mod formats;
mod names;
mod places;
mod responses;
mod rules;
mod types;
mod values;
mod walk;
mod xml;

use std::collections::BTreeMap;

use groupwright_engine::dynamic::Tables;

use crate::model::{Api, Endpoint};
use crate::report::Report;
use crate::tables;

/// Every check of the model. The checks of values and examples come after, since they need the tables.
const CHECKS: &[fn(&Api, &mut Report)] = &[
    names::check,
    credentials::check,
    types::check,
    places::check,
    rules::check,
    formats::check,
    xml::check,
    responses::check,
];

/// A model in which nothing is wrong, and its tables: the only thing that can be emitted.
#[derive(Debug)]
pub struct Checked {
    api: Api,
    tables: BTreeMap<String, Tables>,
}

impl Checked {
    /// The same with one endpoint alone, as a user's own types have it: with fewer fields, other names, another order.
    /// What was checked holds of it as well.
    pub(crate) fn adopted(&self, endpoint: Endpoint) -> Self {
        let api = Api { types: Vec::new(), endpoints: Vec::new(), ..self.api.clone() };
        let tables = BTreeMap::from([(endpoint.name.clone(), tables::make(&api, &endpoint))]);
        Self { api: Api { endpoints: vec![endpoint], ..api }, tables }
    }

    /// The model.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// The tables of the endpoint of this name.
    pub fn tables(&self, endpoint: &str) -> Option<&Tables> {
        self.tables.get(endpoint)
    }
}

/// Checks a model; nothing when there is an error in this report, whichever stage found it.
pub fn check(api: Api, report: &mut Report) -> Option<Checked> {
    for check in CHECKS {
        check(&api, report);
    }
    if report.has_errors() {
        return None;
    }
    let endpoints = api.endpoints.iter();
    let tables: BTreeMap<_, _> =
        endpoints.map(|endpoint| (endpoint.name.clone(), tables::tables(&api, endpoint))).collect();
    for endpoint in &api.endpoints {
        if let Some(tables) = tables.get(&endpoint.name) {
            values::check(&values::Given { api: &api, endpoint, tables }, report);
        }
    }
    (!report.has_errors()).then_some(Checked { api, tables })
}
