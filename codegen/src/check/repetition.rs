//! What is said of objects that are the same, and of requests that are sent again: whether it can be so.

use groupwright_engine::domain::Domain;
use groupwright_engine::table::{Idempotence, ParameterLocation};

use super::holders::{Held, Holder, holders};
use super::walk::{Sort, sort};
use crate::model::{Api, Endpoint, Field, Item, Kind, Located};
use crate::report::{Code, Diagnostic, Report, listed};

/// Checks every structure and every endpoint.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let mut held = Held::default();
    for holder in holders(api) {
        let is_taken = |field: &&Field| field.location == ParameterLocation::Body && holder.taken.is_some();
        for field in holder.structure.fields.iter().filter(|field| !is_taken(field)) {
            unique(api, &holder, field, &mut held, report);
        }
    }
    api.endpoints.iter().for_each(|endpoint| idempotence(endpoint, report));
}

fn unique(api: &Api, holder: &Holder<'_>, field: &Field, held: &mut Held, report: &mut Report) {
    let Some(unique) = &field.unique else { return };
    if let Some(place) = unique.ignores_case.as_ref().filter(|_| !is_text(api, &field.item)) {
        let message = format!("`case` has no effect: the values of {:?} are not texts", field.name.value);
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help("remove it"));
    }
    if unique.within.is_empty() {
        return;
    }
    let own = holder.structure.fields.iter();
    let mut known: Vec<&Field> = own.filter(|other| other.name.value != field.name.value).collect();
    for endpoint in &api.endpoints {
        if holder.id.is_some_and(|id| held.by(api, endpoint).contains(&id)) {
            known.extend(&endpoint.request.fields);
        }
    }
    for name in &unique.within {
        within(api, holder, field, name, &known, report);
    }
}

/// Whether the objects that are compared can have a field in common.
fn within(
    api: &Api,
    holder: &Holder<'_>,
    field: &Field,
    name: &Located<String>,
    known: &[&Field],
    report: &mut Report,
) {
    let mut named = known.iter().filter(|other| other.name.value == name.value).peekable();
    if named.peek().is_some() {
        if named.all(|other| sort(api, &other.item.kind) != Sort::Single) {
            let message =
                format!("{:?} is not a single value, so objects cannot have it in common", name.value);
            let help = "name a member or a parameter that identifies what the objects belong to";
            report.push(Diagnostic::new(Code::BAD_UNIQUE, &name.place, message).help(help));
        }
        return;
    }
    if name.value != field.name.value && holder.may_be_elsewhere(api) {
        return;
    }
    let names = || known.iter().map(|other| other.name.value.as_str());
    let message = if name.value == field.name.value {
        format!("{:?} cannot be unique within itself", name.value)
    } else {
        format!("{:?} is no field beside {:?}", name.value, field.name.value)
    };
    let help = report.nearest(&name.value, names()).map_or_else(
        || match names().next() {
            Some(_) => format!("the others are: {}", listed(names())),
            None => "remove `within`, and say it in `doc`".to_owned(),
        },
        |near| format!("did you mean `{near}`?"),
    );
    report.push(Diagnostic::new(Code::BAD_UNIQUE, &name.place, message).help(help));
}

/// Whether letters have a case in the values.
fn is_text(api: &Api, item: &Item) -> bool {
    match &item.kind {
        Kind::Scalar(domain) => *domain == Domain::String,
        Kind::Named(id) => {
            let listed = api.ty(*id).enumeration();
            listed.is_some_and(|enumeration| enumeration.domain == Domain::String)
        }
        Kind::Missing(_) | Kind::Unknown => true,
        Kind::List(_) | Kind::Map(_) | Kind::Any => false,
    }
}

/// Whether a request has a body that can be the same.
fn idempotence(endpoint: &Endpoint, report: &mut Report) {
    let Some(said) = &endpoint.idempotence else { return };
    if said.value == Idempotence::SameBody && endpoint.body.is_none() {
        let message = "the request has no body that could be the same";
        let help = "write `value: true` or `value: false`, and say in `doc` on what it depends";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &said.place, message).help(help));
    }
}
