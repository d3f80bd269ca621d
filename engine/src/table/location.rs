//! Where the fields of a structure are in a message.

/// The location of a field in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterLocation {
    /// A parameter of the path.
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
    /// All query parameters whose names start with a text.
    Parameters,
    /// All header fields whose names start with a text.
    Headers,
    /// The status of a reply.
    Status,
}

impl ParameterLocation {
    /// All locations.
    pub const ALL: [Self; 9] = [
        Self::Path,
        Self::Query,
        Self::Header,
        Self::Cookie,
        Self::Body,
        Self::Payload,
        Self::Parameters,
        Self::Headers,
        Self::Status,
    ];

    /// Returns the location in one word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query | Self::Parameters => "query",
            Self::Header | Self::Headers => "header",
            Self::Cookie => "cookie",
            Self::Body => "body",
            Self::Payload => "payload",
            Self::Status => "status",
        }
    }
}
