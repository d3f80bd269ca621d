//! The table of an endpoint.

use groupwright_engine::format::Format;
use groupwright_engine::table::{self, Condition, Fact, Media, Member, Segment, Test};

use super::shape;
use crate::keep;
use crate::model::{Api, Constant, Endpoint, Note, PathPiece, Reply, ReplyBody, WantedTest};

/// The table of an endpoint.
pub(crate) fn endpoint(api: &Api, endpoint: &Endpoint) -> table::Endpoint {
    let facts = endpoint.facts.iter().map(|(key, fact)| Fact {
        key,
        text: keep::text(&fact.text),
        evidence: fact.evidence,
    });
    let group = endpoint.group.iter().map(|row| (keep::text(&row.name.value), keep::text(&row.path.value)));
    let suffixes = endpoint.suffixes.iter().map(|(format, suffix)| (*format, keep::text(suffix)));
    table::Endpoint {
        name: keep::text(&endpoint.name),
        summary: keep::text(&endpoint.summary),
        description: keep::text(&endpoint.description),
        source: keep::text(&endpoint.source),
        method: keep::text(&endpoint.method),
        path: keep::slice(endpoint.pieces.iter().map(segment)),
        suffixes: keep::slice(suffixes),
        query: constants(&endpoint.query),
        headers: constants(&endpoint.headers),
        body: keep::slice(endpoint.request.constants.iter().map(member)),
        request: keep::text(&endpoint.rust),
        accepts: endpoint.body.as_ref().map_or(&[], |body| media(&body.media)),
        replies: keep::slice(endpoint.replies.iter().map(|reply| self::reply(api, reply))),
        auth: keep::slice(schemes(api, endpoint)),
        facts: keep::slice(facts),
        notes: keep::slice(endpoint.notes.iter().map(note)),
        group: keep::slice(group),
    }
}

fn segment(piece: &PathPiece) -> Segment {
    match piece {
        PathPiece::Literal(text) => Segment::Literal(keep::text(text)),
        PathPiece::Parameter(name) => Segment::Parameter(keep::text(name)),
        PathPiece::Segments(name) => Segment::Segments(keep::text(name)),
    }
}

fn constants(constants: &[Constant]) -> &'static [(&'static str, &'static str)] {
    keep::slice(constants.iter().map(|row| (keep::text(&row.name.value), keep::text(&row.value))))
}

fn member(constant: &Constant) -> Member<'static> {
    Member { name: keep::text(&constant.name.value), text: keep::text(&constant.value), json: constant.json }
}

fn media(media: &[(Format, String)]) -> &'static [Media] {
    let rows = media
        .iter()
        .map(|(format, media_type)| Media { format: *format, media_type: keep::text(media_type) });
    keep::slice(rows)
}

/// The positions of the schemes that an endpoint takes.
fn schemes(api: &Api, endpoint: &Endpoint) -> Vec<usize> {
    let Some(names) = &endpoint.auth else { return (0..api.auth.len()).collect() };
    let position = |name: &String| api.auth.iter().position(|scheme| scheme.name.value == *name);
    names.iter().filter_map(|name| position(&name.value)).collect()
}

/// A remark.
pub(crate) fn note(note: &Note) -> table::Note {
    table::Note { text: keep::text(&note.text), evidence: note.evidence, source: keep::text(&note.source) }
}

fn reply(api: &Api, reply: &Reply) -> table::Reply {
    let when = reply.when.iter().map(|wanted| Condition {
        path: keep::slice(wanted.path.value.iter().map(|name| keep::text(name))),
        test: test(&wanted.test),
    });
    table::Reply {
        name: keep::text(&reply.name.value),
        doc: keep::text(&reply.doc),
        status: reply.status.value,
        when: keep::slice(when),
        error: reply.error,
        media: media(&reply.media),
        body: match &reply.body {
            ReplyBody::Nothing => None,
            ReplyBody::Item(item) => Some(shape::item(api, item)),
        },
        optional: reply.optional,
        retry: reply.retry,
        evidence: reply.evidence,
    }
}

fn test(test: &WantedTest) -> Test {
    let kept = |texts: &[String]| keep::slice(texts.iter().map(|text| keep::text(text)));
    match test {
        WantedTest::Is(texts) => Test::Is(kept(texts)),
        WantedTest::IsNot(texts) => Test::IsNot(kept(texts)),
        WantedTest::Present => Test::Present,
        WantedTest::Absent => Test::Absent,
    }
}
