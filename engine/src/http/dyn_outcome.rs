//! The reply of an endpoint that is known only at run time.

use super::Replies;
use crate::dynamic::DynValue;
use crate::table::{Endpoint, Reply};
use crate::value::{Slot, Value};

/// The reply that a response turned out to be, and its value.
#[derive(Clone, Debug)]
pub struct DynOutcome {
    endpoint: &'static Endpoint,
    reply: Option<(usize, Option<DynValue>)>,
}

impl DynOutcome {
    /// No reply has been read yet.
    pub fn new(endpoint: &'static Endpoint) -> Self {
        Self { endpoint, reply: None }
    }

    /// The reply at this position of the endpoint's table, with an empty value to be filled.
    pub fn turn_to(&mut self, index: usize) -> Option<&mut DynValue> {
        if self.reply.as_ref().is_none_or(|(held, _)| *held != index) {
            let reply = self.endpoint.replies().get(index)?;
            let empty = if reply.is_optional() { DynValue::optional } else { DynValue::new };
            self.reply = Some((index, reply.body().map(empty)));
        }
        self.reply.as_mut().and_then(|(_, value)| value.as_mut())
    }

    /// The reply, once there is one.
    pub fn reply(&self) -> Option<&'static Reply> {
        self.reply.as_ref().and_then(|(index, _)| self.endpoint.replies().get(*index))
    }

    /// Its value; [`Value::Absent`] where it has none.
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
