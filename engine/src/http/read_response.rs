//! The client side: reads an HTTP response as one of the documented replies.

use ::http::Response;

use super::body::{has_body, problems_of, read_value};
use super::cookies;
use super::error::ResponseFault;
use super::guard::Unguarded;
use super::has_no_body;
use super::header_maps::read_maps;
use super::params::{read_headers, read_text};
use super::select_reply::{body_format, choose, content_type, reading};
use crate::error::{DecodeError, MessagePart, Problem, is_within};
use crate::format::{DecodeOptions, Format};
use crate::table::{Endpoint, Field, Message, ParameterLocation, Reply};
use crate::value::{Record, Slot};
use crate::walk::{Reader, escape};

/// The slots into which the documented replies of an endpoint are decoded.
pub trait Replies {
    /// Returns the slot for the value of the reply at this position, or `None` if the reply has no value.
    /// It may be called repeatedly. The slot of a reply with an optional body is a [`Slot::Optional`].
    fn slot(&mut self, reply: usize) -> Option<Slot<'_>>;
}

/// A documented reply that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadReply {
    /// The position of the reply in the endpoint's table.
    pub index: usize,
    /// The problems of optional header fields and an optional body that could not be decoded.
    pub problems: Vec<Problem>,
}

/// Reads a response, and returns the documented reply that it matches.
///
/// Among the replies whose range contains the status, those with the narrowest range are candidates. Among
/// these, replies whose conditions are met precede replies without conditions. Remaining ties are resolved
/// by a media type in the format of the response, and then by the order in the table.
///
/// In order of precedence, the format of the body is the documented format that `Content-Type` specifies,
/// the only documented format, the format that the first character of the body indicates (`<` for XML, `{`
/// or `[` for JSON), or the first documented format.
///
/// An optional header field that cannot be decoded is left empty. If an optional body is missing, or that of a
/// failure cannot be decoded, the slot of the reply is left empty; its header fields are kept if no member of the
/// body is required. An optional body of a success that is there and cannot be decoded is an error.
///
/// # Errors
///
/// Returns an error if the response matches no documented reply, or if its body or a required header field
/// cannot be decoded.
pub fn read_response(
    endpoint: &'static Endpoint,
    response: &Response<Vec<u8>>,
    replies: &mut dyn Replies,
) -> Result<ReadReply, ResponseFault> {
    let status = response.status().as_u16();
    let body = content(endpoint, response);
    let index = choose(endpoint, status, response.headers(), body).ok_or(ResponseFault::Undocumented)?;
    let reply = endpoint.replies().get(index).ok_or(ResponseFault::Undocumented)?;
    let parts = read_parts(endpoint, index, response, replies);
    if parts.is_readable() {
        return Ok(ReadReply { index, problems: parts.optional });
    }
    // That a request has failed is known without the body.
    let may_lack = reply.is_optional() && (parts.is_missing || reply.is_error());
    if !may_lack {
        let error = DecodeError { part: parts.unreadable(), problems: parts.into_problems() };
        return Err(ResponseFault::Undecodable { reply: index, error });
    }
    if let Some(maybe) = replies.slot(index).and_then(Slot::optional) {
        maybe.null();
    }
    if parts.keeps_headers
        && let Some(record) = replies.slot(index).map(Slot::filled).and_then(Slot::record)
    {
        read_fields(reply, response, record);
    }
    Ok(ReadReply { index, problems: parts.into_problems() })
}

/// The problems of a reply that cannot be decoded.
#[derive(Default)]
pub(super) struct Parts {
    format: Option<Format>,
    /// Whether an optional body is missing, which is not the same as one that cannot be decoded.
    is_missing: bool,
    /// The problems of the body.
    body: Vec<Problem>,
    /// The problems of required header fields.
    required: Vec<Problem>,
    /// The problems of optional header fields.
    optional: Vec<Problem>,
    /// Whether there are header fields that can be kept without the body.
    keeps_headers: bool,
}

impl Parts {
    fn is_readable(&self) -> bool {
        !self.is_missing && self.body.is_empty() && self.required.is_empty()
    }

    /// Returns the part of the message that cannot be decoded.
    fn unreadable(&self) -> MessagePart {
        match self.format {
            Some(format) if self.required.is_empty() => MessagePart::Body(format),
            Some(format) if !self.body.is_empty() => MessagePart::HeadersAndBody(format),
            _ => MessagePart::Headers,
        }
    }

    fn into_problems(self) -> Vec<Problem> {
        [self.body, self.required, self.optional].concat()
    }
}

