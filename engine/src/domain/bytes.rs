//! The domain of bytes.

use super::{Class, JsonType, OTHER, Row};
use crate::binary::{Binary, Padding};
use crate::scalar::Scalar;

pub(super) const ROW: Row = Row {
    name: "bytes",
    doc: "Bytes, as a text in base64 with padding (RFC 4648). Their length is that of the bytes.",
    class: Class::Bytes,
    json: JsonType::String,
    expects: "bytes in base64",
    write: |value, out| {
        value.bytes().ok_or(OTHER)?.push_base64(false, Padding::Required, out);
        Ok(())
    },
    read: |text| Binary::base64(text, false, Padding::Required).map(Scalar::from),
};
