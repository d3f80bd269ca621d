//! The order in which the members of a structure are written as XML, and their names there.

use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::table::{ParameterLocation, XmlForm};

use super::{Field, Order, Struct};

/// The positions of all fields in the order in which they are written as XML, attributes first; empty for the order of the
/// table.
pub(crate) fn xml_order(structure: &Struct) -> Vec<usize> {
    let fields = &structure.fields;
    let is_body = |field: &Field| field.location == ParameterLocation::Body && !field.additional;
    let body = fields.iter().enumerate().filter(|(_, field)| is_body(field));
    let ordered: Vec<usize> = match &structure.xml.order {
        None | Some(Order::Declared) => Vec::new(),
        Some(Order::Alphabetical) => {
            let mut named: Vec<(&str, usize)> = body.map(|(index, field)| (xml_name(field), index)).collect();
            named.sort_unstable();
            named.into_iter().map(|(_, index)| index).collect()
        }
        Some(Order::Listed(names)) => {
            let positions: BTreeMap<&str, usize> =
                body.map(|(index, field)| (field.name.value.as_str(), index)).collect();
            names.iter().filter_map(|name| positions.get(name.value.as_str()).copied()).collect()
        }
    };
    let named: BTreeSet<usize> = ordered.iter().copied().collect();
    let rest = (0..fields.len()).filter(|index| !named.contains(index));
    let all: Vec<usize> = ordered.iter().copied().chain(rest).collect();
    let is_attribute = |index: &usize| fields.get(*index).is_some_and(stands_as_attribute);
    let (attributes, others): (Vec<usize>, Vec<usize>) = all.into_iter().partition(is_attribute);
    let order = [attributes, others].concat();
    if order.is_sorted() { Vec::new() } else { order }
}

fn stands_as_attribute(field: &Field) -> bool {
    field.xml.value.is_some_and(|hints| hints.form() == XmlForm::Attribute)
}

/// The name of a field's element or attribute.
pub(crate) fn xml_name(field: &Field) -> &str {
    match field.xml.value {
        Some(hints) if !hints.name().is_empty() => hints.name(),
        _ => &field.name.value,
    }
}
