//! The server side: writes a reply as an HTTP response.

use ::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use ::http::{Response, StatusCode};

use super::body::{encode_value, in_body, in_charset, written_as};
use super::cookies;
use super::error::WriteResponseError;
use super::guard::guarded;
use super::has_no_body;
use super::header_maps::write_maps;
use super::params::header_text;
use super::select_reply::choose;
use crate::error::EncodeError;
use crate::format::{EncodeOptions, Format, content_type, value_or_default};
use crate::table::{AnyOf, Endpoint, Media, Message, Node, ParameterLocation, Reply, StatusRange};
use crate::value::{Record, Value};
use crate::walk::escape;

/// Writes the reply at a position of the endpoint's table.
///
/// If the reply does not have the requested format, its first format is used, because not every error is
/// available in every format. The default status is the first of the reply's range that belongs to no other
/// reply, but 500 for a failure whose range contains it.
///
/// # Errors
///
/// Returns an error if a value cannot be encoded, if the status is not in the reply's range, or if a client
/// would not recognize the response as this reply because its conditions are not met.
pub fn write_response(
    endpoint: &'static Endpoint,
    reply: usize,
    value: Value<'_>,
    format: Option<Format>,
    status: Option<u16>,
) -> Result<Response<Vec<u8>>, WriteResponseError> {
    let table = endpoint.replies().get(reply).ok_or(WriteResponseError::NoSuchReply { reply })?;
    let status = asked(value, status)?;
    if let Some(asked) = status.filter(|status| table.range_of(*status).is_none()) {
        return Err(WriteResponseError::Status { asked, documented: table.statuses().collect() });
    }
    let media = table.media().iter().find(|media| Some(media.format()) == format).or(table.media().first());
    let (media, body) = match body(endpoint, table, media, value)? {
        Some((media, body)) => (Some(media), body),
        None => (None, Vec::new()),
    };
    let mut headers = value.record().map(field_headers).transpose()?.unwrap_or_default();
    for (name, value) in table.headers() {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| WriteResponseError::Message {
            what: format!("{name:?} is no name of a header field"),
        })?;
        headers.append(name, header_value(value)?);
    }
    if let Some(media) = media {
        let written = header_value(&content_type(*media, &body))?;
        // The boundary of a multipart body is known only now.
        if media.format() == Format::Multipart {
            headers.insert(CONTENT_TYPE, written);
        } else {
            headers.entry(CONTENT_TYPE).or_insert(written);
        }
    }
    if let Some(record) = value.record() {
        write_maps(record, &mut headers, &[])
            .map_err(|error| WriteResponseError::Header { pointer: error.pointer, what: error.what })?;
        set_cookies(table, record, &mut headers)?;
    }
    let is_forbidden = |status: u16| !body.is_empty() && has_no_body(status);
    if let Some(status) =
        statuses(table, status).next().filter(|only| status.is_some() && is_forbidden(*only))
    {
        let what = format!("a response of the status {status} has no body, and the value has one");
        return Err(WriteResponseError::Message { what });
    }
    let status = statuses(table, status)
        .filter(|status| !is_forbidden(*status))
        .find(|status| choose(endpoint, *status, &headers, &body) == Some(reply))
        .ok_or_else(|| WriteResponseError::Mistakable {
            reply: table.name(),
            beside: beside(table, media),
        })?;
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status)
        .map_err(|_| WriteResponseError::Message { what: format!("{status} is no status") })?;
    *response.headers_mut() = headers;
    Ok(response)
}

/// Returns the status that is asked for: that of a field of the value, or the one that is given.
fn asked(value: Value<'_>, given: Option<u16>) -> Result<Option<u16>, WriteResponseError> {
    let status = value.record().and_then(|record| {
        let (index, _) = record.shape().fields_in(ParameterLocation::Status).next()?;
        record.get(index).scalar()?.integer().and_then(|status| u16::try_from(status).ok())
    });
    match (status, given) {
        (Some(own), Some(given)) if own != given => Err(WriteResponseError::Message {
            what: format!("the status is {own} in the value and {given} beside it; give one of them"),
        }),
        (own, given) => Ok(own.or(given)),
    }
}

/// Returns the path of a condition on something that is beside the envelope of a reply. What is not a constant there is
/// never written.
fn beside(reply: &'static Reply, media: Option<&Media>) -> Option<String> {
    let envelope = reply.envelope(media?.format())?;
    let is_beside = |path: &[&str]| {
        let path = match path {
            [root, rest @ ..] if *root == envelope.root() => rest,
            path => path,
        };
        path.iter().zip(envelope.steps()).any(|(name, step)| *name != step)
    };
    let sets = reply.any_of().iter().flat_map(AnyOf::sets).flat_map(|set| set.iter());
    let mut conditions = reply.when().iter().chain(sets).filter(|condition| condition.header().is_none());
    conditions.find(|condition| is_beside(condition.path())).map(|condition| condition.path().join("."))
}

/// Returns the candidates for the status: the requested one, or those of the reply's range. For a failure
/// with a wide range, 500 is preferred.
fn statuses(reply: &'static Reply, asked: Option<u16>) -> impl Iterator<Item = u16> {
    let usual = (reply.is_error() && reply.status().contains(500)).then_some(500);
    let ranges = reply.statuses().flat_map(|StatusRange { first, last }| first..=last.min(999));
    let documented = usual.into_iter().chain(ranges).filter(move |_| asked.is_none());
    asked.into_iter().chain(documented)
}

