//! Descriptions of single values.

use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::spelling::Spelling;

/// The domain and the spelling of a single value.
#[derive(Clone, Copy, Debug)]
pub struct ScalarNode {
    domain: Domain,
    spelling: Option<&'static dyn Spelling>,
}

impl ScalarNode {
    /// Creates a description of values in the default spelling.
    pub const fn new(domain: Domain) -> Self {
        Self { domain, spelling: None }
    }

    /// Creates a description of values in another spelling.
    pub const fn spelled(domain: Domain, spelling: &'static dyn Spelling) -> Self {
        Self { domain, spelling: Some(spelling) }
    }

    /// Returns the domain.
    #[inline]
    pub const fn domain(&self) -> Domain {
        self.domain
    }

    /// Returns the spelling, if it is not the default.
    #[inline]
    pub const fn spelling(&self) -> Option<&'static dyn Spelling> {
        self.spelling
    }

    /// Returns the same domain with its default spelling.
    pub const fn plain(&self) -> Self {
        Self::new(self.domain)
    }

    /// Appends the text of a value, and returns its JSON type.
    ///
    /// # Errors
    ///
    /// Returns the reason if the value cannot be written.
    pub fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        match self.spelling {
            None => self.domain.write(value, out).map(|()| self.domain.json()),
            Some(spelling) => spelling.write(value, out),
        }
    }

    /// Parses a text in exactly this spelling. `json` is the JSON type, if the format has JSON types.
    pub fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        match self.spelling {
            None if json.is_some_and(|json| json != self.domain.json()) => None,
            None => self.domain.read(text),
            Some(spelling) => spelling.read(text, json),
        }
    }

    /// Parses a text in this spelling or in the default spelling, whatever its JSON type. For a boolean, 0
    /// and 1 are also accepted.
    pub fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        let spelt = self.spelling.and_then(|spelling| spelling.read_tolerantly(text));
        spelt.or_else(|| self.domain.read(text)).or(match (self.domain, text) {
            (Domain::Boolean, "0") => Some(Scalar::Boolean(false)),
            (Domain::Boolean, "1") => Some(Scalar::Boolean(true)),
            _ => None,
        })
    }

    /// Returns a description of a value, for use after "expected": `an integer`.
    pub fn expects(&self) -> String {
        self.spelling.map_or_else(|| self.domain.expects().to_owned(), Spelling::expects)
    }
}
