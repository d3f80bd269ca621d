//! The format of a request body, by its media type.

use ::http::Request;
use ::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName};

use super::content_coding::content_codings;
use super::error::ReadRequestError;
use super::select_reply::{accepts, content_type, named_format, same_essence};
use crate::format::{Charset, Format};
use crate::table::{Endpoint, Media, ParameterLocation, Shape};

/// Returns the format of the body, or `None` if the endpoint has no request body.
///
/// If a format has only one documented media type, another one of the same format is accepted, such as `text/xml` where
/// `application/xml` is documented. A body without a `Content-Type` can only be bytes (RFC 9110 section 8.3), and where
/// no body is documented there is none, unless unknown members are ignored.
pub(super) fn body_format(
    endpoint: &'static Endpoint,
    request: &Request<Vec<u8>>,
) -> Result<Option<Format>, ReadRequestError> {
    let (documented, is_empty) = (endpoint.accepts(), request.body().is_empty());
    let content_type = content_type(request.headers());
    let format = if documented.is_empty() {
        if is_empty || endpoint.request().kind().shape().is_some_and(Shape::is_open) {
            return Ok(None);
        }
        None
    } else if !request.headers().contains_key(CONTENT_TYPE) {
        let assumed = documented.iter().find(|media| is_empty || media.format() == Format::Bytes);
        assumed.map(Media::format)
    } else {
        let named = named_format(documented, content_type);
        let accepted = named.filter(|format| accepts(documented, *format, content_type));
        let has_charset =
            |format: &Format| *format == Format::Bytes || Charset::of_media_type(content_type).is_ok();
        accepted.or_else(|| described_format(endpoint, content_type)).filter(has_charset)
    };
    let refused = || ReadRequestError::UnsupportedMediaType {
        found: content_type.to_owned(),
        accepted: documented.iter().map(Media::media_type).collect(),
    };
    format.map(Some).ok_or_else(refused)
}

/// Refuses a body with a content coding, which would be read as something else. Where the endpoint describes the header field, as
/// servers of files do, its values are left to the rules of that field.
pub(super) fn check_coding(
    endpoint: &'static Endpoint,
    request: &Request<Vec<u8>>,
) -> Result<(), ReadRequestError> {
    match content_codings(request.headers()) {
        Some(found) if !request.body().is_empty() && !is_described(endpoint, &CONTENT_ENCODING) => {
            Err(ReadRequestError::UnsupportedContentCoding { found })
        }
        Some(_) | None => Ok(()),
    }
}

/// Returns whether a header field is a member or a constant of the endpoint.
fn is_described(endpoint: &'static Endpoint, header: &HeaderName) -> bool {
    let is_it = |name: &str| name.eq_ignore_ascii_case(header.as_str());
    let shape = endpoint.request().kind().shape().unwrap_or(&Shape::EMPTY);
    shape.fields_in(ParameterLocation::Header).any(|(_, field)| is_it(field.name()))
        || endpoint.headers().iter().any(|(name, _)| is_it(name))
}

