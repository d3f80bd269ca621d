//! The places of a message: path, query, headers, cookies and credentials.

use std::collections::BTreeSet;

use groupwright_engine::format::{Charset, Format};
use groupwright_engine::http::{is_header_name, is_header_value};
use groupwright_engine::table::{Media, ParameterLocation};

use super::walk::{self, Sort};
use crate::intern;
use crate::model::{Api, Endpoint, Field, MediaType, PathPiece, SelectPart, Type};
use crate::report::{Code, Diagnostic, Report, listed};
use crate::syntax::NodePath;

/// Checks where things stand in the messages.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for endpoint in &api.endpoints {
        path(endpoint, report);
        media_types(api, endpoint, report);
        let headers =
            endpoint.request.fields.iter().filter(|field| field.location == ParameterLocation::Header);
        let headers = headers.map(|field| &field.name).chain(endpoint.headers.iter().map(|row| &row.name));
        headers.for_each(|name| request_header(&name.value, &name.place, report));
        for constant in &endpoint.headers {
            header(&constant.name.value, &constant.value.text, &constant.name.place, report);
        }
        for constant in endpoint.replies.iter().flat_map(|reply| &reply.headers) {
            request_header(&constant.name.value, &constant.name.place, report);
            header(&constant.name.value, &constant.value.text, &constant.name.place, report);
        }
        let replies = api.own(endpoint).flat_map(Type::fields);
        for field in endpoint.request.fields.iter().chain(replies) {
            location(api, field, report);
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
            PathPiece::Parameter(name) | PathPiece::Segments(name) | PathPiece::Optional(name) => {
                Some(name.as_str())
            }
        })
        .collect();
    let fields = || endpoint.request.fields.iter().filter(|field| field.location == ParameterLocation::Path);
    let selecting = endpoint.select.iter().filter(|select| select.part == SelectPart::Path);
    let selecting = selecting.map(|select| select.name.value.as_str());
    let described: BTreeSet<&str> =
        fields().map(|field| field.name.value.as_str()).chain(selecting).collect();
    let mut seen = BTreeSet::new();
    for name in named {
        let twice = !seen.insert(name);
        let missing = !described.contains(name);
        let (what, help) = if twice {
            (
                "occurs twice in the path template",
                "rename the second one: a parameter can occur only once".to_owned(),
            )
        } else if missing {
            let near = report.nearest(name, fields().map(|field| field.name.value.as_str()));
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
    for field in fields().filter(|field| !seen.contains(field.name.value.as_str())) {
        let message =
            format!("the path parameter {:?} does not occur in the path template", field.name.value);
        let finding = Diagnostic::new(Code::PATH_PARAMETERS, &field.name.place, message);
        let help = format!("add `{{{}}}` to the template, or remove the parameter", field.name.value);
        report.push(finding.related(&endpoint.path.place, "the template").help(help));
    }
}

pub(crate) fn header(name: &str, value: &str, place: &NodePath, report: &mut Report) {
    if !is_header_name(name) {
        let message = format!("{name:?} is not a valid header field name");
        let help = "a name consists of letters, digits and hyphens: `X-Key`";
        report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
    }
    if !is_header_value(value) {
        let message = format!("{value:?} is not a valid header field value");
        let help = "a value is printable ASCII without line breaks";
        report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
    }
}

/// Header fields that whoever sends a message takes from the message itself.
const OF_THE_SENDER: [&str; 4] = ["Host", "Content-Length", "Transfer-Encoding", "Connection"];

/// The name of a header field of a request, or of a constant one of a response.
pub(crate) fn request_header(name: &str, place: &NodePath, report: &mut Report) {
    if OF_THE_SENDER.iter().any(|own| own.eq_ignore_ascii_case(name)) {
        let message = format!("{name:?} is set automatically when the message is sent");
        report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help("remove the header field"));
    }
}

