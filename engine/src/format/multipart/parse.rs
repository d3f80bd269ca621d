//! Parsing of a body into parts (RFC 2046 section 5.1.1).

use std::borrow::Cow;

use super::head;
use crate::bytes::{before, starts_with};
use crate::charset::decoded;
use crate::error::{DecodeError, MessagePart, Problem};
use crate::format::form::{MAX_NAME, Pairs, Part};
use crate::lines::Lines;
use crate::table::{Boundary, Charset, Format};
use crate::walk::DecodeOptions;

/// What precedes a boundary, and follows the last one.
pub(super) const DASHES: &[u8] = b"--";

/// The maximum size of the header fields of a part, in bytes.
const MAX_HEAD: usize = 16 << 10;

/// The parts of a body: their names and texts, and their values.
#[derive(Default)]
pub(in crate::format) struct Parsed<'b> {
    pub(in crate::format) pairs: Pairs<'b>,
    pub(in crate::format) parts: Vec<Part<'b>>,
}

/// Parses a body. What precedes the first boundary and what follows the last one is passed over.
pub(in crate::format) fn parse<'b>(
    body: &'b [u8],
    options: &DecodeOptions,
) -> Result<Parsed<'b>, DecodeError> {
    parts(body, options).map_err(|(offset, what)| {
        let position = offset.map(|offset| Lines::new(body).position(offset));
        let problems = vec![Problem { position, ..Problem::whole(what) }];
        DecodeError { part: MessagePart::Body(Format::Multipart), problems }
    })
}

/// What is wrong, and where.
type Fault = (Option<usize>, String);

fn parts<'b>(body: &'b [u8], options: &DecodeOptions) -> Result<Parsed<'b>, Fault> {
    let limits = options.limits;
    if body.len() > limits.bytes {
        return Err((None, format!("longer than {} bytes", limits.bytes)));
    }
    let boundary = options.boundary.or_else(|| first_boundary(body));
    let boundary =
        boundary.ok_or_else(|| (Some(0), "expected a line that starts with -- and a boundary".to_owned()))?;
    let delimiter = [DASHES, boundary.as_str().as_bytes()].concat();
    let mut scanner = Scanner { body, delimiter, at: 0 };
    let mut parsed = Parsed::default();
    let missing = || format!("the boundary {:?} does not occur", boundary.as_str());
    let Some((_, mut line)) = scanner.next(0) else { return Err((Some(0), missing())) };
    while line == Line::Part {
        if parsed.parts.len() >= limits.items {
            return Err((Some(scanner.at), format!("more than {} parts", limits.items)));
        }
        let start = scanner.at;
        if start >= body.len() {
            return Err((Some(start), "the last boundary, which has -- after it, is missing".to_owned()));
        }
        let head = scanner.head().ok_or_else(|| {
            (
                Some(start),
                format!("a part without an empty line after at most {MAX_HEAD} bytes of header fields"),
            )
        })?;
        let head = head::read(head).map_err(|(at, what)| (Some(start + at), what))?;
        if head.name.len() > MAX_NAME {
            return Err((
                Some(start),
                format!("a name of {} bytes; the maximum is {MAX_NAME}", head.name.len()),
            ));
        }
        let offset = scanner.at;
        let Some((end, next)) = scanner.next(offset) else {
            return Err((Some(offset), "the boundary after this part is missing".to_owned()));
        };
        let bytes = body.get(offset..end).unwrap_or_default();
        let charset = Charset::of_media_type(head.content_type.as_deref().unwrap_or_default());
        let (text, fault) = text(bytes, charset.map(|charset| charset.or(options.charset)));
        parsed.pairs.push((Cow::Owned(head.name), text));
        let (file_name, content_type) = (head.file_name, head.content_type);
        parsed.parts.push(Part { bytes, file_name, content_type, offset, fault });
        line = next;
    }
    Ok(parsed)
}

/// Returns the text of a part, or a placeholder and why it has none.
fn text<'b>(bytes: &'b [u8], charset: Result<Option<Charset>, &str>) -> (Cow<'b, str>, Option<String>) {
    let text = match charset {
        Ok(charset) => {
            let charset = charset.unwrap_or_default();
            decoded(charset, bytes).map_err(|_| format!("not valid {}", charset.name()))
        }
        Err(_) if bytes.is_ascii() => decoded(Charset::Utf8, bytes).map_err(|_| String::new()),
        Err(name) => Err(format!("the charset {name:?} is not supported; only {}", Charset::SUPPORTED)),
    };
    match text {
        Ok(text) => (text, None),
        Err(what) => (Cow::Borrowed("\u{fffd}"), Some(what)),
    }
}

/// What follows a boundary.
#[derive(PartialEq, Eq)]
enum Line {
    /// A part.
    Part,
    /// The end of the parts.
    End,
}

struct Scanner<'b> {
    body: &'b [u8],
    delimiter: Vec<u8>,
    /// What has been read so far.
    at: usize,
}

impl<'b> Scanner<'b> {
    /// Finds the next line of a boundary, whose line end may be right before `from`. Returns the end of what
    /// precedes it.
    fn next(&mut self, from: usize) -> Option<(usize, Line)> {
        if let Some((after, line)) = self.line(from) {
            self.at = after;
            return Some((from, line));
        }
        let mut at = from;
        loop {
            at += before(self.body.get(at..)?, [b'\r']);
            let rest = self.body.get(at..).filter(|rest| !rest.is_empty())?;
            if rest.get(1) == Some(&b'\n')
                && let Some((after, line)) = self.line(at + 2)
            {
                self.at = after;
                return Some((at, line));
            }
            at += 1;
        }
    }

    /// Returns what follows the boundary at the start of a line, and the end of the line.
    fn line(&self, start: usize) -> Option<(usize, Line)> {
        let rest = self.body.get(start..)?;
        if !starts_with(rest, &self.delimiter) {
            return None;
        }
        let after = rest.get(self.delimiter.len()..)?;
        if after.starts_with(DASHES) {
            return Some((start + self.delimiter.len() + 2, Line::End));
        }
        let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let is_line = after.get(blanks..).is_some_and(|rest| rest.starts_with(b"\r\n"));
        is_line.then_some((start + self.delimiter.len() + blanks + 2, Line::Part))
    }

    /// Returns the header fields of a part, up to the empty line, which is read too.
    fn head(&mut self) -> Option<&'b [u8]> {
        let rest = self.body.get(self.at..)?;
        let within = rest.get(..MAX_HEAD).unwrap_or(rest);
        let length = if within.starts_with(b"\r\n") {
            0
        } else {
            within.windows(4).position(|window| window == b"\r\n\r\n")? + 2
        };
        self.at += length + 2;
        rest.get(..length)
    }
}

/// Returns the boundary in the first line.
pub(super) fn first_boundary(body: &[u8]) -> Option<Boundary> {
    let rest = body.strip_prefix(DASHES)?;
    let (line, after) = rest.split_at_checked(before(rest, *b"\r\n"))?;
    let line = str::from_utf8(line).ok()?.trim_ascii_end();
    // Without parts, the only line is the last one.
    let line = if after.trim_ascii().is_empty() { line.strip_suffix("--")? } else { line };
    Boundary::new(line)
}
