//! Is the model right? One file a group of checks; each adds to the one list of findings and changes nothing.

mod additional;
mod ambiguity;
mod body_places;
mod clashes;
mod conditions;
mod copies;
mod credential_paths;
mod credentials;
mod depth;
mod effect;
mod endpoint_servers;
mod envelope;
mod form_layouts;
mod formats;
mod group;
mod guards;
mod holders;
mod kinds;
mod layouts;
mod member_messages;
mod member_rules;
mod members;
mod messages;
mod names;
mod nulls;
mod packings;
mod parameter_maps;
mod parts;
mod places;
mod repetition;
mod responses;
mod rules;
mod select;
mod servers;
mod signatures;
mod spellings;
mod templates;
mod types;
mod unions;
mod values;
mod walk;
mod xml;
mod xml_namespaces;
mod xml_values;

use groupwright_engine::dynamic::Tables;
use groupwright_engine::table::{Shape, Union};

use crate::model::{Api, Endpoint, TypeId, Types};
use crate::report::{Report, Reported};
use crate::tables::{self, Made};

/// Every check of the model. The checks of values and examples come after, since they need the tables.
const CHECKS: &[fn(&Api, &mut Report)] = &[
    names::check,
    nulls::check,
    credentials::check,
    credential_paths::check,
    servers::check,
    endpoint_servers::check,
    signatures::check,
    clashes::check,
    types::check,
    copies::check,
    depth::check,
    places::check,
    parameter_maps::check,
    body_places::check,
    rules::check,
    member_rules::check,
    spellings::check,
    formats::check,
    packings::check,
    kinds::check,
    additional::check,
    layouts::check,
    form_layouts::check,
    parts::check,
    member_messages::check,
    repetition::check,
    templates::check,
    xml::check,
    xml_values::check,
    envelope::check,
    unions::check,
    responses::check,
    select::check,
    guards::check,
    effect::check,
];

/// A model in which nothing is wrong, and its tables: the only thing that can be emitted.
#[derive(Debug)]
pub struct Checked {
    api: Api,
    tables: Made,
}

impl Checked {
    /// Keeps one endpoint alone and changes the types, as a user's own types have it: with fewer fields, other names,
    /// another order. What was checked holds of it as well. The same endpoint has the same tables, however often it is derived.
    pub(crate) fn with_endpoint(&self, endpoint: Endpoint, change: impl FnOnce(&mut Types)) -> Self {
        let api = self.api.with(endpoint, change);
        let tables = tables::made(&api);
        Self { api, tables }
    }

    /// The model.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// The tables of the endpoint of this name.
    pub fn tables(&self, endpoint: &str) -> Option<&Tables> {
        self.tables.endpoints.get(endpoint)
    }

    /// The table of a named structure.
    pub(crate) fn shape(&self, id: TypeId) -> Option<&'static Shape> {
        self.tables.shapes.get(&id).copied()
    }

    /// The table of a named union.
    pub(crate) fn union(&self, id: TypeId) -> Option<&'static Union> {
        self.tables.unions.get(&id).copied()
    }
}

/// Checks a model. `report` has the findings of the stages before; the result is `None` where it or this stage has an error.
pub fn check(api: Api, mut report: Report) -> Reported<Option<Checked>> {
    for check in CHECKS {
        check(&api, &mut report);
    }
    if !api.replies.is_empty() {
        // What is wrong with a response of the API is found in each endpoint.
        report.remove_repeated();
    }
    if report.has_errors() {
        return Reported::new(None, report);
    }
    let tables = tables::made(&api);
    values::shared(&api, &tables.shapes, &mut report);
    for endpoint in &api.endpoints {
        if let Some(tables) = tables.endpoints.get(&endpoint.name) {
            values::check(&values::Given { api: &api, endpoint, tables }, &mut report);
        }
    }
    let checked = (!report.has_errors()).then_some(Checked { api, tables });
    Reported::new(checked, report)
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;
    use crate::load::check_texts;

    const API: &str =
        "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";
    const ENDPOINT: &str = "summary: None.\nsource: https://example.com/docs\n\
        request: { GET: /, query: { a: { type: list, items: integer }, b: { enum: [c, d] } } }\n\
        responses: { 200: { doc: None., formats: [json], fields: { e: string } } }\n";

    fn derived(name: &str) -> Tables {
        let (report, checked) = check_texts("vendor", API, &[("get", ENDPOINT)]).into_parts();
        let checked = checked.unwrap_or_else(|| panic!("{report:?}"));
        let mut endpoint = checked.api().endpoints.first().unwrap().clone();
        endpoint.rust = name.to_owned();
        *checked.with_endpoint(endpoint, |_| {}).tables("get").unwrap()
    }

    #[test]
    fn interns_tables_of_repeated_derives() {
        let (first, again, other) = (derived("One"), derived("One"), derived("Two"));
        assert!(ptr::eq(first.shapes, again.shapes));
        assert!(ptr::eq(first.endpoints, again.endpoints));
        assert!(ptr::eq(first.api, again.api));
        assert!(!ptr::eq(first.shapes, other.shapes));
        let shape = |tables: Tables, index: usize| *tables.shapes.get(index).unwrap();
        assert!(!ptr::eq(shape(first, 0), shape(other, 0)));
        assert!(ptr::eq(shape(first, 1), shape(other, 1)), "what does not differ is shared");
    }
}
