//! The table of an API: its servers and the ways to authenticate.

use super::{Evidence, Note};

/// A vendor's API.
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
    /// An API of this name, in `snake_case`, which the vendor writes so, without servers and authentication.
    pub const fn new(name: &'static str, title: &'static str) -> Self {
        Self { name, title, description: "", source: "", servers: &[], auth: &[], notes: &[] }
    }

    /// What it is.
    pub const fn with_description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// Where it is documented.
    pub const fn with_source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    /// The documented servers, the usual one first.
    pub const fn with_servers(mut self, servers: &'static [Server]) -> Self {
        self.servers = servers;
        self
    }

    /// The ways to authenticate, the preferred one first.
    pub const fn with_auth(mut self, auth: &'static [Scheme]) -> Self {
        self.auth = auth;
        self
    }

    /// Remarks on the API as a whole.
    pub const fn with_notes(mut self, notes: &'static [Note]) -> Self {
        self.notes = notes;
        self
    }

    /// Its name, in `snake_case`: the name of its folder.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its name as the vendor writes it.
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// What it is.
    pub const fn description(&self) -> &'static str {
        self.description
    }

    /// Where it is documented.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// The documented servers, the usual one first; empty: every customer has a server of their own.
    pub const fn servers(&self) -> &'static [Server] {
        self.servers
    }

    /// The ways to authenticate, the preferred one first.
    pub const fn auth(&self) -> &'static [Scheme] {
        self.auth
    }

    /// Remarks on the API as a whole.
    pub const fn notes(&self) -> &'static [Note] {
        self.notes
    }
}

/// A server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    url: &'static str,
    doc: &'static str,
}

impl Server {
    /// A server with this base URL, without a slash at the end.
    pub const fn new(url: &'static str) -> Self {
        Self { url, doc: "" }
    }

    /// What it is.
    pub const fn with_doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }

    /// Its base URL, without a slash at the end.
    pub const fn url(&self) -> &'static str {
        self.url
    }

    /// What it is.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }
}

/// A way to authenticate.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    name: &'static str,
    parts: &'static [Part],
    doc: &'static str,
    evidence: Evidence,
}

impl Scheme {
    /// A way of this name, in `snake_case`, and what is sent.
    pub const fn new(name: &'static str, parts: &'static [Part]) -> Self {
        Self { name, parts, doc: "", evidence: Evidence::Documented }
    }

    /// What the page says of it.
    pub const fn with_doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }

    /// How it is known, other than by the page.
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Its name, in `snake_case`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What is sent.
    pub const fn parts(&self) -> &'static [Part] {
        self.parts
    }

    /// What the page says of it.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// How it is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }
}

/// One secret of a scheme and what carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    secret: &'static str,
    carrier: Carrier,
}

impl Part {
    /// The secret of this name, in `snake_case`, and what carries it.
    pub const fn new(secret: &'static str, carrier: Carrier) -> Self {
        Self { secret, carrier }
    }

    /// The name of the secret, in `snake_case`.
    pub const fn secret(&self) -> &'static str {
        self.secret
    }

    /// What carries it.
    pub const fn carrier(&self) -> Carrier {
        self.carrier
    }
}

/// What carries a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// `Authorization: Basic` (RFC 7617); the user name is a credential of its own, with this name.
    Basic {
        /// The name of the user name among the credentials.
        username: &'static str,
    },
    /// `Authorization: Bearer` (RFC 6750).
    Bearer,
    /// A header field of this name; the prefix stands before the secret.
    Header {
        /// The name of the header field.
        name: &'static str,
        /// What stands before the secret, with its space.
        prefix: &'static str,
    },
    /// A query parameter of this name.
    Query {
        /// The name of the parameter.
        name: &'static str,
    },
    /// A member of the body of this name.
    Body {
        /// The name of the member.
        name: &'static str,
    },
    /// A cookie of this name.
    Cookie {
        /// The name of the cookie.
        name: &'static str,
    },
}

impl Carrier {
    /// Whether an empty secret is one: an empty password is (RFC 7617), any other was never filled in.
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
