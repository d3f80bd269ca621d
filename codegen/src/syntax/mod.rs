//! Text to syntax: a tree whose nodes know their place, and nothing of endpoints.

mod block;
mod flow;
mod json;
mod locate;
mod mark;
mod node;
mod pointer;
mod token;

pub use block::Block;
pub use flow::{comment_after, is_after_comma};
pub use json::json;
pub(crate) use json::quoted;
pub use locate::{LineColumn, Positions, locate};
pub(crate) use mark::{byte_offset, unmarked};
pub use node::{Entry, Node, NodePath, Part, Step, Yaml};
pub use pointer::at;
