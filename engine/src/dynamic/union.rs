//! Unions of types that are known only at run time.

use super::DynValue;
use crate::table::Union;
use crate::value::{Slot, Value, Variant};

/// A value of a union that is known only at run time.
#[derive(Clone)]
pub(super) struct DynUnion {
    union: &'static Union,
    chosen: Option<(usize, DynValue)>,
}

impl DynUnion {
    /// Creates a value without a variant.
    pub(super) fn new(union: &'static Union) -> Self {
        Self { union, chosen: None }
    }

    /// Returns a view of the value, which is absent while it has no variant.
    pub(super) fn value(&self) -> Value<'_> {
        if self.chosen.is_some() { Value::Union(self) } else { Value::Absent }
    }

    /// Shows the entries of all maps in the order in which they were given to those of another union.
    pub(super) fn arrange_like(&mut self, other: &Self) {
        if let (Some((own_position, own)), Some((position, other))) = (&mut self.chosen, &other.chosen)
            && own_position == position
        {
            own.arrange_like(other);
        }
    }
}

impl Variant for DynUnion {
    fn union(&self) -> &'static Union {
        self.union
    }

    fn position(&self) -> Option<usize> {
        self.chosen.as_ref().map(|(position, _)| *position)
    }

    fn get(&self) -> Value<'_> {
        self.chosen.as_ref().map_or(Value::Absent, |(_, value)| value.get())
    }

    fn choose(&mut self, position: usize) -> Slot<'_> {
        let Some(node) = self.union.node(position) else { return Slot::Unavailable };
        if self.position() != Some(position) {
            self.chosen = None;
        }
        let (_, value) = self.chosen.get_or_insert_with(|| (position, DynValue::new(node)));
        value.slot()
    }
}

impl PartialEq for DynUnion {
    fn eq(&self, other: &Self) -> bool {
        self.chosen == other.chosen
    }
}
