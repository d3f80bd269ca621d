//! The scalar kinds: values that are one text, each with its lexical form, the rules that fit it and the Rust type
//! that carries it.
//!
//! A new kind is a new file here and a row in [`ALL`]; formats, generator and command learn of it from the row.

mod boolean;
mod datetime;
mod number;
mod text;

use std::fmt;

pub use boolean::{BOOLEAN, BOOLEAN_01};
pub use datetime::{DATETIME, DATETIME_CIVIL};
pub use number::{INTEGER, NUMBER};
pub use text::{STRING, URL, UUID};

use crate::format::write_integer;
use crate::value::Scalar;

/// Every scalar kind, in the order in which the documentation lists them.
pub const ALL: &[&dyn ScalarKind] =
    &[STRING, INTEGER, NUMBER, BOOLEAN, BOOLEAN_01, UUID, URL, DATETIME, DATETIME_CIVIL];

/// The kind with this word.
pub fn by_word(word: &str) -> Option<&'static dyn ScalarKind> {
    ALL.iter().copied().find(|kind| kind.word() == word)
}

/// A kind of single values: how it is named, written and read.
pub trait ScalarKind: fmt::Debug + Sync {
    /// The word of the spec language.
    fn word(&self) -> &'static str;
    /// What it is, in a line, for the documentation of the language.
    fn doc(&self) -> &'static str;
    /// The Rust type that carries it in generated code, as an absolute path.
    fn rust(&self) -> &'static str;
    /// What a type of a user's has to carry: the Rust type, or a marker of [`carry`](crate::carry) where another kind has the
    /// same.
    fn carried(&self) -> &'static str {
        self.rust()
    }
    /// The name of the constant of this module.
    fn constant(&self) -> &'static str;
    /// Which rules fit it.
    fn class(&self) -> Class;
    /// The JSON type that carries it.
    fn json(&self) -> JsonType;
    /// The kind that spells the same values in plain JSON, where a vendor's spelling is not asked for.
    fn canonical(&self) -> &'static dyn ScalarKind;
    /// What a value looks like, to follow "expected": `an integer`.
    fn expects(&self) -> &'static str;
    /// Appends the text of a value; or says why there is none.
    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str>;
    /// The value of a text; nothing when the text is not one of the kind.
    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>>;
}

/// What a kind's values are like: it decides which rules fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Text, measured in characters.
    Text,
    /// Numbers, measured by size.
    Number,
    /// Neither.
    Other,
    /// A list, measured in items.
    List,
    /// A map, measured in entries.
    Map,
}

/// The JSON types that carry scalars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
}

/// Appends a value in the spelling of its own Rust type, whatever its kind is.
fn write_plain(value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    use fmt::Write;

    let written = match value {
        Scalar::Text(text) => out.write_str(text),
        Scalar::Boolean(value) => out.write_str(if *value { "true" } else { "false" }),
        Scalar::Integer(value) => match i64::try_from(*value) {
            Ok(value) => {
                write_integer(value, out);
                Ok(())
            }
            Err(_) => write!(out, "{value}"),
        },
        Scalar::Number(value) if value.is_finite() => write!(out, "{value:?}"),
        Scalar::Number(_) => return Err("a number that is not finite has no text"),
        Scalar::Uuid(value) => write!(out, "{value}"),
        Scalar::DateTime(value) => write!(out, "{value}"),
        Scalar::Bytes(_) => return Err("octets have no text of their own"),
    };
    written.map_err(|_| "the value has no text")
}

/// Implements the descriptive part of [`ScalarKind`].
macro_rules! describe {
    (
        $word:literal, $constant:ident, $rust:literal, $class:ident, $json:ident, $canonical:ident,
        expects $expects:literal, $doc:literal
    ) => {
        fn word(&self) -> &'static str {
            $word
        }

        fn doc(&self) -> &'static str {
            $doc
        }

        fn rust(&self) -> &'static str {
            $rust
        }

        fn constant(&self) -> &'static str {
            stringify!($constant)
        }

        fn class(&self) -> $crate::kind::Class {
            $crate::kind::Class::$class
        }

        fn json(&self) -> $crate::kind::JsonType {
            $crate::kind::JsonType::$json
        }

        fn canonical(&self) -> &'static dyn ScalarKind {
            $canonical
        }

        fn expects(&self) -> &'static str {
            $expects
        }
    };
}

use describe;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_constants_are_distinct_and_found() {
        for kind in ALL {
            let found = by_word(kind.word()).unwrap();
            assert_eq!(found.constant(), kind.constant());
            assert_eq!(kind.constant().to_lowercase(), kind.word());
            assert_eq!(kind.canonical().canonical().word(), kind.canonical().word());
        }
    }

    #[test]
    fn each_kind_reads_what_it_writes() {
        let samples = [
            (STRING, "some text"),
            (INTEGER, "-9223372036854775808"),
            (NUMBER, "1.5"),
            (BOOLEAN, "true"),
            (BOOLEAN_01, "1"),
            (UUID, "9924256a-739c-462b-af15-e652a3b1b6eb"),
            (URL, "https://dot3/ffws/v1/contacts/admin/23"),
            (DATETIME, "2024-04-18T04:22:49.4404487Z"),
            (DATETIME_CIVIL, "2013-02-12 02:42:00"),
        ];
        assert_eq!(samples.len(), ALL.len());
        for (kind, text) in samples {
            let value = kind.read(text).unwrap();
            let mut out = String::new();
            kind.write(&value, &mut out).unwrap();
            assert_eq!(out, text, "{}", kind.word());
        }
    }

    #[test]
    fn what_a_kind_does_not_know_is_refused() {
        for (kind, text) in [
            (INTEGER, "1.5"),
            (INTEGER, ""),
            (INTEGER, "0x10"),
            (INTEGER, "99999999999999999999999999999999999999999"),
            (NUMBER, "NaN"),
            (NUMBER, "1e999"),
            (BOOLEAN, "yes"),
            (BOOLEAN_01, "2"),
            (UUID, "9924256a"),
            (UUID, "{9924256a-739c-462b-af15-e652a3b1b6eb}"),
            (URL, "url to small avatar"),
            (DATETIME, "2013-02-12T02:42:00"),
            (DATETIME_CIVIL, "2013-02-12T02:42:00Z"),
        ] {
            assert_eq!(kind.read(text), None, "{} {text}", kind.word());
        }
    }
}
