//! Whether a document can be read, whatever it holds.

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::error::DecodeError;
use groupwright_engine::format::{DecodeOptions, Format, RECORD, decode};
use groupwright_engine::json::Json;
use groupwright_engine::table::{Node, Shape};
use groupwright_engine::value::{Slot, Wire};

/// What a document is for its reader.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It can be read.
    Accepted,
    /// It cannot, and this is why.
    Refused(String),
}

/// Reads a document of JSON as any value.
pub(crate) fn read_json(document: &[u8]) -> Result<Json, String> {
    let mut any = Json::placeholder();
    decode(Format::Json, document, &Node::ANY, any.slot(), &DecodeOptions::RESPONSE)
        .map_err(|error| told(&error))?;
    Ok(any)
}

/// Whether a document of JSON can be read.
pub(crate) fn of_json(document: &[u8]) -> Verdict {
    read_json(document).map_or_else(Verdict::Refused, |_| Verdict::Accepted)
}

/// Whether a document of XML can be read, as a structure that has none of its members.
pub(crate) fn of_xml(document: &[u8]) -> Verdict {
    let mut nothing = DynRecord::new(&Shape::EMPTY);
    let read = decode(Format::Xml, document, &RECORD, Slot::Record(&mut nothing), &DecodeOptions::RESPONSE);
    read.map_err(|error| told(&error)).map_or_else(Verdict::Refused, |()| Verdict::Accepted)
}

fn told(error: &DecodeError) -> String {
    error.to_string().replace('\n', "")
}