/// Returns the only format of an endpoint whose `Content-Type` is a header field that it describes, and whose values are
/// left to the rules of that field.
fn described_format(endpoint: &'static Endpoint, content_type: &str) -> Option<Format> {
    let is_it = |name: &str| name.eq_ignore_ascii_case(CONTENT_TYPE.as_str());
    let shape = endpoint.request().kind().shape()?;
    let is_member = shape.fields_in(ParameterLocation::Header).any(|(_, field)| is_it(field.name()));
    let is_constant =
        || endpoint.headers().iter().any(|(name, value)| is_it(name) && same_essence(value, content_type));
    let (first, rest) = endpoint.accepts().split_first()?;
    let is_only = rest.iter().all(|media| media.format() == first.format());
    (is_only && (is_member || is_constant())).then_some(first.format())
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::ENDPOINT;
    use super::*;

    fn get(path: &str) -> ::http::request::Builder {
        Request::get(path).header("X-Version", "3")
    }

    #[test]
    fn refuses_content_codings_that_the_endpoint_does_not_describe() {
        static DESCRIBED: Endpoint = ENDPOINT.with_headers(&[("Content-Encoding", "gzip")]);
        let check = |endpoint: &'static Endpoint, coding: &str, body: &str| {
            let request = get("/").header("Content-Encoding", coding).body(body.as_bytes().to_vec()).unwrap();
            check_coding(endpoint, &request).map_err(|error| error.to_string())
        };
        let refused = check(&ENDPOINT, "X-Gzip", "x").unwrap_err();
        assert!(refused.starts_with("the content coding \"gzip\" is not supported; "), "{refused}");
        for (endpoint, coding, body) in
            [(&ENDPOINT, "identity", "x"), (&ENDPOINT, "gzip", ""), (&DESCRIBED, "gzip", "x")]
        {
            assert_eq!(check(endpoint, coding, body), Ok(()), "{coding}");
        }
    }

    #[test]
    fn selects_the_body_format_by_media_type() {
        static TAKING: Endpoint = ENDPOINT.with_accepts(&[Media::JSON, Media::XML]);
        let format = |endpoint: &'static Endpoint, content_type: &str| {
            let request = get("/").header("Content-Type", content_type).body(Vec::new()).unwrap();
            body_format(endpoint, &request)
        };
        assert_eq!(format(&TAKING, "application/json; charset=\"UTF-8\"").unwrap(), Some(Format::Json));
        assert_eq!(format(&TAKING, "text/xml").unwrap(), Some(Format::Xml));
        assert_eq!(body_format(&TAKING, &get("/").body(Vec::new()).unwrap()).unwrap(), Some(Format::Json));
        assert_eq!(format(&ENDPOINT, "image/png").unwrap(), None);
        for bad in ["text/plain", "application/json; charset=utf-32", ""] {
            let error = format(&TAKING, bad).unwrap_err();
            assert!(matches!(error, ReadRequestError::UnsupportedMediaType { .. }), "{error}");
        }
    }

    #[test]
    fn refuses_a_media_type_beside_several_documented_ones() {
        static LISTED: Endpoint =
            ENDPOINT.with_accepts(&[Media::JSON, Media::new(Format::Json, "text/json; x=1"), Media::XML]);
        for (content_type, expected) in [
            ("application/json", Some(Format::Json)),
            ("Text/JSON; charset=utf-8", Some(Format::Json)),
            ("text/xml", Some(Format::Xml)),
            ("application/vnd.x+json", None),
            ("text/x-json", None),
        ] {
            let request = get("/").header("Content-Type", content_type).body(Vec::new()).unwrap();
            assert_eq!(body_format(&LISTED, &request).ok().flatten(), expected, "{content_type}");
        }
    }

    #[test]
    fn refuses_a_body_that_is_not_said_to_be_of_a_media_type() {
        static TAKING: Endpoint = ENDPOINT.with_accepts(&[Media::JSON]);
        static RAW: Endpoint = ENDPOINT.with_accepts(&[Media::JSON, Media::BYTES]);
        let told = |endpoint: &'static Endpoint| {
            let request = get("/").body(b"{}".to_vec()).unwrap();
            body_format(endpoint, &request).map_err(|error| error.to_string())
        };
        assert_eq!(told(&TAKING).unwrap_err(), "the body has no Content-Type; send one of: application/json");
        assert_eq!(told(&RAW), Ok(Some(Format::Bytes)));
        assert_eq!(told(&ENDPOINT).unwrap_err(), "the endpoint has no request body");
    }

    #[test]
    fn reads_media_types_of_a_range() {
        static ANY: Endpoint =
            ENDPOINT.with_accepts(&[Media::JSON.only(), Media::new(Format::Bytes, "image/*")]);
        for (content_type, expected) in [
            ("image/png", Some(Format::Bytes)),
            ("application/json", Some(Format::Json)),
            ("text/json", None),
            ("video/mp4", None),
        ] {
            let request = get("/").header("Content-Type", content_type).body(Vec::new()).unwrap();
            assert_eq!(body_format(&ANY, &request).ok().flatten(), expected, "{content_type}");
        }
    }
}
