//! Types that are not there, not used, or without end.

use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::domain::Domain;

use super::names::is_word;
use super::walk;
use crate::language::{foreign_type, retired, type_words};
use crate::model::{Api, Endpoint, Field, FieldDefault, Item, Kind, NamedValue, Struct, Type, TypeId};
use crate::report::{Code, Diagnostic, Report};
use crate::steps::step;
use crate::syntax::NodePath;

/// Checks the types of the model.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let mut spared = BTreeSet::new();
    // What has the name of a type that is used, or the name that `api.yaml` misses, is no second mistake.
    let mut used = BTreeSet::new();
    let mut missed = BTreeSet::new();
    for (endpoint, item) in walk::items(api) {
        if let Some(name) = item.missing() {
            let near = near(api, endpoint, name, report);
            report.push(unknown(name, near, &item.place));
            let meant = near.and_then(|near| api.find(endpoint, near));
            // What one of them holds has been spared with it.
            if let Some(meant) = meant.filter(|meant| !spared.contains(&meant.id)) {
                spared.extend(with_held(api, meant));
            }
            if endpoint.is_none() {
                missed.insert(name);
            }
        }
    }
    for named in api.types().iter().filter(|named| api.usage(named.id).is_used()) {
        used.insert((named.owner, &named.name.value));
    }
    for named in api.types().iter() {
        let name = &named.name.value;
        let used = used.contains(&(named.owner, name))
            || missed.contains(name.as_str())
            || spared.contains(&named.id);
        if !used && !is_word(name) {
            let message = format!("the type {name:?} is not used");
            let help = "remove it, or use it as the type of a field or a body";
            report.push(Diagnostic::new(Code::UNUSED_TYPE, &named.name.place, message).help(help));
        }
        if api.is_endless(named.id) {
            let message =
                format!("the type {name:?} is recursive: every value would have to contain another one");
            let help = "make a field in the cycle optional, nullable, a list or a map";
            report.push(Diagnostic::new(Code::ENDLESS_TYPE, &named.name.place, message).help(help));
        }
    }
    for value in api.values.iter().filter(|value| value.owner.is_some() || api.is_whole) {
        let name = &value.name.value;
        if value.used.get().is_none() && !missed.contains(name.as_str()) && !is_word(name) {
            let message = format!("the named value {name:?} is not used");
            let help = "remove it, or use it as the type of a field or a body";
            report.push(Diagnostic::new(Code::UNUSED_TYPE, &value.name.place, message).help(help));
        }
    }
    for seen in walk::structures(api) {
        defaults(seen.structure, report);
    }
}

/// The type that is probably meant by a name that no type has.
fn near<'m>(
    api: &'m Api,
    endpoint: Option<&'m Endpoint>,
    name: &str,
    report: &mut Report,
) -> Option<&'m str> {
    let named = api.seen_by(endpoint).filter(|named| !named.inline);
    let names = named.map(|named| named.name.value.as_str());
    let is_seen =
        |value: &&NamedValue| value.owner.is_none() || value.owner == endpoint.map(|endpoint| endpoint.id);
    let values = api.values.iter().filter(is_seen).map(|value| value.name.value.as_str());
    report.nearest(name, names.chain(values).chain(type_words()))
}

fn unknown(name: &str, near: Option<&str>, place: &NodePath) -> Diagnostic {
    let help = match (retired(name), near) {
        (Some(retired), _) => format!("write `{}`", retired.now),
        (None, near)
            if near.is_none_or(|near| Domain::from_name(near).is_some())
                && let Some(help) = foreign_type(name) =>
        {
            help.to_owned()
        }
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) => {
            "define it under `types`, here or in api.yaml, or use a type such as `string`".to_owned()
        }
    };
    Diagnostic::new(Code::UNKNOWN_TYPE, place, format!("there is no type {name:?}")).help(help)
}

/// A type that is probably meant, and all that it holds: that they are not used is no second mistake.
fn with_held(api: &Api, named: &Type) -> Vec<TypeId> {
    let held = api.reachable(named.items());
    held.into_iter().chain([named.id]).collect()
}

