//! Members of structures, and parameters of requests.

use super::unset::{Default, Unset};
use super::{ConstantValue, Evidence, FieldFormats, Format, Node, ParameterLocation};

/// A member of a structure, or a parameter of a request.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact that the documentation states or not, apart from the others"
)]
pub struct Field {
    /// The text that a JSON encoder writes before the value: `,"name":`.
    key: &'static str,
    name: &'static str,
    /// The same text and the name, where the name in JSON is another one.
    json: Option<(&'static str, &'static str)>,
    /// The name in forms, where it is another one; of a map by names, what they start with.
    form: Option<&'static str>,
    /// The formats that have it, where not all do.
    formats: Option<FieldFormats>,
    /// Whether the name consists of ASCII letters, digits, `_`, `-` and `.` and starts with a letter or
    /// `_`, so that it needs no escaping in XML and in forms.
    has_plain_name: bool,
    rust: &'static str,
    doc: &'static str,
    location: ParameterLocation,
    required: bool,
    unset: Unset,
    aliases: &'static [&'static str],
    unique: bool,
    additional: bool,
    evidence: Evidence,
    node: Node,
}

impl Field {
    /// What fields with plain names have in common.
    const PLAIN: Self = Self { has_plain_name: true, ..Self::escaped("", "", "", Node::ANY) };

    /// Creates an optional member of the body.
    ///
    /// `key` is the wire name as JSON has it between two members: `,"name":`. For a name that JSON escapes
    /// use [`Field::escaped`].
    ///
    /// # Panics
    ///
    /// Panics if `key` is malformed. In a constant this is a compiler error.
    pub const fn new(key: &'static str, rust: &'static str, node: Node) -> Self {
        Self::escaped(key, name_of(key), rust, node)
    }

    /// Creates a required member of the body. Otherwise like [`Field::new`].
    pub const fn required(key: &'static str, rust: &'static str, node: Node) -> Self {
        Self { required: true, ..Self::new(key, rust, node) }
    }

    /// Creates an optional member of the body whose name is plain, and is its name in Rust: ASCII letters, digits, `_`, `-` and
    /// `.`, the first of which is a letter or `_`. `key` is like that of [`Field::new`].
    ///
    /// Nothing is computed and nothing is checked, so that the compiler need not: it is for generated code.
    pub const fn plain(key: &'static str, name: &'static str, node: Node) -> Self {
        Self { key, name, rust: name, node, ..Self::PLAIN }
    }

    /// Creates a required member of the body whose name is plain. Otherwise like [`Field::plain`].
    pub const fn plain_required(key: &'static str, name: &'static str, node: Node) -> Self {
        Self { key, name, rust: name, node, required: true, ..Self::PLAIN }
    }

    /// Sets the name in Rust, without `r#`.
    pub const fn with_rust(mut self, rust: &'static str) -> Self {
        self.rust = rust;
        self
    }

    /// Creates an optional member of the body whose wire name differs from the escaped name in its key.
    pub const fn escaped(key: &'static str, name: &'static str, rust: &'static str, node: Node) -> Self {
        Self {
            key,
            name,
            json: None,
            form: None,
            formats: None,
            has_plain_name: is_plain(name),
            rust,
            doc: "",
            location: ParameterLocation::Body,
            required: false,
            unset: Unset::Nothing,
            aliases: &[],
            unique: false,
            additional: false,
            evidence: Evidence::Documented,
            node,
        }
    }

    /// Makes the field, which must be a map, hold all members of the structure that the table does not describe.
    /// Its name is not that of a member.
    pub const fn holding_additional(mut self) -> Self {
        self.additional = true;
        self
    }

    /// Makes the field required.
    pub const fn with_presence_required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Sets the name in JSON, where it is not the wire name. `key` is like that of [`Field::new`], and `name`
    /// is the name that it contains.
    pub const fn with_json_name(mut self, key: &'static str, name: &'static str) -> Self {
        self.json = Some((key, name));
        self
    }

    /// Sets the name in forms, where it is not the wire name.
    pub const fn with_form_name(mut self, name: &'static str) -> Self {
        self.form = Some(name);
        self
    }

    /// Makes the field, which must be a map, hold all query parameters or header fields whose names start with this
    /// text and that are no other's. Its own name is not on the wire.
    ///
    /// The location must be [`ParameterLocation::Parameters`] or [`ParameterLocation::Headers`].
    pub const fn with_prefix(mut self, prefix: &'static str) -> Self {
        self.form = Some(prefix);
        self
    }

    /// Sets the formats that have the field. It must not be required in general.
    pub const fn with_formats(mut self, formats: FieldFormats) -> Self {
        self.formats = Some(formats);
        self
    }

    /// Sets the documentation text.
    pub const fn with_doc(mut self, text: &'static str) -> Self {
        self.doc = text;
        self
    }

    /// Sets the location in the message. The default is the body.
    pub const fn with_location(mut self, location: ParameterLocation) -> Self {
        self.location = location;
        self
    }

    /// Sets the value that the vendor uses if the field is absent.
    pub const fn with_default(mut self, default: Default) -> Self {
        self.unset = Unset::new(default);
        self
    }

