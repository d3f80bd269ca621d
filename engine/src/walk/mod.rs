//! The traversal of values: everything that concerns records, lists, maps, null, secrets, unknown and
//! repeated members, required members and depth is implemented here, once for all formats.
//!
//! Codecs implement only syntax. A codec is a [`sink::Sink`], which the encoding traversal writes to, or a
//! [`source::Source`], which the decoding traversal reads from. Each call passes the node or the field,
//! because XML and forms cannot be interpreted without it. The traversal is compiled once for each codec,
//! within this crate, and not for user types.

mod constants;
mod decode;
mod decode_additional;
mod decode_constant;
mod decode_envelope;
mod decode_granted;
mod decode_items;
mod decode_packed;
mod decode_shape;
mod decode_union;
mod encode;
mod encode_added;
mod encode_null;
mod encode_packed;
mod encode_plain;
mod entries;
mod granted;
mod layers;
mod members;
mod options;
mod pair;
mod path;
mod positional;
mod probe;
mod probe_joined;
mod probe_members;
mod probed;
mod reader;
mod scalar;
pub(crate) mod sink;
pub(crate) mod source;
mod stop;
mod template;
mod text_sink;
mod text_source;
mod token;
mod union;
pub(crate) mod usual;

pub(crate) use crate::excerpt::shown;
pub(crate) use decode::{decode, missing};
pub(crate) use encode::encode;
pub(crate) use encode_null::other_than;
pub(crate) use encode_packed::join;
pub use granted::Granted;
pub(crate) use members::Members;
pub use options::{DecodeOptions, EncodeOptions, FieldFilter, Limits};
pub(crate) use pair::{SlotKind, ValueKind, map_of, of_kind, single, slot_of_kind};
pub(crate) use path::{Path, Step, escape};
pub(crate) use positional::{GAP, positions};
pub(crate) use probe::probe;
pub use probed::Probed;
pub(crate) use reader::Reader;
pub(crate) use stop::{Offset, Stop};
pub(crate) use text_sink::TextSink;
pub(crate) use text_source::{TextSource, trimmed};
pub(crate) use union::{Shown, shown as union_shown};
