//! The table of Signature Version 4: what it is made with beside the secrets.

/// What a signature of the kind Signature Version 4 is made with, beside the secrets and the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sigv4 {
    service: &'static str,
    region: Region,
    payload_hash: bool,
    plain_path: bool,
}

/// The region of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// Always the same.
    Fixed(&'static str),
    /// The value of this variable of the server.
    Variable(&'static str),
    /// One for each documented server, in their order.
    OfServers(&'static [&'static str]),
}

impl Sigv4 {
    /// The name of the signature.
    pub const NAME: &'static str = "sigv4";
    /// The name of the secret with the id of the access key.
    pub const ACCESS_KEY_ID: &'static str = "access_key_id";
    /// The name of the secret with which requests are signed.
    pub const SECRET_ACCESS_KEY: &'static str = "secret_access_key";
    /// The name of the secret of temporary credentials, which is sent.
    pub const SESSION_TOKEN: &'static str = "session_token";

    /// Creates a table from the names of a service and a region.
    pub const fn new(service: &'static str, region: Region) -> Self {
        Self { service, region, payload_hash: false, plain_path: false }
    }

    /// Sends the hash of the body in a header field of its own, which is signed too.
    pub const fn with_payload_hash(mut self) -> Self {
        self.payload_hash = true;
        self
    }

    /// Signs the path as it is sent. By default, it is normalized and encoded once more.
    pub const fn with_plain_path(mut self) -> Self {
        self.plain_path = true;
        self
    }

    /// Returns the name of the service.
    pub const fn service(&self) -> &'static str {
        self.service
    }

    /// Returns the region.
    pub const fn region(&self) -> Region {
        self.region
    }

    /// Returns whether the hash of the body is sent.
    pub const fn has_payload_hash(&self) -> bool {
        self.payload_hash
    }

    /// Returns whether the path is signed as it is sent.
    pub const fn has_plain_path(&self) -> bool {
        self.plain_path
    }
}
