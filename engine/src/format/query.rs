//! Queries: the parameters of a structure, and those that its maps hold by their names.

use std::collections::BTreeSet;

use super::default::value_or_default;
use super::form::{self, Escape, PairsSink, PairsSource};
use super::{DecodeOptions, EncodeOptions, FieldFilter, RECORD, read};
use crate::error::{DecodeError, EncodeError, MessagePart};
use crate::table::{Charset, Field, Message, ParameterLocation, Shape};
use crate::value::{Record, Slot, Value};
use crate::walk::source::{At, Stop};
use crate::walk::{self, Path, Reader, Step, map_of, slot_of_kind};

/// Appends the query parameters of a structure as pairs of names and texts, percent-encoded.
///
/// # Errors
///
/// Returns an error if a value cannot be represented.
pub fn write_query(record: &dyn Record, query: String) -> Result<String, EncodeError> {
    write(record, query, &EncodeOptions { filter: FieldFilter::Query, ..EncodeOptions::BODY })
}

/// Appends the members of the body of a request as parameters of its query, in the spelling of a form.
///
/// # Errors
///
/// Returns an error if a value cannot be represented.
pub(crate) fn write_members(
    record: &dyn Record,
    message: Message,
    query: String,
) -> Result<String, EncodeError> {
    write(record, query, &EncodeOptions { message: Some(message), ..EncodeOptions::BODY })
}

fn write(record: &dyn Record, query: String, options: &EncodeOptions<'_>) -> Result<String, EncodeError> {
    let mut sink = PairsSink::pairs(query, Escape::Query, false);
    walk::encode(&mut sink, Value::Record(record), &RECORD, options)
        .map_err(|error| EncodeError { part: MessagePart::Query, ..error })?;
    Ok(sink.into_output().into_text())
}

/// Decodes the query parameters of a structure from pairs of names and texts: those of its fields, and those that
/// its maps hold by their names.
///
/// # Errors
///
/// Returns all problems of the query.
pub fn read_query(
    pairs: &[(String, String)],
    record: &mut dyn Record,
    options: &DecodeOptions,
) -> Result<(), DecodeError> {
    let options = DecodeOptions { filter: FieldFilter::Query, ..*options };
    let shape = record.shape();
    let maps: Vec<_> = shape.fields_in(ParameterLocation::Parameters).collect();
    let of_fields = pairs.iter().filter(|(name, _)| maps.is_empty() || holder(shape, name).is_none());
    let of_fields = of_fields.map(|(name, text)| (name.as_str().into(), text.as_str().into())).collect();
    read(MessagePart::Query, &[], &options, |reader| {
        read_maps(reader, &maps, pairs, record)?;
        walk::decode(&mut PairsSource::new(&of_fields), reader, &At::root(&RECORD), Slot::Record(record))
    })
}

/// Decodes the members of the body of a request from parameters of its query.
///
/// # Errors
///
/// Returns all problems of the members.
pub(crate) fn read_members(
    pairs: &[(String, String)],
    record: &mut dyn Record,
    options: &DecodeOptions,
) -> Result<(), DecodeError> {
    let options = DecodeOptions { filter: FieldFilter::Body, layers: 0, granted: None, ..*options };
    let pairs = pairs.iter().map(|(name, text)| (name.as_str().into(), text.as_str().into())).collect();
    read(MessagePart::Query, &[], &options, |reader| {
        walk::decode(&mut PairsSource::new(&pairs), reader, &At::root(&RECORD), Slot::Record(record))
    })
}

/// Parses and percent-decodes a query. Bytes that are not UTF-8 are a problem for a strict reader, and are
/// otherwise replaced by U+FFFD.
///
/// # Errors
///
/// Returns all problems of the query.
pub fn parse_query(text: &[u8], options: &DecodeOptions) -> Result<Vec<(String, String)>, DecodeError> {
    let pairs = form::parse(text, Charset::Utf8, MessagePart::Query, options)?;
    Ok(pairs.into_iter().map(|(name, text)| (name.into_owned(), text.into_owned())).collect())
}

