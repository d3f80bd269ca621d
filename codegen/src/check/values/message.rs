//! The request line and the header fields of an example.

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::format::{EncodeOptions, Format};
use groupwright_engine::http::types::{HeaderName, HeaderValue, Method, Request, Uri};
use groupwright_engine::http::{
    Call, own_target, read_request, reply_format, selected_format, server_query, target_difference,
    write_request,
};
use groupwright_engine::table::{BodyPlace, Carrier, Endpoint, Media};
use groupwright_engine::value::Value;

use super::parts::{is_content_type, is_same};
use super::{Given, differing, same_values, table};
use crate::model::{Exchange, Located, is_part_of};
use crate::report::{Code, Diagnostic, Report};

/// Stands in for the server of an API that documents none.
const ANY_SERVER: &str = "https://server.example";

/// Holds the request line and the header fields against the message that is written or, if they are only read, the values
/// against those that a server reads of them.
pub(super) fn check(given: &Given<'_>, exchange: &Exchange, record: &DynRecord, report: &mut Report) {
    let Some((endpoint, read)) = table(given) else { return };
    let documented = endpoint.server(given.tables.api).unwrap_or(ANY_SERVER);
    // What has variables stands in no example.
    let server = if documented.contains('{') { ANY_SERVER } else { documented };
    let format = exchange.wire.first().map(|(format, _)| *format);
    let line = exchange.line.as_ref().map(|line| (line, Line::parse(documented, &line.value)));
    let reply_format = match &line {
        Some((_, None)) => None,
        Some((_, Some(parsed))) => wanted(endpoint, Some(parsed), exchange),
        None => wanted(endpoint, None, exchange),
    };
    let place = line.as_ref().and_then(|(_, parsed)| body_place(given, exchange, parsed.as_ref()?));
    let call =
        Call { api: given.tables.api, endpoint, server, credentials: None, format, place, reply_format };
    let written = match write_request(&call, record) {
        Ok(written) => written,
        Err(error) => {
            let message = format!("the example cannot be encoded as a request: {error}");
            let help = "correct the example, or the place of its values in the message";
            report.push(Diagnostic::new(Code::BAD_EXAMPLE, &exchange.place, message).help(help));
            return;
        }
    };
    if exchange.read_only {
        if let Some(line) = line {
            only_read(given, line, exchange, written, (record, read), report);
        }
        return;
    }
    if let Some((line, _)) = line {
        let target = written.uri().path_and_query().map_or("/", |target| target.as_str());
        let encoded = format!("{} {target}", written.method());
        let (own_method, own_target) = line.value.split_once(' ').unwrap_or((&line.value, ""));
        let difference = if own_method == written.method().as_str() {
            target_difference(documented, own_target, target, &credentials(given))
        } else {
            Some(format!("its method is {}", written.method()))
        };
        if let Some(what) = difference {
            let message = format!(
                "the documented request line is {:?}, but the encoded one is {encoded:?}: {what}",
                line.value
            );
            differing(&line.place, &message, report);
        }
    }
    for (name, value) in &exchange.headers {
        let Some(found) = written.headers().get(&name.value) else {
            if !is_credential(given, &name.value) {
                let message = format!("the encoded request has no header field {:?}", name.value);
                differing(&name.place, &message, report);
            }
            continue;
        };
        if !found.to_str().is_ok_and(|found| is_same(&name.value, value, found)) {
            let message = format!(
                "the documented header field {:?} is {value:?}, but the encoded one is {found:?}",
                name.value
            );
            differing(&name.place, &message, report);
        }
    }
}

/// A documented request line whose target can be that of a request.
struct Line {
    method: Method,
    /// The target without what the server adds.
    target: Uri,
}

impl Line {
    fn parse(server: &str, line: &str) -> Option<Self> {
        let (method, target) = line.split_once(' ')?;
        let own = own_target(server, target);
        // The URL of the server itself has no path of its own.
        let root = if own.is_empty() || own.starts_with('?') { "/" } else { "" };
        Some(Self { method: method.parse().ok()?, target: format!("{root}{own}").parse().ok()? })
    }
}

