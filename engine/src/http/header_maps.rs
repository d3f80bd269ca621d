//! Maps of all header fields whose names start with a text: their keys are the rest of the names.

use ::http::header::{HeaderMap, HeaderName, HeaderValue};

use super::params::{Text, check, encoded, field_problem, joined, one_text, read_value};
use crate::dynamic::DynValue;
use crate::error::MessagePart;
use crate::format::value_or_default;
use crate::table::{Field, Node, ParameterLocation, Shape};
use crate::validate::{broken_name, is_of_the_message};
use crate::value::{Record, Slot, Value};
use crate::walk::source::At;
use crate::walk::{Path, Reader, Step, Stop, map_of, slot_of_kind};

use super::body::problems_of;

/// A header field that cannot be written: its place among the values, and why.
pub(super) struct Unwritten {
    pub(super) pointer: String,
    pub(super) what: String,
}

/// Adds the header fields that maps of a structure hold. One that the message has already is left out: what is
/// described takes precedence. `others` are the names of header fields that no field describes.
pub(super) fn write_maps(
    record: &dyn Record,
    headers: &mut HeaderMap,
    others: &[&str],
) -> Result<(), Unwritten> {
    let shape = record.shape();
    let mut added = HeaderMap::new();
    for (index, field) in shape.fields_in(ParameterLocation::Headers) {
        let mut default = None;
        let value = value_or_default(record, (index, field), &mut default);
        write_map((shape, field), value, (headers, others), &mut added)?;
    }
    headers.extend(added);
    Ok(())
}

fn write_map(
    (shape, field): (&'static Shape, &'static Field),
    value: Value<'_>,
    (headers, others): (&HeaderMap, &[&str]),
    added: &mut HeaderMap,
) -> Result<(), Unwritten> {
    let (node, prefix) = (field.node(), field.prefix().unwrap_or_default());
    let path = Path::ROOT.descend(Step::Member(field.name()), node);
    let fault = |path: &Path<'_>, what: &str| Unwritten { pointer: path.pointer(), what: what.to_owned() };
    let Some((map, entry)) = map_of(value, field).map_err(|what| fault(&path, what))? else {
        return Ok(());
    };
    for (key, value) in map.entries() {
        let (name, path) = ([prefix, key].concat(), path.to(Step::Given(key)));
        if let Some((_, allowed)) = broken_name(ParameterLocation::Headers, &name) {
            return Err(fault(&path, &format!("expected {allowed}")));
        }
        let parsed = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| fault(&path, "it would be no name of a header field"))?;
        if headers.contains_key(&parsed) {
            continue;
        }
        if holder(shape, parsed.as_str(), others) != Some(field.name()) {
            return Err(fault(&path, "a header field of this name is described beside it"));
        }
        let text = entry_text(entry, value).map_err(|what| fault(&path, &what))?;
        let mut value =
            HeaderValue::from_str(&text).map_err(|_| fault(&path, "it has a control character"))?;
        value.set_sensitive(node.is_secret() || entry.holds_secret());
        if added.insert(parsed, value).is_some() {
            return Err(fault(&path, "another entry has the same name: the case of letters does not matter"));
        }
    }
    Ok(())
}

/// Returns the text of an entry.
fn entry_text(entry: &Node, value: Value<'_>) -> Result<String, String> {
    let text = match encoded(entry, value)? {
        Text::One(text) => text,
        Text::Many(items) if items.is_empty() => {
            return Err("an empty list cannot be represented here; leave out the entry".to_owned());
        }
        Text::Many(items) => joined(entry, &items),
        Text::None => return Err("a value is missing".to_owned()),
    };
    check(ParameterLocation::Header, &text)?;
    Ok(text)
}

