//! Values in the data model of the crate `serde`, with the feature `serde`: for logs, caches, and formats that no vendor
//! has.
//!
//! Every generated type implements [`Serialize`] and [`Deserialize`]: requests, structures, unions and enumerations. The data are those
//! of [`json`](crate::json): members have their wire names, whether they belong to the path, the query, the header or the
//! body. An enum of replies implements `Serialize`, as an enum of serde has it: `{"Conflict": …}`, or `"Gone"` without a value.
//!
//! **Secrets are masked**: each is the text `(secret)`. [`WithSecrets`] has them as they are. What was written with masks is
//! not read again: `Deserialize` refuses a secret, and whatever is within one, that is a mask. So a real secret whose text is `(secret)`
//! is not read either.
//!
//! Reading is strict, as it is of what a program itself has written: unknown members, and values of other types, are refused. What a
//! vendor sends is read by the client, which is lenient.
//!
//! A type that derives, such as `GroupEndpoint`, is yours, and so are its implementations; [`Masked`] and [`WithSecrets`] serialize its
//! values as they do those of generated types.
//!
//! ```
//! use groupwright::serde::{Masked, WithSecrets};
//!
//! # fn main() -> Result<(), serde_json::Error> {
//! let words = vec!["a".to_owned(), "b".to_owned()];
//! assert_eq!(serde_json::to_string(&Masked(&words))?, r#"["a","b"]"#);
//! assert_eq!(serde_json::to_value(WithSecrets(&words))?[0], "a");
//! # Ok(())
//! # }
//! ```

use ::serde::{de, ser};
use groupwright_engine::format::{DecodeOptions, decode, tree};

#[doc(hidden)]
pub use ::serde::{Deserialize, Deserializer, Serialize, Serializer};
#[doc(hidden)]
pub use groupwright_engine::format::{RECORD, Secrets};

#[doc(hidden)]
pub use crate::EncodeError;

use crate::table::{Endpoint, Node};
use crate::{DecodeError, Format, Json, JsonObject, Problem, Scalar, ScalarMismatch, Slot, Value, Wire};

/// Serializes a value without its secrets: in place of each is the text `(secret)`.
///
/// Whether a value is secret is said by the field that holds it. So `Masked(&request)` hides the secrets of the request, but
/// `Masked(&request.token)` is given a text of which nothing is known, and so is a structure whose field is secret as a whole: wrap the
/// value that has the field.
#[derive(Clone, Copy, Debug)]
pub struct Masked<'v, T: ?Sized>(pub &'v T);

/// Serializes a value with its secrets, as they are. It is not suitable for logs.
#[derive(Clone, Copy)]
pub struct WithSecrets<'v, T: ?Sized>(pub &'v T);

impl<T: Serialized + ?Sized> Serialize for Masked<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        written(self.0.tree(Secrets::Masked), serializer)
    }
}

impl<T: Serialized + ?Sized> Serialize for WithSecrets<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        written(self.0.tree(Secrets::Shown), serializer)
    }
}

/// A value of which a tree can be made: everything that messages carry, and generated enums of replies.
pub trait Serialized {
    /// Returns the tree.
    #[doc(hidden)]
    fn tree(&self, secrets: Secrets) -> Result<Json, EncodeError>;
}

impl<T: Wire + ?Sized> Serialized for T {
    fn tree(&self, secrets: Secrets) -> Result<Json, EncodeError> {
        tree(self.get(), secrets)
    }
}

/// Returns the tree of a reply of an endpoint: its name, and its value if it has one.
#[doc(hidden)]
pub fn reply_tree(
    endpoint: &Endpoint,
    (index, value): (usize, Value<'_>),
    secrets: Secrets,
) -> Result<Json, EncodeError> {
    let name = endpoint.replies().get(index).map_or("Other", |reply| reply.name());
    if value.is_absent() {
        return Ok(name.into());
    }
    let members: JsonObject = [(name, tree(value, secrets)?)].into();
    Ok(members.into())
}

/// Serializes a tree: the only function that is compiled for each format.
fn written<S: Serializer>(tree: Result<Json, EncodeError>, serializer: S) -> Result<S::Ok, S::Error> {
    tree.map_err(ser::Error::custom)?.serialize(serializer)
}

/// Serializes a value of a generated type without its secrets.
#[doc(hidden)]
pub fn serialize<T: Serialized, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Masked(value).serialize(serializer)
}

/// Deserializes a value of a generated type, whose node is this one.
#[doc(hidden)]
pub fn deserialize<'de, T: Wire, D: Deserializer<'de>>(node: &Node, deserializer: D) -> Result<T, D::Error> {
    let json = Json::deserialize(deserializer)?;
    let mut value = T::placeholder();
    fill(&json, node, value.slot()).map_err(de::Error::custom)?;
    // The mask of a secret is not the secret.
    tree(value.get(), Secrets::Unmasked).map_err(|error| {
        let place = if error.pointer.is_empty() { "the value" } else { &error.pointer };
        de::Error::custom(format!("{place} cannot be read: {}", error.what))
    })?;
    Ok(value)
}

/// What is wrong with a value, without the lines of a text that nobody has written.
fn problems(error: DecodeError) -> String {
    let problems = error.problems.into_iter();
    let shown = problems.map(|problem| Problem { position: None, ..problem }.to_string());
    shown.collect::<Vec<_>>().join("; ")
}

/// Sets a value to what a tree has of it.
fn fill(json: &Json, node: &Node, slot: Slot<'_>) -> Result<(), String> {
    match slot {
        // An enumeration, which is a text where it stands alone.
        Slot::Scalar(slot) => {
            let text = json.as_str().ok_or("expected a string")?;
            let set = slot.set(Scalar::String(text));
            set.map_err(|ScalarMismatch| format!("{text:?} is not a value of the enumeration"))
        }
        Slot::Record(_)
        | Slot::List(_)
        | Slot::Map(_)
        | Slot::Union(_)
        | Slot::Json(_)
        | Slot::Optional(_)
        | Slot::Unavailable => {
            let text = json.to_string();
            let read = decode(Format::Json, text.as_bytes(), node, slot, &DecodeOptions::VALUES);
            read.map_err(problems)
        }
    }
}