/// Decodes the body and the header fields of a reply into its slot, which contains the values that could be
/// decoded.
pub(super) fn read_parts(
    endpoint: &'static Endpoint,
    index: usize,
    response: &Response<Vec<u8>>,
    replies: &mut dyn Replies,
) -> Parts {
    let Some(reply) = endpoint.replies().get(index) else { return Parts::default() };
    let Some(node) = reply.body() else { return Parts::default() };
    let (headers, body) = (response.headers(), content(endpoint, response));
    let content_type = content_type(headers);
    let read = Unguarded::of(reply, body, |body| body_format(reply.media(), content_type, body));
    let format = read.format;
    let is_missing = reply.is_optional() && format.is_some_and(|format| !has_body(format, headers, body));
    let mut parts = Parts { format, is_missing, ..Parts::default() };
    if let Some(format) = format.filter(|_| !is_missing) {
        // Bytes have no charset.
        let content_type = if format == Format::Bytes { "" } else { content_type };
        match (reading(content_type, &read.text), replies.slot(index)) {
            (Ok(options), Some(slot)) => {
                let options = DecodeOptions { message: Some(Message::response(endpoint.name())), ..options };
                parts.body = read_value((format, reply.envelope(format)), &read.text, node, slot, &options);
                read.move_positions(&mut parts.body);
            }
            (Ok(_), None) => {}
            (Err(problem), _) => parts.body.push(problem),
        }
    }
    if !node.kind().is_record() {
        return parts;
    }
    if let Some(record) = replies.slot(index).map(Slot::filled).and_then(Slot::record) {
        let shape = record.shape();
        let needed = |problem: &Problem| {
            let mut fields = shape.fields().iter().filter(|field| is_outside(field));
            let is_of = |field: &&Field| is_within(&problem.pointer, &format!("/{}", escape(field.name())));
            fields.find(is_of).is_none_or(Field::is_required)
        };
        (parts.required, parts.optional) = read_fields(reply, response, record).into_iter().partition(needed);
        let is_given = |index: usize, field: &Field| match field.location() {
            ParameterLocation::Headers | ParameterLocation::Cookie => !record.get(index).is_absent(),
            ParameterLocation::Status => true,
            ParameterLocation::Header
            | ParameterLocation::Path
            | ParameterLocation::Query
            | ParameterLocation::Body
            | ParameterLocation::Payload
            | ParameterLocation::Parameters => field.names().any(|name| headers.contains_key(name)),
        };
        parts.keeps_headers = parts.required.is_empty()
            && shape.fields().iter().all(|field| is_outside(field) || !field.is_required())
            && shape
                .fields()
                .iter()
                .enumerate()
                .any(|(index, field)| is_outside(field) && is_given(index, field));
    }
    parts
}

/// Returns the body of a response. One to `HEAD`, or of a status that never has a body, has none, and what is there in its
/// place is passed over.
pub(super) fn content<'r>(endpoint: &'static Endpoint, response: &'r Response<Vec<u8>>) -> &'r [u8] {
    let has_none = endpoint.method() == "HEAD" || has_no_body(response.status().as_u16());
    if has_none { &[] } else { response.body() }
}

/// Returns whether a field of a reply is not in its body.
fn is_outside(field: &Field) -> bool {
    match field.location() {
        ParameterLocation::Header
        | ParameterLocation::Headers
        | ParameterLocation::Cookie
        | ParameterLocation::Status => true,
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Body
        | ParameterLocation::Payload
        | ParameterLocation::Parameters => false,
    }
}

/// Decodes the header fields, the cookies and the status of a reply.
fn read_fields(reply: &'static Reply, response: &Response<Vec<u8>>, record: &mut dyn Record) -> Vec<Problem> {
    let headers = response.headers();
    let mut reader = Reader::new(MessagePart::Headers, &DecodeOptions::RESPONSE);
    read_headers(&mut reader, headers, record);
    let constants: Vec<&str> = reply.headers().iter().map(|(name, _)| *name).collect();
    read_maps(&mut reader, headers, record, &constants);
    cookies::read_set(&mut reader, headers, record);
    for (index, field) in record.shape().fields_in(ParameterLocation::Status) {
        read_text(&mut reader, field, record.slot(index), response.status().as_str());
    }
    problems_of(reader.finish())
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{ENDPOINT, MAKING, Made, reply};
    use super::super::write_response::write_response;
    use super::*;
    use crate::http::DynOutcome;
    use crate::table::{Media, Node, Shape};

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
        (read.map(|read| read.index), filled.0)
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
        assert_eq!(read_response(&LISTING, &message("[3,4]"), &mut outcome).unwrap().index, 0);
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
