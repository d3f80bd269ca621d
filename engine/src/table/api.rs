//! The table of an API: its authentication schemes, and what else is common to its endpoints.

use super::{Evidence, Note, Server};

/// An API of a vendor.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    source: &'static str,
    servers: &'static [Server],
    auth: &'static [Scheme],
    notes: &'static [Note],
}

impl Api {
    /// Creates an API without servers and authentication schemes. `name` is the name in `snake_case`,
    /// `title` the name as the vendor writes it.
    pub const fn new(name: &'static str, title: &'static str) -> Self {
        Self { name, title, description: "", source: "", servers: &[], auth: &[], notes: &[] }
    }

    /// Sets the description.
    pub const fn with_description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// Sets the location of the documentation.
    pub const fn with_source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    /// Sets the documented servers. The first is the default.
    pub const fn with_servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// Sets the authentication schemes, the preferred one first.
    pub const fn with_auth(mut self, auth: &'static [Scheme]) -> Self {
        self.auth = auth;
        self
    }

    /// Sets the notes on the API as a whole.
    pub const fn with_notes(mut self, notes: &'static [Note]) -> Self {
        self.notes = notes;
        self
    }

    /// Returns the name in `snake_case`, which is the name of the folder of its specs.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the name as the vendor writes it.
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// Returns the description.
    pub const fn description(&self) -> &'static str {
        self.description
    }

    /// Returns the location of the documentation.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Returns the documented servers. The first is the default. Empty if each customer has a server of
    /// their own.
    pub const fn servers(&self) -> &'static [Server] {
        self.servers
    }

    /// Returns the authentication schemes, the preferred one first.
    pub const fn auth(&self) -> &'static [Scheme] {
        self.auth
    }

    /// Returns the notes on the API as a whole.
    pub const fn notes(&self) -> &'static [Note] {
        self.notes
    }
}

/// An authentication scheme.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    name: &'static str,
    parts: &'static [Part],
    doc: &'static str,
    evidence: Evidence,
}

impl Scheme {
    /// Creates a scheme. `name` is in `snake_case`, and `parts` are the secrets that are sent.
    pub const fn new(name: &'static str, parts: &'static [Part]) -> Self {
        Self { name, parts, doc: "", evidence: Evidence::Documented }
    }

    /// Sets the documentation text.
    pub const fn with_doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }

    /// Sets the evidence. The default is [`Evidence::Documented`].
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Returns the name, in `snake_case`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the secrets that are sent.
    pub const fn parts(&self) -> &'static [Part] {
        self.parts
    }

    /// Returns the documentation text.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns the evidence for the scheme.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }
}

/// A secret of a scheme, and where it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    secret: &'static str,
    carrier: Carrier,
}

impl Part {
    /// Creates a part. `secret` is the name of the secret in `snake_case`.
    pub const fn new(secret: &'static str, carrier: Carrier) -> Self {
        Self { secret, carrier }
    }

    /// Returns the name of the secret, in `snake_case`.
    pub const fn secret(&self) -> &'static str {
        self.secret
    }

    /// Returns where the secret is sent.
    pub const fn carrier(&self) -> Carrier {
        self.carrier
    }
}

/// Where in a request a secret is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// `Authorization: Basic` (RFC 7617). The user name is a separate credential.
    Basic {
        /// The name of the credential with the user name.
        username: &'static str,
    },
    /// `Authorization: Bearer` (RFC 6750).
    Bearer,
    /// A header field.
    Header {
        /// The name of the header field.
        name: &'static str,
        /// The text before the secret, including the space.
        prefix: &'static str,
    },
    /// A query parameter.
    Query {
        /// The name of the parameter.
        name: &'static str,
    },
    /// A member of the body.
    Body {
        /// The name of the member.
        name: &'static str,
    },
    /// A cookie.
    Cookie {
        /// The name of the cookie.
        name: &'static str,
    },
}

impl Carrier {
    /// Returns whether the secret may be empty. A password may (RFC 7617); any other empty secret is most
    /// likely a mistake.
    pub(crate) const fn may_be_empty(self) -> bool {
        match self {
            Self::Basic { .. } => true,
            Self::Bearer
            | Self::Header { .. }
            | Self::Query { .. }
            | Self::Body { .. }
            | Self::Cookie { .. } => false,
        }
    }
}
