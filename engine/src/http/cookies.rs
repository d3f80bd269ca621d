//! Cookies: those of a request in `Cookie`, and those of a response in `Set-Cookie` (RFC 6265).

use ::http::HeaderMap;
use ::http::header::{COOKIE, SET_COOKIE};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::params::{Text, check, field_problem, is_readable, missing, read_text, text_of};
use crate::format::value_or_default;
use crate::table::{Field, Format, Packing, ParameterLocation};
use crate::value::Record;
use crate::walk::Reader;

/// What a cookie cannot hold of the JSON in its text, and the percent sign.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\').add(b'%');

/// Returns whether the text of a cookie is percent-encoded: one of JSON, which always has what a cookie cannot hold.
fn is_encoded(field: &Field) -> bool {
    matches!(field.node().packing(Format::Text), Some(Packing::Json))
}

/// Returns the names and values of the cookies of a structure, or the field whose value cannot be written and why.
pub(super) fn written(
    record: &dyn Record,
) -> Result<Vec<(&'static Field, String)>, (&'static Field, String)> {
    let mut cookies = Vec::new();
    for (index, field) in record.shape().fields_in(ParameterLocation::Cookie) {
        let mut default = None;
        let value = value_or_default(record, (index, field), &mut default);
        match text_of(field, value).map_err(|what| (field, what))? {
            Text::None => {}
            Text::One(text) if is_encoded(field) => {
                cookies.push((field, utf8_percent_encode(&text, ENCODED).to_string()));
            }
            Text::One(text) => {
                check(ParameterLocation::Cookie, &text).map_err(|what| (field, what))?;
                cookies.push((field, text));
            }
            Text::Many(_) => return Err((field, "a list is not supported in a cookie".to_owned())),
        }
    }
    Ok(cookies)
}

/// Reads the cookies of a request. If there are several with the same name, the first is used, as in browsers.
pub(super) fn read(reader: &mut Reader<'_>, headers: &HeaderMap, record: &mut dyn Record) {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let cookies: Vec<(&str, &str)> = pairs.collect();
    for (index, field) in record.shape().fields_in(ParameterLocation::Cookie) {
        match cookies.iter().find(|(name, _)| field.answers_to(name)) {
            Some((_, text)) => read_one(reader, (index, field), text, record),
            None => missing(reader, field, "the required cookie is missing"),
        }
    }
}

/// Reads the cookies of a response, without their attributes. If there are several with the same name, the last is used,
/// as it replaces those before it.
pub(super) fn read_set(reader: &mut Reader<'_>, headers: &HeaderMap, record: &mut dyn Record) {
    let lines = headers.get_all(SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.filter_map(|line| line.split(';').next()?.split_once('='));
    let cookies: Vec<(&str, &str)> = pairs.map(|(name, text)| (name.trim(), text.trim())).collect();
    for (index, field) in record.shape().fields_in(ParameterLocation::Cookie) {
        match cookies.iter().rfind(|(name, _)| field.answers_to(name)) {
            Some((_, text)) => read_one(reader, (index, field), text, record),
            None => missing(reader, field, "the required cookie is missing"),
        }
    }
}

fn read_one(
    reader: &mut Reader<'_>,
    (index, field): (usize, &'static Field),
    text: &str,
    record: &mut dyn Record,
) {
    let decoded = if is_encoded(field) { percent_decode_str(text).decode_utf8() } else { Ok(text.into()) };
    let Ok(text) = decoded else {
        return field_problem(reader, field, "the cookie is not UTF-8 after percent-decoding");
    };
    if reader.options.strict || field.is_required() || is_readable(reader, field, &text) {
        read_text(reader, field, record.slot(index), &text);
    }
}

#[cfg(test)]
mod tests {
    use ::http::HeaderValue;

    use super::super::body::problems_of;
    use super::*;
    use crate::dynamic::DynRecord;
    use crate::error::MessagePart;
    use crate::format::DecodeOptions;
    use crate::table::{Node, Packings, Shape};

    static NUMBERS: Node = Node::INTEGER;
    static JSON: Packings = Packings::everywhere(Packing::Json);
    static SHAPE: Shape = Shape::new(
        "Cookies",
        &[
            Field::new(",\"theme\":", "theme", Node::BOOLEAN).with_location(ParameterLocation::Cookie),
            Field::new(",\"last\":", "last", Node::list(&NUMBERS).with_packings(&JSON))
                .with_location(ParameterLocation::Cookie),
        ],
    );

    fn of(name: &'static str, lines: &[&'static str], options: &DecodeOptions) -> (DynRecord, Vec<String>) {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(name, HeaderValue::from_static(line));
        }
        let mut record = DynRecord::new(&SHAPE);
        let mut reader = Reader::new(MessagePart::Headers, options);
        if name == "cookie" {
            read(&mut reader, &headers, &mut record);
        } else {
            read_set(&mut reader, &headers, &mut record);
        }
        let problems = problems_of(reader.finish());
        (record, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn reads_the_first_cookie_of_a_request_and_the_last_of_a_response() {
        for (name, lines, shown) in [
            ("cookie", &["a=b; theme=true"][..], "Cookies { theme: true }"),
            ("cookie", &["theme=false", "theme=true"], "Cookies { theme: false }"),
            ("set-cookie", &["theme=false; Path=/", "theme = true ;Secure"], "Cookies { theme: true }"),
            ("set-cookie", &["last=%5B1%2C2]; Path=/", "x"], "Cookies { last: [1, 2] }"),
        ] {
            let (record, problems) = of(name, lines, &DecodeOptions::RESPONSE);
            assert_eq!(problems, [""; 0], "{lines:?}");
            assert_eq!(format!("{record:?}"), shown);
        }
    }

    #[test]
    fn reports_what_cannot_be_read() {
        let (_, problems) = of("cookie", &["theme=1; last=%FF"], &DecodeOptions::REQUEST);
        let expected = [
            "/theme: expected true or false, found \"1\"",
            "/last: the cookie is not UTF-8 after percent-decoding",
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn percent_encodes_json() {
        let (record, _) = of("cookie", &["last=[1,2]"], &DecodeOptions::REQUEST);
        let cookies = written(&record).unwrap();
        assert_eq!(cookies.first().map(|(_, text)| text.as_str()), Some("[1%2C2]"));
    }
}
