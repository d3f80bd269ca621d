//! Encodings of bytes as texts (RFC 4648).

use super::options::canonical;
use super::{OTHER, Options, Parsed, Row, Spelling};
use crate::binary::{Binary, Padding};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;

/// The spelling of bytes in base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base64 {
    is_url: bool,
    padding: Padding,
}

impl Base64 {
    /// Creates the spelling in the usual alphabet, with padding.
    pub const fn standard() -> Self {
        Self { is_url: false, padding: Padding::Required }
    }

    /// Creates the spelling in the alphabet for URLs and file names, with padding.
    pub const fn url() -> Self {
        Self { is_url: true, ..Self::standard() }
    }

    /// Leaves the padding out.
    pub const fn unpadded(mut self) -> Self {
        self.padding = Padding::Forbidden;
        self
    }

    fn parsed(self, name: &str, options: &Options<'_>) -> Result<Parsed, String> {
        options.expect(name, &["padding"])?;
        Ok(Box::new(match options.text("padding", "") {
            None | Some("true") => self,
            Some("false") => self.unpadded(),
            Some(other) => return Err(format!("{other:?} is no flag: write `padding: false`")),
        }))
    }
}

impl Spelling for Base64 {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        value.bytes().ok_or(OTHER)?.push_base64(self.is_url, self.padding, out);
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        let is_string = json.is_none_or(|json| json == JsonType::String);
        Binary::base64(text, self.is_url, self.padding).filter(|_| is_string).map(Scalar::from)
    }

    fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        Binary::tolerant_base64(text).map(Scalar::from)
    }

    fn expects(&self) -> String {
        let alphabet = if self.is_url { "base64url" } else { "base64" };
        match self.padding {
            Padding::Required => format!("bytes in {alphabet}"),
            Padding::Forbidden => format!("bytes in {alphabet} without padding"),
        }
    }

    fn canonical(&self) -> String {
        let name = if self.is_url { URL.name } else { STANDARD.name };
        canonical(name, &[("padding", (self.padding == Padding::Forbidden).then(|| "false".to_owned()))])
    }

    fn constructor(&self) -> String {
        let unpadded = if self.padding == Padding::Forbidden { ".unpadded()" } else { "" };
        format!("Base64::{}(){unpadded}", if self.is_url { "url" } else { "standard" })
    }
}

pub(super) const STANDARD: Row = Row {
    name: "base64",
    domains: &[Domain::Bytes],
    parse: |_, options, _| Base64::standard().parsed(STANDARD.name, options),
};

pub(super) const URL: Row = Row {
    name: "base64url",
    domains: &[Domain::Bytes],
    parse: |_, options, _| Base64::url().parsed(URL.name, options),
};

/// The spelling of bytes in hexadecimal digits: written in lower case, read in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HexBytes;

impl Spelling for HexBytes {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        value.bytes().ok_or(OTHER)?.push_hex(out);
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        let is_string = json.is_none_or(|json| json == JsonType::String);
        Binary::hex(text).filter(|_| is_string).map(Scalar::from)
    }

    fn expects(&self) -> String {
        "bytes in hexadecimal digits".to_owned()
    }

    fn canonical(&self) -> String {
        HEX.name.to_owned()
    }

    fn constructor(&self) -> String {
        "HexBytes".to_owned()
    }

    fn resembles_default(&self) -> bool {
        true
    }
}

pub(super) const HEX: Row = Row {
    name: "hex",
    domains: &[Domain::Bytes],
    parse: |_, options, _| {
        options.expect(HEX.name, &[])?;
        Ok(Box::new(HexBytes))
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::ScalarNode;

    const BYTES: &[u8] = &[0xfb, 0xff, 0x00, 0x10];

    #[test]
    fn each_encoding_is_written_and_read_strictly() {
        let spellings: [(&dyn Spelling, &str, &str); 5] = [
            (&Base64::standard(), "+/8AEA==", "base64"),
            (&Base64::standard().unpadded(), "+/8AEA", "{ base64: { padding: false } }"),
            (&Base64::url(), "-_8AEA==", "base64url"),
            (&Base64::url().unpadded(), "-_8AEA", "{ base64url: { padding: false } }"),
            (&HexBytes, "fbff0010", "hex"),
        ];
        let value = Scalar::Bytes(BYTES);
        for (spelling, text, canonical) in spellings {
            let mut out = String::new();
            assert_eq!(spelling.write(value, &mut out), Ok(JsonType::String));
            assert_eq!((out.as_str(), spelling.canonical().as_str()), (text, canonical));
            for (_, other, _) in spellings {
                let read = spelling.read(other, None).and_then(Scalar::bytes);
                assert_eq!(read == value.bytes(), other == text, "{spelling:?} {other}");
            }
            assert_eq!(spelling.read(text, Some(JsonType::Number)), None);
            assert!(spelling.write(Scalar::Boolean(true), &mut String::new()).is_err());
        }
    }

    #[test]
    fn responses_have_either_alphabet_but_hexadecimal_digits_are_no_base64() {
        static URL: Base64 = Base64::url();
        let value = Some(Binary::Bytes(BYTES));
        for node in [ScalarNode::new(Domain::Bytes), ScalarNode::spelled(Domain::Bytes, &URL)] {
            for text in ["+/8AEA==", "-_8AEA", "+/8A\nEA=="] {
                assert_eq!(node.read_tolerantly(text).and_then(Scalar::bytes), value, "{text}");
            }
        }
        let node = ScalarNode::spelled(Domain::Bytes, &HexBytes);
        assert_eq!(node.read_tolerantly("FBFF0010").and_then(Scalar::bytes), value);
        assert_eq!(node.read_tolerantly("+/8AEA=="), None);
    }
}
