//! A member of a structure, or a parameter of a request.

use super::{Evidence, Node};

/// A member of a structure, or a parameter of a request.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// What a JSON encoder writes before the value: `,"name":`.
    key: &'static str,
    name: &'static str,
    /// Whether the name is made of ASCII letters, digits, `_`, `-` and `.`, and starts with a letter or `_`: then it stands in
    /// XML and in a form as it is.
    has_plain_name: bool,
    rust: &'static str,
    doc: &'static str,
    location: ParameterLocation,
    required: bool,
    default: Default,
    aliases: &'static [&'static str],
    unique: bool,
    evidence: Evidence,
    node: Node,
}

impl Field {
    /// An optional member of the body. The key is the wire name as JSON has it between two members, `,"name":`; it is an error of
    /// the compiler's where the table is a constant, and otherwise panics, when it is not. A name that JSON escapes needs
    /// [`Field::escaped`].
    pub const fn new(key: &'static str, rust: &'static str, node: Node) -> Self {
        Self::escaped(key, name_of(key), rust, node)
    }

    /// A member of the body that must be there, otherwise like [`Field::new`].
    pub const fn required(key: &'static str, rust: &'static str, node: Node) -> Self {
        Self { required: true, ..Self::new(key, rust, node) }
    }

    /// An optional member of the body whose wire name need not be as its key has it between the quotes.
    pub const fn escaped(key: &'static str, name: &'static str, rust: &'static str, node: Node) -> Self {
        Self {
            key,
            name,
            has_plain_name: is_plain(name),
            rust,
            doc: "",
            location: ParameterLocation::Body,
            required: false,
            default: Default::None,
            aliases: &[],
            unique: false,
            evidence: Evidence::Documented,
            node,
        }
    }

    /// It must be there.
    pub const fn with_presence_required(mut self) -> Self {
        self.required = true;
        self
    }

    /// What the page says of it.
    pub const fn with_doc(mut self, text: &'static str) -> Self {
        self.doc = text;
        self
    }

    /// Which part of the message carries it, other than the body.
    pub const fn with_location(mut self, location: ParameterLocation) -> Self {
        self.location = location;
        self
    }

    /// What the vendor takes when it is absent.
    pub const fn with_default(mut self, default: Default) -> Self {
        self.default = default;
        self
    }

    /// Other names under which it is accepted on input.
    pub const fn with_aliases(mut self, names: &'static [&'static str]) -> Self {
        self.aliases = names;
        self
    }

    /// The vendor refuses a value that another object has.
    pub const fn with_unique_value(mut self) -> Self {
        self.unique = true;
        self
    }

    /// How it is known, other than by the page.
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// The name on the wire.
    #[inline]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What JSON has before the value, where another member comes before: `,"name":`.
    #[inline]
    pub(crate) const fn key(&self) -> &'static str {
        self.key
    }

    #[inline]
    pub(crate) const fn has_plain_name(&self) -> bool {
        self.has_plain_name
    }

    /// The name in Rust, without `r#`.
    pub const fn rust(&self) -> &'static str {
        self.rust
    }

    /// What the page says of it.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Which part of the message carries it.
    #[inline]
    pub const fn location(&self) -> ParameterLocation {
        self.location
    }

    /// Whether it must be present.
    #[inline]
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// What the vendor takes when it is absent.
    pub const fn default(&self) -> Default {
        self.default
    }

    /// Other names under which it is accepted on input.
    #[inline]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// Whether the vendor refuses a value that another object has.
    pub const fn is_unique(&self) -> bool {
        self.unique
    }

    /// How it is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// What it holds.
    #[inline]
    pub const fn node(&self) -> &Node {
        &self.node
    }

    /// The names under which it is read: its own and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// Whether this name, read from a message, means this field.
    #[inline]
    pub fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}

/// The name within a key.
const fn name_of(key: &'static str) -> &'static str {
    const WRONG: &str =
        "a key is a comma, the name in quotes without anything that JSON escapes, and a colon";
    assert!(key.len() >= 4, "{}", WRONG);
    let (start, rest) = key.split_at(2);
    let (name, end) = rest.split_at(rest.len() - 2);
    assert!(matches!(start.as_bytes(), b",\"") && matches!(end.as_bytes(), b"\":"), "{}", WRONG);
    let mut bytes = name.as_bytes();
    while let [byte, others @ ..] = bytes {
        assert!(*byte >= b' ' && *byte != b'"' && *byte != b'\\', "{}", WRONG);
        bytes = others;
    }
    name
}

const fn is_plain(name: &str) -> bool {
    let [first, others @ ..] = name.as_bytes() else { return false };
    let mut bytes = others;
    if !(first.is_ascii_alphabetic() || *first == b'_') {
        return false;
    }
    while let [byte, others @ ..] = bytes {
        if !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')) {
            return false;
        }
        bytes = others;
    }
    true
}

/// Which part of a message carries a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// A parameter of the path template.
    Path,
    /// A parameter of the query.
    Query,
    /// A header field.
    Header,
    /// A cookie.
    Cookie,
    /// A member of the body.
    Body,
    /// The whole body.
    Payload,
}

impl ParameterLocation {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Path, Self::Query, Self::Header, Self::Cookie, Self::Body, Self::Payload];

    /// What it is, in one word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Body => "body",
            Self::Payload => "payload",
        }
    }
}

/// What the vendor takes when a field is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// Nothing is said.
    None,
    /// This value, written as JSON.
    Value(&'static str),
    /// The value of the field with this wire name.
    Field(&'static str),
}
