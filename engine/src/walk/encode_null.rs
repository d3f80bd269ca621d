//! Values that would be read as null, because they are written as what represents it. An empty text that represents null is a
//! loss of its own.

use super::encode::Encoder;
use super::sink::{Refusal, Sink, Written};
use super::union::{Shown, shown as union_shown};
use crate::domain::JsonType;
use crate::table::{Format, Node, Text};
use crate::value::{Scalar, Value, Variant};

impl<S: Sink> Encoder<'_, S> {
    /// Refuses a single value that is written as what represents null.
    #[cold]
    pub(super) fn apart_from_null(&self, null: &Text<'_>, scalar: Scalar<'_>, node: &Node) -> Written<()> {
        let mut text = String::new();
        let json = match (node.single_spelling(S::FORMAT, self.options.canonical), scalar.string()) {
            // What cannot be written is refused where it is written.
            (Some(spelling), _) => spelling.write(scalar, &mut text).map(Some).unwrap_or_default(),
            (None, listed) => {
                text.push_str(listed.unwrap_or_default());
                None
            }
        };
        self.apart(null, null.is(&text, json.filter(|_| S::FORMAT == Format::Json)))
    }

    /// Refuses a variant that stands alone and is written as what represents null.
    #[cold]
    pub(super) fn variant_apart_from_null(&self, null: &Text<'_>, variant: &dyn Variant) -> Written<()> {
        match union_shown(variant) {
            Shown::Bare(value, node) => {
                value.scalar().map_or(Ok(()), |scalar| self.apart_from_null(null, scalar, node))
            }
            Shown::Tagged(..) | Shown::Around(_) | Shown::Nothing => Ok(()),
        }
    }

    /// Refuses a text that contains a value and is the one that represents null.
    pub(super) fn text_apart_from_null(&self, node: &Node, text: &str) -> Written<()> {
        let Some(null) = node.hints().null_as() else { return Ok(()) };
        let json = (S::FORMAT == Format::Json).then_some(JsonType::String);
        self.apart(null, null.is(text, json))
    }

    /// Refuses an item that stands for a list and is written as what represents null.
    #[cold]
    pub(super) fn item_apart_from_null(
        &self,
        null: &Text<'_>,
        (value, item): (Value<'_>, &Node),
        node: &Node,
        depth: usize,
    ) -> Written<()> {
        let written = self.nested(value, item, depth)?;
        let mut sink = S::nested();
        let place = sink.root(node, None);
        sink.scalar(place, &node.around_null(null.json()), &Scalar::String(null.text()))?;
        let is_null = match null.json() {
            JsonType::String => S::nested_text(sink) == written,
            JsonType::Number | JsonType::Boolean => null.is(&written, None),
        };
        self.apart(null, is_null)
    }

    fn apart(&self, null: &Text<'_>, is_null: bool) -> Written<()> {
        if !is_null || null.text().is_empty() || self.options.canonical {
            return Ok(());
        }
        Err(Refusal::new(format!("expected {}", other_than(null))))
    }
}

/// Returns a description of the values that do not stand for null.
pub(crate) fn other_than(null: &Text<'_>) -> String {
    format!("a value other than {:?}, which stands for null", null.text())
}
