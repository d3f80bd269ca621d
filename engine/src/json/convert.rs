//! Conversions to JSON values.

use std::collections::BTreeMap;

use super::{Json, JsonNumber, JsonObject};

macro_rules! from {
    ($($type:ty, $value:ident => $json:expr;)+) => {$(
        impl From<$type> for Json {
            fn from($value: $type) -> Self {
                $json
            }
        }
    )+};
}

from! {
    bool, value => Self::Bool(value);
    u8, value => Self::Number(value.into());
    u16, value => Self::Number(value.into());
    u32, value => Self::Number(value.into());
    u64, value => Self::Number(value.into());
    i8, value => Self::Number(value.into());
    i16, value => Self::Number(value.into());
    i32, value => Self::Number(value.into());
    i64, value => Self::Number(value.into());
    JsonNumber, value => Self::Number(value);
    &str, text => Self::String(text.to_owned());
    String, text => Self::String(text);
    JsonObject, object => Self::Object(object);
}

/// `None` is null.
impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Self>, const N: usize> From<[T; N]> for Json {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Self>> From<BTreeMap<String, T>> for Json {
    fn from(members: BTreeMap<String, T>) -> Self {
        Self::Object(members.into_iter().collect())
    }
}

/// Collects a list.
impl<T: Into<Self>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

/// Collects an object.
impl<N: Into<String>, V: Into<Json>, const N2: usize> From<[(N, V); N2]> for JsonObject {
    fn from(members: [(N, V); N2]) -> Self {
        members.into_iter().collect()
    }
}
