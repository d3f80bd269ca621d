//! Parameters that no field describes, by their whole names.

use super::output::Urlencoded;
use std::collections::BTreeMap;

use super::group::{Group, Pair};
use super::{key, members, sink};
use crate::table::{FormLists, FormShape, Node, ParameterLocation, Shape};

/// Returns whether a parameter of this name is that of a field, or of a value within it.
pub(in crate::format) fn describes(shape: &Shape, name: &str) -> bool {
    shape.fields_in(ParameterLocation::Query).any(|(_, field)| {
        let starts = |own: &str| {
            name.strip_prefix(own).is_some_and(|rest| key::starts_step(rest, shape.form().objects()))
        };
        members::answers_to(field, name)
            || starts(field.form_name())
            || field.aliases().iter().any(|own| starts(own))
    })
}

/// Returns the pairs by their names, without what numbers the items of a list.
pub(in crate::format) fn by_name<'p>(
    pairs: impl Iterator<Item = (&'p str, &'p str)>,
    value: &Node,
    form: FormShape,
) -> BTreeMap<&'p str, Group<'p>> {
    let is_numbered = value.kind_in(crate::table::Format::Form).item().is_some_and(|item| {
        match sink::items_of::<Urlencoded>(form.of(value), item).style() {
            FormLists::Brackets | FormLists::Indexed => true,
            FormLists::Repeat | FormLists::Comma | FormLists::Numbered => false,
        }
    });
    let mut groups: BTreeMap<&str, Group<'_>> = BTreeMap::new();
    for (name, text) in pairs {
        let end = name.rfind('[').filter(|_| is_numbered && name.ends_with(']')).unwrap_or(name.len());
        let (name, rest) = name.split_at_checked(end).unwrap_or((name, ""));
        let pair = Pair { rest, text, part: None };
        match groups.get_mut(name) {
            Some(group) => group.push(pair),
            None => drop(groups.insert(name, Group::One(pair))),
        }
    }
    groups
}
