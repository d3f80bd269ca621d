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
