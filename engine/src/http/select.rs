//! The format of the reply that a request selects by a parameter of its own: reading it on the server side.

use ::http::{HeaderMap, Request};

use super::body::node_in_body;
use super::envelope::{place, steps_inside};
use super::match_request::{Pairs, query_pairs};
use super::path_match;
use super::select_reply::{content_type, named_format, offered, reading_request};
use super::server::under;
use crate::domain::JsonType;
use crate::error::Problem;
use crate::format::{DecodeOptions, Format, Probed, probe};
use crate::table::{Endpoint, Envelope, Media, Message, Select, SelectPlace};
use crate::walk::{Step, escape, shown};

/// Returns the format that a request selects by a part of its own, or `None` if it selects none that a reply has. `prefix` is
/// that of [`read_request`](super::read_request).
pub fn selected(endpoint: &'static Endpoint, prefix: &str, request: &Request<Vec<u8>>) -> Option<Format> {
    let select = endpoint.select();
    let is_offered = |format: &Format| offered(endpoint).any(|media| media.format() == *format);
    let path = request.uri().path();
    let format = match select.place() {
        SelectPlace::Suffix => {
            // Of two suffixes of which one ends with the other, the longer one that a reply has. An empty one is that of
            // every other path.
            let suffixes = select.values().iter();
            let suffixes = suffixes.filter(|(format, suffix)| path.ends_with(suffix) && is_offered(format));
            return suffixes.max_by_key(|(_, suffix)| suffix.len()).map(|(format, _)| *format);
        }
        SelectPlace::Path(name) => {
            let parameters = path_match::read(endpoint, under(prefix, path)?)?;
            let value = parameters.into_iter().find(|(own, _)| *own == name);
            value.and_then(|(_, value)| select.format(&value.ok()?))
        }
        SelectPlace::Query(name) => {
            let pairs = query_pairs(request.uri().query().unwrap_or_default()).ok()?;
            pairs.iter().find(|pair| pair.0 == name).and_then(|pair| select.format(&pair.1))
        }
        SelectPlace::Header(name) => {
            request.headers().get(name).and_then(|value| select.format(value.to_str().ok()?))
        }
        SelectPlace::Body(name) => {
            let content_type = content_type(request.headers());
            let first = || endpoint.accepts().first().map(Media::format);
            let format = named_format(endpoint.accepts(), content_type).or_else(first)?;
            let options = reading_request(request.headers(), format).ok()?;
            text(&member(endpoint, name, format, request.body(), &options))
                .and_then(|value| select.format(value))
        }
    };
    format.filter(is_offered)
}

/// Removes the query parameter that selects the format, and returns a problem if its value selects none.
pub(super) fn take_parameter(endpoint: &'static Endpoint, pairs: &mut Pairs) -> Option<Problem> {
    let select = endpoint.select();
    let SelectPlace::Query(name) = select.place() else { return None };
    let mut given = pairs.extract_if(.., |pair| pair.0 == name).map(|(_, value)| value);
    let value = given.next()?;
    if given.count() > 0 {
        return Some(problem(name, "the parameter occurs more than once"));
    }
    unknown(&select, name, Some(&value))
}

/// Returns a problem if the value of the header field that selects the format selects none.
pub(super) fn check_header(endpoint: &'static Endpoint, headers: &HeaderMap) -> Option<Problem> {
    let select = endpoint.select();
    let SelectPlace::Header(name) = select.place() else { return None };
    let mut lines = headers.get_all(name).iter();
    let value = lines.next()?;
    if lines.next().is_some() {
        return Some(problem(name, "the header field occurs more than once"));
    }
    unknown(&select, name, value.to_str().ok())
}

/// Replaces the problem that the member of the body that selects the format is unknown by one of its value, if
/// it selects none.
pub(super) fn check_member(
    endpoint: &'static Endpoint,
    format: Format,
    body: &[u8],
    options: &DecodeOptions,
    problems: &mut Vec<Problem>,
) {
    let select = endpoint.select();
    let SelectPlace::Body(name) = select.place() else { return };
    let member = member(endpoint, name, format, body, options);
    if member == Probed::Nothing {
        return;
    }
    let outside = place(endpoint.envelope(format));
    let pointer = format!("{outside}/{}", escape(name));
    problems.retain(|problem| problem.pointer != pointer);
    problems.extend(unknown(&select, name, text(&member)).map(|problem| Problem { pointer, ..problem }));
}

