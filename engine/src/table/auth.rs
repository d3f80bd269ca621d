//! The tables of authentication schemes: their secrets, and where these are sent.

use super::{Evidence, Format, Sigv4};
use crate::rule::Rule;

/// An authentication scheme.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    name: &'static str,
    parts: &'static [Part],
    signature: &'static str,
    secrets: &'static [&'static str],
    optional_secrets: &'static [&'static str],
    sigv4: Option<Sigv4>,
    doc: &'static str,
    evidence: Evidence,
}

impl Scheme {
    /// Creates a scheme. `name` is in `snake_case`, and `parts` are the secrets that are sent.
    pub const fn new(name: &'static str, parts: &'static [Part]) -> Self {
        Self {
            name,
            parts,
            signature: "",
            secrets: &[],
            optional_secrets: &[],
            sigv4: None,
            doc: "",
            evidence: Evidence::Documented,
        }
    }

    /// Sets the name of the signature that is made of the finished request, and the names of its secrets, in
    /// `snake_case`.
    pub const fn with_signature(mut self, name: &'static str, secrets: &'static [&'static str]) -> Self {
        self.signature = name;
        self.secrets = secrets;
        self
    }

    /// Sets the names of the secrets of the signature that a caller need not have, in `snake_case`.
    pub const fn with_optional_secrets(mut self, secrets: &'static [&'static str]) -> Self {
        self.optional_secrets = secrets;
        self
    }

    /// Sets what the signature is made with, if it is Signature Version 4.
    pub const fn with_sigv4(mut self, sigv4: Sigv4) -> Self {
        self.sigv4 = Some(sigv4);
        self
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

    /// Returns the name of the signature that is made of the finished request. Empty if requests are not signed.
    pub const fn signature(&self) -> &'static str {
        self.signature
    }

    /// Returns what the signature is made with, if it is Signature Version 4.
    pub const fn sigv4(&self) -> Option<&Sigv4> {
        self.sigv4.as_ref()
    }

    /// Returns the names of the secrets of the signature that a caller need not have.
    pub const fn optional_secrets(&self) -> &'static [&'static str] {
        self.optional_secrets
    }

    /// Returns the names of the secrets of the signature that every caller has.
    pub const fn secrets(&self) -> &'static [&'static str] {
        self.secrets
    }

    /// Returns the names of all credentials that a caller must have: those that are sent, then those of the
    /// signature.
    pub fn credentials(&self) -> impl Iterator<Item = &'static str> {
        self.parts.iter().flat_map(Part::credentials).chain(self.secrets.iter().copied())
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
#[derive(Clone, Copy, Debug)]
pub struct Part {
    secret: &'static str,
    carrier: Carrier,
    fixed: Fixed,
    rules: &'static [Rule],
    formats: &'static [Format],
}

impl Part {
    /// Creates a part. `secret` is the name of the secret in `snake_case`.
    pub const fn new(secret: &'static str, carrier: Carrier) -> Self {
        Self { secret, carrier, fixed: Fixed::Neither, rules: &[], formats: &[] }
    }

    /// Sets the half of `Authorization: Basic` that is always the same. The secret is the other half.
    pub const fn with_fixed(mut self, fixed: Fixed) -> Self {
        self.fixed = fixed;
        self
    }

    /// Sets the rules of the secret.
    pub const fn with_rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// Sets the formats of the body with which the secret is sent. By default, it is sent with every request.
    pub const fn with_formats(mut self, formats: &'static [Format]) -> Self {
        self.formats = formats;
        self
    }

    /// Returns the formats of the body with which the secret is sent. Empty if it is sent with every request.
    pub const fn formats(&self) -> &'static [Format] {
        self.formats
    }

    /// Returns whether the secret is sent with a body in this format, or without a body.
    pub fn is_sent_with(&self, format: Option<Format>) -> bool {
        self.formats.is_empty() || format.is_some_and(|format| self.formats.contains(&format))
    }

    /// Returns the rules of the secret.
    pub const fn rules(&self) -> &'static [Rule] {
        self.rules
    }

    /// Returns the name of the secret, in `snake_case`.
    pub const fn secret(&self) -> &'static str {
        self.secret
    }

    /// Returns where the secret is sent.
    pub const fn carrier(&self) -> Carrier {
        self.carrier
    }

    /// Returns the half of `Authorization: Basic` that is always the same.
    pub const fn fixed(&self) -> Fixed {
        self.fixed
    }

    /// Returns the names of the credentials: the user name, if it is one, and the secret.
    pub fn credentials(&self) -> impl Iterator<Item = &'static str> {
        let user = match (self.carrier, self.fixed) {
            (Carrier::Basic { username }, Fixed::Neither) => Some(username),
            (
                Carrier::Basic { .. }
                | Carrier::Bearer
                | Carrier::Header { .. }
                | Carrier::Query { .. }
                | Carrier::Body { .. }
                | Carrier::Member { .. }
                | Carrier::Cookie { .. },
                Fixed::Neither | Fixed::Username(_) | Fixed::Password(_),
            ) => None,
        };
        user.into_iter().chain([self.secret])
    }

    /// Returns whether the secret may be empty. A password may (RFC 7617); any other empty secret is most likely
    /// a mistake.
    pub(crate) const fn may_be_empty(&self) -> bool {
        match self.carrier {
            Carrier::Basic { .. } => !matches!(self.fixed, Fixed::Password(_)),
            Carrier::Bearer
            | Carrier::Header { .. }
            | Carrier::Query { .. }
            | Carrier::Body { .. }
            | Carrier::Member { .. }
            | Carrier::Cookie { .. } => false,
        }
    }
}

/// Where in a request a secret is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// `Authorization: Basic` (RFC 7617). The user name is a separate credential.
    Basic {
        /// The name of the credential with the user name. Empty if one half is always the same.
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
    /// A member of the body at any depth.
    Member {
        /// The wire names that lead to the member, from the outside of an envelope.
        path: &'static [&'static str],
    },
    /// A cookie.
    Cookie {
        /// The name of the cookie.
        name: &'static str,
    },
}

/// The half of `Authorization: Basic` that is always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// Both halves are credentials.
    Neither,
    /// The user name is this text.
    Username(&'static str),
    /// The password is this text, and the secret is the user name.
    Password(&'static str),
}
