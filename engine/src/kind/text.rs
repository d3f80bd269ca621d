//! Kinds that are text: strings, UUIDs and URLs.

use std::borrow::Cow;

use uuid::Uuid;

use super::{ScalarKind, describe, write_plain};
use crate::types::Url;
use crate::value::Scalar;

/// Any text.
pub const STRING: &dyn ScalarKind = &StringKind;
/// A UUID.
pub const UUID: &dyn ScalarKind = &UuidKind;
/// An absolute URL.
pub const URL: &dyn ScalarKind = &UrlKind;

#[derive(Debug)]
struct StringKind;

impl ScalarKind for StringKind {
    describe!("string", STRING, "::std::string::String", Text, String, STRING,
        expects "a string", "Text.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        write_plain(value, out)
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        Some(Scalar::Text(Cow::Borrowed(text)))
    }
}

#[derive(Debug)]
struct UuidKind;

impl ScalarKind for UuidKind {
    describe!("uuid", UUID, "::groupwright::Uuid", Other, String, UUID,
        expects "a UUID such as 9924256a-739c-462b-af15-e652a3b1b6eb",
        "A UUID (RFC 9562): read in upper and lower case, written in lower case.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        write_plain(value, out)
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        // The parser also knows the forms without hyphens, in braces and as a URN.
        if text.len() == 36 { Uuid::try_parse(text).ok().map(Scalar::Uuid) } else { None }
    }
}

#[derive(Debug)]
struct UrlKind;

impl ScalarKind for UrlKind {
    describe!("url", URL, "::groupwright::Url", Text, String, URL,
        expects "an absolute URL such as https://host/path", "An absolute URL (RFC 3987), kept as it is written.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        write_plain(value, out)
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        Url::is_valid(text).then_some(Scalar::Text(Cow::Borrowed(text)))
    }
}
