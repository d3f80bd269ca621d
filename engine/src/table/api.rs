//! The table of an API: what is common to its endpoints.

use super::{Note, Scheme, Server};

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
    ignores_null_members: bool,
}

impl Api {
    /// Creates an API without servers and authentication schemes. `name` is the name in `snake_case`,
    /// `title` the name as the vendor writes it.
    pub const fn new(name: &'static str, title: &'static str) -> Self {
        Self {
            name,
            title,
            description: "",
            source: "",
            servers: &[],
            auth: &[],
            notes: &[],
            ignores_null_members: false,
        }
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

    /// Reads null for an optional member of a request as if the member was absent, as in a reply.
    pub const fn ignoring_null_members(mut self) -> Self {
        self.ignores_null_members = true;
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

    /// Returns whether null for an optional member of a request is as if the member was absent.
    pub const fn ignores_null_members(&self) -> bool {
        self.ignores_null_members
    }

    /// Returns the notes on the API as a whole.
    pub const fn notes(&self) -> &'static [Note] {
        self.notes
    }
}
