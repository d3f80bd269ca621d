//! What a model says, written out as text: what two tables are the same by, and what a user's type stands for.
//!
//! Each fact is a line below what it is a fact of, indented by a space more. A line begins with its name in the spec language; texts
//! are in the quotes of JSON. What holds by default is left out. Everything of the model is taken apart here without a rest, so
//! that a new fact asks for its place.

mod field;
mod message;
#[cfg(test)]
mod tests;
mod types;
mod union;

use std::fmt::{Arguments, Write};

use groupwright_engine::table::Evidence;

use crate::model::{Api, TypeId};
use crate::steps;
use crate::syntax::quoted;

/// How much is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// What decides the bytes, and what values there can be.
    Wire,
    /// Everything that a table says.
    Everything,
}

/// A text of facts in the making.
pub(crate) struct Facts<'f> {
    api: &'f Api,
    detail: Detail,
    /// What a named type is called where it is held.
    called: &'f dyn Fn(TypeId) -> String,
    text: String,
    depth: usize,
}

impl<'f> Facts<'f> {
    /// No facts yet. `called` says what a named type is called where it is held.
    pub(crate) fn new(api: &'f Api, detail: Detail, called: &'f dyn Fn(TypeId) -> String) -> Self {
        Self { api, detail, called, text: String::new(), depth: 0 }
    }

    /// The facts so far.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// A line of its own.
    pub(crate) fn line(&mut self, line: Arguments<'_>) {
        steps::step();
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:width$}{line}", "", width = self.depth);
    }

    fn flag(&mut self, holds: bool, name: &str) {
        if holds {
            self.line(format_args!("{name}"));
        }
    }

    fn said(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.line(format_args!("{name} {}", quoted(text)));
        }
    }

    /// A remark, which decides no bytes.
    fn remark(&mut self, name: &str, text: &str) {
        if self.detail == Detail::Everything {
            self.said(name, text);
        }
    }

    fn evidence(&mut self, evidence: Evidence) {
        if self.detail == Detail::Everything && evidence != Evidence::Documented {
            self.line(format_args!("evidence {}", evidence.name()));
        }
    }

    fn within(&mut self, facts: impl FnOnce(&mut Self)) {
        self.depth += 1;
        facts(self);
        self.depth -= 1;
    }
}
