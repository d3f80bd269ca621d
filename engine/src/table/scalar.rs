//! A single value, as a table says it.

use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::spelling::Spelling;

/// A single value: what it is, and how it is spelt.
#[derive(Clone, Copy, Debug)]
pub struct ScalarNode {
    domain: Domain,
    spelling: Option<&'static dyn Spelling>,
}

impl ScalarNode {
    /// A value of the domain in its usual spelling.
    pub const fn new(domain: Domain) -> Self {
        Self { domain, spelling: None }
    }

    /// A value of the domain that is spelt so.
    pub const fn spelled(domain: Domain, spelling: &'static dyn Spelling) -> Self {
        Self { domain, spelling: Some(spelling) }
    }

    /// What it is.
    #[inline]
    pub const fn domain(&self) -> Domain {
        self.domain
    }

    /// How it is spelt, where that is not as usual.
    #[inline]
    pub const fn spelling(&self) -> Option<&'static dyn Spelling> {
        self.spelling
    }

    /// The same value in its usual spelling.
    pub const fn plain(&self) -> Self {
        Self::new(self.domain)
    }

    /// Appends the text of a value, and gives the JSON type that carries it; or says why there is none.
    pub fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        match self.spelling {
            None => self.domain.write(value, out).map(|()| self.domain.json()),
            Some(spelling) => spelling.write(value, out),
        }
    }

    /// The value of a text, of a JSON type where the format has one, that is spelt just so.
    pub fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        match self.spelling {
            None if json.is_some_and(|json| json != self.domain.json()) => None,
            None => self.domain.read(text),
            Some(spelling) => spelling.read(text, json),
        }
    }

    /// The value of a text that is spelt so, or as usual, of any JSON type; for a boolean also 0 and 1.
    pub fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        let spelt = self.spelling.and_then(|spelling| spelling.read(text, None));
        spelt.or_else(|| self.domain.read(text)).or(match (self.domain, text) {
            (Domain::Boolean, "0") => Some(Scalar::Boolean(false)),
            (Domain::Boolean, "1") => Some(Scalar::Boolean(true)),
            _ => None,
        })
    }

    /// What a value looks like, to follow "expected": `an integer`.
    pub fn expects(&self) -> String {
        self.spelling.map_or_else(|| self.domain.expects().to_owned(), Spelling::expects)
    }
}