/// Defaults that are never taken, and those that are taken from a field that is not there.
fn defaults(structure: &Struct, report: &mut Report) {
    let names = || structure.fields.iter().map(|field| field.name.value.as_str());
    let (mut all, mut circles) = (None, None);
    for field in &structure.fields {
        let place = match &field.default {
            FieldDefault::None => continue,
            FieldDefault::Value(value) => &value.place,
            FieldDefault::Field(other) => &other.place,
            FieldDefault::Words(words) => &words.place,
        };
        sent(field, report);
        if field.required {
            let message =
                format!("the default of {:?} has no effect: the field is required", field.name.value);
            let help =
                "remove the default, or remove `required` if the vendor accepts requests without the field";
            report.push(Diagnostic::new(Code::BAD_DEFAULT, place, message).help(help));
        }
        let other = match &field.default {
            FieldDefault::Field(other) => other,
            FieldDefault::None | FieldDefault::Value(_) | FieldDefault::Words(_) => continue,
        };
        let all: &BTreeSet<&str> = all.get_or_insert_with(|| names().collect());
        if !all.contains(other.value.as_str()) || other.value == field.name.value {
            let message = format!(
                "{:?} cannot default to {:?}: there is no other field of that name",
                field.name.value, other.value
            );
            let finding = Diagnostic::new(Code::BAD_DEFAULT, &other.place, message);
            let near = report.nearest(&other.value, names().filter(|name| *name != field.name.value));
            let help = near.map_or_else(
                || "write the name of another field of the same structure".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            report.push(finding.help(help));
        } else if circles.get_or_insert_with(|| self::circles(structure)).contains(field.name.value.as_str())
        {
            let message = format!("the default of {:?} refers back to itself", field.name.value);
            let help = "write the name of a field that has a value or a default of its own";
            report.push(Diagnostic::new(Code::BAD_DEFAULT, &other.place, message).help(help));
        } else if let Some(source) = structure.fields.iter().find(|source| source.name.value == other.value)
            && !is_alike(&source.item, &field.item)
        {
            let message = format!(
                "{:?} cannot default to {:?}: the values of the two are of different types",
                field.name.value, other.value
            );
            let help =
                "write the name of a field of the same type, or describe the default: `default: { doc: … }`";
            report.push(Diagnostic::new(Code::BAD_DEFAULT, &other.place, message).help(help));
        }
    }
}

/// A default that is to be written although there is none that could be.
fn sent(field: &Field, report: &mut Report) {
    let Some(sends) = &field.send_default else { return };
    match &field.default {
        FieldDefault::Words(_) => {}
        FieldDefault::None | FieldDefault::Value(_) | FieldDefault::Field(_) => return,
    }
    let message = "`send_default` has no effect: the default is only described";
    let help = "write the value as `default`, or remove `send_default`";
    report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &sends.place, message).help(help));
}

/// Whether each value of one item is also one of the other, as far as their kinds go.
fn is_alike(one: &Item, other: &Item) -> bool {
    let is_open = match &other.kind {
        Kind::Any | Kind::Missing(_) | Kind::Unknown => true,
        Kind::Scalar(_) | Kind::Named(_) | Kind::List(_) | Kind::Map(_) => false,
    };
    is_open
        || match &one.kind {
            Kind::Scalar(domain) => other.kind.scalar() == Some(*domain),
            Kind::Named(id) => other.named() == Some(*id),
            Kind::List(held) => other.list_item().is_some_and(|other| is_alike(held, other)),
            Kind::Map(held) => other.map_value().is_some_and(|other| is_alike(held, other)),
            Kind::Any | Kind::Missing(_) | Kind::Unknown => true,
        }
}

/// The names of the fields whose default leads back to themselves; every field is passed once.
fn circles(structure: &Struct) -> BTreeSet<&str> {
    let next: BTreeMap<&str, &str> = (structure.fields.iter())
        .filter_map(|field| match &field.default {
            FieldDefault::Field(other) => Some((field.name.value.as_str(), other.value.as_str())),
            FieldDefault::None | FieldDefault::Value(_) | FieldDefault::Words(_) => None,
        })
        .collect();
    let (mut passed, mut found) = (BTreeSet::new(), BTreeSet::new());
    for start in next.keys() {
        let (mut way, mut at) = (BTreeSet::new(), *start);
        while passed.insert(at) {
            step();
            way.insert(at);
            let Some(after) = next.get(at) else { break };
            at = after;
        }
        if way.contains(at) {
            let round =
                std::iter::successors(Some(at), |name| next.get(name).copied().filter(|name| *name != at));
            found.extend(round.filter(|name| next.contains_key(name)));
        }
    }
    found
}
