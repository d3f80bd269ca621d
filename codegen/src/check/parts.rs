//! Parts of multipart bodies: whether a value is one part, and whether its names and its media type can be written.

use groupwright_engine::domain::Domain;
use groupwright_engine::format::{Format, is_part_name, is_part_type};
use groupwright_engine::table::{Packing, ParameterLocation, PartNode};

use super::formats::hint;
use super::walk::{self, Seen, Sort};
use crate::model::{Api, Field, Item, Located};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks every structure and every response.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        for field in &seen.structure.fields {
            of_field(api, &seen, field, report);
        }
        names(&seen, report);
    }
    for reply in api.endpoints.iter().flat_map(|endpoint| &endpoint.replies) {
        let formats: Vec<Format> = reply.media.iter().map(|(format, _)| *format).collect();
        for item in reply.item().into_iter().flat_map(Item::levels) {
            in_formats(api, (&reply.name.value, item), &formats, report);
        }
    }
}

fn of_field(api: &Api, seen: &Seen<'_>, field: &Field, report: &mut Report) {
    let name = field.name.value.as_str();
    let formats: Vec<Format> = match field.location {
        ParameterLocation::Body | ParameterLocation::Payload => {
            // A type that no message holds is a finding of its own.
            if seen.formats.is_empty() {
                return;
            }
            seen.formats_of_body().into_iter().filter(|format| field.is_in(*format)).collect()
        }
        ParameterLocation::Query
        | ParameterLocation::Path
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Parameters
        | ParameterLocation::Headers
        | ParameterLocation::Status => {
            for part in field.item.levels().filter_map(|item| item.part.as_ref()) {
                let message = format!("this has no effect: {name:?} is in the {}", field.location.name());
                report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &part.place, message).help("remove it"));
            }
            return;
        }
    };
    let mut within: Vec<Format> = formats;
    for item in field.item.levels() {
        in_formats(api, (name, item), &within, report);
        // What a text contains is no part.
        within.retain(|format| !item.is_text_in(*format));
    }
}

/// What is said of the part of an item that is written in these formats.
fn in_formats(api: &Api, (name, item): (&str, &Item), formats: &[Format], report: &mut Report) {
    let Some(part) = &item.part else { return };
    if !formats.contains(&Format::Multipart) {
        report.push(hint(Format::Multipart, name, formats, &part.place));
        return;
    }
    fits(api, item, part, report);
    let is_json = item.own_packings().of(Format::Multipart) == Some(Packing::Json);
    if part.value.content_type() == Some("") && !is_json {
        let message = "an empty `content_type` has no effect: the part has none without it";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &part.place, message).help("remove it"));
    }
    written(part.value, &part.place, report);
}

/// Whether a value is one part, which has what is said of it.
fn fits(api: &Api, item: &Item, part: &Located<PartNode>, report: &mut Report) {
    let is_text = item.is_text_in(Format::Multipart);
    let (message, help) = if !is_text && item.kind.scalar() == Some(Domain::File) {
        ("a file has a name and a media type of its own", "remove it, or write `type: bytes`")
    } else if !is_text && walk::sort(api, &item.kind) != Sort::Single {
        (
            "this is what one part has, but the value is several parts",
            "move it to the items or to the members, or write `as: json` for one part with all of it",
        )
    } else {
        return;
    };
    report.push(Diagnostic::new(Code::BAD_LAYOUT, &part.place, message).help(help));
}

fn written(part: PartNode, place: &NodePath, report: &mut Report) {
    let is_wrong = |media_type: &&str| !media_type.is_empty() && !is_part_type(media_type);
    if let Some(media_type) = part.content_type().filter(is_wrong) {
        let message = format!("{media_type:?} is not a media type");
        let help = "write a type and a subtype, such as `image/png`";
        report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
    }
    if let Some(name) = part.file_name().filter(|name| name.is_empty() || !is_part_name(name)) {
        let message = format!("{name:?} cannot be the name of a file");
        report.push(Diagnostic::new(Code::BAD_LAYOUT, place, message).help(NAMES));
    }
}

const NAMES: &str =
    "a name is not empty and has no backslashes, no control characters, and no %22, %0D or %0A";

/// The names of members that are parts.
fn names(seen: &Seen<'_>, report: &mut Report) {
    if !seen.formats_of_body().contains(&Format::Multipart) {
        return;
    }
    for row in seen.structure.rows().iter().filter(|row| row.is_member() && row.is_in(Format::Multipart)) {
        let name = row.form_name();
        if !is_part_name(&name.value) {
            let message = format!("{:?} cannot be the name of a part", name.value);
            report.push(Diagnostic::new(Code::BAD_LAYOUT, &name.place, message).help(NAMES));
        }
    }
}
