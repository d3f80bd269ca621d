//! How structures and unions are written as XML.

use groupwright_engine::table::Nil;

use super::Located;
use crate::syntax::NodePath;

/// How a structure is written as XML, as far as it is said.
#[derive(Clone, Debug, Default)]
pub struct XmlType {
    /// Where it is said; nothing where nothing is.
    pub place: Option<NodePath>,
    /// The local name of the root.
    pub root: Option<String>,
    /// The namespace of the root and of the members.
    pub namespace: Option<String>,
    /// Whether the members are in no namespace.
    pub unqualified: Option<bool>,
    /// The namespaces declared.
    pub namespaces: Vec<(String, String)>,
    /// The constant attributes.
    pub attributes: Vec<(Located<String>, String)>,
    /// The order of the elements.
    pub order: Option<Order>,
    /// Whether the document has a declaration.
    pub declaration: Option<bool>,
    /// How null is written.
    pub nil: Option<Nil>,
    /// The keys that the type itself gives and that hold only of the root of a document.
    pub of_root: Vec<Located<String>>,
}

/// The order of the elements of a structure.
#[derive(Clone, Debug)]
pub enum Order {
    /// As the fields are declared.
    Declared,
    /// By the names of the elements, by code point.
    Alphabetical,
    /// As listed, by wire names.
    Listed(Vec<Located<String>>),
}
