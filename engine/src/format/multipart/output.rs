//! Writing parts.

use super::boundary::{LENGTH, free};
use super::disposition::quoted;
use super::head::is_part_type;
use super::parse::DASHES;
use crate::domain::push_integer;
use crate::format::form::{Escape, Head, Output};
use crate::table::Format;
use crate::types::File;
use crate::walk::sink::{Refusal, Written};

const LINE_END: &[u8] = b"\r\n";

/// The parts of a body, without the boundaries, which are known only at the end.
pub(in crate::format) struct Parts {
    out: Vec<u8>,
    /// The positions of the boundaries.
    boundaries: Vec<usize>,
    /// The start of the value of the last part.
    value: usize,
}

impl Parts {
    /// Creates a body without parts.
    pub(in crate::format) fn new() -> Self {
        Self { out: Vec::new(), boundaries: Vec::new(), value: 0 }
    }

    /// Returns the body.
    pub(in crate::format) fn into_bytes(mut self) -> Vec<u8> {
        self.delimiter();
        self.out.extend_from_slice(DASHES);
        self.out.extend_from_slice(LINE_END);
        let boundary = free(&self.out);
        for start in self.boundaries {
            if let Some(place) = self.out.get_mut(start..start + LENGTH) {
                place.copy_from_slice(&boundary);
            }
        }
        self.out
    }

    /// Writes what precedes the end of the line of a boundary.
    fn delimiter(&mut self) {
        if !self.out.is_empty() {
            self.out.extend_from_slice(LINE_END);
        }
        self.out.extend_from_slice(DASHES);
        self.boundaries.push(self.out.len());
        // These are no part of a boundary.
        self.out.extend_from_slice(&[0; LENGTH]);
    }

    fn head(&mut self, name: &str, file_name: Option<&str>, content_type: Option<&str>) -> Written<()> {
        let content_type = content_type.filter(|media_type| !media_type.is_empty());
        let name = quoted(name).map_err(|what| Refusal::new(format!("the name of a part {what}")))?;
        let file_name = file_name.map(quoted).transpose();
        let file_name = file_name.map_err(|what| Refusal::new(format!("the name of the file {what}")))?;
        if content_type.is_some_and(|media_type| !is_part_type(media_type)) {
            return Err(Refusal::new("the media type of the file is none such as image/png"));
        }
        self.delimiter();
        self.out.extend_from_slice(b"\r\nContent-Disposition: form-data; name=");
        self.out.extend_from_slice(name.as_bytes());
        if let Some(name) = file_name {
            self.out.extend_from_slice(b"; filename=");
            self.out.extend_from_slice(name.as_bytes());
        }
        if let Some(media_type) = content_type {
            self.out.extend_from_slice(b"\r\nContent-Type: ");
            self.out.extend_from_slice(media_type.as_bytes());
        }
        self.out.extend_from_slice(b"\r\n\r\n");
        self.value = self.out.len();
        Ok(())
    }
}

impl Output for Parts {
    const FORMAT: Format = Format::Multipart;
    const HOLDS_BYTES: bool = true;

    fn escape(&self) -> Escape {
        Escape::Nothing
    }

    fn len(&self) -> usize {
        self.out.len()
    }

    fn is_bare(&self, from: usize) -> bool {
        self.value > from && self.value == self.out.len()
    }

    fn begin(&mut self, name: &str, head: Head) -> Written<()> {
        self.head(name, head.file_name, head.content_type)
    }

    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn integer(&mut self, value: i64) {
        let mut text = String::new();
        push_integer(value, &mut text);
        self.text(&text);
    }

    fn items(&mut self, items: &str) {
        self.text(items);
    }

    fn bytes(&mut self, name: &str, head: Head, bytes: &[u8]) -> Written<()> {
        self.begin(name, head)?;
        self.out.extend_from_slice(bytes);
        Ok(())
    }

    fn file(&mut self, name: &str, file: &File) -> Written<()> {
        if file.name().is_empty() {
            return Err(Refusal::new("the name of the file is empty, so it would be read as no file"));
        }
        self.head(name, Some(file.name()), file.content_type())?;
        self.out.extend_from_slice(file.bytes());
        Ok(())
    }
}