/// Returns the name of the map that holds a header field, which is in lower case: that with the longest prefix, if
/// nothing describes it.
fn holder(shape: &'static Shape, name: &str, others: &[&str]) -> Option<&'static str> {
    let is_it = |own: &str| own.eq_ignore_ascii_case(name);
    let mut fields = shape.fields_in(ParameterLocation::Header);
    if is_of_the_message(name)
        || others.iter().any(|own| is_it(own))
        || fields.any(|(_, field)| field.names().any(is_it))
    {
        return None;
    }
    let maps = shape.fields_in(ParameterLocation::Headers).map(|(_, field)| field);
    let maps = maps.filter_map(|field| Some((field, field.prefix().filter(|own| starts(name, own))?)));
    maps.max_by_key(|(_, prefix)| prefix.len()).map(|(field, _)| field.name())
}

fn starts(name: &str, prefix: &str) -> bool {
    name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Reads the header fields that maps of a structure hold. A tolerant reader leaves out what cannot be decoded.
pub(super) fn read_maps(
    reader: &mut Reader<'_>,
    headers: &HeaderMap,
    record: &mut dyn Record,
    others: &[&str],
) {
    let shape = record.shape();
    for (index, field) in shape.fields_in(ParameterLocation::Headers) {
        let held = headers.keys().filter(|name| holder(shape, name.as_str(), others) == Some(field.name()));
        let mut held: Vec<&HeaderName> = held.collect();
        held.sort_by_key(|name| name.as_str());
        if held.is_empty() {
            if field.is_required() {
                field_problem(reader, field, "no header field of it is there, and one is required");
            }
        } else if let Err(stop) = read_map(reader, (headers, &held), field, record.slot(index)) {
            reader.stopped(stop);
        }
    }
}

fn read_map(
    reader: &mut Reader<'_>,
    (headers, held): (&HeaderMap, &[&HeaderName]),
    field: &'static Field,
    slot: Slot<'_>,
) -> Result<(), Stop> {
    let Some((map, entry)) = slot_of_kind(slot, field.node().kind()).map() else { return Ok(()) };
    let path = Path::ROOT.descend(Step::Member(field.name()), field.node());
    let length = field.prefix().unwrap_or_default().len();
    for name in held {
        reader.count_item(&path, None)?;
        let key = name.as_str().get(length..).unwrap_or_default();
        let path = path.descend(Step::Given(key), entry);
        let text = match one_text(entry, headers.get_all(*name).iter()) {
            Ok(text) => text.unwrap_or_default(),
            Err(what) => {
                reader.problem(&path, None, what);
                continue;
            }
        };
        let at = At { node: entry, field: None, path: &path };
        if !reader.options.strict {
            let mut trial = Reader::new(MessagePart::Headers, reader.options);
            read_value(&mut trial, &at, DynValue::optional(entry).slot(), &text);
            let problems = problems_of(trial.finish());
            if !problems.is_empty() {
                reader.extend(problems);
                continue;
            }
        }
        read_value(reader, &at, map.entry(key), &text);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dynamic::DynRecord;
    use crate::format::DecodeOptions;

    static TEXTS: Node = Node::STRING;
    static NUMBERS: Node = Node::INTEGER;
    static LISTS: Node = Node::list(&TEXTS);

    const fn map(key: &'static str, rust: &'static str, node: Node) -> Field {
        Field::new(key, rust, node).with_location(ParameterLocation::Headers)
    }

    static SHAPE: Shape = Shape::new(
        "Headers",
        &[
            Field::new(",\"X-One\":", "one", Node::STRING).with_location(ParameterLocation::Header),
            map(",\"meta\":", "meta", Node::map(&LISTS)).with_prefix("X-Meta-"),
            map(",\"counts\":", "counts", Node::map(&NUMBERS)).with_prefix("x-meta-n-"),
            map(",\"rest\":", "rest", Node::map(&TEXTS)),
        ],
    );

    fn read(given: &[(&'static str, &'static str)], options: &DecodeOptions) -> (DynRecord, Vec<String>) {
        let mut headers = HeaderMap::new();
        for (name, value) in given {
            headers.append(*name, HeaderValue::from_static(value));
        }
        let mut record = DynRecord::new(&SHAPE);
        let mut reader = Reader::new(MessagePart::Headers, options);
        read_maps(&mut reader, &headers, &mut record, &["x-key"]);
        let problems = problems_of(reader.finish());
        (record, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn keeps_header_fields_by_the_rest_of_their_names() {
        let given = [
            ("x-meta-a", "1, \"2,3\""),
            ("x-meta-a", "4"),
            ("x-meta-n-b", "5"),
            ("x-one", "described"),
            ("x-key", "a credential"),
            ("content-type", "text/plain"),
            ("other", "y"),
        ];
        let (record, problems) = read(&given, &DecodeOptions::REQUEST);
        assert_eq!(problems, [""; 0]);
        let shown = "Headers { meta: {\"a\": [\"1\", \"2,3\", \"4\"]}, counts: {\"b\": 5}, rest: {\"other\": \"y\"} }";
        assert_eq!(format!("{record:?}"), shown);
        let mut headers = HeaderMap::new();
        assert!(write_maps(&record, &mut headers, &["x-key"]).is_ok());
        assert_eq!(headers.len(), 3);
        assert_eq!(headers["x-meta-a"], "1, \"2,3\", 4");
        // What the message has already takes precedence.
        let mut headers = HeaderMap::from_iter([(HeaderName::from_static("other"), "z".parse().unwrap())]);
        assert!(write_maps(&record, &mut headers, &[]).is_ok());
        assert_eq!(headers["other"], "z");
    }

    #[test]
    fn leaves_out_what_cannot_be_decoded_of_a_response() {
        let given = [("x-meta-n-a", "x"), ("x-meta-n-b", "5"), ("other", "y"), ("other", "z")];
        let what = [
            "/counts/a: expected an integer, found \"x\"",
            "/rest/other: the header field occurs more than once",
        ];
        let (record, problems) = read(&given, &DecodeOptions::RESPONSE);
        assert_eq!(format!("{record:?}"), "Headers { counts: {\"b\": 5}, rest: {} }");
        assert_eq!(problems, what);
        assert_eq!(read(&given, &DecodeOptions::REQUEST).1, what);
    }

    #[test]
    fn refuses_names_that_are_none_or_that_are_described() {
        for (key, what) in [
            ("", "expected letters"),
            ("a b", "expected letters"),
            ("Content-Length", "expected the name of no header field"),
            ("x-one", "is described beside it"),
            ("X-Key", "is described beside it"),
            ("X-META-a", "is described beside it"),
        ] {
            let mut record = DynRecord::new(&SHAPE);
            let Slot::Map(map) = record.slot(3).filled() else { panic!("a map") };
            map.entry(key).filled().scalar().unwrap().set(crate::value::Scalar::String("v")).unwrap();
            let error = write_maps(&record, &mut HeaderMap::new(), &["x-key"]).err().unwrap();
            assert!(error.what.contains(what), "{key}: {}", error.what);
            assert_eq!(error.pointer, format!("/rest/{key}"));
        }
    }
}
