//! Text to syntax: a tree whose nodes know their place, and nothing of endpoints.

mod json;
mod node;
mod pointer;

pub use json::json;
pub use node::{Entry, Node, Part, Place, Step, Yaml};
pub use pointer::at;
