//! Envelopes: the layers of a body that are on the wire, and in no type.

use groupwright_engine::format::{Format, XML_PREFIX};

use super::{ConstantMember, Located, Struct};
use crate::syntax::NodePath;

/// The layers around a message in one format.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The format.
    pub format: Format,
    /// What leads to the message, the outermost first. In XML the first is the root element.
    pub steps: Vec<Located<EnvelopeStep>>,
    /// What is always beside the steps.
    pub constants: Vec<EnvelopeConstant>,
    /// The XML namespaces of the API by their prefixes, for a message that is no structure.
    pub namespaces: Vec<(String, String)>,
    /// The XML namespace of the API, for a message that is no structure.
    pub namespace: String,
    /// Where it stands.
    pub place: NodePath,
}

/// A step from a layer to what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnvelopeStep {
    /// To the member of this name.
    Member(String),
    /// To the first item of a list.
    Item,
}

/// A constant member of a layer.
#[derive(Clone, Debug)]
pub struct EnvelopeConstant {
    /// The steps that lead to it, and its name.
    pub path: Located<Vec<String>>,
    /// What it is.
    pub member: ConstantMember,
}

impl EnvelopeStep {
    /// The step as it is in a path.
    pub fn name(&self) -> &str {
        match self {
            Self::Member(name) => name,
            Self::Item => "0",
        }
    }
}

impl Envelope {
    /// The steps as they are in a path.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.steps.iter().map(|step| step.value.name()).collect()
    }

    /// The namespaces that may be used in XML around a message, by their prefixes.
    pub(crate) fn declared<'m>(&'m self, message: Option<&'m Struct>) -> &'m [(String, String)] {
        message.map_or(&self.namespaces, |message| &message.xml.namespaces)
    }

    /// The local name and the namespace of a name in XML: the prefix is one that the message declares. Without a prefix,
    /// it is in the namespace of the message.
    pub(crate) fn qualified<'m>(
        &'m self,
        name: &'m str,
        message: Option<&'m Struct>,
    ) -> Option<(&'m str, &'m str)> {
        let Some((prefix, local)) = name.split_once(':') else {
            let own = message.map(|message| message.xml.namespace.as_deref().unwrap_or_default());
            return Some((name, own.unwrap_or(&self.namespace)));
        };
        if prefix == XML_PREFIX.0 {
            return Some((local, XML_PREFIX.1));
        }
        let declared = self.declared(message).iter().find(|(known, _)| known == prefix);
        declared.map(|(_, uri)| (local, uri.as_str()))
    }
}
