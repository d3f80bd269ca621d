//! Notations of UUIDs other than lower-case digits with hyphens.

use uuid::Uuid;
use uuid::fmt::{Braced, Hyphenated, Simple, Urn};

use super::{OTHER, Parsed, Row, Spelling};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;

/// The spelling of a UUID in another notation. All of them are lengths of their own, or differ in case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UuidForm {
    /// `9924256A-739C-462B-AF15-E652A3B1B6EB`, and only in upper case.
    Upper,
    /// `urn:uuid:9924256a-739c-462b-af15-e652a3b1b6eb`
    Urn,
    /// `{9924256a-739c-462b-af15-e652a3b1b6eb}`
    Braces,
    /// `9924256a739c462baf15e652a3b1b6eb`
    Plain,
}

/// The value that descriptions show.
const SAMPLE: Uuid = Uuid::from_u128(0x9924_256a_739c_462b_af15_e652_a3b1_b6eb);

impl UuidForm {
    fn text(self, value: Uuid, buffer: &mut [u8; Urn::LENGTH]) -> &str {
        match self {
            Self::Upper => value.hyphenated().encode_upper(buffer),
            Self::Urn => value.urn().encode_lower(buffer),
            Self::Braces => value.braced().encode_lower(buffer),
            Self::Plain => value.simple().encode_lower(buffer),
        }
    }

    const fn row(self) -> &'static Row {
        match self {
            Self::Upper => &UPPER,
            Self::Urn => &URN,
            Self::Braces => &BRACES,
            Self::Plain => &PLAIN,
        }
    }

    const fn length(self) -> usize {
        match self {
            Self::Upper => Hyphenated::LENGTH,
            Self::Urn => Urn::LENGTH,
            Self::Braces => Braced::LENGTH,
            Self::Plain => Simple::LENGTH,
        }
    }
}

impl Spelling for UuidForm {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let value = value.uuid().ok_or(OTHER)?;
        out.push_str(self.text(value, &mut [0; Urn::LENGTH]));
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        let is_string = json.is_none_or(|json| json == JsonType::String);
        if !is_string || text.len() != self.length() {
            return None;
        }
        let value = Uuid::try_parse(text).ok()?;
        let is_spelt = *self != Self::Upper || self.text(value, &mut [0; Urn::LENGTH]) == text;
        is_spelt.then_some(Scalar::Uuid(value))
    }

    fn expects(&self) -> String {
        format!("a UUID such as {}", self.text(SAMPLE, &mut [0; Urn::LENGTH]))
    }

    fn canonical(&self) -> String {
        self.row().name.to_owned()
    }

    fn constructor(&self) -> String {
        format!("UuidForm::{self:?}")
    }
}

macro_rules! row {
    ($row:ident, $form:ident, $name:literal) => {
        pub(super) const $row: Row = Row {
            name: $name,
            domains: &[Domain::Uuid],
            parse: |_, options, _| {
                options.expect($name, &[])?;
                Ok(Box::new(UuidForm::$form) as Parsed)
            },
        };
    };
}

row!(UPPER, Upper, "upper");
row!(URN, Urn, "urn");
row!(BRACES, Braces, "braces");
row!(PLAIN, Plain, "plain");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::ScalarNode;

    const FORMS: [(UuidForm, &str); 4] = [
        (UuidForm::Upper, "9924256A-739C-462B-AF15-E652A3B1B6EB"),
        (UuidForm::Urn, "urn:uuid:9924256a-739c-462b-af15-e652a3b1b6eb"),
        (UuidForm::Braces, "{9924256a-739c-462b-af15-e652a3b1b6eb}"),
        (UuidForm::Plain, "9924256a739c462baf15e652a3b1b6eb"),
    ];

    #[test]
    fn each_notation_is_written_and_only_it_is_read_strictly() {
        for (form, text) in FORMS {
            let mut out = String::new();
            assert_eq!(form.write(Scalar::Uuid(SAMPLE), &mut out), Ok(JsonType::String));
            assert_eq!(out, text);
            for (_, other) in FORMS {
                assert_eq!(form.read(other, None).is_some(), other == text, "{form:?} {other}");
            }
            assert_eq!(form.read(text, Some(JsonType::Number)), None);
            assert!(form.write(Scalar::Boolean(true), &mut String::new()).is_err());
        }
        assert_eq!(UuidForm::Upper.read("9924256a-739c-462b-af15-e652a3b1b6eb", None), None);
        assert!(UuidForm::Plain.read("9924256A739C462BAF15E652A3B1B6EB", None).is_some());
    }

    #[test]
    fn responses_are_read_in_every_notation() {
        static BRACES: UuidForm = UuidForm::Braces;
        for node in [ScalarNode::new(Domain::Uuid), ScalarNode::spelled(Domain::Uuid, &BRACES)] {
            for (_, text) in FORMS {
                assert_eq!(node.read_tolerantly(text), Some(Scalar::Uuid(SAMPLE)), "{text}");
            }
            for text in ["", "9924256a", "{9924256a739c462baf15e652a3b1b6eb", "urn:9924256a"] {
                assert_eq!(node.read_tolerantly(text), None, "{text}");
            }
        }
    }
}
