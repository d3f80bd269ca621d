//! Text to syntax: a tree whose nodes know their place, and nothing of endpoints.

mod block;
mod flow;
mod json;
mod locate;
mod node;
mod parse;
mod pointer;
mod token;

pub use block::Block;
pub use flow::is_after_comma;
pub use json::json;
pub use locate::{LineColumn, locate};
pub use node::{Entry, Node, NodePath, Part, Step, Yaml};
pub use parse::parse;
pub use pointer::at;
