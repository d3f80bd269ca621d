//! The table of an endpoint.

use groupwright_engine::domain::JsonType;
use groupwright_engine::format::Format;
use groupwright_engine::table::{self, Condition, Media, Node, Segment, Test, Text};

use super::links::{Late, Links};
use super::note::{fact, note};
use super::shape;
use crate::intern;
use crate::model::{Api, ConditionTest, Constant, Endpoint, Literal, PathPiece, Reply, ReplyBody};

/// The table of an endpoint whose request is this.
pub(super) fn endpoint(
    api: &Api,
    endpoint: &Endpoint,
    request: &'static Late<table::Shape>,
    links: &Links<'_>,
) -> table::Endpoint {
    let facts = endpoint.facts.iter().map(|(key, said)| fact(key, said));
    let group =
        endpoint.group.iter().map(|row| (intern::text(&row.name.value), intern::text(&row.path.value)));
    let suffixes = endpoint.suffixes.iter().map(|(format, suffix)| (*format, intern::text(&suffix.value)));
    let path = intern::rows(endpoint.pieces.iter().map(segment));
    let (name, method) = (intern::text(&endpoint.name), intern::text(&endpoint.method));
    let table = table::Endpoint::new(name, method, path, Node::late_record(request.lock()))
        .with_summary(intern::text(&endpoint.summary))
        .with_description(intern::text(&endpoint.description))
        .with_source(intern::text(&endpoint.source))
        .with_suffixes(intern::rows(suffixes))
        .with_query(constants(&endpoint.query))
        .with_query_numbers(numbers(&endpoint.query))
        .with_headers(constants(&endpoint.headers))
        .with_accepts(endpoint.body.as_ref().map_or(&[], |body| media(&body.media)))
        .with_replies(intern::rows(endpoint.replies.iter().map(|reply| self::reply(links, reply))))
        .with_auth(intern::rows(schemes(api, endpoint)))
        .with_facts(intern::rows(facts))
        .with_notes(intern::rows(endpoint.notes.iter().map(note)))
        .with_group(intern::rows(group));
    match &endpoint.idempotence {
        Some(idempotence) => table.with_idempotence(idempotence.value),
        None => table,
    }
}

fn segment(piece: &PathPiece) -> Segment {
    match piece {
        PathPiece::Literal(text) => Segment::Literal(intern::text(text)),
        PathPiece::Parameter(name) => Segment::Parameter(intern::text(name)),
        PathPiece::Segments(name) => Segment::Segments(intern::text(name)),
    }
}

fn constants(constants: &[Constant]) -> &'static [(&'static str, &'static str)] {
    let rows = constants.iter().map(|row| (intern::text(&row.name.value), intern::text(&row.value.text)));
    intern::rows(rows)
}

/// The names of the constants that are numbers.
fn numbers(constants: &[Constant]) -> &'static [&'static str] {
    let numbers = constants.iter().filter(|row| row.value.json == JsonType::Number);
    intern::rows(numbers.map(|row| intern::text(&row.name.value)))
}

fn text(literal: &Literal) -> Text<'static> {
    let text = intern::text(&literal.text);
    match literal.json {
        JsonType::String => Text::string(text),
        JsonType::Number => Text::number(text),
        JsonType::Boolean => Text::boolean(text),
    }
}

fn media(media: &[(Format, String)]) -> &'static [Media] {
    intern::rows(media.iter().map(|(format, media_type)| Media::new(*format, intern::text(media_type))))
}

/// The positions of the schemes that an endpoint takes.
fn schemes(api: &Api, endpoint: &Endpoint) -> Vec<usize> {
    let Some(names) = &endpoint.auth else { return (0..api.auth.len()).collect() };
    let position = |name: &String| api.auth.iter().position(|scheme| scheme.name.value == *name);
    names.iter().filter_map(|name| position(&name.value)).collect()
}

fn reply(links: &Links<'_>, reply: &Reply) -> table::Reply {
    let when = reply.when.iter().map(|wanted| {
        let path = intern::rows(wanted.path.value.iter().map(|name| intern::text(name)));
        Condition::new(path, test(&wanted.test))
    });
    let mut row = table::Reply::new(intern::text(&reply.name.value), reply.status.value)
        .with_doc(intern::text(&reply.doc))
        .with_when(intern::rows(when))
        .with_media(media(&reply.media))
        .with_retry(reply.retry)
        .with_evidence(reply.provenance.evidence);
    if reply.error {
        row = row.failure();
    }
    if reply.optional {
        row = row.optional();
    }
    match &reply.body {
        ReplyBody::Nothing => row,
        ReplyBody::Item(item) => row.with_body(shape::item(links, item)),
    }
}

fn test(test: &ConditionTest) -> Test {
    let kept = |literals: &[Literal]| intern::rows(literals.iter().map(text));
    match test {
        ConditionTest::Is(literals) => Test::Is(kept(literals)),
        ConditionTest::IsNot(literals) => Test::IsNot(kept(literals)),
        ConditionTest::Present => Test::Present,
        ConditionTest::Absent => Test::Absent,
    }
}
