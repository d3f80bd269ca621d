//! Places in a document that is being written: where a value belongs, and open elements.

use super::output::Tag;
use crate::table::{Format, Nil, Node, XmlForm, XmlMap, XmlNode};

/// The place of a value.
#[derive(Clone, Copy)]
pub(in crate::format) struct Pending<'p> {
    pub(super) form: Form,
    pub(super) local: &'p str,
    /// Whether the name is known to be valid.
    pub(super) is_plain: bool,
    pub(super) namespace: &'static str,
    pub(super) nil: Nil,
    /// What the table says of the element.
    pub(super) xml: &'static XmlNode,
    /// The attribute that is the key of an entry: its name, its namespace and the key.
    pub(super) key: Option<(&'static str, &'static str, &'p str)>,
}

/// The form of a value.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// An element. For a list, it encloses the items.
    Element,
    /// An element that encloses items of this name.
    Wrapper(&'static str),
    /// One element of this name for each item.
    Items(&'static str),
    /// An attribute.
    Attribute,
    /// The text of the enclosing element.
    Text,
}

/// An element that is being written, or a list without an element of its own.
pub(in crate::format) struct Frame {
    pub(super) tag: Option<Tag>,
    /// Whether attributes can still be added to its start tag.
    pub(super) in_tag: bool,
    /// Whether a member with a plain name is an element of this name, without a prefix and declarations.
    pub(super) is_bare: bool,
    /// The name of each item or entry.
    pub(super) item: &'static str,
    /// The form of each item or value of an entry, and what the table says of its element.
    pub(super) form: Form,
    pub(super) xml: &'static XmlNode,
    /// How the entries of a map are written, and the element of the current one.
    pub(super) map: Option<XmlMap>,
    pub(super) entry: Option<Tag>,
    /// The namespace of its children, and that of each item or value of an entry.
    pub(super) namespace: &'static str,
    pub(super) inner: &'static str,
    pub(super) nil: Nil,
}

impl Frame {
    /// An open element, or a list or map without one.
    pub(super) fn new(tag: Option<Tag>, namespace: &'static str, nil: Nil) -> Self {
        let (form, xml) = (Form::Element, &XmlNode::ELEMENT);
        Self {
            in_tag: tag.is_some(),
            is_bare: false,
            tag,
            item: "",
            form,
            xml,
            map: None,
            entry: None,
            namespace,
            inner: namespace,
            nil,
        }
    }

    /// Describes the items of a list or the values of a map. `is_inside` states that their elements are not those of
    /// the list, the map or its entries.
    pub(super) fn holding(self, item: &'static str, node: &'static Node, is_inside: bool) -> Self {
        let xml = node.hints().xml();
        let inner = xml.namespace().filter(|_| is_inside).unwrap_or(self.namespace);
        Self { item, form: form_within(node), xml, inner, ..self }
    }

    /// Returns the place of an item or a value of an entry, in an element of this name.
    pub(super) fn within<'p>(&self, local: &'p str) -> Pending<'p> {
        let Self { form, xml, inner: namespace, nil, .. } = *self;
        Pending { form, local, is_plain: false, namespace, nil, xml, key: None }
    }
}

/// Returns the form of an item of a list or of a value of a map.
fn form_within(node: &Node) -> Form {
    match (node.hints().xml().form(), node.kind_in(Format::Xml).item()) {
        (XmlForm::Wrapped(child), Some(_)) => Form::Wrapper(child),
        (XmlForm::Wrapped(_) | XmlForm::Element | XmlForm::Attribute | XmlForm::Text, _) => Form::Element,
    }
}
