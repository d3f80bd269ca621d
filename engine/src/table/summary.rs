//! What holds of the fields of a structure, so that they need not be searched.

use super::{Field, ParameterLocation, XmlForm};

/// What holds of the fields of a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Summary {
    /// Whether all belong to the body.
    pub(super) is_all_body: bool,
    pub(super) has_constants: bool,
    /// Whether the default of one is written where it is absent.
    pub(super) sends_defaults: bool,
    /// Whether one is a union whose tag is another.
    pub(super) has_siblings: bool,
    /// A bit for each that is required, where there are no more than a word has.
    pub(super) required: Option<u64>,
    /// Whether each stands in every format, with no value but that of a record.
    pub(super) is_plain: bool,
    /// The position of the field that holds all members which the table does not describe.
    pub(super) additional: Option<usize>,
    /// Whether one is an attribute in XML.
    pub(super) has_attributes: bool,
    /// Whether one is the text of the element in XML.
    pub(super) has_text: bool,
}

impl Summary {
    /// What holds without fields.
    pub(super) const NONE: Self = Self {
        is_all_body: true,
        has_constants: false,
        sends_defaults: false,
        has_siblings: false,
        required: Some(0),
        is_plain: true,
        additional: None,
        has_attributes: false,
        has_text: false,
    };

    /// Returns what holds of these fields.
    pub(super) const fn of(fields: &[Field]) -> Self {
        let mut summary = Self::NONE;
        if fields.len() > 64 {
            summary.required = None;
        }
        let (mut position, mut rest) = (0, fields);
        while let [field, others @ ..] = rest {
            if field.is_additional() {
                summary.additional = Some(position);
            }
            if let (true, Some(required)) = (field.is_required(), summary.required) {
                summary.required = Some(required | 1 << position);
            }
            position += 1;
            summary.is_all_body &= matches!(field.location(), ParameterLocation::Body);
            summary.has_constants |= field.constant().is_some();
            summary.is_plain &= field.is_plain();
            summary.sends_defaults |= field.sends_default();
            summary.has_siblings |= field.node().sibling().is_some();
            summary.has_attributes |= matches!(field.node().hints().xml().form(), XmlForm::Attribute);
            summary.has_text |= matches!(field.node().hints().xml().form(), XmlForm::Text);
            rest = others;
        }
        summary
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Node, Shape};

    /// A table that is written as it is says the same as one that is computed.
    #[test]
    fn plain_tables_are_those_that_would_be_computed() {
        static FIELDS: &[Field] = &[
            Field::plain_required(",\"id\":", "id", Node::INTEGER),
            Field::plain(",\"Name\":", "Name", Node::STRING).with_rust("name"),
            Field::plain_required(",\"key\":", "key", Node::STRING).with_location(ParameterLocation::Path),
        ];
        static COMPUTED: &[Field] = &[
            Field::required(",\"id\":", "id", Node::INTEGER),
            Field::new(",\"Name\":", "name", Node::STRING),
            Field::required(",\"key\":", "key", Node::STRING).with_location(ParameterLocation::Path),
        ];
        static ADDITIONAL: &[Field] = &[Field::new(",\"more\":", "more", Node::ANY).holding_additional()];
        let shown = |shape: &Shape| format!("{shape:?}");
        let plain = Shape::plain("A", 0b101, FIELDS).with_parameters();
        assert_eq!(shown(&plain), shown(&Shape::new("A", COMPUTED)));
        assert_eq!(Shape::new("A", COMPUTED).plain_required(), Some(0b101));
        let body = FIELDS.split_at(2).0;
        assert_eq!(shown(&Shape::plain("A", 1, body)), shown(&Shape::new("A", COMPUTED.split_at(2).0)));
        assert_eq!(Shape::new("A", ADDITIONAL).plain_required(), None);
    }
}
