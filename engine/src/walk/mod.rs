//! The one walk: everything that is said of records, lists, maps, null, secrets, unknown and repeated members, presence and
//! depth is said here, once, for all formats and both directions.
//!
//! A codec knows syntax only. It stands behind a [`sink::Sink`], into which the walk pushes, or a [`source::Source`], from which it
//! pulls; each call has the node or field, since XML and forms cannot tell what stands there without it. The walk is compiled
//! once a codec, inside this crate, and never for a type of the user's.

mod decode;
mod encode;
mod members;
mod options;
mod pair;
mod path;
mod probe;
mod reader;
mod scalar;
pub(crate) mod sink;
pub(crate) mod source;
mod stop;
mod token;

pub(crate) use decode::decode;
pub(crate) use encode::encode;
pub(crate) use members::Members;
pub use options::{DecodeOptions, EncodeOptions, FieldFilter, Limits};
pub(crate) use pair::{ValueKind, of_kind};
pub(crate) use path::{Path, Step, escape};
pub use probe::Probed;
pub(crate) use probe::probe;
pub(crate) use reader::Reader;
pub(crate) use stop::Offset;
pub(crate) use token::shown;
