//! The table of an endpoint.

use groupwright_engine::domain::JsonType;
use groupwright_engine::format::Format;
use groupwright_engine::table::{
    self, AnyOf, BodyPlace, Condition, GroupRole, Media, MessagePath, Node, ParameterLocation, Segment,
    SelectPlace, Test,
};

use super::links::{Late, Links};
use super::note::{fact, note};
use super::{constant, envelope, shape};
use crate::intern;
use crate::model::{
    self, Api, ConditionTest, Constant, Endpoint, Item, Literal, Meaning, MediaType, PathPiece, PathStep,
    Reply, ReplyBody, ReplyTest, SelectPart, Subject,
};

/// The table of an endpoint whose request is this.
pub(super) fn endpoint(
    api: &Api,
    endpoint: &Endpoint,
    request: &'static Late<table::Shape>,
    links: &Links<'_>,
) -> table::Endpoint {
    let facts = endpoint.facts.iter().map(|(key, said)| fact(key, said));
    let group = endpoint.group.iter().filter_map(role);
    let path = intern::rows(endpoint.pieces.iter().map(segment));
    let (name, method) = (intern::text(&endpoint.name), intern::text(&endpoint.method));
    let (place, values) = select(endpoint);
    let may_lack_body = endpoint.body.as_ref().is_some_and(|body| body.optional.is_some());
    let table = table::Endpoint::new(name, method, path, Node::late_record(request.lock()));
    let table = if may_lack_body { table.with_optional_body() } else { table };
    let table = table
        .with_summary(intern::text(&endpoint.summary))
        .with_description(intern::text(&endpoint.description))
        .with_source(intern::text(&endpoint.source))
        .with_select(place, values)
        .with_query(constants(&endpoint.query))
        .with_query_numbers(numbers(&endpoint.query))
        .with_headers(constants(&endpoint.headers))
        .with_accepts(endpoint.body.as_ref().map_or(&[], |body| media(&body.media)))
        .with_envelopes(endpoint.body.as_ref().map_or(&[], |body| {
            let message = (api.body_of_request(endpoint), api.form_shape());
            envelope::rows(&body.envelopes, Node::late_record(request.lock()), message)
        }))
        .with_places(places(endpoint))
        .with_servers(servers(api, endpoint))
        .with_replies(intern::rows(endpoint.replies.iter().map(|reply| self::reply(api, links, reply))))
        .with_auth(intern::rows(schemes(api, endpoint)))
        .with_facts(intern::rows(facts))
        .with_notes(intern::rows(endpoint.notes.iter().map(note)))
        .with_group(intern::rows(group));
    let is_on_demand = endpoint.select.as_ref().is_some_and(|select| select.on_demand.is_some());
    let table = if is_on_demand { table.with_select_on_demand() } else { table };
    match &endpoint.idempotence {
        Some(idempotence) => table.with_idempotence(idempotence.value),
        None => table,
    }
}

/// The base URLs in place of those of the API.
fn servers(api: &Api, endpoint: &Endpoint) -> &'static [&'static str] {
    let Some(own) = &endpoint.servers else { return &[] };
    let urls = api.servers.iter().map(|server| own.of(server).map_or("", |url| &url.value));
    intern::rows(urls.map(|url| intern::text(url.trim_end_matches('/'))))
}

/// Where a request can have the members of its body.
fn places(endpoint: &Endpoint) -> &'static [BodyPlace] {
    let given = endpoint.body.as_ref().map_or(&[][..], |body| &body.places);
    if given.is_empty() { &[BodyPlace::Body] } else { intern::rows(given.iter().map(|place| place.value)) }
}

/// What selects the format of the reply.
fn select(endpoint: &Endpoint) -> (SelectPlace, &'static [(Format, &'static str)]) {
    let Some(select) = &endpoint.select else { return (SelectPlace::Suffix, &[]) };
    let name = intern::text(&select.name.value);
    let place = match select.part {
        SelectPart::Suffix => SelectPlace::Suffix,
        SelectPart::Path => SelectPlace::Path(name),
        SelectPart::Query => SelectPlace::Query(name),
        SelectPart::Header => SelectPlace::Header(name),
        SelectPart::Body => SelectPlace::Body(name),
    };
    let values = select.values.iter().map(|(format, value)| (*format, intern::text(&value.value)));
    (place, intern::rows(values))
}

