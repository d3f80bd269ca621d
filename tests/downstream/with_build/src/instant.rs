//! A type of our own that carries the dates of the specs.

use groupwright::carry::Carries;
use groupwright::{DateTime, Leaf, Scalar, Slot, Unfit, Value, Wire};

/// A point in time: a date and time of day whose offset from UTC is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instant(DateTime);

impl Instant {
    /// The point in time of a date-time; nothing when its offset is not known.
    #[must_use]
    pub fn new(value: DateTime) -> Option<Self> {
        value.offset().map(|_| Self(value))
    }
}

impl Wire for Instant {
    fn get(&self) -> Value<'_> {
        self.0.get()
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Leaf(self)
    }

    fn empty() -> Self {
        Self(DateTime::empty())
    }
}

// The kind `datetime` always has an offset.
impl Carries<DateTime> for Instant {}

impl Leaf for Instant {
    fn set(&mut self, value: Scalar<'_>) -> Result<(), Unfit> {
        match value {
            Scalar::DateTime(value) => Self::new(value).map(|instant| *self = instant).ok_or(Unfit),
            _ => Err(Unfit),
        }
    }
}
