//! Parameters that no field describes, by their whole names.

use super::output::Urlencoded;
use std::collections::BTreeMap;

use super::group::{Group, Pair};
use super::{key, members, sink};
use crate::table::{Field, FormLists, FormShape, Format, Node, ParameterLocation, Shape};

/// Returns whether a parameter of this name is that of a field, or of a value within it.
pub(in crate::format) fn describes(shape: &'static Shape, name: &str) -> bool {
    shape.fields_in(ParameterLocation::Query).any(|(_, field)| is_of(shape, field, name))
}

/// Returns the position of the member of the body that a parameter of this name is, or in which it is a value.
pub(crate) fn member_in_query(shape: &'static Shape, name: &str) -> Option<usize> {
    let is_member = |field: &Field| !field.is_additional() && field.is_in(Some(Format::Form));
    let members = || shape.fields_in(ParameterLocation::Body).filter(|(_, field)| is_member(field));
    let exactly = members().find(|(_, field)| members::answers_to(field, name));
    exactly.or_else(|| members().find(|(_, field)| is_of(shape, field, name))).map(|(index, _)| index)
}

/// Returns whether a parameter of this name is that of this field, or of a value within it.
fn is_of(shape: &'static Shape, field: &Field, name: &str) -> bool {
    let starts =
        |own: &str| name.strip_prefix(own).is_some_and(|rest| key::starts_step(rest, shape.form().objects()));
    members::answers_to(field, name)
        || starts(field.form_name())
        || field.aliases().iter().any(|own| starts(own))
}

/// Returns the pairs by their names, without what numbers the items of a list.
pub(in crate::format) fn by_name<'p>(
    pairs: impl Iterator<Item = (&'p str, &'p str)>,
    value: &Node,
    form: FormShape,
) -> BTreeMap<&'p str, Group<'p>> {
    let is_numbered = value.kind_in(Format::Form).item().is_some_and(|item| {
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
