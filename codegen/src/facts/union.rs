//! What is said of unions.

use super::Facts;
use crate::model::{Tag, Tagging, Union, Unit, Variant};
use crate::syntax::quoted;

impl Facts<'_> {
    /// A union of this name.
    pub(super) fn union(&mut self, name: &str, doc: &str, union: &Union) {
        let Union { variants, tagging, openness, open: _, xml, form } = union;
        self.line(format_args!("union {}", quoted(name)));
        self.within(|facts| {
            facts.remark("doc", doc);
            match &tagging.value {
                Tagging::Inside(tag) => facts.tag(tag),
                Tagging::Beside(tag, content) => {
                    facts.tag(tag);
                    facts.said("content", &content.value);
                }
                Tagging::Key => facts.line(format_args!("by key")),
                Tagging::Shape => facts.line(format_args!("by shape")),
                Tagging::Sibling(name) => facts.said("sibling", &name.value),
            }
            facts.openness(*openness);
            facts.xml(xml);
            facts.form(form.value.unwrap_or(facts.api.form_shape()));
            for variant in variants {
                facts.variant(variant);
            }
        });
    }

    fn tag(&mut self, tag: &Tag) {
        let Tag { name, domain, xml } = tag;
        self.line(format_args!("tag {} {domain}", quoted(&name.value)));
        if let Some(xml) = xml.value {
            self.within(|facts| facts.xml_node(xml));
        }
    }

    fn variant(&mut self, variant: &Variant) {
        let Variant { name, rust, doc, item, unit, provenance: _, facts: _ } = variant;
        self.line(format_args!("variant {}", quoted(&name.value)));
        self.within(|facts| {
            facts.remark("rust", &rust.value);
            facts.remark("doc", doc);
            match unit {
                Some(Unit::Constant(constant)) => facts.line(format_args!("const {}", constant.value)),
                Some(Unit::Tag) => facts.line(format_args!("tag alone")),
                None => facts.item(item),
            }
        });
    }
}
