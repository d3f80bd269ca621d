//! Credentials: the secrets of an authentication scheme, which never print.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A text that must not be shown: it has no `Display`, and its `Debug` is the same for every secret.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// The text itself. Whoever asks for it keeps it out of logs.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// What authenticates a caller: the name of a scheme of the API, and its secrets by their names.
#[derive(Clone, Debug)]
pub struct Credentials {
    scheme: Cow<'static, str>,
    secrets: BTreeMap<Cow<'static, str>, Secret>,
}

impl Credentials {
    /// Credentials of this scheme ([`crate::table::Scheme::name`]), still without secrets.
    pub fn new(scheme: impl Into<Cow<'static, str>>) -> Self {
        Self { scheme: scheme.into(), secrets: BTreeMap::new() }
    }

    /// Sets a secret: the name is that of the scheme's table (`token`, `username`, …).
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, secret: impl Into<String>) -> Self {
        self.secrets.insert(name.into(), Secret(secret.into()));
        self
    }

    /// The name of the scheme.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The secret of this name.
    pub fn secret(&self, name: &str) -> Option<&Secret> {
        self.secrets.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_hides_secrets() {
        let credentials = Credentials::new("basic").with("username", "admin").with("password", "hunter2");
        let shown = format!("{credentials:?} {:#?}", credentials.secret("password"));
        assert!(!shown.contains("hunter2") && !shown.contains("admin"), "{shown}");
        assert!(shown.contains("basic") && shown.contains("password"), "{shown}");
        assert_eq!(credentials.secret("password").unwrap().expose(), "hunter2");
    }
}
