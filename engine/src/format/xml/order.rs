//! The order in which the members of a structure are written: attributes first.

use crate::table::{Field, Shape, XmlForm};
use crate::walk::sink::Order;

/// Returns whether the members are written in the order of the table.
#[inline]
pub(super) fn is_in_order(shape: &'static Shape) -> bool {
    shape.xml().order().is_empty() && !shape.has_attributes()
}

/// Returns the order in which the members are written.
#[inline]
pub(super) fn order(shape: &'static Shape) -> Order {
    let listed = shape.xml().order();
    if is_in_order(shape) {
        Order::Declared
    } else if listed.len() == shape.fields().len() && starts_with_attributes(shape, listed) {
        Order::Listed(listed)
    } else {
        Order::Made(attributes_first(shape))
    }
}

/// Returns whether no attribute is listed after another field.
fn starts_with_attributes(shape: &'static Shape, listed: &[usize]) -> bool {
    let mut are_attributes = listed.iter().map(|index| shape.fields().get(*index).is_some_and(is_attribute));
    !shape.has_attributes() || are_attributes.by_ref().all(|is| is) || are_attributes.all(|is| !is)
}

/// Returns the positions of all fields, attributes first, and within each group the listed ones first.
fn attributes_first(shape: &'static Shape) -> Vec<usize> {
    let (listed, fields) = (shape.xml().order(), shape.fields());
    let others = (0..fields.len()).filter(|index| !listed.contains(index));
    let all = listed.iter().copied().chain(others);
    let (attributes, others): (Vec<usize>, Vec<usize>) =
        all.partition(|index| fields.get(*index).is_some_and(is_attribute));
    [attributes, others].concat()
}

/// Returns whether the value of a field is an attribute.
pub(super) fn is_attribute(field: &Field) -> bool {
    field.node().hints().xml().form() == XmlForm::Attribute
}