/// Appends the parameters that the maps of a structure hold by their names. One that the query has already is
/// left out: what is described takes precedence. `others` are the names of parameters that no field describes.
///
/// # Errors
///
/// Returns an error if a value cannot be represented, or if a parameter would be read as another one.
pub(crate) fn write_parameters(
    record: &dyn Record,
    query: String,
    others: &[&str],
) -> Result<String, EncodeError> {
    let mut query = query;
    let mut maps = record.shape().fields_in(ParameterLocation::Parameters).peekable();
    if maps.peek().is_none() {
        return Ok(query);
    }
    let sent = parse_query(query.as_bytes(), &DecodeOptions::REQUEST).unwrap_or_default();
    let sent: BTreeSet<String> = sent.into_iter().map(|(name, _)| name).collect();
    for (index, field) in maps {
        let mut default = None;
        let value = value_or_default(record, (index, field), &mut default);
        query = write_map(record.shape(), field, value, query, (&sent, others))?;
    }
    Ok(query)
}

fn write_map(
    shape: &'static Shape,
    field: &'static Field,
    value: Value<'_>,
    query: String,
    (sent, others): (&BTreeSet<String>, &[&str]),
) -> Result<String, EncodeError> {
    let (node, prefix) = (field.node(), field.prefix().unwrap_or_default());
    let path = Path::ROOT.descend(Step::Member(field.name()), node);
    let fault = |path: &Path<'_>, inner: &str, what: &str| EncodeError {
        part: MessagePart::Query,
        pointer: path.pointer() + inner,
        what: what.to_owned(),
    };
    let Some((map, entry)) = map_of(value, field).map_err(|what| fault(&path, "", what))? else {
        return Ok(query);
    };
    let mut query = query;
    for (key, value) in map.entries() {
        let (name, path) = ([prefix, key].concat(), path.to(Step::Given(key)));
        if sent.contains(&name) {
            continue;
        }
        if others.contains(&name.as_str()) || holder(shape, &name) != Some(field.name()) {
            return Err(fault(&path, "", DESCRIBED));
        }
        let before = query.len();
        let mut sink = PairsSink::of_value(query, &name, shape.form());
        walk::encode(&mut sink, value, entry, &EncodeOptions::BODY)
            .map_err(|error| fault(&path, &error.pointer, &error.what))?;
        query = sink.into_output().into_text();
        if query.len() == before {
            return Err(fault(&path, "", "an empty list has no parameters; leave out the entry"));
        }
    }
    Ok(query)
}

/// The reason why an entry cannot be written.
const DESCRIBED: &str = "a parameter of this name is described beside it";

