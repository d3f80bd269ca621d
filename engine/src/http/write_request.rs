//! The client side: writes the values of a structure as an HTTP request.

use ::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use ::http::{Method, Request};

use super::auth::{Applied, apply};
use super::body::{in_charset, write_body};
use super::cookies;
use super::credentials::Credentials;
use super::error::RequestError;
use super::header_maps::write_maps;
use super::match_request::fixed_headers;
use super::params::header_text;
use super::select_reply::{default_format, offered};
use super::uri::{UriParts, uri};
use crate::format::{Format, content_type as written_type, value_or_default};
use crate::table::{
    self, Api, BodyPlace, Constant, Endpoint, Field, Media, Message, ParameterLocation, SelectPlace,
};
use crate::validate::validate_in;
use crate::value::Record;
use crate::walk::escape;

/// Everything that determines a request in addition to its values.
#[derive(Clone, Copy, Debug)]
pub struct Call<'c> {
    /// The API.
    pub api: &'c Api,
    /// The endpoint.
    pub endpoint: &'static Endpoint,
    /// The base URL of the server.
    pub server: &'c str,
    /// The credentials. If `None`, the request is written without authentication. They are ignored by an
    /// endpoint that requires no authentication.
    pub credentials: Option<&'c Credentials>,
    /// The format of the body, by default the first of the endpoint. It is ignored if the request has no
    /// body.
    pub format: Option<Format>,
    /// Where the members of the body are, by default in the first place of the endpoint. In the query, they have the
    /// spelling of a form, and the request has no body. It is ignored if the endpoint has no request body.
    pub place: Option<BodyPlace>,
    /// The preferred format of the reply. The default is the format of the request if a reply has it, and
    /// otherwise the first format of a reply. It is ignored if no reply has a body.
    pub reply_format: Option<Format>,
}

/// Writes a request.
///
/// The message has no `Host` and no `Content-Length` header field, because HTTP clients derive them from
/// the URI and the body.
///
/// # Errors
///
/// Returns all violated rules at once, or the reason why the request cannot be written.
pub fn write_request(call: &Call<'_>, record: &dyn Record) -> Result<Request<Vec<u8>>, RequestError> {
    validate_in(record, Message::request(call.endpoint.name())).map_err(RequestError::Invalid)?;
    let place = body_place(call)?;
    let media = match place {
        BodyPlace::Body => body_media(call)?,
        BodyPlace::Query => None,
    };
    let reply_format = reply_format(call, media.map(Media::format))?;
    let mut applied = match call.credentials {
        Some(credentials) => apply(call.api, call.endpoint, credentials, media.map(Media::format))?,
        None => Applied::default(),
    };
    let is_asked = call.reply_format.is_some() || !call.endpoint.select().is_on_demand();
    let named_format = reply_format.filter(|_| is_asked);
    let selected = selected(call.endpoint, named_format);
    let parts = UriParts { reply_format: named_format, selected, place, credentials: &applied.query };
    let uri = uri((call.api, call.endpoint, call.server), record, &parts)?;
    if let Some((SelectPlace::Body(name), value)) = selected {
        applied.body.insert(0, Constant::new(name, table::Text::string(value)));
    }
    let body = match media {
        Some(media) => write_body(call.endpoint, media.format(), record, &applied.body)?
            .map(|body| in_charset(*media, body))
            .transpose()?,
        None if applied.body.is_empty() => None,
        None => return Err(message("there is no body for the credentials; choose another scheme")),
    };
    let mut headers = field_headers(call.endpoint, record)?;
    if place == BodyPlace::Query {
        headers.remove(CONTENT_TYPE);
    }
    if let Some(cookies) = cookie_header(record, &applied)? {
        headers.append(COOKIE, cookies);
    }
    if let Some((SelectPlace::Header(name), value)) = selected {
        headers.append(header_name(name)?, header_value(value)?);
    }
    if let (Some(media), Some(body)) = (media, &body) {
        let value = header_value(&written_type(*media, body))?;
        // The boundary of a multipart body is known only now.
        if media.format() == Format::Multipart {
            headers.insert(CONTENT_TYPE, value);
        } else {
            headers.entry(CONTENT_TYPE).or_insert(value);
        }
    }
    if let Some(accept) = accept(call.endpoint, reply_format) {
        headers.entry(ACCEPT).or_insert(header_value(&accept)?);
    }
    headers.extend(applied.headers);
    write_maps(record, &mut headers, &fixed_headers(call.api, call.endpoint))
        .map_err(|error| RequestError::Parameter { pointer: error.pointer, what: error.what })?;

    let mut request = Request::new(body.unwrap_or_default());
    *request.method_mut() = Method::from_bytes(call.endpoint.method().as_bytes())
        .map_err(|_| message(&format!("{:?} is no method", call.endpoint.method())))?;
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    Ok(request)
}