/// The media types of the request and of the replies.
fn media_types(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    let is_said =
        |fields: &[Field]| fields.iter().any(|field| is_content_type(&field.name.value, field.location));
    let is_constant = || {
        endpoint.headers.iter().any(|header| is_content_type(&header.name.value, ParameterLocation::Header))
    };
    let says_own = is_said(&endpoint.request.fields) || is_constant();
    let request = endpoint.body.iter().map(|body| (&body.media, says_own));
    let replies = endpoint.replies.iter().map(|reply| {
        let structure = reply.item().and_then(|item| walk::structure(api, item));
        let is_constant =
            reply.headers.iter().any(|row| is_content_type(&row.name.value, ParameterLocation::Header));
        let says_own = is_constant || structure.is_some_and(|structure| is_said(&structure.fields));
        (&reply.media, says_own)
    });
    for (media, says_own) in request.chain(replies) {
        ranges(media, says_own, report);
        let is_token = |text: &str| is_header_name(text);
        for (format, MediaType { text: media_type, place, .. }) in media {
            let essence = media_type.split(';').next().unwrap_or_default().trim();
            let whole = essence.split_once('/').is_some_and(|(kind, subtype)| {
                let is_range = subtype == "*" && (kind == "*" || !kind.contains('*'));
                is_token(kind) && is_token(subtype) && (is_range || !essence.contains('*'))
            });
            if !whole || !is_header_value(media_type) {
                let message = format!("{media_type:?} is not a media type");
                let help = format!("write a type and a subtype, such as `{}`", format.media_type());
                report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
            } else if let Some((message, help)) = unfit(*format, essence) {
                report.push(Diagnostic::new(Code::BAD_MEDIA_TYPE, place, message).help(help));
            }
            let parameters =
                media_type.split(';').skip(1).map(str::trim).any(|parameter| !parameter.is_empty());
            if *format == Format::Multipart && parameters {
                let message = format!("`{media_type}` has parameters, which {format} cannot have");
                let help = "remove them: the boundary is made from the content, and each part can have its own charset";
                report.push(Diagnostic::new(Code::BAD_MEDIA_TYPE, place, message).help(help));
                continue;
            }
            let (message, help) = match Charset::of_media_type(media_type) {
                Err(name) => (
                    format!("the charset {name:?} is not supported"),
                    format!("{}; the default is UTF-8", Charset::SUPPORTED),
                ),
                Ok(Some(charset)) if charset.is_utf16() && *format == Format::Form => (
                    format!("a form cannot be in {}", charset.name()),
                    "write a charset with the characters of ASCII; the default is UTF-8".to_owned(),
                ),
                Ok(_) => continue,
            };
            report.push(Diagnostic::new(Code::UNSUPPORTED_CHARSET, place, message).help(help));
        }
        alike(media, report);
    }
}

fn is_content_type(name: &str, location: ParameterLocation) -> bool {
    location == ParameterLocation::Header && name.eq_ignore_ascii_case("Content-Type")
}

/// Ranges of which nothing says what is written.
fn ranges(media: &[(Format, MediaType)], says_own: bool, report: &mut Report) {
    for (index, (format, media_type)) in media.iter().enumerate() {
        let is_first = media.iter().take(index).all(|(other, _)| other != format);
        let range = Media::new(*format, intern::text(&media_type.text));
        if is_first && !says_own && range.is_range() && !range.includes(format.media_type()) {
            let message = format!("nothing says which media type of `{}` is written", media_type.text);
            let help = "list one before it, which is written, or describe the header field `Content-Type`";
            report.push(Diagnostic::new(Code::BAD_MEDIA_TYPE, &media_type.place, message).help(help));
        }
    }
}

/// What is wrong with a media type of a format, and what to do.
fn unfit(format: Format, essence: &str) -> Option<(String, String)> {
    let is_multipart = essence.split('/').next().is_some_and(|kind| kind.eq_ignore_ascii_case("multipart"));
    let has_parts = essence.eq_ignore_ascii_case(Format::Multipart.media_type());
    if is_multipart && !has_parts {
        let form_data = Format::Multipart.media_type();
        let message =
            format!("`{essence}` is not supported: of the multipart media types, only `{form_data}` is");
        let help = format!("write `multipart: {form_data}` if the vendor reads it too");
        return Some((message, help));
    }
    if format == Format::Multipart && !has_parts {
        let message = format!("`{essence}` is not the media type of {format}");
        return Some((message, format!("write `{}`", format.media_type())));
    }
    let other = Format::by_media_type(essence).filter(|other| *other != format)?;
    // What goes by the name of plain text can be anything.
    if other == Format::Text {
        return None;
    }
    let message = format!("`{essence}` is the media type of {other}, not of {format}");
    Some((message, format!("write `{}: {essence}`, or the media type of {format}", other.name())))
}

