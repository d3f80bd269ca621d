//! Text to syntax: a tree whose nodes know their place, and nothing of endpoints.

mod node;

pub use node::{Entry, Node, Part, Place, Step, Yaml};
