//! The stages from texts to checked models.

use std::collections::BTreeMap;

use super::paths::API;
use crate::check::{Checked, check};
use crate::language;
use crate::lower::{self, Documents};
use crate::model::Api;
use crate::parse;
use crate::report::{Code, Diagnostic, Report, Reported};
use crate::source::{Source, SourceRef};
use crate::syntax::Node;

/// Vendors whose modules would have one name, where it is not that of their folder.
pub(super) fn modules(apis: &[Checked], report: &mut Report) {
    let mut seen: BTreeMap<&str, &Api> = BTreeMap::new();
    for api in apis.iter().map(Checked::api) {
        let module = &api.module;
        let Some(other) = seen.insert(&module.value, api) else { continue };
        if [api, other].iter().any(|api| api.module.value != api.name) {
            let message = format!(
                "the vendors {:?} and {:?} both become the Rust name `{}`",
                other.name, api.name, module.value
            );
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, &module.place, message);
            let help = "set another name for one of the modules with the key `rust`";
            report.push(finding.related(&other.module.place, "the other module").help(help));
        }
    }
}

/// Checks the texts of one vendor, which need not be files: its name, `api.yaml`, and the endpoints with their names.
pub fn check_texts(name: &str, api: &str, endpoints: &[(&str, &str)]) -> Reported<Option<Checked>> {
    let api = Source::new(API, api);
    let endpoints = endpoints
        .iter()
        .map(|(name, text)| ((*name).to_owned(), Some(Source::new(format!("{name}.yaml"), *text))));
    let endpoints: Vec<_> = endpoints.collect();
    stages(name, Some(&api), &endpoints, true)
}

/// Parse, lower, check. A file that could not be read, as has been reported, is left out. `is_whole` is whether these are
/// all endpoints of the API.
pub(super) fn stages(
    name: &str,
    api: Option<&SourceRef>,
    endpoints: &[(String, Option<SourceRef>)],
    is_whole: bool,
) -> Reported<Option<Checked>> {
    let mut found = Report::default();
    let api = api.and_then(|source| parse(source, language::API, &mut found));
    let read = endpoints.iter().filter_map(|(name, source)| {
        let node = parse(source.as_ref()?, language::ENDPOINT, &mut found)?;
        Some((name.clone(), node))
    });
    let read: Vec<(String, Node)> = read.collect();
    let is_read = read.len() == endpoints.len();
    let is_whole = is_whole && is_read;
    let checked = api.and_then(|api| {
        let documents = Documents { name: name.to_owned(), api, endpoints: read, is_whole };
        let model = found.take(lower::lower(&documents));
        let (report, checked) = check(model, std::mem::take(&mut found)).into_parts();
        found = report;
        checked
    });
    if !is_whole {
        // What is left out may use what nothing else does.
        found.forget(Code::UNUSED_TYPE);
    }
    Reported::new(checked.filter(|_| is_read), found)
}

fn parse(source: &SourceRef, section: &'static str, report: &mut Report) -> Option<Node> {
    let node = report.take(parse::parse(source))?;
    // What has been reported is passed over.
    Some(language::structure(node, section, report).without_repeats())
}
