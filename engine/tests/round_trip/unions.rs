//! Unions of random variants.

use groupwright_engine::table::{
    Field, FormLists, FormObjects, FormShape, Nil, Node, Shape, Union, XmlForm, XmlNode, XmlShape,
};

use super::nodes::record;
use super::random::{Random, kept};
use super::scalars::scalar;

/// A union whose variants are structures, with the tag among their members, beside them, or as the name of the member.
pub(crate) fn union(random: &mut Random, depth: usize) -> Node {
    let tag = match random.below(3) {
        0 => Node::STRING,
        1 => Node::STRING.with_xml(kept(XmlNode::ELEMENT.with_form(XmlForm::Attribute))),
        _ => Node::INTEGER,
    };
    let tag = kept([Field::required(",\"tag\":", "tag", tag)]);
    let variants = ["1", "2"].map(|name| {
        let node = record(random, depth, false);
        Field::escaped(format!(",\"{name}\":").leak(), name, name, node)
    });
    let variants = kept(variants);
    let named = ["eq", "in"].map(|name| {
        let node = if random.one_in(2) { scalar(random) } else { record(random, depth, false) };
        Field::new(format!(",\"{name}\":").leak(), name, node)
    });
    let form = FormShape::new(random.pick(&FormLists::ALL), random.pick(&FormObjects::ALL));
    let union = match random.below(3) {
        0 => Union::inside("Made", tag, variants),
        1 => {
            let outlines = variants.map(|variant| {
                let content = Field::required(",\"content\":", "content", *variant.node());
                Shape::new("Made", Vec::leak(vec![tag[0], content]))
            });
            Union::beside("Made", tag, kept(outlines), variants)
        }
        _ => Union::by_key("Made", kept(named)),
    };
    let table = kept(std::sync::OnceLock::new());
    let xml = XmlShape::DEFAULT.with_nil(random.pick(&[Nil::Omit, Nil::Empty, Nil::Xsi]));
    table.set(kept(union.with_form(form).with_xml(xml))).unwrap();
    Node::late_union(table)
}
