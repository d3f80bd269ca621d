//! Tables in a few words, to be shown.

use std::fmt::Write as _;

use groupwright_engine::table::{Node, NodeKind, Shape};

/// A table in a few words.
pub(crate) fn outline(shape: &Shape) -> String {
    let xml = shape.xml();
    let mut out = format!("{} {:?} {:?} {:?}\n", shape.name(), xml.namespace(), xml.nil(), shape.form());
    for field in shape.fields() {
        let required = field.is_required();
        writeln!(out, "  {} required={required} {}", field.name(), in_words(field.node())).unwrap();
    }
    out
}

fn in_words(node: &Node) -> String {
    let hints = (node.is_nullable(), node.hints().empty_is_null(), node.hints().xml());
    let kind = match node.kind() {
        NodeKind::Scalar(scalar) => format!("{scalar:?}"),
        NodeKind::Enum(enumeration) => format!("{:?}", enumeration.values()),
        NodeKind::Record(shape) => format!("({})", outline(shape.get())),
        NodeKind::List(item) => format!("[{}]", in_words(item)),
        NodeKind::Map(entry) => format!("{{{}}}", in_words(entry)),
        NodeKind::Union(union) => format!("<{:?} {}>", union.get().tagging(), outline(union.get().members())),
        NodeKind::Any => "any".to_owned(),
    };
    format!("{kind} nullable, empty_is_null, xml = {hints:?}")
}
