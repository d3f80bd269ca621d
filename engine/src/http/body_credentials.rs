//! Bodies with the credentials of another one: those of an example stand in its bytes, and in none of its values.

use super::auth::schemes;
use super::body::{node_in_body, write_body};
use super::envelope::steps_inside;
use crate::error::EncodeError;
use crate::format::{DecodeOptions, Format, Granted, Probed, probe};
use crate::table::{Api, Carrier, Constant, Endpoint, Envelope, Message, Part, Scheme, Text};
use crate::value::Record;
use crate::walk::Step;

/// Returns the credentials that a body of an endpoint may have, for [`DecodeOptions::granted`].
pub fn granted(api: &Api, endpoint: &'static Endpoint, format: Format) -> Granted {
    Granted::new(api.auth(), endpoint.auth(), endpoint.envelope(format))
}

/// Encodes the body of a request as [`write_body`] does, with the credentials that another body has, whatever they are.
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
    write_body(endpoint, format, record, &added.collect::<Vec<_>>())
}

/// Returns the text that a body has where a credential stands.
fn text(endpoint: &'static Endpoint, carrier: Carrier, format: Format, body: &[u8]) -> Option<String> {
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
