//! The places of a message: path, query, headers, cookies, servers and credentials.

use groupwright_engine::http::{is_header_name, is_header_value, is_server};
use groupwright_engine::table::{Carrier, Place as Location};

use crate::model::{Api, Endpoint, Field, Kind, PathPiece, TypeBody};
use crate::report::{Code, Diagnostic, Report, nearest};
use crate::syntax::Place;

/// Checks where things stand in the messages.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for server in &api.servers {
        if !is_server(&server.url.value) {
            let message = format!("{:?} is not the base URL of a server", server.url.value);
            let help = "write scheme, host and the common start of all paths: `https://api.example.com/v1`";
            report.push(Diagnostic::new(Code::BAD_SERVER, &server.url.place, message).help(help));
        }
    }
    for part in api.auth.iter().flat_map(|scheme| &scheme.parts) {
        if let Carrier::Header { name, prefix } = part.value.carrier {
            header(name, prefix, &part.place, report);
        }
    }
    for endpoint in &api.endpoints {
        path(endpoint, report);
        for constant in &endpoint.headers {
            header(&constant.name.value, &constant.value, &constant.name.place, report);
        }
        let replies = endpoint.types.iter().filter_map(|named| match &named.body {
            TypeBody::Struct(structure) => Some(&structure.fields),
            TypeBody::Enum(_) => None,
        });
        for field in endpoint.request.fields.iter().chain(replies.flatten()) {
            location(api, endpoint, field, report);
        }
        schemes(api, endpoint, report);
    }
}

fn path(endpoint: &Endpoint, report: &mut Report) {
    let named: Vec<&str> = endpoint
        .pieces
        .iter()
        .filter_map(|piece| match piece {
            PathPiece::Literal(_) => None,
            PathPiece::Parameter(name) | PathPiece::Segments(name) => Some(name.as_str()),
        })
        .collect();
    let fields = || endpoint.request.fields.iter().filter(|field| field.location == Location::Path);
    for (index, name) in named.iter().enumerate() {
        let twice = named.iter().position(|other| other == name) != Some(index);
        let missing = fields().all(|field| field.name.value != *name);
        let (what, help) = if twice {
            (
                "stands twice in the path template",
                "a parameter has one place; name the second one otherwise".to_owned(),
            )
        } else if missing {
            let near = nearest(name, fields().map(|field| field.name.value.as_str()));
            let help = near.map_or_else(
                || format!("describe it: `path: {{ {name}: {{ type: string, doc: … }} }}`"),
                |near| format!("did you mean `{{{near}}}`?"),
            );
            ("is not described under `path`", help)
        } else {
            continue;
        };
        let message = format!("the path parameter {name:?} {what}");
        report.push(Diagnostic::new(Code::PATH_PARAMETERS, &endpoint.path.place, message).help(help));
    }
    for field in fields().filter(|field| !named.contains(&field.name.value.as_str())) {
        let message =
            format!("the path parameter {:?} does not stand in the path template", field.name.value);
        let finding = Diagnostic::new(Code::PATH_PARAMETERS, &field.name.place, message);
        let help = format!("write `{{{}}}` where it belongs in the template, or remove it", field.name.value);
        report.push(finding.related(&endpoint.path.place, "the template").help(help));
    }
}

fn header(name: &str, value: &str, place: &Place, report: &mut Report) {
    if !is_header_name(name) {
        let message = format!("{name:?} is not the name of a header field");
        let help = "a name is made of letters, digits and hyphens: `X-Key`";
        report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
    }
    if !is_header_value(value) {
        let message = format!("{value:?} cannot be the value of a header field");
        let help = "a value is printable ASCII without line breaks";
        report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
    }
}

/// What a kind is like, as far as places care.
#[derive(PartialEq)]
enum Sort {
    Single,
    Singles,
    Structured,
}

fn sort(api: &Api, endpoint: &Endpoint, kind: &Kind) -> Sort {
    match kind {
        Kind::Scalar(_) | Kind::Unknown => Sort::Single,
        Kind::List(inner) if sort(api, endpoint, &inner.kind) == Sort::Single => Sort::Singles,
        Kind::Named(name) => match api.find(Some(endpoint), name).map(|found| &found.body) {
            Some(TypeBody::Struct(_)) => Sort::Structured,
            _ => Sort::Single,
        },
        Kind::List(_) | Kind::Map(_) => Sort::Structured,
    }
}

fn location(api: &Api, endpoint: &Endpoint, field: &Field, report: &mut Report) {
    if field.location == Location::Header {
        header(&field.name.value, "", &field.name.place, report);
    }
    let sort = sort(api, endpoint, &field.item.kind);
    let (fits, allowed) = match field.location {
        Location::Path => {
            (sort == Sort::Single && !field.item.nullable, "a path parameter holds one value, never null")
        }
        Location::Cookie => (sort == Sort::Single, "a cookie holds one value"),
        Location::Header => (sort != Sort::Structured, "a header holds one value or a list of values"),
        Location::Query | Location::Body | Location::Payload => (true, ""),
    };
    if !fits {
        let message = format!("{:?} cannot stand where it is", field.name.value);
        report.push(Diagnostic::new(Code::BAD_PLACE, &field.item.place, message).help(allowed));
    }
}

fn schemes(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    for name in endpoint.auth.iter().flatten() {
        let names = || api.auth.iter().map(|scheme| scheme.name.value.as_str());
        if names().all(|known| known != name.value) {
            let message = format!("api.yaml has no authentication scheme {:?}", name.value);
            let help = nearest(&name.value, names()).map_or_else(
                || format!("it has: {}", names().collect::<Vec<_>>().join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            report.push(Diagnostic::new(Code::UNKNOWN_SCHEME, &name.place, message).help(help));
        }
    }
}
