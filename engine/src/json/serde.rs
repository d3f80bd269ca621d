//! JSON values in the data model of the crate `serde`.

use std::fmt;

use ::serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use ::serde::ser::{self, SerializeMap as _, SerializeSeq as _, Serializer};
use ::serde::{Deserialize, Serialize};

use super::{Json, JsonNumber, JsonObject};
use crate::number::{integer_of, same_number};

/// How deeply a value that is deserialized can be nested, as one that is parsed.
const MAX_DEPTH: usize = 128;

/// A number is serialized as an integer, or as a floating-point number of the same value. One that is neither is an error.
impl Serialize for JsonNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(value) = self.as_i64() {
            return serializer.serialize_i64(value);
        }
        if let Some(value) = self.as_u64() {
            return serializer.serialize_u64(value);
        }
        if let Some(value) = integer_of::<i128>(self.as_str()) {
            return serializer.serialize_i128(value);
        }
        let nearest = self.as_f64();
        if same_number(&format!("{nearest:?}"), self.as_str()) {
            return serializer.serialize_f64(nearest);
        }
        // The number may be a secret.
        Err(ser::Error::custom("a number has more digits than the numbers of the data model of serde"))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                members.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Nested(MAX_DEPTH).deserialize(deserializer)
    }
}

/// A value that can be nested in so many levels.
#[derive(Clone, Copy)]
struct Nested(usize);

impl Nested {
    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        self.0.checked_sub(1).map(Self).ok_or_else(|| E::custom("the value is nested too deeply"))
    }
}

impl<'de> DeserializeSeed<'de> for Nested {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.deeper()?.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.deeper()?.deserialize(deserializer)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Json, E> {
        value.to_string().parse().map(Json::Number).map_err(E::custom)
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Json, E> {
        value.to_string().parse().map(Json::Number).map_err(E::custom)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Json, E> {
        JsonNumber::try_from(value).map(Json::Number).map_err(E::custom)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Json, E> {
        Ok(text.into())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Json, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let (deeper, mut items) = (self.deeper()?, Vec::new());
        while let Some(item) = list.next_element_seed(deeper)? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let (deeper, mut members) = (self.deeper()?, JsonObject::new());
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value_seed(deeper)?;
            if members.get(&name).is_some() {
                return Err(de::Error::custom("a member is repeated"));
            }
            members.insert(name, value);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_what_they_are() {
        let text = r#"{"b":[null,true,-1,18446744073709551615,0.5,"t"],"a":{}}"#;
        let json: Json = serde_json::from_str(text).unwrap();
        assert_eq!(json, text.parse::<Json>().unwrap());
        assert_eq!(serde_json::to_string(&json).unwrap(), text);
    }

    #[test]
    fn numbers_that_would_lose_digits_are_refused() {
        let to_text = |number: &str| serde_json::to_string(&number.parse::<JsonNumber>().unwrap());
        assert_eq!(to_text("0.10").unwrap(), "0.1");
        assert_eq!(
            to_text("170141183460469231731687303715884105727").unwrap(),
            "170141183460469231731687303715884105727"
        );
        let error = to_text("0.1000000000000000000001").unwrap_err().to_string();
        assert!(error.contains("more digits") && !error.contains("0001"), "{error}");
    }

    #[test]
    fn deep_values_and_repeated_members_are_refused() {
        let deep = |levels: usize| Json::deserialize(Lists(levels));
        assert!(deep(MAX_DEPTH).is_ok());
        assert!(deep(MAX_DEPTH + 1).unwrap_err().to_string().contains("too deeply"));
        let error = serde_json::from_str::<Json>(r#"{"a":1,"a":2}"#).unwrap_err().to_string();
        assert!(error.contains("a member is repeated"), "{error}");
    }

    /// Lists within lists, of which `serde_json` would have fewer.
    struct Lists(usize);

    impl<'de> Deserializer<'de> for Lists {
        type Error = de::value::Error;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            match self.0.checked_sub(1) {
                Some(below) => visitor.visit_seq(Once(Some(Self(below)))),
                None => visitor.visit_unit(),
            }
        }

        ::serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }

    struct Once(Option<Lists>);

    impl<'de> SeqAccess<'de> for Once {
        type Error = de::value::Error;

        fn next_element_seed<T: DeserializeSeed<'de>>(
            &mut self,
            seed: T,
        ) -> Result<Option<T::Value>, Self::Error> {
            self.0.take().map(|lists| seed.deserialize(lists)).transpose()
        }
    }
}
