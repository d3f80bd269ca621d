//! XML 1.0 with namespaces.
//!
//! Document type declarations and entities other than the five predefined ones are rejected, so a small
//! body cannot expand to a large one. Both decoding and comparison use the parser in [`pieces`], which
//! enforces the limits and well-formedness.
//!
//! XML cannot represent all values of a table. Ambiguous input is decoded as follows:
//!
//! | Input | Value |
//! |---|---|
//! | no element of an unwrapped list | an empty list if the list is required, otherwise absent |
//! | an empty element of a string, list or map | null if it may be null and null is written so; otherwise
//! empty |
//! | an empty element of any other kind | null |
//! | an empty or nil element of an unwrapped list whose items are never null | a list that is null |
//! | an empty attribute | an empty string; null for other kinds |

mod body;
mod characters;
mod declaration;
mod difference;
mod escape;
mod lexer;
mod markup;
mod order;
mod output;
mod pieces;
mod place;
mod scopes;
mod sink;
mod source;
#[cfg(test)]
mod tests;

pub use characters::is_ncname as is_xml_name;
pub(super) use declaration::declared_encoding;
pub(super) use difference::difference;
pub(super) use pieces::Pieces;
pub use scopes::XML_PREFIX;
pub(super) use sink::XmlSink;
pub(super) use source::XmlSource;

use crate::table::{Node, Shape};

/// The namespace of `xsi:nil` (XML Schema part 1, section 2.6.2).
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Returns the name of the root element of a value, given its table if it is a structure.
fn root_name(node: &Node, shape: Option<&Shape>) -> &'static str {
    match (node.hints().xml().name(), shape) {
        ("", Some(shape)) => shape.xml_root(),
        ("", None) => "value",
        (name, _) => name,
    }
}

/// Returns the name of the element of an item in a list whose field does not specify it.
fn item_name(node: &Node) -> &'static str {
    match node.hints().xml().name() {
        "" => "item",
        name => name,
    }
}

/// Returns the namespace of the root element of a value, or an empty text for none.
fn root_namespace(node: &Node, shape: Option<&Shape>) -> &'static str {
    let of_shape = || shape.and_then(|shape| shape.xml().namespace()).unwrap_or_default();
    node.hints().xml().namespace().unwrap_or_else(of_shape)
}