/// Returns where the members of the body are.
fn body_place(call: &Call<'_>) -> Result<BodyPlace, RequestError> {
    let offered = call.endpoint.places();
    match call.place.filter(|_| !call.endpoint.accepts().is_empty()) {
        Some(asked) if !offered.contains(&asked) => Err(RequestError::Place { asked, offered }),
        Some(asked) => Ok(asked),
        None => Ok(offered.first().copied().unwrap_or(BodyPlace::Body)),
    }
}

/// Returns the media type of the body, or `None` if the endpoint has no request body.
fn body_media(call: &Call<'_>) -> Result<Option<&'static Media>, RequestError> {
    let accepts = call.endpoint.accepts();
    let chosen = match call.format {
        Some(asked) => accepts.iter().find(|media| media.format() == asked),
        None => accepts.first(),
    };
    match (chosen, call.format) {
        (None, Some(asked)) if !accepts.is_empty() => {
            Err(RequestError::Format { asked, offered: formats(accepts.iter()) })
        }
        (chosen, _) => Ok(chosen),
    }
}

/// Returns the format to request for the reply, or `None` if no reply has a body.
fn reply_format(call: &Call<'_>, request: Option<Format>) -> Result<Option<Format>, RequestError> {
    let default = default_format(call.endpoint, request.or(call.format));
    match call.reply_format {
        Some(asked) if default.is_some() && !offered(call.endpoint).any(|media| media.format() == asked) => {
            Err(RequestError::ReplyFormat { asked, offered: formats(offered(call.endpoint)) })
        }
        Some(asked) if default.is_some() => Ok(Some(asked)),
        _ => Ok(default),
    }
}

/// Returns the part of the request that selects the format, and its value, if there is one for this format.
fn selected(endpoint: &'static Endpoint, format: Option<Format>) -> Option<(SelectPlace, &'static str)> {
    let select = endpoint.select();
    Some((select.place(), select.value(format)?))
}

fn formats(media: impl Iterator<Item = &'static Media>) -> Vec<Format> {
    let mut formats = Vec::new();
    for media in media {
        if !formats.contains(&media.format()) {
            formats.push(media.format());
        }
    }
    formats
}

/// Returns the value of `Accept`: the media types of the successful replies in a format or, if there are
/// none, those of the failures.
fn accept(endpoint: &'static Endpoint, format: Option<Format>) -> Option<String> {
    let mut types: Vec<&str> = Vec::new();
    for media in offered(endpoint).filter(|media| Some(media.format()) == format) {
        if !types.contains(&media.media_type()) {
            types.push(media.media_type());
        }
    }
    (!types.is_empty()).then(|| types.join(", "))
}

/// Returns the constant header fields, and those of fields of the structure.
fn field_headers(endpoint: &'static Endpoint, record: &dyn Record) -> Result<HeaderMap, RequestError> {
    let mut headers = HeaderMap::new();
    for (name, value) in endpoint.headers() {
        headers.append(header_name(name)?, header_value(value)?);
    }
    for (index, field) in record.shape().fields_in(ParameterLocation::Header) {
        let mut default = None;
        let value = value_or_default(record, (index, field), &mut default);
        if let Some(text) = header_text(field, value).map_err(|what| fault(field, &what))? {
            let mut value = header_value(&text)?;
            value.set_sensitive(field.node().holds_secret());
            headers.append(header_name(field.name())?, value);
        }
    }
    Ok(headers)
}

/// Returns the `Cookie` header field with all cookies (RFC 6265 section 5.4).
fn cookie_header(record: &dyn Record, applied: &Applied<'_>) -> Result<Option<HeaderValue>, RequestError> {
    let of_fields = cookies::written(record).map_err(|(field, what)| fault(field, &what))?;
    let mut pairs: Vec<String> =
        of_fields.iter().map(|(field, text)| format!("{}={text}", field.name())).collect();
    pairs.extend(applied.cookies.iter().map(|(name, value)| format!("{name}={value}")));
    if pairs.is_empty() {
        return Ok(None);
    }
    let mut value = header_value(&pairs.join("; "))?;
    value.set_sensitive(true);
    Ok(Some(value))
}

fn header_name(name: &str) -> Result<HeaderName, RequestError> {
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| message(&format!("{name:?} is no header name")))
}

