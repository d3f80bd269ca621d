//! What the defaults of members add to a message: members that are taken from others copy what those hold, and defaults
//! that are sent can hold members with such defaults again. And a copy of a secret is one.

use std::collections::{BTreeMap, BTreeSet};

use super::walk;
use crate::model::{Api, Field, FieldDefault, Item, Located, Struct, Type, TypeId};
use crate::report::{Code, Diagnostic, Report};
use crate::steps::step;
use crate::syntax::{Node, NodePath, Yaml};

/// How often a value may be in a message, with all its copies.
const MAX_COPIES: usize = 100;

/// How many structures may be sent for one that is given.
const MAX_SENT: usize = 1_000;

/// Checks the structures of the model.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let growth = all(api);
    for seen in walk::structures(api) {
        for field in &seen.structure.fields {
            if let Some(other) = taken(field)
                && let Some(source) = seen.structure.fields.iter().find(|it| it.name.value == other.value)
                && shows_secret(api, source, field)
            {
                let message = format!(
                    "{:?} cannot default to {:?}: a secret would be shown in a member that is none",
                    field.name.value, other.value
                );
                let help = "add `secret: true`, or remove the default";
                report.push(Diagnostic::new(Code::BAD_DEFAULT, &other.place, message).help(help));
            }
        }
    }
    // A request may have taken over the members of a type.
    let mut reported: Vec<&NodePath> = Vec::new();
    let requests: Vec<_> =
        api.endpoints.iter().map(|endpoint| of_structure(&endpoint.request, &growth)).collect();
    for (place, what) in growth.values().chain(&requests).filter_map(Growth::too_much) {
        if !reported.contains(&place) {
            let help = "remove one of the defaults here or in what the member holds, or describe it: `default: { doc: … }`";
            report.push(Diagnostic::new(Code::BAD_DEFAULT, place, what).help(help));
            reported.push(place);
        }
    }
}

/// Whether what is secret in one field is not in the other, which has its value.
fn shows_secret(api: &Api, source: &Field, copy: &Field) -> bool {
    if copy.secret {
        return false;
    }
    let mut copied = copy.item.levels();
    let (mut is_secret, mut is_hidden) = (source.secret, false);
    for level in source.item.levels() {
        is_secret |= level.secret;
        match copied.next() {
            Some(copy) => is_hidden |= copy.secret,
            // It holds whatever the source does.
            None => is_secret |= holds_secret(api, level),
        }
        if is_secret && !is_hidden {
            return true;
        }
    }
    let is_open = copy.item.levels().last().is_some_and(|item| item.kind.is_any());
    is_open && !is_hidden && holds_secret(api, &source.item)
}

/// Whether some part of a value is secret.
fn holds_secret(api: &Api, item: &Item) -> bool {
    item.levels().any(|level| level.secret)
        || api.reachable([item]).into_iter().map(|id| api.ty(id)).any(|held| {
            held.fields().iter().any(|field| field.secret) || held.items().any(|item| item.secret)
        })
}

/// What the defaults within a value add to it.
#[derive(Clone, Default)]
struct Growth<'m> {
    /// How often a value within it can be there.
    copies: usize,
    /// How many structures are sent for each that is given.
    sent: usize,
    /// The default with which it is too much, or the last one.
    place: Option<&'m NodePath>,
    /// Whether what it holds adds too much already, which is reported there.
    is_reported: bool,
}

impl<'m> Growth<'m> {
    fn nothing() -> Self {
        Self { copies: 1, sent: 1, ..Self::default() }
    }

    fn is_large(&self) -> bool {
        self.copies > MAX_COPIES || self.sent > MAX_SENT
    }

    /// Returns the default that adds too much, and what it does.
    fn too_much(&self) -> Option<(&'m NodePath, String)> {
        let place = self.place.filter(|_| self.is_large() && !self.is_reported)?;
        let what = if self.copies > MAX_COPIES {
            format!("the members that are taken from others would copy a value more than {MAX_COPIES} times")
        } else {
            format!("for one structure, the defaults would send more than {MAX_SENT}")
        };
        Some((place, what))
    }
}

