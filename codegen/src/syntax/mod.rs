//! Text to syntax: a tree whose nodes know their place, and nothing of endpoints.

mod locate;
mod node;
mod parse;
mod token;

pub use locate::{Location, locate};
pub use node::{Entry, Node, Part, Place, Step, Yaml};
pub use parse::parse;
