//! The texts of single values.

use super::XmlSink;
use crate::domain::push_integer;
use crate::format::xml::place::Pending;
use crate::table::{Format, Node, Usual, XmlContent};
use crate::value::Scalar;
use crate::walk::sink::{Refusal, Written};

impl XmlSink {
    /// Writes the text of a scalar to the buffer.
    pub(super) fn spell(&mut self, node: &Node, scalar: Scalar<'_>) -> Written<()> {
        self.scratch.clear();
        if node.kind().enumeration().is_some() {
            let text =
                scalar.string().ok_or_else(|| Refusal::new("the value of an enumeration must be a text"))?;
            self.scratch.push_str(text);
            return Ok(());
        }
        let Some(spelling) = node.spelling_as(Format::Xml, self.canonical) else {
            return Err(Refusal::new("a single value is not allowed here"));
        };
        let refuse = |what: &str| Refusal::new(format!("expected {}, found {what}", spelling.expects()));
        spelling.write(scalar, &mut self.scratch).map(|_| ()).map_err(refuse)
    }

    /// Writes a single value as the content of an element whose start tag has been ended.
    #[inline]
    pub(super) fn content_of(&mut self, place: Pending<'_>, node: &Node, scalar: &Scalar<'_>) -> Written<()> {
        match place.xml.content() {
            XmlContent::Text | XmlContent::Attribute(_) => self.text(node, scalar),
            XmlContent::Markup => {
                self.spell(node, *scalar)?;
                self.out.markup(&self.scratch)
            }
            XmlContent::Cdata => {
                self.spell(node, *scalar)?;
                self.out.cdata(&self.scratch)
            }
        }
    }

    /// Writes the text of an element whose start tag has been ended.
    #[inline]
    pub(super) fn text(&mut self, node: &Node, scalar: &Scalar<'_>) -> Written<()> {
        match node.usual_value() {
            Usual::Text => {
                if let Some(text) = scalar.string() {
                    return self.out.text(text);
                }
            }
            Usual::Integer => {
                if let Some(value) = scalar.integer() {
                    push_integer(value, self.out.raw());
                    return Ok(());
                }
            }
            Usual::Boolean => {
                if let Some(value) = scalar.boolean() {
                    self.out.raw().push_str(if value { "true" } else { "false" });
                    return Ok(());
                }
            }
            Usual::Sized | Usual::Number | Usual::Uuid | Usual::Other => {}
        }
        self.spell(node, *scalar)?;
        self.out.text(&self.scratch)
    }
}