/// Returns the body and its media type, or `None` if the reply has no body or an optional one that is
/// absent.
fn body(
    endpoint: &'static Endpoint,
    reply: &'static Reply,
    media: Option<&'static Media>,
    value: Value<'_>,
) -> Result<Option<(&'static Media, Vec<u8>)>, WriteResponseError> {
    let (Some(media), Some(item)) = (media, &reply.body()) else { return Ok(None) };
    let (value, item) = in_body(value, item);
    if value.is_empty() && reply.is_optional() {
        return Ok(None);
    }
    if value.is_absent() {
        return Err(WriteResponseError::NoBody { reply: reply.name() });
    }
    let body = encoded(endpoint, reply, media.format(), (value, item))?;
    let body = guarded(reply, media.format(), body);
    Ok(Some((media, in_charset(*media, body)?)))
}

/// Encodes the value of a reply's body in a format, within its envelope, in UTF-8 and without the text before it.
///
/// # Errors
///
/// Returns an error if the format cannot represent the value.
pub fn write_reply_body(
    endpoint: &'static Endpoint,
    reply: &'static Reply,
    format: Format,
    value: Value<'_>,
) -> Result<Vec<u8>, EncodeError> {
    let Some(item) = reply.body() else { return Ok(Vec::new()) };
    let (value, item) = in_body(value, item);
    encoded(endpoint, reply, format, (value, item))
}

fn encoded(
    endpoint: &'static Endpoint,
    reply: &'static Reply,
    format: Format,
    (value, item): (Value<'_>, &'static Node),
) -> Result<Vec<u8>, EncodeError> {
    let message = Some(Message::response(endpoint.name()));
    let options = EncodeOptions { message, ..written_as(reply.media(), format) };
    encode_value((format, reply.envelope(format)), value, item, &options)
}

fn set_cookies(
    reply: &'static Reply,
    record: &dyn Record,
    headers: &mut HeaderMap,
) -> Result<(), WriteResponseError> {
    let cookies = cookies::written(record).map_err(|(field, what)| WriteResponseError::Header {
        pointer: format!("/{}", escape(field.name())),
        what,
    })?;
    for (field, text) in cookies {
        let attributes = reply.cookies().iter().find(|(name, _)| *name == field.name());
        let attributes = attributes.map_or(String::new(), |(_, text)| format!("; {text}"));
        let mut value = header_value(&format!("{}={text}{attributes}", field.name()))?;
        value.set_sensitive(true);
        headers.append(SET_COOKIE, value);
    }
    Ok(())
}

fn field_headers(record: &dyn Record) -> Result<HeaderMap, WriteResponseError> {
    let mut headers = HeaderMap::new();
    for (index, field) in record.shape().fields_in(ParameterLocation::Header) {
        let mut default = None;
        let value = value_or_default(record, (index, field), &mut default);
        let text = header_text(field, value).map_err(|what| WriteResponseError::Header {
            pointer: format!("/{}", escape(field.name())),
            what,
        })?;
        if let Some(text) = text {
            let name = HeaderName::from_bytes(field.name().as_bytes()).map_err(|_| {
                WriteResponseError::Message { what: format!("{:?} is no header name", field.name()) }
            })?;
            let mut value = header_value(&text)?;
            value.set_sensitive(field.node().holds_secret());
            headers.append(name, value);
        }
    }
    Ok(headers)
}

fn header_value(value: &str) -> Result<HeaderValue, WriteResponseError> {
    HeaderValue::from_str(value).map_err(|_| WriteResponseError::Message {
        what: "a header field contains a control character".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{MAKING, Made};
    use super::*;

    fn made(location: &str) -> Made {
        Made { location: location.to_owned(), id: Some(1) }
    }

    #[test]
    fn writes_a_value_to_a_header_field() {
        let made = made("/groups/1");
        let response = write_response(&MAKING, 0, Value::Record(&made), None, None).unwrap();
        assert_eq!(response.status(), 201);
        assert_eq!(response.headers()["location"], "/groups/1");
        assert_eq!(response.headers().len(), 1);
        assert!(response.body().is_empty());
    }

    #[test]
    fn refuses_a_value_that_a_header_field_cannot_represent() {
        let made = made("/groups/1\r\nX-Evil: 1");
        let error = write_response(&MAKING, 0, Value::Record(&made), None, None).unwrap_err();
        assert!(matches!(error, WriteResponseError::Header { .. }), "{error}");
    }

    #[test]
    fn writes_only_statuses_that_identify_the_reply() {
        let status = |reply, asked| {
            write_response(&MAKING, reply, Value::Absent, None, asked)
                .map(|response| response.status().as_u16())
        };
        assert_eq!(status(1, None), Ok(500));
        assert_eq!(status(2, None), Ok(400));
        assert_eq!(status(4, None), Ok(301));
        assert_eq!(status(2, Some(404)), Ok(404));
        assert!(matches!(status(2, Some(409)), Err(WriteResponseError::Mistakable { .. })));
        assert!(matches!(status(2, Some(500)), Err(WriteResponseError::Status { .. })));
        assert!(matches!(status(6, None), Err(WriteResponseError::NoSuchReply { .. })));
    }
}
