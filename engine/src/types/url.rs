//! Absolute URLs, kept as the vendor wrote them.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use iri_string::types::IriStr;

/// An absolute URL, which may contain non-ASCII characters (it is an IRI of RFC 3987). It is not
/// normalized.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Url(String);

/// The error of a text that is not an absolute URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAUrl(pub String);

impl fmt::Display for NotAUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not an absolute URL such as https://host/path", self.0)
    }
}

impl std::error::Error for NotAUrl {}

impl Url {
    /// Returns whether the text is an absolute URL.
    pub fn is_valid(text: &str) -> bool {
        IriStr::new(text).is_ok()
    }

    /// Returns the URL as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A placeholder for a decoder to fill.
    pub(crate) fn unset() -> Self {
        Self(String::new())
    }

    /// Creates a URL from a text that the caller has validated.
    pub(crate) fn from_checked(text: String) -> Self {
        Self(text)
    }
}

impl FromStr for Url {
    type Err = NotAUrl;

    fn from_str(text: &str) -> Result<Self, NotAUrl> {
        if Self::is_valid(text) { Ok(Self(text.to_owned())) } else { Err(NotAUrl(text.to_owned())) }
    }
}

impl TryFrom<&str> for Url {
    type Error = NotAUrl;

    fn try_from(text: &str) -> Result<Self, NotAUrl> {
        text.parse()
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Deref for Url {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_absolute_urls_only() {
        assert!("https://dot3/ffws/v1/contacts/admin/23".parse::<Url>().is_ok());
        for text in ["", "url to small avatar", "/Products/People", "https://a b/"] {
            assert!(text.parse::<Url>().is_err(), "{text}");
        }
    }
}
