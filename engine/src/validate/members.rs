//! The members of a structure as the rules across them see them: with the defaults that are sent in place of members that
//! are absent.

use crate::dynamic::DynValue;
use crate::format::default_of;
use crate::rule::{Instance, Members};
use crate::table::Message;
use crate::value::{Record, Value};

/// The members of a structure.
pub(super) struct MembersOf<'r> {
    record: &'r dyn Record,
    /// The defaults that are sent, by the positions of their fields.
    defaults: Vec<(usize, DynValue)>,
}

impl<'r> MembersOf<'r> {
    /// The members that somebody has given.
    pub(super) fn given(record: &'r dyn Record) -> Self {
        Self { record, defaults: Vec::new() }
    }

    /// The members of a structure that is sent. A default is sent only in a message that has the member.
    pub(super) fn sent(record: &'r dyn Record, message: Option<Message>) -> Self {
        let shape = record.shape();
        if !shape.sends_defaults() {
            return Self::given(record);
        }
        let fields = shape.fields().iter().enumerate();
        let absent = fields.filter(|(index, field)| {
            field.sends_default() && record.get(*index).is_absent() && shape.has_in(*index, message)
        });
        let defaults = absent.filter_map(|(index, field)| Some((index, default_of(record, field)?)));
        Self { record, defaults: defaults.collect() }
    }

    /// Returns the value of a field, or the default that is sent in its place.
    pub(super) fn value(&self, index: usize) -> Value<'_> {
        let default = self.defaults.iter().find(|(position, _)| *position == index);
        default.map_or_else(|| self.record.get(index), |(_, value)| value.get())
    }

    /// Returns the number of defaults that are sent.
    pub(super) fn added(&self) -> usize {
        self.defaults.len()
    }
}

impl Members for MembersOf<'_> {
    fn member(&self, name: &str) -> Option<Instance<'_>> {
        let (index, _) = self.record.shape().find(name)?;
        let value = self.value(index);
        (!value.is_empty()).then(|| value.instance())
    }
}