/// Returns the member of a body that selects the format, if it is there, and its text.
pub(super) fn selected_in(
    endpoint: &'static Endpoint,
    format: Format,
    body: &[u8],
    options: &DecodeOptions,
) -> Option<(&'static str, String)> {
    let SelectPlace::Body(name) = endpoint.select().place() else { return None };
    text(&member(endpoint, name, format, body, options)).map(|text| (name, text.to_owned()))
}

/// Looks up a member of the message in the body, within its envelope.
fn member(
    endpoint: &'static Endpoint,
    name: &'static str,
    format: Format,
    body: &[u8],
    options: &DecodeOptions,
) -> Probed {
    let envelope = endpoint.envelope(format);
    let path: Vec<Step<'static>> = steps_inside(envelope).chain([Step::Member(name)]).collect();
    let node = envelope.map_or(node_in_body(endpoint.request()), Envelope::node);
    let message = Some(Message::request(endpoint.name()));
    let options = DecodeOptions { message, layers: envelope.map_or(0, Envelope::layers), ..*options };
    probe(format, body, Some(node), &path, &options).0
}

/// Returns the text of a member that is a string.
fn text(member: &Probed) -> Option<&str> {
    match member {
        Probed::Scalar(text, None | Some(JsonType::String)) => Some(text),
        Probed::Scalar(..) | Probed::Nothing | Probed::Null | Probed::Structure | Probed::List => None,
    }
}

/// Returns a problem unless the value is that of a format.
fn unknown(select: &Select, name: &str, value: Option<&str>) -> Option<Problem> {
    if value.is_some_and(|value| select.format(value).is_some()) {
        return None;
    }
    let known: Vec<String> = select.values().iter().map(|(_, value)| format!("{value:?}")).collect();
    let found = value.map(|value| format!(", found {}", shown(value))).unwrap_or_default();
    Some(problem(name, &format!("expected {}{found}", known.join(" or "))))
}

