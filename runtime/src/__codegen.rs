//! All that generated and derived code names, under one roof: it brings nothing else into a user's program, and nothing else of
//! this crate is bound to stay because such code names it.

pub use crate::{
    Connection, Credentials, DateTime, Endpoint, Format, LocalDateTime, Patch, Replies, RequestError,
    ResponseError, Serve, Url, Uuid, Violations, debug, debug_value, http, replies,
};
pub use groupwright_engine::autoref::{self, Autoref};
pub use groupwright_engine::compat::{self, Represents};
pub use groupwright_engine::domain::{self, Domain, JsonType};
pub use groupwright_engine::rule::{self, Limit, Rule};
pub use groupwright_engine::spelling::{self, BooleanTokens, Spelling, Strftime, Token};
pub use groupwright_engine::table::{
    self, Carrier, Condition, Constant, Enumeration, Evidence, Fact, Field, FormLists, FormObjects,
    FormShape, Media, Nil, Node, NodeKind, Note, Openness, ParameterLocation, Part, Reply, Retry, Scheme,
    Segment, Server, Shape, SpellingHint, StatusRange, Test, Text, XmlForm, XmlNode, XmlShape,
};
pub use groupwright_engine::value::{
    self, HasShape, List, Map, OptionalSlot, Record, Scalar, ScalarMismatch, ScalarSlot, Slot, Value, Wire,
    or_null,
};