fn segment(piece: &PathPiece) -> Segment {
    match piece {
        PathPiece::Literal(text) => Segment::Literal(intern::text(text)),
        PathPiece::Parameter(name) => Segment::Parameter(intern::text(name)),
        PathPiece::Segments(name) => Segment::Segments(intern::text(name)),
        PathPiece::Optional(name) => Segment::Optional(intern::text(name)),
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

fn media(media: &[(Format, MediaType)]) -> &'static [Media] {
    let row = |(format, media_type): &(Format, MediaType)| {
        let row = Media::new(*format, intern::text(&media_type.text));
        if media_type.is_only { row.only() } else { row }
    };
    intern::rows(media.iter().map(row))
}

/// The positions of the schemes that an endpoint takes.
fn schemes(api: &Api, endpoint: &Endpoint) -> Vec<usize> {
    let Some(names) = &endpoint.auth else { return (0..api.auth.len()).collect() };
    let position = |name: &String| api.auth.iter().position(|scheme| scheme.name.value == *name);
    names.iter().filter_map(|name| position(&name.value)).collect()
}

fn reply(api: &Api, links: &Links<'_>, reply: &Reply) -> table::Reply {
    let when = reply.when.iter().map(condition);
    let mut row = table::Reply::new(intern::text(&reply.name.value), reply.status.value)
        .with_other_statuses(intern::rows(reply.others.iter().copied()))
        .with_doc(intern::text(&reply.doc))
        .with_when(intern::rows(when))
        .with_any_of(intern::rows(reply.any_of.iter().map(any_of)))
        .with_media(media(&reply.media))
        .with_headers(constants(&reply.headers))
        .with_guard(reply.guard.as_ref().map_or("", |guard| intern::text(&guard.value)))
        .with_retry(reply.retry)
        .with_evidence(reply.provenance.evidence);
    if reply.error {
        row = row.failure();
    }
    if reply.optional {
        row = row.optional();
    }
    if let Some(message) = &reply.message {
        row = row.with_message(self::message(&message.value));
    }
    match &reply.body {
        ReplyBody::Nothing => row,
        ReplyBody::Item(item) => {
            let node = shape::item(links, item);
            let message = (api.body_of_reply(item), api.form_shape());
            row.with_envelopes(envelope::rows(&reply.envelopes, node, message))
                .with_body(node)
                .with_cookies(cookies(api, item))
        }
    }
}

/// The role of a field.
fn role(meaning: &Meaning) -> Option<GroupRole> {
    let (start, path) = meaning.path.value.split_first()?;
    let (name, (names, items)) = (intern::text(&meaning.name.value), names(path));
    let path = MessagePath::new(names).with_items(items);
    match start {
        PathStep::Name(start) if start == "request" => Some(GroupRole::of_request(name, path)),
        PathStep::Name(start) if start == "response" => Some(GroupRole::of_response(name, path)),
        // It is a finding.
        PathStep::Name(_) | PathStep::Item(_) => None,
    }
}

/// Where the vendor's own words are.
fn message(subject: &Subject) -> MessagePath {
    match subject {
        Subject::Header(name) => MessagePath::new(intern::rows([intern::text(name)])).of_header(),
        Subject::Body(path) => {
            let (names, items) = names(path);
            MessagePath::new(names).with_items(items)
        }
    }
}

/// The attributes of the cookies of a reply, by their names.
fn cookies(api: &Api, item: &Item) -> &'static [(&'static str, &'static str)] {
    let fields = item.named().map_or(&[][..], |id| api.ty(id).fields());
    let attributes = fields.iter().filter(|field| field.location == ParameterLocation::Cookie);
    let attributes =
        attributes.filter_map(|field| Some((&field.name.value, field.cookie_attributes.as_ref()?)));
    intern::rows(attributes.map(|(name, text)| (intern::text(name), intern::text(&text.value))))
}

fn any_of(any: &model::AnyOf) -> AnyOf {
    AnyOf::new(intern::rows(any.sets.iter().map(|set| intern::rows(set.iter().map(condition)))))
}

fn condition(condition: &model::Condition) -> Condition {
    let test = test(&condition.test);
    let path = match &condition.subject.value {
        Subject::Header(name) => return Condition::new(intern::rows([intern::text(name)]), test).of_header(),
        Subject::Body(path) => path,
    };
    let (names, items) = names(path);
    Condition::new(names, test).with_items(items)
}

/// The names of a path, and the positions of those that are numbers of items.
fn names(path: &[PathStep]) -> (&'static [&'static str], &'static [usize]) {
    let names = path.iter().map(|step| match step {
        PathStep::Name(name) => intern::text(name),
        PathStep::Item(index) => intern::text(&index.to_string()),
    });
    let items = path.iter().enumerate().filter_map(|(position, step)| match step {
        PathStep::Name(_) => None,
        PathStep::Item(_) => Some(position),
    });
    (intern::rows(names), intern::rows(items))
}

fn test(test: &ReplyTest) -> Test {
    let kept = |literals: &[Literal]| intern::rows(literals.iter().map(constant::text));
    let texts = |texts: &[String]| intern::rows(texts.iter().map(|text| intern::text(text)));
    match test {
        ReplyTest::Member(ConditionTest::Is(literals)) => Test::Is(kept(literals)),
        ReplyTest::Member(ConditionTest::IsNot(literals)) => Test::IsNot(kept(literals)),
        ReplyTest::Member(ConditionTest::Present) => Test::Present,
        ReplyTest::Member(ConditionTest::Absent) => Test::Absent,
        ReplyTest::Given => Test::Given,
        ReplyTest::Missing => Test::Missing,
        ReplyTest::Kind(kinds) => Test::Kind(intern::rows(kinds.iter().copied())),
        ReplyTest::StartsWith(parts) => Test::StartsWith(texts(parts)),
        ReplyTest::Contains(parts) => Test::Contains(texts(parts)),
        ReplyTest::Matches(pattern) => Test::Matches(pattern.value),
    }
}
