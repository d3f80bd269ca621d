//! Descriptions of single values, and their nodes.

use uuid::Uuid;

use super::Node;
use crate::binary::Binary;
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

    /// Returns the same domain with its spelling in plain JSON.
    pub fn plain(&self) -> Self {
        Self { domain: self.domain, spelling: self.spelling.and_then(Spelling::plain) }
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

    /// Parses a text in this spelling or, unless both look alike, in the default spelling, whatever its JSON
    /// type. For a boolean, 0 and 1 are also accepted, for a UUID each of its notations,
    /// and for bytes either alphabet of base64, without padding or with line breaks.
    pub fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        let spelt = self.spelling.and_then(|spelling| spelling.read_tolerantly(text));
        if self.resembles_default() {
            return spelt;
        }
        spelt.or_else(|| self.domain.read(text)).or(match (self.domain, text) {
            (Domain::Boolean, "0") => Some(Scalar::Boolean(false)),
            (Domain::Boolean, "1") => Some(Scalar::Boolean(true)),
            (Domain::Bytes, text) => Binary::tolerant_base64(text).map(Scalar::from),
            (Domain::Uuid, text) => Uuid::try_parse(text).ok().map(Scalar::Uuid),
            _ => None,
        })
    }

    /// Returns whether texts look alike in this and the default spelling.
    pub fn resembles_default(&self) -> bool {
        self.spelling.is_some_and(Spelling::resembles_default)
    }

    /// Returns a description of a value, for use after "expected": `an integer`.
    pub fn expects(&self) -> String {
        self.spelling.map_or_else(|| self.domain.expects().to_owned(), Spelling::expects)
    }
}

/// Defines the nodes of single values in their default spellings.
macro_rules! nodes {
    ($($name:ident: $domain:ident, $doc:literal;)+) => {
        impl Node {
            $(#[doc = $doc]
            pub const $name: Self = Self::scalar(Domain::$domain);)+
        }
    };
}

nodes! {
    STRING: String, "A text.";
    INTEGER: Integer, "An integer.";
    INT8: Int8, "A signed integer of 8 bits.";
    INT16: Int16, "A signed integer of 16 bits.";
    INT32: Int32, "A signed integer of 32 bits.";
    INT64: Int64, "A signed integer of 64 bits.";
    UINT8: Uint8, "An unsigned integer of 8 bits.";
    UINT16: Uint16, "An unsigned integer of 16 bits.";
    UINT32: Uint32, "An unsigned integer of 32 bits.";
    UINT64: Uint64, "An unsigned integer of 64 bits.";
    BIG_INTEGER: BigInteger, "An integer of any size.";
    NUMBER: Number, "A floating-point number.";
    DECIMAL: Decimal, "An exact decimal number.";
    BOOLEAN: Boolean, "A boolean.";
    BYTES: Bytes, "Bytes.";
    FILE: File, "A file.";
    UUID: Uuid, "A UUID.";
    URL: Url, "An absolute URL.";
    URL_REFERENCE: UrlReference, "A URL, absolute or relative.";
    EMAIL: Email, "An email address.";
    HOSTNAME: Hostname, "The name of a host.";
    IPV4: Ipv4, "An IPv4 address.";
    IPV6: Ipv6, "An IPv6 address.";
    DATETIME: DateTime, "A date and time with an offset.";
    LOCAL_DATETIME: LocalDateTime, "A date and time without an offset.";
    DATE: Date, "A date.";
    TIME: Time, "A time of day without an offset.";
    DURATION: Duration, "A duration.";
}
