//! The layers around messages: structures without names, each with one member that is not constant, and lists.

use groupwright_engine::format::Format;
use groupwright_engine::table::{
    self, Field, FormShape, Node, NodeKind, ParameterLocation, Shape, XmlForm, XmlNode, XmlShape,
};

use super::{constant, key};
use crate::intern;
use crate::model::{Envelope, EnvelopeStep, Struct};

/// The envelopes of a message: of this node, and of this structure if it is one.
pub(super) fn rows(
    envelopes: &[Envelope],
    node: Node,
    (message, form): (Option<&Struct>, FormShape),
) -> &'static [table::Envelope] {
    let node = payload(node);
    intern::rows(envelopes.iter().map(|envelope| Layers { envelope, message, form }.table(node)))
}

/// What is in the body of a message: its one member that is the whole body, or itself.
fn payload(node: Node) -> Node {
    let shape = node.kind().shape();
    let whole = shape.and_then(|shape| shape.fields_in(ParameterLocation::Payload).next());
    whole.map_or(node, |(_, field)| *field.node())
}

/// The layers around a message in one format.
struct Layers<'m> {
    envelope: &'m Envelope,
    message: Option<&'m Struct>,
    /// How messages that do not say it are written as forms.
    form: FormShape,
}

impl Layers<'_> {
    fn table(&self, node: Node) -> table::Envelope {
        let (steps, format) = (&self.envelope.steps, self.envelope.format);
        let first = steps.first().filter(|_| format == Format::Xml).map(|step| step.value.name());
        let Some(root) = first else {
            return table::Envelope::new(format, steps.len(), self.layer(0, node));
        };
        let layers = steps.len() - 1;
        let node = self.layer(1, node);
        let node = node.with_xml(intern::part(self.element(root, &node, layers == 0)));
        table::Envelope::new(format, layers, node).with_root(intern::text(root))
    }

    /// What the steps from this one lead to.
    fn layer(&self, position: usize, node: Node) -> Node {
        let Some(step) = self.envelope.steps.get(position) else { return node };
        let inner = self.layer(position + 1, node);
        match &step.value {
            EnvelopeStep::Item => Node::list(intern::part(inner)),
            EnvelopeStep::Member(name) => {
                let is_message = position + 1 == self.envelope.steps.len();
                let shape: &'static Shape = intern::part(self.shape(position, name, inner, is_message));
                Node::late_record(intern::part(shape.into()))
            }
        }
    }

    /// The structure that has this member.
    fn shape(&self, position: usize, name: &str, inner: Node, is_message: bool) -> Shape {
        let is_xml = self.envelope.format == Format::Xml;
        let here = |path: &[String]| path.len() == position + 1;
        let constants = self.envelope.constants.iter().filter(|constant| here(&constant.path.value));
        let constants = constants.map(|constant| {
            let mut member = constant.member.clone();
            if !is_xml {
                return constant::member(&member);
            }
            let name = member.name.value.clone();
            member.xml.value = Some(self.own(&name).unwrap_or_else(|| self.named(XmlNode::ELEMENT, &name)));
            constant::member_in_xml(&member, &|name| self.own(name))
        });
        let inner =
            if is_xml { inner.with_xml(intern::part(self.element(name, &inner, is_message))) } else { inner };
        let name = intern::text(name);
        let content = Field::escaped(intern::text(&key(name)), name, "", inner).with_presence_required();
        let fields: Vec<Field> = constants.chain([content]).collect();
        let order = if is_xml { constant::attributes_first(&fields) } else { XmlShape::DEFAULT };
        let fields = intern::rows(fields);
        let form = self.message.and_then(|message| message.form.value).unwrap_or(self.form);
        let shape = Shape::new("", fields).with_form(form).with_xml(self.xml(position, order));
        if self.message.is_some_and(|message| message.open) { shape.open() } else { shape }
    }

    /// How a layer is written as XML: the root declares the namespaces.
    fn xml(&self, position: usize, shape: XmlShape) -> XmlShape {
        if self.envelope.format != Format::Xml || position != 1 {
            return shape;
        }
        let declared = self.envelope.declared(self.message).iter();
        let declared = declared.map(|(prefix, uri)| (intern::text(prefix), intern::text(uri)));
        let shape = shape.with_declarations(intern::rows(declared));
        let declares = self.message.and_then(|message| message.xml.declaration).unwrap_or(false);
        if declares { shape.with_xml_declaration() } else { shape }
    }

    /// The element of a step.
    fn element(&self, name: &str, node: &Node, is_message: bool) -> XmlNode {
        let own = if node.hints().has_xml() { *node.hints().xml() } else { XmlNode::ELEMENT };
        let element = self.named(own, name);
        let constants = self.message.map_or(&[][..], |message| &message.xml.attributes);
        let element = if is_message && !constants.is_empty() {
            let constants = constants.iter();
            let pairs = constants.map(|(name, value)| (intern::text(&name.value), intern::text(value)));
            element.with_attributes(intern::rows(pairs))
        } else {
            element
        };
        match node.kind() {
            // A list that is the message has an element of its own, as it has where it is the whole body.
            NodeKind::List(item) if is_message && element.form() == XmlForm::Element => {
                let name = item.hints().xml().name();
                element.with_form(XmlForm::Wrapped(if name.is_empty() { "item" } else { name }))
            }
            NodeKind::List(_)
            | NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => element,
        }
    }

    /// A constant with a name of its own in XML: an attribute, whose name follows `@`, or an element with a prefix. Others are
    /// in the namespace of the element around them.
    fn own(&self, name: &str) -> Option<XmlNode> {
        let Some(name) = name.strip_prefix('@') else {
            return name.contains(':').then(|| self.named(XmlNode::ELEMENT, name));
        };
        let attribute = XmlNode::ELEMENT.with_form(XmlForm::Attribute);
        Some(match name.contains(':').then(|| self.envelope.qualified(name, self.message)).flatten() {
            Some((local, uri)) => attribute.with_name(intern::text(local)).with_namespace(intern::text(uri)),
            None => attribute.with_name(intern::text(name)),
        })
    }

    /// An element with this name, whose prefix is declared.
    fn named(&self, element: XmlNode, name: &str) -> XmlNode {
        let (local, namespace) = self.envelope.qualified(name, self.message).unwrap_or((name, ""));
        let element = element.with_name(intern::text(local)).with_namespace(intern::text(namespace));
        // A prefix is not inherited, as a default namespace is.
        if local == name { element } else { element.with_bare_content() }
    }
}
