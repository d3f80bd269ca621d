//! Credentials: the secrets of an authentication scheme. They are masked in all output.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A secret text. It has no `Display`, and its `Debug` output is the same for every secret.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Returns the text. Keep it out of logs.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// The credentials of a caller: the name of an authentication scheme of the API, and its secrets by name.
#[derive(Clone, Debug)]
pub struct Credentials {
    scheme: Cow<'static, str>,
    secrets: BTreeMap<Cow<'static, str>, Secret>,
}

impl Credentials {
    /// Creates credentials without secrets for a scheme ([`crate::table::Scheme::name`]).
    pub fn new(scheme: impl Into<Cow<'static, str>>) -> Self {
        Self { scheme: scheme.into(), secrets: BTreeMap::new() }
    }

    /// Sets a secret by its name in the scheme's table (`token`, `username`, …).
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, secret: impl Into<String>) -> Self {
        self.secrets.insert(name.into(), Secret(secret.into()));
        self
    }

    /// Returns the name of the scheme.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Returns the secret with this name.
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
