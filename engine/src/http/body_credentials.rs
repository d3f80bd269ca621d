//! Bodies with what no field of them has: credentials, and the member that selects the format of the reply. Those of an example
//! stand in its bytes, and in none of its values.

use super::auth::schemes;
use super::body::{node_in_body, problems_of, read_body, write_body};
use super::envelope::steps_inside;
use super::select::{check_member, selected_in};
use crate::error::{DecodeError, EncodeError, MessagePart};
use crate::format::{DecodeOptions, Format, Granted, Probed, probe};
use crate::table::{Api, Carrier, Constant, Endpoint, Envelope, Message, Part, Scheme, Text};
use crate::value::Record;
use crate::walk::Step;

/// Decodes the body of a request into its structure, as [`read_body`] does. What is no field of it, but may be there, is
/// passed over: credentials, and the member that selects the format of the reply.
///
/// # Errors
///
/// Returns all problems of the body.
pub fn read_whole_body(
    api: &Api,
    endpoint: &'static Endpoint,
    format: Format,
    body: &[u8],
    record: &mut dyn Record,
    options: &DecodeOptions,
) -> Result<(), DecodeError> {
    // Credentials are not in the table, and must not be reported as unknown members.
    let granted = Some(Granted::new(api.auth(), endpoint.auth(), endpoint.envelope(format)));
    let within = DecodeOptions { granted, ..*options };
    let mut problems = problems_of(read_body(endpoint, format, body, record, &within));
    if options.strict {
        check_member(endpoint, format, body, options, &mut problems);
    }
    if problems.is_empty() { Ok(()) } else { Err(DecodeError { part: MessagePart::Body(format), problems }) }
}

/// Encodes the body of a request as [`write_body`] does, with the credentials that another body has, whatever they are, and with
/// its member that selects the format of the reply.
///
/// # Errors
///
/// Returns an error if a value cannot be encoded in the format.
pub fn write_body_like(
    api: &Api,
    endpoint: &'static Endpoint,
    format: Format,
    record: &dyn Record,
    other: &[u8],
) -> Result<Option<Vec<u8>>, EncodeError> {
    let mut found: Vec<(Carrier, String)> = Vec::new();
    for carrier in schemes(api, endpoint).flat_map(Scheme::parts).map(Part::carrier) {
        if !found.iter().any(|(own, _)| *own == carrier)
            && let Some(text) = text(endpoint, carrier, format, other)
        {
            found.push((carrier, text));
        }
    }
    let selected = selected_in(endpoint, format, other, &DecodeOptions::REQUEST);
    let selected = selected.as_ref().map(|(name, text)| Constant::new(name, Text::string(text)));
    let added = found.iter().filter_map(|(carrier, text)| match *carrier {
        Carrier::Body { name } => Some(Constant::new(name, Text::string(text))),
        Carrier::Member { path } => {
            let (name, parents) = path.split_last()?;
            Some(Constant::new(name, Text::string(text)).within(parents))
        }
        Carrier::Basic { .. }
        | Carrier::Bearer
        | Carrier::Header { .. }
        | Carrier::Query { .. }
        | Carrier::Cookie { .. } => None,
    });
    write_body(endpoint, format, record, &selected.into_iter().chain(added).collect::<Vec<_>>())
}

/// Returns the text that a body has where a credential stands.
pub(super) fn text(
    endpoint: &'static Endpoint,
    carrier: Carrier,
    format: Format,
    body: &[u8],
) -> Option<String> {
    let envelope = endpoint.envelope(format);
    let path: Vec<Step<'static>> = match carrier {
        Carrier::Body { name } => steps_inside(envelope).chain([Step::Member(name)]).collect(),
        Carrier::Member { path } => {
            let path = envelope.map_or(Some(path), |envelope| envelope.inside(path))?;
            path.iter().map(|name| Step::Member(name)).collect()
        }
        Carrier::Basic { .. }
        | Carrier::Bearer
        | Carrier::Header { .. }
        | Carrier::Query { .. }
        | Carrier::Cookie { .. } => return None,
    };
    let node = envelope.map_or(node_in_body(endpoint.request()), Envelope::node);
    let message = Some(Message::request(endpoint.name()));
    let layers = envelope.map_or(0, Envelope::layers);
    let options = DecodeOptions { message, layers, ..DecodeOptions::REQUEST };
    match probe(format, body, Some(node), &path, &options).0 {
        Probed::Scalar(text, _) => Some(text),
        Probed::Nothing | Probed::Null | Probed::Structure | Probed::List => None,
    }
}
