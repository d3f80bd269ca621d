//! Single values as carriers: text, booleans, numbers, UUIDs, URLs, dates.

use std::borrow::Cow;

use uuid::Uuid;

use super::{DateTime, Url};
use crate::carry::Carries;
use crate::value::{Leaf, Scalar, Slot, Unfit, Value, Wire};

/// Implements [`Wire`] and [`Leaf`]: how the type is seen, an empty one, and how a scalar is taken.
macro_rules! scalar {
    ($type:ty, $value:ident => $get:expr, $empty:expr, { $($pattern:pat $(if $guard:expr)? => $set:expr),+ $(,)? }) => {
        impl Wire for $type {
            fn get(&self) -> Value<'_> {
                let $value = self;
                Value::Scalar($get)
            }

            fn slot(&mut self) -> Slot<'_> {
                Slot::Leaf(self)
            }

            fn empty() -> Self {
                $empty
            }
        }

        impl Carries<$type> for $type {}

        impl Leaf for $type {
            fn set(&mut self, value: Scalar<'_>) -> Result<(), Unfit> {
                *self = match value {
                    $($pattern $(if $guard)? => $set,)+
                    _ => return Err(Unfit),
                };
                Ok(())
            }
        }
    };
}

#[cfg(any(feature = "chrono", feature = "jiff"))]
pub(super) use scalar;

scalar!(String, text => Scalar::Text(Cow::Borrowed(text)), String::new(), {
    Scalar::Text(text) => text.into_owned(),
});
scalar!(bool, value => Scalar::Boolean(*value), false, { Scalar::Boolean(value) => value });
scalar!(Uuid, value => Scalar::Uuid(*value), Uuid::nil(), { Scalar::Uuid(value) => value });
scalar!(Url, url => Scalar::Text(Cow::Borrowed(url.as_str())), Url::unset(), {
    Scalar::Text(text) if Url::is_valid(&text) => Url::from_checked(text.into_owned()),
});
scalar!(DateTime, value => Scalar::DateTime(*value), DateTime::UNSET, {
    Scalar::DateTime(value) => value,
});
scalar!(f64, value => Scalar::Number(*value), 0.0, {
    Scalar::Number(value) => value,
});

macro_rules! integers {
    ($($type:ty),+) => {$(
        scalar!($type, value => Scalar::Integer(i128::from(*value)), 0, {
            Scalar::Integer(value) => <$type>::try_from(value).map_err(|_| Unfit)?,
        });
    )+};
}

integers!(u8, u16, u32, u64, i8, i16, i32, i64);
