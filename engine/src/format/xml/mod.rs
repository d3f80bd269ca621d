//! XML 1.0 with namespaces.
//!
//! No document type declaration is read, and no entities but the five predefined ones, so a small body cannot become
//! a large one. All that reads (the walk and the comparison) pulls from one sequence of [`pieces`], which holds the
//! body to its limits and to well-formedness.
//!
//! XML cannot tell everything apart that a table can. What is read from
//!
//! | | is |
//! |---|---|
//! | no element of an unwrapped list | an empty list where the list is required, otherwise absent |
//! | an empty element of a string, a list or a map | null if it may be null and null is written so; otherwise empty |
//! | an empty element of any other kind | null |
//! | an empty or nil element of an unwrapped list whose items are never null | a list that is null |
//! | an empty attribute | an empty string; null for other kinds |

mod body;
mod characters;
mod declaration;
mod difference;
mod lexer;
mod output;
mod pieces;
mod scopes;
mod sink;
mod source;
#[cfg(test)]
mod tests;

pub use characters::is_ncname as is_xml_name;
pub(super) use declaration::declared_encoding;
pub(super) use difference::difference;
pub(super) use pieces::Pieces;
pub(super) use sink::XmlSink;
pub(super) use source::XmlSource;

use crate::table::Node;

/// The namespace of `xsi:nil` (XML Schema part 1, section 2.6.2).
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The name of the root element of a value that is not a structure.
fn root_name(node: &Node) -> &'static str {
    match node.hints().xml().name() {
        "" => "value",
        name => name,
    }
}

/// The name of the element of an item, in a list whose field does not name it.
fn item_name(node: &Node) -> &'static str {
    match node.hints().xml().name() {
        "" => "item",
        name => name,
    }
}