    /// Makes the default, which has been set, be written where the field is absent.
    pub const fn sending_default(mut self) -> Self {
        self.unset = self.unset.sent();
        self
    }

    /// Sets other names that are accepted when decoding.
    pub const fn with_aliases(mut self, names: &'static [&'static str]) -> Self {
        self.aliases = names;
        self
    }

    /// States that the vendor rejects a value that another object already has.
    pub const fn with_unique_value(mut self) -> Self {
        self.unique = true;
        self
    }

    /// Sets the evidence. The default is [`Evidence::Documented`].
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Makes the field a constant member: it has this value in every message, and no record has it.
    pub const fn with_constant(mut self, value: &'static ConstantValue) -> Self {
        self.unset = Unset::Constant(value);
        self
    }

    /// Returns the wire name.
    #[inline]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the text that JSON has before the value if another member precedes it: `,"name":`.
    #[inline]
    pub(crate) const fn key(&self) -> &'static str {
        match self.json {
            Some((key, _)) => key,
            None => self.key,
        }
    }

    /// Returns the name in JSON.
    #[inline]
    pub const fn json_name(&self) -> &'static str {
        match self.json {
            Some((_, name)) => name,
            None => self.name,
        }
    }

    /// Returns the name in forms.
    #[inline]
    pub const fn form_name(&self) -> &'static str {
        match self.form {
            Some(name) => name,
            None => self.name,
        }
    }

    /// Returns what the names start with that the keys of a map continue, if the field is such a map.
    pub const fn prefix(&self) -> Option<&'static str> {
        match (self.location, self.form) {
            (ParameterLocation::Parameters | ParameterLocation::Headers, Some(prefix)) => Some(prefix),
            (ParameterLocation::Parameters | ParameterLocation::Headers, None) => Some(""),
            (
                ParameterLocation::Path
                | ParameterLocation::Query
                | ParameterLocation::Header
                | ParameterLocation::Cookie
                | ParameterLocation::Body
                | ParameterLocation::Payload
                | ParameterLocation::Status,
                _,
            ) => None,
        }
    }

    /// Returns whether the wire name is plain: see [`Field::plain`].
    #[inline]
    pub const fn has_plain_name(&self) -> bool {
        self.has_plain_name
    }

    /// Returns whether the name in forms is the wire name and needs no escaping.
    #[inline]
    pub(crate) const fn has_plain_form_name(&self) -> bool {
        self.has_plain_name && self.form.is_none()
    }

    /// Returns the name in Rust, without `r#`.
    pub const fn rust(&self) -> &'static str {
        self.rust
    }

    /// Returns the documentation text.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns the location in the message.
    #[inline]
    pub const fn location(&self) -> ParameterLocation {
        self.location
    }

    /// Returns whether the field is required.
    #[inline]
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// Returns the formats that have the field, if not all do.
    pub const fn formats(&self) -> Option<FieldFormats> {
        self.formats
    }

    /// Returns whether a format has the field. Plain JSON, which is no format of a message, has all.
    #[inline]
    pub(crate) fn is_in(&self, format: Option<Format>) -> bool {
        match (self.formats, format) {
            (None, _) | (_, None) => true,
            (Some(own), Some(format)) => own.contains(format),
        }
    }

    /// Returns whether the field is required in a format, or in plain JSON.
    #[inline]
    pub(crate) fn is_required_in(&self, format: Option<Format>) -> bool {
        self.required
            || self.formats.is_some_and(|own| own.is_required() && format.is_some() && self.is_in(format))
    }

    /// Returns the value that the vendor uses if the field is absent.
    pub const fn default(&self) -> Default {
        self.unset.default()
    }

    /// Returns whether the default is written where the field is absent.
    #[inline]
    pub const fn sends_default(&self) -> bool {
        self.unset.is_sent()
    }

    /// Returns other names that are accepted when decoding.
    #[inline]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// Returns whether the vendor rejects a value that another object already has.
    pub const fn is_unique(&self) -> bool {
        self.unique
    }

    /// Returns the evidence for the field.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Returns the value that the member has in every message, if it is a constant.
    #[inline]
    pub const fn constant(&self) -> Option<&'static ConstantValue> {
        self.unset.constant()
    }

    /// Returns the node that describes the value.
    #[inline]
    pub const fn node(&self) -> &Node {
        &self.node
    }

    /// Returns all names that are accepted when decoding: the wire name and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// Returns whether the field holds all members that the table does not describe.
    #[inline]
    pub const fn is_additional(&self) -> bool {
        self.additional
    }

    /// Returns whether it stands in every format, with no value but that of a record.
    pub(super) const fn is_plain(&self) -> bool {
        self.formats.is_none() && !self.additional && !self.sends_default() && self.constant().is_none()
    }

    /// Returns whether a member of this name in any format is this field.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let xml = self.node.hints().xml().name();
        !self.additional
            && (self.answers_to(name)
                || self.json_name() == name
                || (self.form_name() == name && self.prefix().is_none())
                || (!xml.is_empty() && xml == name))
    }

    /// Returns whether a name in a message identifies this field.
    #[inline]
    pub fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }
}

/// Returns the name within a key.
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
