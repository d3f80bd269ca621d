//! Replies of endpoints that are known only at run time.

use super::{Replies, vendor_message_in};
use crate::dynamic::DynValue;
use crate::table::{Endpoint, Reply};
use crate::value::{Slot, Value};

/// The reply that a response matches, and its value.
#[derive(Clone, Debug)]
pub struct DynOutcome {
    endpoint: &'static Endpoint,
    reply: Option<(usize, Option<DynValue>)>,
}

impl DynOutcome {
    /// Creates an outcome without a reply.
    pub fn new(endpoint: &'static Endpoint) -> Self {
        Self { endpoint, reply: None }
    }

    /// Selects the reply at this position of the endpoint's table, and returns its value, which is empty if
    /// the reply was not selected before.
    pub fn turn_to(&mut self, index: usize) -> Option<&mut DynValue> {
        if self.reply.as_ref().is_none_or(|(held, _)| *held != index) {
            let reply = self.endpoint.replies().get(index)?;
            let empty = if reply.is_optional() { DynValue::optional } else { DynValue::new };
            self.reply = Some((index, reply.body().map(empty)));
        }
        self.reply.as_mut().and_then(|(_, value)| value.as_mut())
    }

    /// Shows the entries of all maps in the order in which they were read.
    pub fn arrange_as_read(&mut self) {
        if let Some((_, Some(value))) = &mut self.reply {
            let read = value.clone();
            value.arrange_like(&read);
        }
    }

    /// Returns the reply, if one has been selected.
    pub fn reply(&self) -> Option<&'static Reply> {
        self.reply.as_ref().and_then(|(index, _)| self.endpoint.replies().get(*index))
    }

    /// Returns the vendor's own words in the value of the reply, if it says where they are.
    pub fn vendor_message(&self) -> Option<String> {
        vendor_message_in(self.value(), self.reply()?.message()?)
    }

    /// Returns the value of the reply, or [`Value::Absent`] if it has none.
    pub fn value(&self) -> Value<'_> {
        let value = self.reply.as_ref().and_then(|(_, value)| value.as_ref());
        value.map_or(Value::Absent, DynValue::get)
    }
}

impl Replies for DynOutcome {
    fn slot(&mut self, reply: usize) -> Option<Slot<'_>> {
        self.turn_to(reply).map(DynValue::slot)
    }
}