/// What the defaults of each type add.
fn all(api: &Api) -> BTreeMap<TypeId, Growth<'_>> {
    let mut growth: BTreeMap<TypeId, Growth<'_>> = BTreeMap::new();
    for part in &api.parts().all {
        // Types that hold each other hold as many of each as the depth of a message allows.
        let ring: BTreeSet<TypeId> =
            if part.is_ring { part.members.iter().copied().collect() } else { BTreeSet::new() };
        for id in &ring {
            growth.insert(*id, Growth { copies: usize::MAX, sent: usize::MAX, ..Growth::default() });
        }
        let own: Vec<_> = part.members.iter().map(|id| (*id, of_type(api.ty(*id), &growth, &ring))).collect();
        growth.extend(own);
    }
    growth
}

fn of_type<'m>(
    named: &'m Type,
    growth: &BTreeMap<TypeId, Growth<'m>>,
    ring: &BTreeSet<TypeId>,
) -> Growth<'m> {
    let mut own = named.structure().map_or_else(Growth::nothing, |structure| of_structure(structure, growth));
    // What a ring holds of itself adds nothing as long as no default does.
    if own.place.is_none() {
        own = Growth::nothing();
        for held in named.children().filter(|id| !ring.contains(id)).filter_map(|id| growth.get(&id)) {
            own.copies = own.copies.max(held.copies);
            own.sent = own.sent.max(held.sent);
            own.is_reported |= held.is_reported || held.is_large();
        }
    }
    own
}

/// What the defaults of a structure add, when those of all that it holds are known.
fn of_structure<'m>(structure: &'m Struct, growth: &BTreeMap<TypeId, Growth<'m>>) -> Growth<'m> {
    let mut own = Growth::nothing();
    for field in &structure.fields {
        step();
        let held = field.item.held().and_then(|id| growth.get(&id)).cloned().unwrap_or_else(Growth::nothing);
        let copies = structure
            .fields
            .iter()
            .filter(|other| taken(other).is_some_and(|name| name.value == field.name.value));
        let copies: Vec<&NodePath> = copies.filter_map(place).collect();
        let sent = match &field.default {
            FieldDefault::Value(node) if sends(field) => mappings(node),
            FieldDefault::None | FieldDefault::Value(_) | FieldDefault::Field(_) | FieldDefault::Words(_) => {
                0
            }
        };
        // Whatever a member adds without a default has been said of its type.
        if copies.is_empty() && sent == 0 {
            continue;
        }
        let was_large = own.is_large();
        // What leads back to the type itself is not known yet.
        own.is_reported |= held.is_reported || held.is_large() && held.place.is_some();
        if !copies.is_empty() {
            own.copies = own.copies.max(held.copies.saturating_mul(1 + copies.len()));
        }
        own.sent = own.sent.saturating_add(held.sent.saturating_mul(sent));
        if !was_large {
            own.place = copies.first().copied().or_else(|| place(field));
        }
    }
    let rest = structure.fields.iter().filter_map(|field| growth.get(&field.item.held()?));
    for held in rest.filter(|held| held.copies < usize::MAX && held.sent < usize::MAX) {
        own.copies = own.copies.max(held.copies);
        own.sent = own.sent.max(held.sent);
        own.is_reported |= held.is_reported || held.is_large();
    }
    own
}

/// The name of the field whose value a field has where it is absent.
fn taken(field: &Field) -> Option<&Located<String>> {
    match &field.default {
        FieldDefault::Field(other) => Some(other),
        FieldDefault::None | FieldDefault::Value(_) | FieldDefault::Words(_) => None,
    }
}

fn sends(field: &Field) -> bool {
    field.send_default.as_ref().is_some_and(|sends| sends.value)
}

/// Where a default stands.
fn place(field: &Field) -> Option<&NodePath> {
    match &field.default {
        FieldDefault::None => None,
        FieldDefault::Value(value) => Some(&value.place),
        FieldDefault::Field(other) | FieldDefault::Words(other) => Some(&other.place),
    }
}

/// The mappings in a value: at most so many structures.
fn mappings(node: &Node) -> usize {
    match &node.yaml {
        Yaml::Map(entries) => 1 + entries.iter().map(|entry| mappings(&entry.value)).sum::<usize>(),
        Yaml::List(items) => items.iter().map(mappings).sum(),
        Yaml::Null | Yaml::Flag(_) | Yaml::Integer(_) | Yaml::Number(_) | Yaml::Text(_) => 0,
    }
}
