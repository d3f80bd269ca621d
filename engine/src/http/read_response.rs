//! Reading a response, as a client does: which documented reply it is, and its values.

use ::http::header::CONTENT_TYPE;
use ::http::{HeaderMap, Response};

use super::body::{problems_of, read_value};
use super::error::ResponseFault;
use super::params::read_headers;
use super::select_reply::{body_format, choose};
use crate::error::{DecodeError, Problem};
use crate::format::{DecodeOptions, Format};
use crate::table::{Endpoint, Reply};
use crate::value::Slot;
use crate::walk::Reader;

/// The places into which the documented replies of an endpoint are read.
pub trait Replies {
    /// Where the value of the reply at this position is filled, as often as it is asked for; nothing for a reply without
    /// a value. The place of a reply whose body is optional is a [`Slot::Optional`].
    fn slot(&mut self, reply: usize) -> Option<Slot<'_>>;
}

/// Reads a response, and gives the position of the documented reply that it is.
///
/// Of the replies with its status the one with the narrowest range is taken; of these first one whose conditions hold,
/// then one without conditions; of these first one with a media type of the response's format; then in the table's order.
///
/// The format of the body is that of the `Content-Type` where the reply has it; or else the reply's only one; or else
/// the one that the body's first character tells (`<` XML, `{` or `[` JSON); or else the reply's first.
///
/// Where a reply's body is optional, one that is missing or cannot be read leaves its place empty.
pub fn read_response(
    endpoint: &'static Endpoint,
    response: &Response<Vec<u8>>,
    replies: &mut dyn Replies,
) -> Result<usize, ResponseFault> {
    let body = response.body();
    let content_type = content_type(response.headers());
    let status = response.status().as_u16();
    let index = choose(endpoint, status, content_type, body).ok_or(ResponseFault::Undocumented)?;
    let reply = endpoint.replies().get(index).ok_or(ResponseFault::Undocumented)?;
    let format = body_format(reply.media(), content_type, body);
    match read_reply(index, reply, format, response, replies) {
        Err(_) if reply.is_optional() => {
            if let Some(maybe) = replies.slot(index).and_then(Slot::optional) {
                maybe.null();
            }
            Ok(index)
        }
        Err(error) => Err(ResponseFault::Undecodable { reply: index, error }),
        Ok(()) => Ok(index),
    }
}

fn read_reply(
    index: usize,
    reply: &'static Reply,
    format: Option<Format>,
    response: &Response<Vec<u8>>,
    replies: &mut dyn Replies,
) -> Result<(), DecodeError> {
    let Some(item) = &reply.body() else { return Ok(()) };
    let body = response.body();
    if reply.is_optional() && body.is_empty() && format.is_some() {
        return Ok(());
    }
    let mut problems: Vec<Problem> = Vec::new();
    if let (Some(format), Some(slot)) = (format, replies.slot(index)) {
        problems.extend(read_value(format, body, item, slot, &DecodeOptions::RESPONSE));
    }
    if let Some(record) = replies.slot(index).map(Slot::filled).and_then(Slot::record) {
        let mut reader = Reader::new(Format::Text, &DecodeOptions::RESPONSE);
        read_headers(&mut reader, response.headers(), record);
        problems.extend(problems_of(reader.finish()));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(DecodeError { format: format.unwrap_or(Format::Text), problems })
    }
}

/// The `Content-Type`; empty where there is none that is text.
fn content_type(headers: &HeaderMap) -> &str {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{ENDPOINT, MAKING, Made, reply};
    use super::super::write_response::write_response;
    use super::*;
    use crate::http::DynOutcome;
    use crate::table::{Field, Media, Node, ParameterLocation, Shape};

    #[derive(Default)]
    struct Filled(Made);

    impl Replies for Filled {
        fn slot(&mut self, reply: usize) -> Option<Slot<'_>> {
            (reply == 0).then_some(Slot::Record(&mut self.0))
        }
    }

    fn read(response: ::http::response::Builder) -> (Result<usize, ResponseFault>, Made) {
        let mut filled = Filled::default();
        let read = read_response(&MAKING, &response.body(Vec::new()).unwrap(), &mut filled);
        (read, filled.0)
    }

    #[test]
    fn reads_a_value_from_a_header_field() {
        let (read, made) = read(Response::builder().status(201).header("location", "/groups/1"));
        assert_eq!(read, Ok(0));
        assert_eq!(made, Made { location: "/groups/1".to_owned(), id: None });
    }

    #[test]
    fn reads_a_body_field_beside_header_fields() {
        static NUMBER: Node = Node::INTEGER;
        static PAGE: Shape = Shape::new(
            "Page",
            &[
                Field::new(",\"X-Total\":", "total", Node::INTEGER).with_location(ParameterLocation::Header),
                Field::required(",\"body\":", "body", Node::list(&NUMBER))
                    .with_location(ParameterLocation::Payload),
            ],
        );
        static LISTING: Endpoint = ENDPOINT
            .with_replies(&[reply("Page", 200, 200, &[Media::JSON]).with_body(Node::record(|| &PAGE))]);
        let message = |body: &str| {
            let response = Response::builder().status(200).header("x-total", "9");
            response.header("content-type", "application/json").body(body.as_bytes().to_vec()).unwrap()
        };
        let mut outcome = DynOutcome::new(&LISTING);
        assert_eq!(read_response(&LISTING, &message("[3,4]"), &mut outcome), Ok(0));
        let written = write_response(&LISTING, 0, outcome.value(), None, None).unwrap();
        assert_eq!(written.body(), b"[3,4]");
        assert_eq!(written.headers()["x-total"], "9");
        let Err(ResponseFault::Undecodable { error, .. }) =
            read_response(&LISTING, &message("[3,true]"), &mut DynOutcome::new(&LISTING))
        else {
            panic!("a flag was read as an integer")
        };
        assert_eq!(error.problems.first().unwrap().pointer, "/body/1");
    }

    #[test]
    fn reports_a_missing_required_header_field() {
        let (read, _) = read(Response::builder().status(201));
        let Err(ResponseFault::Undecodable { reply: 0, error }) = read else { panic!("{read:?}") };
        assert_eq!(
            error.problems.first().unwrap().to_string(),
            "/Location: the required header field is missing"
        );
    }

    #[test]
    fn reads_replies_without_a_value_and_undocumented_ones() {
        assert_eq!(read(Response::builder().status(409)).0, Ok(3));
        assert_eq!(read(Response::builder().status(500)).0, Ok(1));
        assert_eq!(read(Response::builder().status(600)).0, Err(ResponseFault::Undocumented));
    }
}
