//! Implementations for single values: text, booleans, numbers, UUIDs, URLs, dates.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use uuid::Uuid;

use crate::compat::Represents;
use crate::types::{BigInteger, Date, DateTime, Decimal, Duration, File, LocalDateTime, Time, Url};
use crate::value::{Scalar, ScalarMismatch, ScalarSlot, Slot, Value, Wire};

/// Implements [`Wire`] and [`ScalarSlot`] from three expressions: the conversion to a value, a placeholder,
/// and the conversion from a scalar. Other items of `ScalarSlot` and of `Wire` may follow.
macro_rules! scalar {
    ($type:ty, $value:ident => $get:expr, $placeholder:expr, { $($pattern:pat $(if $guard:expr)? => $set:expr),+ $(,)? }) => {
        scalar!($type, $value => $get, $placeholder, { $($pattern $(if $guard)? => $set),+ }, {}, {});
    };
    (
        $type:ty, $value:ident => $get:expr, $placeholder:expr,
        { $($pattern:pat $(if $guard:expr)? => $set:expr),+ $(,)? }, { $($more:item)* }, { $($wire:item)* }
    ) => {
        impl Wire for $type {
            #[inline]
            fn get(&self) -> Value<'_> {
                let $value = self;
                Value::Scalar($get)
            }

            #[inline]
            fn slot(&mut self) -> Slot<'_> {
                Slot::Scalar(self)
            }

            fn placeholder() -> Self {
                $placeholder
            }

            $($wire)*
        }

        impl Represents<$type> for $type {}

        impl ScalarSlot for $type {
            fn set(&mut self, value: Scalar<'_>) -> Result<(), ScalarMismatch> {
                *self = match value {
                    $($pattern $(if $guard)? => $set,)+
                    _ => return Err(ScalarMismatch),
                };
                Ok(())
            }

            $($more)*
        }
    };
}

#[cfg(any(feature = "chrono", feature = "jiff"))]
pub(super) use scalar;

scalar!(String, text => Scalar::String(text), String::new(), { Scalar::String(text) => text.to_owned() }, {
    fn set_string(&mut self, text: String) -> Result<(), ScalarMismatch> {
        *self = text;
        Ok(())
    }
}, {});
scalar!(bool, value => Scalar::Boolean(*value), false, { Scalar::Boolean(value) => value });
scalar!(Uuid, value => Scalar::Uuid(*value), Uuid::nil(), { Scalar::Uuid(value) => value });
scalar!(Url, url => Scalar::String(url.as_str()), Url::unset(), {
    Scalar::String(text) if Url::is_valid(text) => Url::from_checked(text.to_owned()),
});
scalar!(Ipv4Addr, value => Scalar::Ip(IpAddr::V4(*value)), Ipv4Addr::UNSPECIFIED, {
    Scalar::Ip(IpAddr::V4(value)) => value,
});
scalar!(Ipv6Addr, value => Scalar::Ip(IpAddr::V6(*value)), Ipv6Addr::UNSPECIFIED, {
    Scalar::Ip(IpAddr::V6(value)) => value,
});
scalar!(DateTime, value => Scalar::DateTime(*value), DateTime::UNSET, { Scalar::DateTime(value) => value });
scalar!(LocalDateTime, value => Scalar::LocalDateTime(*value), LocalDateTime::UNSET, {
    Scalar::LocalDateTime(value) => value,
});
scalar!(Decimal, number => Scalar::Decimal(number.as_str()), Decimal::default(), {
    Scalar::Decimal(text) => text.parse().map_err(|_| ScalarMismatch)?,
    Scalar::Integer(value) => Self::from(value),
    Scalar::Unsigned(value) => Self::from(value),
});
scalar!(BigInteger, number => Scalar::Decimal(number.as_str()), BigInteger::default(), {
    Scalar::Decimal(text) => text.parse().map_err(|_| ScalarMismatch)?,
    Scalar::Integer(value) => Self::from(value),
    Scalar::Unsigned(value) => Self::from(value),
});
scalar!(File, file => Scalar::File(file), Self::unset(), {
    Scalar::File(file) => file.clone(),
    Scalar::DataUrl(text) => text.parse().map_err(|_| ScalarMismatch)?,
}, {
    fn set_file(&mut self, file: File) -> Result<(), ScalarMismatch> {
        *self = file;
        Ok(())
    }
}, {});
scalar!(Date, value => Scalar::Date(*value), Date::UNSET, { Scalar::Date(value) => value });
scalar!(Time, value => Scalar::Time(*value), Time::UNSET, { Scalar::Time(value) => value });
scalar!(Duration, value => Scalar::Duration(*value), Duration::ZERO, { Scalar::Duration(value) => value });
scalar!(f64, value => Scalar::Number(*value), 0.0, { Scalar::Number(value) => value });

macro_rules! integers {
    ($($type:ty),+) => {$(
        scalar!($type, value => Scalar::Integer(i64::from(*value)), 0, {
            Scalar::Integer(value) => <$type>::try_from(value).map_err(|_| ScalarMismatch)?,
        });
    )+};
}

scalar!(u8, value => Scalar::Integer(i64::from(*value)), 0, {
    Scalar::Integer(value) => Self::try_from(value).map_err(|_| ScalarMismatch)?,
}, {}, {
    fn as_bytes(items: &[Self]) -> Option<&[u8]> {
        Some(items)
    }

    fn bytes_slot(items: &mut Vec<Self>) -> Option<&mut dyn ScalarSlot> {
        Some(items)
    }
});
integers!(u16, u32, i8, i16, i32, i64);
scalar!(u64, value => i64::try_from(*value).map_or(Scalar::Unsigned(*value), Scalar::Integer), 0, {
    Scalar::Integer(value) => u64::try_from(value).map_err(|_| ScalarMismatch)?,
    Scalar::Unsigned(value) => value,
});
