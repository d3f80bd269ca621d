//! The domain of files.

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;
use crate::types::File;

pub(super) const ROW: Row = Row {
    name: "file",
    doc: "A file: bytes with a name and a media type. A part of a `multipart` body; elsewhere a data URL \
          (RFC 2397) with the name as a parameter, `data:image/png;name=a.png;base64,AQI=`. Its length is that of the bytes.",
    class: Class::Bytes,
    json: JsonType::String,
    expects: "a file as a data URL",
    write: |value, out| {
        match (value.file(), value.data_url()) {
            (Some(file), _) => out.push_str(&file.to_string()),
            (None, Some(text)) => out.push_str(text),
            (None, None) => return Err(OTHER),
        }
        Ok(())
    },
    read: |text| File::is_data_url(text).then_some(Scalar::DataUrl(text)),
};
