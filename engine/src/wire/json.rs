//! Implementation for JSON values of any kind.

use crate::compat::Represents;
use crate::json::Json;
use crate::value::{Slot, Value, Wire};

impl Wire for Json {
    fn get(&self) -> Value<'_> {
        Value::Json(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Json(self)
    }

    fn placeholder() -> Self {
        Self::Null
    }
}

impl Represents<Json> for Json {}