fn problem(name: &str, what: &str) -> Problem {
    Problem {
        position: None,
        pointer: format!("/{}", escape(name)),
        what: what.to_owned(),
        ends_reading: false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{API, ENDPOINT, POSTING, Sample, reply};
    use super::super::{ReadRequestError, read_request, reply_format};
    use super::*;
    use crate::http::{Call, write_request};
    use crate::table::Segment::{Literal, Parameter};

    const VALUES: &[(Format, &str)] = &[(Format::Json, "js"), (Format::Xml, "x&l")];
    const SERVER: &str = "https://api.example.com/v1/";
    static QUERY: Endpoint = ENDPOINT.with_select(SelectPlace::Query("format"), VALUES);
    static HEADER: Endpoint = ENDPOINT.with_select(SelectPlace::Header("X-Format"), VALUES);
    static BODY: Endpoint = POSTING.with_select(SelectPlace::Body("output"), VALUES);
    static PATH: Endpoint = Endpoint::new(
        "sample",
        "GET",
        &[Literal("/"), Parameter("format"), Literal("/"), Parameter("owner"), Literal(".all")],
        *ENDPOINT.request(),
    )
    .with_replies(&[reply("Ok", 200, 200, &[Media::JSON, Media::XML])])
    .with_select(SelectPlace::Path("format"), VALUES);

    fn call(endpoint: &'static Endpoint, format: Format) -> Call<'static> {
        let reply_format = Some(format);
        Call {
            api: &API,
            endpoint,
            server: SERVER,
            credentials: None,
            format: None,
            place: None,
            reply_format,
        }
    }

    fn accept(endpoint: &'static Endpoint, request: &Request<Vec<u8>>) -> Result<Sample, ReadRequestError> {
        let mut record = Sample::default();
        read_request(&API, endpoint, SERVER, request, &mut record).map(|()| record)
    }

    #[test]
    fn selects_the_format_that_was_written() {
        let sample = Sample { owner: "a".to_owned(), name: Some("b".to_owned()), ..Sample::default() };
        for endpoint in [&QUERY, &HEADER, &BODY, &PATH] {
            for format in [Format::Json, Format::Xml] {
                for body in endpoint.accepts().iter().map(|media| Some(media.format())).chain([None]) {
                    let call = Call { format: body, ..call(endpoint, format) };
                    let mut request = write_request(&call, &sample).unwrap();
                    request.headers_mut().remove("accept");
                    assert_eq!(reply_format(endpoint, SERVER, &request), Some(format), "{request:?}");
                    if !endpoint.accepts().is_empty() {
                        assert_eq!(accept(endpoint, &request).unwrap(), sample);
                    }
                }
            }
        }
        let uri = |endpoint| write_request(&call(endpoint, Format::Xml), &sample).unwrap().uri().to_string();
        assert_eq!(uri(&QUERY), "https://api.example.com/v1/groups/a?format=x%26l");
        assert_eq!(uri(&PATH), "https://api.example.com/v1/x%26l/a.all");
        let request = write_request(&call(&BODY, Format::Xml), &sample).unwrap();
        assert_eq!(request.body(), br#"{"output":"x&l","name":"b"}"#);
    }

    #[test]
    fn leaves_out_a_parameter_without_a_value() {
        static ONLY_XML: Endpoint =
            ENDPOINT.with_select(SelectPlace::Query("format"), &[(Format::Xml, "xml")]);
        let sample = Sample { owner: "a".to_owned(), ..Sample::default() };
        let request = write_request(&call(&ONLY_XML, Format::Json), &sample).unwrap();
        assert_eq!(request.uri().query(), None);
        assert_eq!(reply_format(&ONLY_XML, SERVER, &request), Some(Format::Json));
    }

    #[test]
    fn reports_values_that_select_nothing() {
        let get = |line: &str| Request::get(line).header("X-Version", "3");
        let post = |body: &str| {
            let request = Request::post("/v1/groups/a").header("X-Version", "3");
            request.header("Content-Type", "application/json").body(body.into())
        };
        for (endpoint, request, expected) in [
            (
                &QUERY,
                get("/v1/groups/a?format=yaml").body(Vec::new()),
                "/format: expected \"js\" or \"x&l\", found \"yaml\"",
            ),
            (
                &QUERY,
                get("/v1/groups/a?format=js&format=js").body(Vec::new()),
                "/format: the parameter occurs more than once",
            ),
            (
                &HEADER,
                get("/v1/groups/a").header("X-Format", "").body(Vec::new()),
                "/X-Format: expected \"js\" or \"x&l\", found \"\"",
            ),
            (
                &HEADER,
                get("/v1/groups/a").header("X-Format", "js").header("X-Format", "js").body(Vec::new()),
                "/X-Format: the header field occurs more than once",
            ),
            (&BODY, post(r#"{"output":7}"#), "/output: expected \"js\" or \"x&l\""),
            (&BODY, post(r#"{"output":"JS"}"#), "/output: expected \"js\" or \"x&l\", found \"JS\""),
            (&PATH, get("/v1/yaml/a.all").body(Vec::new()), "expected `GET /v1/{format}/{owner}.all`"),
        ] {
            let request = request.unwrap();
            let error = accept(endpoint, &request).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
            // `Accept` and the format of the body are left.
            assert!(reply_format(endpoint, SERVER, &request).is_some(), "{error}");
        }
    }

    #[test]
    fn finds_no_format_in_hostile_requests() {
        let long = "a".repeat(60_000);
        let request = Request::get(format!("/v1/{long}")).body(Vec::new()).unwrap();
        assert_eq!(selected(&PATH, SERVER, &request), None);
        let request = Request::get(format!("/v1/groups/a?format=%zz&{long}")).body(Vec::new()).unwrap();
        assert_eq!(selected(&QUERY, SERVER, &request), None);
        for body in ["[".repeat(100_000), r#"{"output":"#.to_owned(), format!("{{\"output\":\"{long}\"}}")] {
            let request = Request::post("/v1/groups/a").body(body.into_bytes()).unwrap();
            assert_eq!(selected(&BODY, SERVER, &request), None);
            assert!(accept(&BODY, &request).is_err());
        }
    }
}