/// The format of the reply that a request asks for: with its target, its header fields or its body.
fn wanted(endpoint: &'static Endpoint, line: Option<&Line>, exchange: &Exchange) -> Option<Format> {
    let mut request = Request::builder().uri(ANY_SERVER);
    if let Some(line) = line {
        request = request.method(line.method.clone()).uri(line.target.clone());
    }
    for (name, value) in &exchange.headers {
        request = request.header(&name.value, value);
    }
    let first = exchange.wire.first();
    if let Some((format, _)) =
        first.filter(|_| !exchange.headers.iter().any(|(name, _)| is_content_type(&name.value)))
    {
        let media = endpoint.accepts().iter().find(|media| media.format() == *format);
        request = request.header("content-type", media.map_or(format.media_type(), Media::media_type));
    }
    let body = first.map(|(_, wire)| wire.value.clone().into_bytes()).unwrap_or_default();
    let request = request.body(body).ok()?;
    let selected = selected_format(endpoint, ANY_SERVER, &request);
    // Without a wish, a part that is sent on demand only is not there.
    selected.or_else(|| {
        reply_format(endpoint, ANY_SERVER, &request).filter(|_| !endpoint.select().is_on_demand())
    })
}

/// Where the members of the body are in an example with this line: in the query if the line has one of them, and there is no
/// body.
fn body_place(given: &Given<'_>, exchange: &Exchange, line: &Line) -> Option<BodyPlace> {
    given.endpoint.body.as_ref()?.in_query()?;
    let parameters = server_query(&format!("?{}", line.target.query().unwrap_or_default()));
    let is_member =
        |parameter: &str| given.endpoint.members_in_query().any(|own| is_part_of(parameter, &own.value));
    let is_in_query = exchange.wire.is_empty() && parameters.iter().any(|(name, _)| is_member(name));
    Some(if is_in_query { BodyPlace::Query } else { BodyPlace::Body })
}

/// Holds the values against those that a server reads of a documented request line and header fields. The rest of the
/// request is as it is written.
fn only_read(
    given: &Given<'_>,
    (line, parsed): (&Located<String>, Option<Line>),
    exchange: &Exchange,
    written: Request<Vec<u8>>,
    (record, mut read): (&DynRecord, DynRecord),
    report: &mut Report,
) {
    let Some((endpoint, _)) = table(given) else { return };
    let Some(parsed) = parsed else {
        differing(&line.place, &format!("{:?} is not a request line", line.value), report);
        return;
    };
    let (mut head, body) = written.into_parts();
    (head.method, head.uri) = (parsed.method, parsed.target);
    for (name, value) in &exchange.headers {
        // The body that is read is the one that is written, and has its boundary.
        let written = head.headers.get("content-type").and_then(|written| written.to_str().ok());
        if is_content_type(&name.value) && written.is_some_and(|written| is_same(&name.value, value, written))
        {
            continue;
        }
        let name = name.value.parse::<HeaderName>().ok();
        if let Some((name, value)) = name.zip(HeaderValue::from_str(value).ok()) {
            head.headers.insert(name, value);
        }
    }
    let request = Request::from_parts(head, body);
    match read_request(given.tables.api, endpoint, ANY_SERVER, &request, &mut read) {
        Ok(()) => {
            let values = (Value::Record(record), Value::Record(&read));
            same_values(values, endpoint.request(), &EncodeOptions::VALUES, line, report);
        }
        Err(error) => {
            let message = format!("the documented request line and header fields cannot be read: {error}");
            let help = "correct them, or the description of the parameters";
            report.push(Diagnostic::new(Code::EXAMPLE_BYTES, &line.place, message).help(help));
        }
    }
}

/// The names of query parameters that are credentials, which an example's values do not hold.
fn credentials<'g>(given: &Given<'g>) -> Vec<&'g str> {
    let parts = given.api.auth.iter().flat_map(|scheme| &scheme.parts);
    let names = parts.filter_map(|sent| match sent.part.carrier() {
        Carrier::Query { name } => Some(name),
        Carrier::Basic { .. }
        | Carrier::Bearer
        | Carrier::Header { .. }
        | Carrier::Cookie { .. }
        | Carrier::Body { .. }
        | Carrier::Member { .. } => None,
    });
    names.collect()
}

/// Whether a header field carries credentials, which an example's values do not hold.
fn is_credential(given: &Given<'_>, name: &str) -> bool {
    let parts = given.api.auth.iter().flat_map(|scheme| &scheme.parts);
    parts.map(|sent| sent.part.carrier()).any(|carrier| match carrier {
        Carrier::Basic { .. } | Carrier::Bearer => name.eq_ignore_ascii_case("authorization"),
        Carrier::Header { name: key, .. } => name.eq_ignore_ascii_case(key),
        Carrier::Cookie { .. } => name.eq_ignore_ascii_case("cookie"),
        Carrier::Query { .. } | Carrier::Body { .. } | Carrier::Member { .. } => false,
    })
}
