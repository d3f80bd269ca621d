//! The domains of URLs.

use iri_string::types::IriReferenceStr;

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;
use crate::types::Url;

pub(super) const ROW: Row = Row {
    name: "url",
    doc: "An absolute URL (RFC 3987), kept as it is written.",
    class: Class::Text,
    json: JsonType::String,
    expects: "an absolute URL such as https://host/path",
    write,
    read: |text| Url::is_valid(text).then_some(Scalar::String(text)),
};

pub(super) const REFERENCE: Row = Row {
    name: "url_reference",
    doc: "A URL that is absolute or relative: an `IRI-reference` of RFC 3987, kept as it is written.",
    class: Class::Text,
    json: JsonType::String,
    expects: "a URL, absolute or relative, such as /path",
    write,
    read: |text| IriReferenceStr::new(text).is_ok().then_some(Scalar::String(text)),
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let text = value.string().ok_or(OTHER)?;
    out.push_str(text);
    Ok(())
}