fn header_value(value: &str) -> Result<HeaderValue, RequestError> {
    HeaderValue::from_str(value).map_err(|_| message("a header field contains a control character"))
}

fn fault(field: &Field, what: &str) -> RequestError {
    RequestError::Parameter { pointer: format!("/{}", escape(field.name())), what: what.to_owned() }
}

fn message(what: &str) -> RequestError {
    RequestError::Message { what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{API, ENDPOINT, Sample, reply};
    use super::super::read_request;
    use super::*;

    const CALL: Call<'static> = Call {
        api: &API,
        endpoint: &ENDPOINT,
        server: "https://api.example.com/v1/",
        credentials: None,
        format: None,
        place: None,
        reply_format: None,
    };

    static FIXED: Endpoint = ENDPOINT.with_query(&[("action", "list all")]);
    static SILENT: Endpoint = ENDPOINT.with_replies(&[]);

    fn sample() -> Sample {
        Sample { owner: "admin".to_owned(), ..Sample::default() }
    }

    fn header<'r>(request: &'r Request<Vec<u8>>, name: &str) -> Option<&'r str> {
        request.headers().get(name).map(|value| value.to_str().unwrap())
    }

    #[test]
    fn writes_the_request_line_and_header_fields() {
        let record = Sample {
            trace: Some("abc".to_owned()),
            tags: Some(vec!["a".to_owned(), "b c".to_owned()]),
            session: Some("s".to_owned()),
            ..sample()
        };
        let credentials = Credentials::new("cookie").with("token", "t");
        let call = Call { endpoint: &FIXED, credentials: Some(&credentials), ..CALL };
        let request = write_request(&call, &record).unwrap();
        assert_eq!(request.method(), "GET");
        assert_eq!(request.uri(), "https://api.example.com/v1/groups/admin?action=list%20all");
        assert_eq!(header(&request, "x-version"), Some("3"));
        assert_eq!(header(&request, "x-trace"), Some("abc"));
        assert_eq!(header(&request, "x-tags"), Some("a, b c"));
        assert_eq!(header(&request, "cookie"), Some("session=s; asc_auth_key=t"));
        assert_eq!(header(&request, "accept"), Some("application/json"));
        assert_eq!(request.headers().len(), 5);
        assert!(request.body().is_empty());
        assert!(request.headers()["x-trace"].is_sensitive() && request.headers()["cookie"].is_sensitive());
    }

    #[test]
    fn refuses_values_headers_and_cookies_cannot_represent() {
        let text = |text: &str| Some(text.to_owned());
        let error = |record: Sample| write_request(&CALL, &record).unwrap_err();
        for record in [
            Sample { trace: text("a\r\nX-Evil: 1"), ..sample() },
            Sample { trace: text(" a"), ..sample() },
            Sample { session: text("a; b=c"), ..sample() },
            Sample { owner: "..".to_owned(), ..sample() },
        ] {
            let error = error(record);
            assert!(matches!(error, RequestError::Invalid(_)), "{error}");
        }
    }

    #[test]
    fn quotes_an_item_with_a_comma_and_leaves_out_an_empty_list() {
        let tags = |tags: &[&str]| {
            let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            let request = write_request(&CALL, &Sample { tags: Some(tags), ..sample() }).unwrap();
            header(&request, "x-tags").map(str::to_owned)
        };
        assert_eq!(tags(&["a,b", "c"]).as_deref(), Some("\"a,b\", c"));
        assert_eq!(tags(&[]), None);
    }

    #[test]
    fn asks_for_the_media_type_of_the_error_where_no_success_has_one() {
        static FAILING: Endpoint =
            ENDPOINT.with_replies(&[reply("Done", 204, 204, &[]), reply("Failed", 400, 499, &[Media::XML])]);
        let request = write_request(&Call { endpoint: &FAILING, ..CALL }, &sample()).unwrap();
        assert_eq!(header(&request, "accept"), Some("application/xml"));
        assert_eq!(request.uri().path(), "/v1/groups/admin.xml");
    }

    #[test]
    fn writes_the_body_in_the_charset_of_its_media_type() {
        static LATIN: Endpoint =
            ENDPOINT.with_accepts(&[Media::new(Format::Json, "application/json; charset=ISO-8859-1")]);
        let record = Sample { name: Some("é€".to_owned()), ..sample() };
        let request = write_request(&Call { endpoint: &LATIN, ..CALL }, &record).unwrap();
        assert_eq!(request.body(), b"{\"name\":\"\xE9\\u20ac\"}");
        let mut read = Sample::default();
        read_request(&API, &LATIN, CALL.server, &request, &mut read).unwrap();
        assert_eq!(read, record);
    }

    #[test]
    fn requests_the_reply_format_by_suffix_and_accept() {
        let call = Call { reply_format: Some(Format::Xml), ..CALL };
        let request = write_request(&call, &sample()).unwrap();
        assert_eq!(request.uri().path(), "/v1/groups/admin.xml");
        assert_eq!(header(&request, "accept"), Some("application/xml"));

        let call = Call { reply_format: Some(Format::Text), ..CALL };
        let error = write_request(&call, &sample()).unwrap_err();
        assert_eq!(error.to_string(), "the endpoint does not support text replies; choose one of: json, xml");

        let call = Call { endpoint: &SILENT, reply_format: Some(Format::Text), ..CALL };
        assert_eq!(header(&write_request(&call, &sample()).unwrap(), "accept"), None);
    }

    #[test]
    fn selects_the_body_format() {
        static TAKING: Endpoint = ENDPOINT.with_accepts(&[Media::XML, Media::JSON]);
        let call = Call { endpoint: &TAKING, ..CALL };
        assert_eq!(body_media(&call).unwrap(), Some(&Media::XML));
        assert_eq!(body_media(&Call { format: Some(Format::Json), ..call }).unwrap(), Some(&Media::JSON));
        assert_eq!(reply_format(&call, Some(Format::Xml)).unwrap(), Some(Format::Xml));
        let error = body_media(&Call { format: Some(Format::Form), ..call }).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the endpoint does not support form request bodies; choose one of: xml, json"
        );
        assert_eq!(body_media(&Call { format: Some(Format::Form), ..CALL }).unwrap(), None);
    }

    #[test]
    fn refuses_body_credentials_without_a_body() {
        let credentials = Credentials::new("body").with("token", "hunter2");
        let error = write_request(&Call { credentials: Some(&credentials), ..CALL }, &sample()).unwrap_err();
        assert!(matches!(error, RequestError::Message { .. }), "{error}");
        assert!(!error.to_string().contains("hunter2"));
    }

    #[test]
    fn refuses_a_uri_that_is_too_long() {
        let record = Sample { owner: "a".repeat(70_000), ..Sample::default() };
        let error = write_request(&CALL, &record).unwrap_err();
        assert!(matches!(error, RequestError::Message { .. }), "{error}");
    }
}
