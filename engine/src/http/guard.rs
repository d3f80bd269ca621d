//! Guards: the text before a body in JSON that keeps a browser from running it as a script.

use std::borrow::Cow;

use crate::charset::{Order, write_utf16};
use crate::error::Problem;
use crate::format::Format;
use crate::table::Reply;

/// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The byte order marks in UTF-16.
const WIDE: [(&[u8], Order); 2] = [(b"\xFE\xFF", Order::Big), (b"\xFF\xFE", Order::Little)];

/// Returns a body without its byte order mark, and the mark, which is empty if there is none.
pub(super) fn without_mark(body: &[u8]) -> (&[u8], &[u8]) {
    let mark = [MARK].into_iter().chain(WIDE.map(|(mark, _)| mark)).find(|mark| body.starts_with(mark));
    body.split_at_checked(mark.map_or(0, <[u8]>::len)).unwrap_or((&[], body))
}

/// The body of a reply without its guard.
pub(super) struct Unguarded<'b> {
    /// Its format, or `None` if the reply has no body.
    pub(super) format: Option<Format>,
    /// The text after the guard.
    pub(super) text: Cow<'b, [u8]>,
    /// What was removed.
    removed: &'b [u8],
}

impl<'b> Unguarded<'b> {
    /// Removes the guard of a reply from the start of a body, if the body has it and what follows is JSON. White space around the
    /// guard is ignored, and a byte order mark before it is kept.
    pub(super) fn of(reply: &Reply, body: &'b [u8], format_of: impl Fn(&[u8]) -> Option<Format>) -> Self {
        let guard = reply.guard().trim();
        let (mark, text) = without_mark(body);
        // In UTF-16, it is looked for as it is written.
        let wide = |order| text.strip_prefix(&*write_utf16(order, reply.guard()));
        let plain = || text.trim_ascii_start().strip_prefix(guard.as_bytes());
        let stripped = || WIDE.iter().find_map(|(_, order)| wide(*order)).or_else(plain);
        if let Some(rest) = (!guard.is_empty()).then(stripped).flatten() {
            let format = format_of(rest);
            if format == Some(Format::Json) {
                let removed = text.get(..text.len().saturating_sub(rest.len())).unwrap_or_default();
                let text =
                    if mark.is_empty() { Cow::Borrowed(rest) } else { Cow::Owned([mark, rest].concat()) };
                return Self { format, text, removed };
            }
        }
        Self { format: format_of(body), text: Cow::Borrowed(body), removed: &[] }
    }

    /// Moves the positions of problems of the text to those in the body as it was received.
    pub(super) fn move_positions(&self, problems: &mut [Problem]) {
        let lines = self.removed.split(|byte| *byte == b'\n').skip(1).count();
        let columns = self.removed.iter().rev().take_while(|byte| **byte != b'\n').count();
        for (line, column) in problems.iter_mut().filter_map(|problem| problem.position.as_mut()) {
            if *line == 1 {
                *column += columns;
            }
            *line += lines;
        }
    }
}

/// Returns a body without the guard of a reply, if it has it.
pub fn without_guard<'b>(reply: &Reply, format: Format, body: &'b [u8]) -> Cow<'b, [u8]> {
    Unguarded::of(reply, body, |_| Some(format)).text
}

/// Returns an encoded body with the guard of a reply before it.
pub(super) fn guarded(reply: &Reply, format: Format, body: Vec<u8>) -> Vec<u8> {
    if format != Format::Json || reply.guard().is_empty() {
        return body;
    }
    [reply.guard().as_bytes(), &body].concat()
}

#[cfg(test)]
mod tests {
    use ::http::Response;

    use super::super::fixtures::{ENDPOINT, FAILED, reply};
    use super::super::{ResponseFault, read_response, write_response};
    use crate::http::DynOutcome;
    use crate::table::{Endpoint, Format, Media, Node, Reply};
    use crate::value::{List, Scalar};

    const GUARD: &str = ")]}',\n";
    static NUMBER: Node = Node::INTEGER;
    const LIST: Reply =
        reply("Ok", 200, 200, &[Media::JSON, Media::XML]).with_body(Node::list(&NUMBER)).with_guard(GUARD);
    static GUARDED: Endpoint = ENDPOINT.with_replies(&[LIST]);

    fn read(endpoint: &'static Endpoint, body: &[u8]) -> Result<(String, DynOutcome), ResponseFault> {
        let mut outcome = DynOutcome::new(endpoint);
        let response = Response::builder().status(200).body(body.to_vec()).unwrap();
        let read = read_response(endpoint, &response, &mut outcome)?;
        outcome.turn_to(read.index);
        Ok((endpoint.replies()[read.index].name().to_owned(), outcome))
    }

    #[test]
    fn writes_the_guard_and_reads_bodies_with_and_without_it() {
        let (_, outcome) = read(&GUARDED, b"[3,4]").unwrap();
        let written = |format| write_response(&GUARDED, 0, outcome.value(), Some(format), None).unwrap();
        assert_eq!(written(Format::Json).body(), b")]}',\n[3,4]");
        assert!(written(Format::Xml).body().starts_with(b"<"));
        for body in
            [b")]}',\n[3,4]".as_slice(), b")]}',[3,4]", b" \r\n)]}',\r\n [3,4]", b"\xEF\xBB\xBF)]}',\n[3,4]"]
        {
            let (_, found) = read(&GUARDED, body).unwrap();
            assert_eq!(found.value().list().map(List::len), Some(2));
        }
        for body in [b")]}'\n[3,4]".as_slice(), b")]}',\n)]}',\n[3,4]", b")]}',", b"", b")"] {
            assert!(read(&GUARDED, body).is_err(), "{body:?}");
        }
    }

    #[test]
    fn keeps_a_text_that_starts_with_the_guard() {
        static TEXT: Endpoint = ENDPOINT.with_replies(&[reply("Ok", 200, 200, &[Media::TEXT, Media::JSON])
            .with_body(Node::STRING)
            .with_guard(GUARD)]);
        let (_, found) = read(&TEXT, b")]}',a").unwrap();
        assert_eq!(found.value().scalar().and_then(Scalar::string), Some(")]}',a"));
    }

    #[test]
    fn reports_positions_in_the_body_that_was_received() {
        let position = |body: &[u8]| {
            let Err(ResponseFault::Undecodable { error, .. }) = read(&GUARDED, body) else {
                panic!("the body is wrong")
            };
            error.problems.first().unwrap().position
        };
        assert_eq!(position(b"[3,true]"), Some((1, 4)));
        assert_eq!(position(b")]}',[3,true]"), Some((1, 9)));
        assert_eq!(position(b"\n)]}',\n[3,\ntrue]"), Some((4, 1)));
    }

    #[test]
    fn evaluates_conditions_behind_the_guard() {
        static EITHER: Endpoint = ENDPOINT.with_replies(&[
            reply("Failed", 200, 200, &[Media::JSON, Media::XML])
                .with_when(&[FAILED])
                .with_guard("while(1);"),
            reply("Ok", 200, 200, &[Media::JSON]).with_guard("while(1);").with_body(Node::ANY),
        ]);
        assert_eq!(read(&EITHER, b"while(1);{\"success\":0}").unwrap().0, "Failed");
        assert_eq!(read(&EITHER, b"while(1);{\"success\":1}").unwrap().0, "Ok");
    }
}
