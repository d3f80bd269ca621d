//! The table of an API: its servers and the ways to authenticate.

use super::endpoint::Note;
use super::shape::Evidence;

/// A vendor's API.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    /// Its name, in `snake_case`: the name of its folder.
    pub name: &'static str,
    /// Its name as the vendor writes it.
    pub title: &'static str,
    /// What it is.
    pub description: &'static str,
    /// Where it is documented.
    pub source: &'static str,
    /// The documented servers, the usual one first; empty: every customer has a server of their own.
    pub servers: &'static [Server],
    /// The ways to authenticate, the preferred one first.
    pub auth: &'static [Scheme],
    /// Remarks on the API as a whole.
    pub notes: &'static [Note],
}

/// A server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its base URL, without a slash at the end.
    pub url: &'static str,
    /// What it is.
    pub doc: &'static str,
}

/// A way to authenticate.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// Its name, in `snake_case`.
    pub name: &'static str,
    /// What the page says of it.
    pub doc: &'static str,
    /// What is sent.
    pub parts: &'static [Part],
    /// How it is known.
    pub evidence: Evidence,
}

/// One secret of a scheme and what carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of the secret, in `snake_case`.
    pub secret: &'static str,
    /// What carries it.
    pub carrier: Carrier,
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
