//! Members of a request's body that a server reads in the body and in the query.

use ::http::Request;

use super::body::{self, problems_of};
use super::body_credentials::read_whole_body;
use super::envelope::place;
use super::match_request::Pairs;
use crate::error::Problem;
use crate::format::{DecodeOptions, Format, Probed, member_in_query, probe, read_members};
use crate::table::{Api, Endpoint, Envelope, Field, Message, ParameterLocation};
use crate::value::Record;
use crate::walk::{Step, escape, missing};

/// Removes from a query the parameters that are members of the body, if the endpoint has them there.
pub(super) fn take_members(endpoint: &'static Endpoint, pairs: Option<&mut Pairs>) -> Pairs {
    let shape = endpoint.request().kind().shape().filter(|_| endpoint.has_members_in_query());
    let (Some(shape), Some(pairs)) = (shape, pairs) else { return Pairs::new() };
    pairs.extract_if(.., |(name, _)| member_in_query(shape, name).is_some()).collect()
}

/// Reads the body of a request, and the members of it that are in the query.
pub(super) fn read(
    api: &Api,
    endpoint: &'static Endpoint,
    format: Format,
    (request, in_query): (&Request<Vec<u8>>, &Pairs),
    record: &mut dyn Record,
    options: &DecodeOptions,
) -> Vec<Problem> {
    let has_body = body::has_body(format, request.headers(), request.body());
    if !has_body && in_query.is_empty() && may_lack_body(endpoint, format, record) {
        return Vec::new();
    }
    let message = Some(Message::request(endpoint.name()));
    let options = DecodeOptions { message, ..*options };
    // Without a body, the query is all that there is of it.
    if !has_body && endpoint.has_members_in_query() {
        return problems_of(read_members(in_query, record, &options));
    }
    let mut problems =
        if in_query.is_empty() { Vec::new() } else { problems_of(read_members(in_query, record, &options)) };
    let mut in_body = problems_of(read_whole_body(api, endpoint, format, request.body(), record, &options));
    if !in_query.is_empty() {
        reconcile(endpoint, record, (format, request.body()), in_query, (&mut problems, &mut in_body));
    }
    problems.extend(in_body);
    problems
}

/// Returns whether a request needs no body: its own can be missing, or may have no members.
fn may_lack_body(endpoint: &'static Endpoint, format: Format, record: &dyn Record) -> bool {
    let (shape, message) = (record.shape(), Some(Message::request(endpoint.name())));
    let mut in_body = shape.fields().iter().enumerate().filter(|(_, field)| is_in_body(field));
    let is_needed =
        |row: (usize, &Field)| shape.requires_in(row, None, message) || row.1.constant().is_some();
    let has_layers = endpoint.envelope(format).is_some_and(|envelope| envelope.layers() > 0);
    endpoint.has_optional_body() || (!has_layers && !in_body.any(is_needed))
}

fn is_in_body(field: &Field) -> bool {
    matches!(field.location(), ParameterLocation::Body | ParameterLocation::Payload)
}

/// Removes the problems that a member is missing from one place, if it is in the other, and adds one for each member that
/// is in both.
fn reconcile(
    endpoint: &'static Endpoint,
    record: &dyn Record,
    (format, body): (Format, &[u8]),
    in_query: &Pairs,
    (of_query, of_body): (&mut Vec<Problem>, &mut Vec<Problem>),
) {
    let shape = record.shape();
    let outside = place(endpoint.envelope(format));
    let mut is_there = vec![false; shape.fields().len()];
    for index in in_query.iter().filter_map(|(name, _)| member_in_query(shape, name)) {
        if let Some(is_there) = is_there.get_mut(index) {
            *is_there = true;
        }
    }
    for (field, is_there) in shape.fields().iter().zip(is_there).filter(|(field, _)| is_in_body(field)) {
        let own = format!("/{}", escape(field.name()));
        let on_wire = format!("{outside}{own}");
        let what = missing(field);
        if is_there {
            of_body.retain(|problem| problem.pointer != on_wire || problem.what != what);
        } else {
            of_query.retain(|problem| problem.pointer != own || problem.what != what);
        }
        if is_there && is_member(endpoint, field, format, body) {
            let what = "the member is in the query and in the body; expected once".to_owned();
            of_query.push(Problem { position: None, pointer: own, what, ends_reading: false });
        }
    }
}

/// Returns whether a body has a member, by one of its names.
fn is_member(endpoint: &'static Endpoint, field: &'static Field, format: Format, body: &[u8]) -> bool {
    let envelope = endpoint.envelope(format);
    let node = envelope.map_or(endpoint.request(), Envelope::node);
    let message = Some(Message::request(endpoint.name()));
    let layers = envelope.map_or(0, Envelope::layers);
    let options = DecodeOptions { message, layers, ..DecodeOptions::REQUEST };
    let mut names = std::iter::once(field.name()).chain(field.aliases().iter().copied());
    names.any(|name| {
        let path: Vec<Step<'static>> =
            super::envelope::steps_inside(envelope).chain([Step::Member(name)]).collect();
        probe(format, body, Some(node), &path, &options).0 != Probed::Nothing
    })
}
