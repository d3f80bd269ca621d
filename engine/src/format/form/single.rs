//! Writing a single value behind its name.

use super::output::{Head, Output};
use super::sink::PairsSink;
use crate::domain::Domain;
use crate::table::{Node, Usual};
use crate::value::Scalar;
use crate::walk::sink::{Refusal, Written, check_charset};

impl<O: Output> PairsSink<O> {
    /// Writes a value whose empty text is written as the name alone.
    #[cold]
    pub(super) fn bare(&mut self, node: &Node, scalar: Scalar<'_>, head: Head) -> Written<()> {
        if let Some(flag) = scalar.boolean() {
            if flag {
                self.begin(head)?;
                self.out.leave_name();
            }
            return Ok(());
        }
        self.spelled(node, scalar, head)?;
        if self.scratch.is_empty() {
            self.out.leave_name();
        }
        Ok(())
    }

    /// Writes a value behind a name that needs no escaping, if it is one of the usual. Returns whether it has been written.
    #[inline]
    pub(super) fn usual(&mut self, name: &str, usual: Usual, scalar: &Scalar<'_>) -> Written<bool> {
        let text = match usual {
            Usual::Text => {
                let Some(text) = scalar.string() else { return Ok(false) };
                check_charset(self.charset, text)?;
                text
            }
            Usual::Boolean => match scalar.boolean() {
                Some(value) => {
                    if value {
                        "true"
                    } else {
                        "false"
                    }
                }
                None => return Ok(false),
            },
            Usual::Integer => {
                let Some(value) = scalar.integer() else { return Ok(false) };
                self.out.begin(name, Head::NONE)?;
                self.out.integer(value);
                return Ok(true);
            }
            Usual::Sized | Usual::Number | Usual::Uuid | Usual::Other => return Ok(false),
        };
        self.out.begin(name, Head::NONE)?;
        self.out.text(text);
        Ok(true)
    }

    #[inline]
    pub(super) fn single(&mut self, node: &Node, scalar: &Scalar<'_>, head: Head) -> Written<()> {
        if !self.joins
            && let Some(domain) = node.usual(O::FORMAT)
        {
            if let Some(text) = scalar.string().filter(|_| domain == Domain::String) {
                check_charset(self.charset, text)?;
                self.begin(head)?;
                self.out.text(text);
                return Ok(());
            }
            if let Some(value) = scalar.integer().filter(|_| domain == Domain::Integer) {
                self.begin(head)?;
                self.out.integer(value);
                return Ok(());
            }
            if O::HOLDS_BYTES && self.raw(*scalar, head)? {
                return Ok(());
            }
        }
        self.spelled(node, *scalar, head)
    }

    fn spelled(&mut self, node: &Node, scalar: Scalar<'_>, head: Head) -> Written<()> {
        if !self.joins {
            self.scratch.clear();
        }
        match node.single_spelling(O::FORMAT, self.canonical) {
            Some(spelling) => {
                spelling.write(scalar, &mut self.scratch).map_err(Refusal::new)?;
            }
            None => match scalar.string() {
                Some(text) => self.scratch.push_str(text),
                None => return Err(Refusal::new("the value of an enumeration must be a text")),
            },
        }
        check_charset(self.charset, &self.scratch)?;
        if !self.joins {
            self.begin(head)?;
            self.out.text(&self.scratch);
        }
        Ok(())
    }

    /// Writes bytes or a file as they are. Returns whether the value is one of them.
    #[cold]
    fn raw(&mut self, scalar: Scalar<'_>, head: Head) -> Written<bool> {
        if let Some(bytes) = scalar.bytes() {
            self.out.bytes(&self.name, head, &bytes.bytes())?;
            return Ok(true);
        }
        if let Some(file) = scalar.file() {
            self.out.file(&self.name, file)?;
            return Ok(true);
        }
        Ok(false)
    }
}
