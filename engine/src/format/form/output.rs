//! How a name and a value are written one after the other: as the pairs of a form or a query, or as parts.

use super::Escape;
use crate::domain::push_integer;
use crate::table::{Format, PartNode};
use crate::types::File;
use crate::walk::sink::{Refusal, Written};

/// The output of names and values.
pub(in crate::format) trait Output {
    /// The format.
    const FORMAT: Format;
    /// Whether bytes and files are values as they are, rather than texts.
    const HOLDS_BYTES: bool;

    /// Returns how names are escaped while they are composed.
    fn escape(&self) -> Escape;
    /// Returns the length of the output.
    fn len(&self) -> usize;
    /// Returns whether the output from this position on is a name without a value.
    fn is_bare(&self, from: usize) -> bool;

    /// Writes a name, and everything else that precedes its value.
    fn begin(&mut self, name: &str, head: Head) -> Written<()>;
    /// Writes a value.
    fn text(&mut self, text: &str);
    /// Writes an integer.
    fn integer(&mut self, value: i64);
    /// Writes items with commas between them.
    fn items(&mut self, items: &str);
    /// Makes what was written last, a name with an empty value, a name alone where the syntax has such names.
    #[cold]
    fn leave_name(&mut self) {}

    /// Writes a name, and bytes as they are.
    #[cold]
    fn bytes(&mut self, _name: &str, _head: Head, _bytes: &[u8]) -> Written<()> {
        Err(Refusal::new(ONLY_PARTS))
    }

    /// Writes a name and a file.
    #[cold]
    fn file(&mut self, _name: &str, _file: &File) -> Written<()> {
        Err(Refusal::new(ONLY_PARTS))
    }
}

const ONLY_PARTS: &str = "only a multipart body can have bytes as they are";

/// What stands before the value of a part, in addition to its name.
#[derive(Clone, Copy)]
pub(in crate::format) struct Head {
    /// The media type of the value.
    pub(in crate::format) content_type: Option<&'static str>,
    /// The name of a file.
    pub(in crate::format) file_name: Option<&'static str>,
}

impl Head {
    /// Nothing.
    pub(in crate::format) const NONE: Self = Self { content_type: None, file_name: None };

    /// Creates what a table says.
    pub(in crate::format) fn of(part: Option<PartNode>) -> Self {
        part.map_or(Self::NONE, |part| Self {
            content_type: part.content_type(),
            file_name: part.file_name(),
        })
    }
}

/// The pairs of a form or a query, percent-encoded.
pub(in crate::format) struct Urlencoded {
    out: String,
    escape: Escape,
}

impl Urlencoded {
    /// Creates an output that appends to an existing one.
    pub(in crate::format) fn new(out: String, escape: Escape) -> Self {
        Self { out, escape }
    }

    /// Returns the output.
    pub(in crate::format) fn into_text(self) -> String {
        self.out
    }
}

impl Output for Urlencoded {
    const FORMAT: Format = Format::Form;
    const HOLDS_BYTES: bool = false;

    #[inline]
    fn escape(&self) -> Escape {
        self.escape
    }

    #[inline]
    fn len(&self) -> usize {
        self.out.len()
    }

    fn is_bare(&self, from: usize) -> bool {
        self.out.get(from..).is_some_and(|written| written.ends_with('='))
    }

    #[inline]
    fn begin(&mut self, name: &str, _: Head) -> Written<()> {
        if !self.out.is_empty() {
            self.out.push('&');
        }
        self.out.push_str(name);
        self.out.push('=');
        Ok(())
    }

    #[inline]
    fn text(&mut self, text: &str) {
        self.escape.push(text, &mut self.out);
    }

    #[inline]
    fn integer(&mut self, value: i64) {
        push_integer(value, &mut self.out);
    }

    fn items(&mut self, items: &str) {
        self.escape.push_list(items, &mut self.out);
    }

    fn leave_name(&mut self) {
        self.out.pop();
    }
}
