//! The order in which the members of a structure are written as XML, and their names there.

use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::table::XmlForm;

use super::{Order, Row, Struct};

/// The positions of all members in the order in which they are written as XML, attributes first; empty for the order of the
/// table.
pub(crate) fn xml_order(structure: &Struct) -> Vec<usize> {
    let rows = structure.rows();
    let body = rows.iter().enumerate().filter(|(_, row)| row.is_member());
    let ordered: Vec<usize> = match &structure.xml.order {
        None | Some(Order::Declared) => Vec::new(),
        Some(Order::Alphabetical) => {
            let mut named: Vec<(&str, usize)> = body.map(|(index, row)| (xml_name(row), index)).collect();
            named.sort_unstable();
            named.into_iter().map(|(_, index)| index).collect()
        }
        Some(Order::Listed(names)) => {
            let positions: BTreeMap<&str, usize> =
                body.map(|(index, row)| (row.name().value.as_str(), index)).collect();
            names.iter().filter_map(|name| positions.get(name.value.as_str()).copied()).collect()
        }
    };
    let named: BTreeSet<usize> = ordered.iter().copied().collect();
    let rest = (0..rows.len()).filter(|index| !named.contains(index));
    let all: Vec<usize> = ordered.iter().copied().chain(rest).collect();
    let is_attribute = |index: &usize| rows.get(*index).is_some_and(stands_as_attribute);
    let (attributes, others): (Vec<usize>, Vec<usize>) = all.into_iter().partition(is_attribute);
    let order = [attributes, others].concat();
    if order.is_sorted() { Vec::new() } else { order }
}

fn stands_as_attribute(row: &Row<'_>) -> bool {
    row.xml().is_some_and(|hints| hints.form() == XmlForm::Attribute)
}

/// The name of a member's element or attribute.
pub(crate) fn xml_name<'r>(row: &Row<'r>) -> &'r str {
    match row.xml() {
        Some(hints) if !hints.name().is_empty() => hints.name(),
        _ => &row.name().value,
    }
}
