//! Texts whose characters are percent-encoded (RFC 3986 section 2.1), for places that have only ASCII characters.

use percent_encoding::utf8_percent_encode;

use super::{OTHER, Parsed, Row, Spelling};
use crate::domain::{Domain, JsonType};
use crate::percent::{RESERVED, is_escaped};
use crate::scalar::Scalar;

/// The spelling of a text as its bytes in UTF-8, of which those of unreserved characters stand for themselves, and all others
/// are percent-encoded. Other printable characters of ASCII are read too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent;

impl Spelling for Percent {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let text = value.string().ok_or(OTHER)?;
        out.extend(utf8_percent_encode(text, RESERVED));
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        let is_string = json.is_none_or(|json| json == JsonType::String);
        let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
        let is_encoded = text.bytes().all(is_plain) && is_escaped(text);
        let value = Scalar::Percent(text);
        (is_string && is_encoded && value.percent_decoded().is_some()).then_some(value)
    }

    fn expects(&self) -> String {
        "a percent-encoded text such as caf%C3%A9".to_owned()
    }

    fn canonical(&self) -> String {
        ROW.name.to_owned()
    }

    fn constructor(&self) -> String {
        "Percent".to_owned()
    }
}

pub(super) const ROW: Row = Row {
    name: "percent",
    domains: &[Domain::String],
    parse: |_, options, _| {
        options.expect(ROW.name, &[])?;
        Ok(Box::new(Percent) as Parsed)
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::ScalarNode;

    fn decoded(scalar: Option<Scalar<'_>>) -> Option<String> {
        scalar
            .map(|scalar| scalar.percent_decoded().or(scalar.string().map(str::to_owned)).unwrap_or_default())
    }

    #[test]
    fn every_text_is_written_in_unreserved_characters_and_read_again() {
        for (text, written) in [
            ("", ""),
            ("a-Z.0_~", "a-Z.0_~"),
            ("café, 100%", "caf%C3%A9%2C%20100%25"),
            ("\r\n\u{1F600}", "%0D%0A%F0%9F%98%80"),
        ] {
            let mut out = String::new();
            assert_eq!(Percent.write(Scalar::String(text), &mut out), Ok(JsonType::String));
            assert_eq!(out, written);
            assert_eq!(decoded(Percent.read(written, None)).as_deref(), Some(text));
        }
        assert_eq!(decoded(Percent.read("a+b %c3%A9/", None)).as_deref(), Some("a+b é/"));
        assert!(Percent.write(Scalar::Boolean(true), &mut String::new()).is_err());
    }

    #[test]
    fn other_texts_are_read_as_they_are_in_responses_only() {
        let node = ScalarNode::spelled(Domain::String, &Percent);
        for text in ["100%", "%zz", "%C3", "%", "%a", "é", "a\u{7f}"] {
            assert_eq!(Percent.read(text, None), None, "{text}");
            assert_eq!(decoded(node.read_tolerantly(text)).as_deref(), Some(text));
        }
        assert_eq!(Percent.read("7", Some(JsonType::Number)), None);
    }
}
