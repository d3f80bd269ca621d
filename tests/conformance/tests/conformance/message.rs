//! The messages that a case is read from.

use groupwright::http::{HeaderMap, Request, Response};
use groupwright::table::{Api, Endpoint, Media, Segment};
use groupwright::{BaseUrl, Format};
use groupwright_conformance::server;

use crate::case::Case;

/// The request line where a case gives none.
pub(crate) fn line(case: &Case, endpoint: &Endpoint) -> String {
    let path = endpoint.path().iter().map(|segment| match segment {
        Segment::Literal(text) => *text,
        Segment::Optional(_) => "",
        Segment::Parameter(name) | Segment::Segments(name) => {
            panic!("{}: `line` has to give the value of {{{name}}}", case.place)
        }
    });
    format!("{} {}", endpoint.method(), path.collect::<String>())
}

/// The base URL of the server, with the variables that are given and those that have a default.
pub(crate) fn base_url((api, endpoint): (&Api, &Endpoint), variables: &[(String, String)]) -> BaseUrl {
    let url = match api.servers().first() {
        Some(server) => BaseUrl::of(server),
        None => BaseUrl::from(server(api, endpoint)),
    };
    variables.iter().fold(url, |url, (name, text)| url.with_text(name, text))
}

/// The request of this line and body. The line has the query of the server, and not its path.
pub(crate) fn request(
    case: &Case,
    (server, api, endpoint): (&BaseUrl, &Api, &Endpoint),
    line: &str,
    format: Option<Format>,
    body: &[u8],
) -> Request<Vec<u8>> {
    let (method, target) = line.split_once(' ').unwrap_or_default();
    let server = server.of_endpoint(api, endpoint);
    let server = server.text().unwrap_or_else(|error| panic!("{}: {error}", case.place));
    let server = server.split('?').next().unwrap_or_default().trim_end_matches('/');
    let mut request = Request::builder().method(method).uri(format!("{server}{target}"));
    for (name, value) in fields(case, endpoint.accepts(), format) {
        request = request.header(name, value);
    }
    request.body(body.to_vec()).unwrap_or_else(|error| panic!("{}: no request: {error}", case.place))
}

/// The response of this status and body.
pub(crate) fn response(
    case: &Case,
    media: &[Media],
    status: u16,
    format: Option<Format>,
    body: &[u8],
) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status);
    for (name, value) in fields(case, media, format) {
        response = response.header(name, value);
    }
    response.body(body.to_vec()).unwrap_or_else(|error| panic!("{}: no response: {error}", case.place))
}

/// The header fields of the case, and the media type of the body where they have none.
fn fields<'c>(case: &'c Case, media: &'c [Media], format: Option<Format>) -> Vec<(&'c str, &'c str)> {
    let mut fields: Vec<_> =
        case.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let given = fields.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    if let Some(format) = format.filter(|_| !given) {
        let documented = media.iter().find(|media| media.format() == format).map(Media::written);
        fields.push(("content-type", documented.unwrap_or(format.media_type())));
    }
    fields
}

/// What differs between the header fields of a case and those of a message; an empty text stands for a field that is not
/// there.
pub(crate) fn other_fields(case: &Case, found: &HeaderMap) -> Vec<String> {
    let fields = case.headers.iter().filter_map(|(name, expected)| {
        let lines = found.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        let found = lines.collect::<Vec<_>>().join(", ");
        (found != *expected).then(|| format!("the header field {name} is {found:?}, not {expected:?}"))
    });
    fields.collect()
}