/// Two formats of a body that its media type does not tell apart.
fn alike(media: &[(Format, MediaType)], report: &mut Report) {
    let essence = |media_type: &MediaType| {
        media_type.text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    };
    for (index, (format, media_type)) in media.iter().enumerate() {
        let mut earlier = media.iter().take(index);
        if let Some((other, earlier)) = earlier.find(|(_, other)| essence(other) == essence(media_type)) {
            let message = if other == format {
                format!("the media type `{}` of {format} is listed twice", media_type.text)
            } else {
                format!(
                    "{other} and {format} have the same media type `{}`, so they cannot be distinguished",
                    media_type.text
                )
            };
            report.push(
                Diagnostic::new(Code::BAD_MEDIA_TYPE, &media_type.place, message)
                    .related(&earlier.place, "the other")
                    .help("remove one, or correct a media type"),
            );
        }
    }
}

fn location(api: &Api, field: &Field, report: &mut Report) {
    if field.location == ParameterLocation::Header {
        header(&field.name.value, "", &field.name.place, report);
    }
    if field.location == ParameterLocation::Cookie && !is_header_name(&field.name.value) {
        let message = format!("{:?} is not a valid cookie name", field.name.value);
        let help = "a name consists of letters, digits and a few symbols, without spaces";
        report.push(Diagnostic::new(Code::BAD_HEADER, &field.name.place, message).help(help));
    }
    let is_text = matches!(field.location, ParameterLocation::Header | ParameterLocation::Cookie);
    if is_text && field.item.nullable && field.null_as.is_none() {
        let message =
            format!("`nullable` has no effect: {:?} is text, which is never null", field.name.value);
        let help = "remove `nullable`; if a text stands for null, add it, such as `null_as: \"\"`";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &field.name.place, message).help(help));
    }
    let sort = walk::sort_in(api, &field.item, Format::Text);
    let (fits, place, allowed) = match field.location {
        ParameterLocation::Path => (
            sort == Sort::Single && !field.item.nullable,
            "the path",
            "a path parameter has a single value that is not null",
        ),
        ParameterLocation::Cookie => (sort == Sort::Single, "a cookie", "a cookie has a single value"),
        ParameterLocation::Header => (
            matches!(sort, Sort::Single | Sort::Singles),
            "a header field",
            "a header field has a single value or a list of single values",
        ),
        ParameterLocation::Query
        | ParameterLocation::Body
        | ParameterLocation::Payload
        | ParameterLocation::Parameters
        | ParameterLocation::Headers
        | ParameterLocation::Status => return,
    };
    // That a value of any kind is only for JSON is a finding of its own.
    if !fits && sort != Sort::Any {
        let message = format!("the type of {:?} is not allowed in {place}", field.name.value);
        report.push(Diagnostic::new(Code::BAD_PLACE, &field.item.place, message).help(allowed));
    }
}

fn schemes(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    let names = || api.auth.iter().map(|scheme| scheme.name.value.as_str());
    let Some(asked) = &endpoint.auth else { return };
    let known: BTreeSet<&str> = names().collect();
    for name in asked {
        if !known.contains(name.value.as_str()) {
            let message = format!("there is no authentication scheme {:?} in api.yaml", name.value);
            let help = match report.nearest(&name.value, names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if api.auth.is_empty() => "define it under `auth` in api.yaml".to_owned(),
                None => format!("the schemes are: {}", listed(names())),
            };
            report.push(Diagnostic::new(Code::UNKNOWN_SCHEME, &name.place, message).help(help));
        }
    }
}