/// Returns the name of the map that holds a parameter: that with the longest prefix, if no field describes it.
fn holder(shape: &'static Shape, name: &str) -> Option<&'static str> {
    if form::describes(shape, name) {
        return None;
    }
    let maps = shape.fields_in(ParameterLocation::Parameters).map(|(_, field)| field);
    let maps = maps.filter_map(|field| Some((field, field.prefix().filter(|own| name.starts_with(own))?)));
    maps.max_by_key(|(_, prefix)| prefix.len()).map(|(field, _)| field.name())
}

/// Reads the parameters that maps of a structure hold by their names.
fn read_maps(
    reader: &mut Reader<'_>,
    maps: &[(usize, &'static Field)],
    pairs: &[(String, String)],
    record: &mut dyn Record,
) -> Result<(), Stop> {
    let shape = record.shape();
    for (index, field) in maps {
        let of_map = pairs.iter().filter(|(name, _)| holder(shape, name) == Some(field.name()));
        let held: Vec<&(String, String)> = of_map.collect();
        if !held.is_empty() {
            read_map(reader, (shape, field), &held, record.slot(*index))?;
        } else if field.is_required() {
            let path = Path::ROOT.to(Step::Member(field.name()));
            reader.problem(&path, None, "no parameter of it is there, and one is required");
        }
    }
    Ok(())
}

fn read_map(
    reader: &mut Reader<'_>,
    (shape, field): (&'static Shape, &'static Field),
    held: &[&(String, String)],
    slot: Slot<'_>,
) -> Result<(), Stop> {
    let Some((map, entry)) = slot_of_kind(slot, field.node().kind()).map() else { return Ok(()) };
    let path = Path::ROOT.descend(Step::Member(field.name()), field.node());
    let prefix = field.prefix().unwrap_or_default();
    let pairs = held.iter().map(|(name, text)| (name.get(prefix.len()..).unwrap_or_default(), text.as_str()));
    for (key, group) in form::by_name(pairs, entry, shape.form()) {
        reader.count_item(&path, None)?;
        let path = path.descend(Step::Given(key), entry);
        let at = At { node: entry, field: None, path: &path };
        walk::decode(&mut PairsSource::of_value(group, shape.form()), reader, &at, map.entry(key))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dynamic::DynRecord;
    use crate::table::{FormLists, FormObjects, FormShape, Node};

    static TEXTS: Node = Node::STRING;
    static LISTS: Node = Node::list(&TEXTS);

    const fn in_query(key: &'static str, rust: &'static str, node: Node) -> Field {
        Field::new(key, rust, node).with_location(ParameterLocation::Query)
    }

    const fn all(key: &'static str, rust: &'static str, node: Node) -> Field {
        Field::new(key, rust, node).with_location(ParameterLocation::Parameters)
    }

    static FIELDS: [Field; 4] = [
        in_query(",\"name\":", "name", Node::STRING),
        in_query(",\"tags\":", "tags", Node::map(&TEXTS)),
        all(",\"meta\":", "meta", Node::map(&TEXTS)).with_prefix("m_"),
        all(",\"rest\":", "rest", Node::map(&LISTS)),
    ];
    static SHAPE: Shape = Shape::new("Search", &FIELDS);
    static BRACKETS: Shape = SHAPE.with_form(FormShape::new(FormLists::Brackets, FormObjects::Brackets));

    fn round(shape: &'static Shape, query: &str) -> Result<(String, String), String> {
        let mut record = DynRecord::new(shape);
        let pairs = parse_query(query.as_bytes(), &DecodeOptions::REQUEST).unwrap();
        read_query(&pairs, &mut record, &DecodeOptions::REQUEST).map_err(|error| error.to_string())?;
        let shown = format!("{record:?}");
        let written =
            write_query(&record, String::new()).and_then(|query| write_parameters(&record, query, &["key"]));
        Ok((shown, written.map_err(|error| format!("{} {}", error.pointer, error.what))?))
    }

    #[test]
    fn keeps_parameters_that_no_field_describes() {
        for (query, shown, written) in [
            ("", "Search", ""),
            ("name=a", "Search { name: \"a\" }", "name=a"),
            ("x=1&name=a&x=2", "Search { name: \"a\", rest: {\"x\": [\"1\", \"2\"]} }", "name=a&x=1&x=2"),
            ("m_a=1&m=2", "Search { meta: {\"a\": \"1\"}, rest: {\"m\": [\"2\"]} }", "m_a=1&m=2"),
            (
                "tags%5Ba%5D=1&f%5Bb%5D=2",
                "Search { tags: {\"a\": \"1\"}, rest: {\"f[b]\": [\"2\"]} }",
                "tags%5Ba%5D=1&f%5Bb%5D=2",
            ),
        ] {
            assert_eq!(round(&SHAPE, query), Ok((shown.to_owned(), written.to_owned())), "{query}");
        }
        let (shown, written) = round(&BRACKETS, "f%5Bb%5D%5B%5D=2&f%5Bb%5D%5B%5D=3").unwrap();
        assert_eq!(shown, "Search { rest: {\"f[b]\": [\"2\", \"3\"]} }");
        assert_eq!(written, "f%5Bb%5D%5B%5D=2&f%5Bb%5D%5B%5D=3");
    }

    #[test]
    fn refuses_what_would_be_read_as_something_else() {
        assert!(round(&SHAPE, "m_a=1&m_a=2").unwrap_err().contains("found 2 times"));
        assert!(round(&SHAPE, "name%5Bx%5D=1").unwrap_err().contains("name continues"));
        for (key, what) in
            [("name", DESCRIBED), ("tags[x]", DESCRIBED), ("m_a", DESCRIBED), ("key", DESCRIBED)]
        {
            let mut record = DynRecord::new(&SHAPE);
            let Slot::Map(map) = record.slot(3).filled() else { panic!("a map") };
            let Slot::List(list) = map.entry(key).filled() else { panic!("a list") };
            list.push().filled().scalar().unwrap().set(crate::value::Scalar::String("v")).unwrap();
            let error = write_parameters(&record, String::new(), &["key"]).unwrap_err();
            assert_eq!((error.what.as_str(), error.pointer), (what, format!("/rest/{key}")));
            // What is sent already takes precedence.
            let sent = format!("{key}=1").replace('[', "%5B");
            assert_eq!(write_parameters(&record, sent.clone(), &["key"]).unwrap(), sent);
        }
    }
}
