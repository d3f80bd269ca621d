//! A type of our own that carries the dates of the specs.

use groupwright::compat::Represents;
use groupwright::{DateTime, Scalar, ScalarMismatch, ScalarSlot, Slot, Value, Wire};

/// A point in time since the reading room was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instant(DateTime);

impl Instant {
    /// The point in time of a date-time; nothing when it is before the year 1900.
    #[must_use]
    pub fn new(value: DateTime) -> Option<Self> {
        (value.local().date().0 >= 1900).then_some(Self(value))
    }
}

impl Wire for Instant {
    fn get(&self) -> Value<'_> {
        self.0.get()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Scalar(self)
    }

    fn placeholder() -> Self {
        Self(DateTime::placeholder())
    }
}

// What the specs call a `datetime`, however it is spelt.
impl Represents<DateTime> for Instant {}

impl ScalarSlot for Instant {
    fn set(&mut self, value: Scalar<'_>) -> Result<(), ScalarMismatch> {
        let value = value.datetime().and_then(Self::new);
        value.map(|instant| *self = instant).ok_or(ScalarMismatch)
    }
}
