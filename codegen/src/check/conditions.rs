//! The conditions of responses: whether they can be met.

use std::collections::BTreeMap;

use groupwright_engine::format::Format;
use groupwright_engine::http::is_header_name;

use super::members::{Members, PathTarget, Start, is_unread, lost, steps};
use super::walk;
use crate::model::{
    Api, Condition, ConditionTest, Endpoint, Envelope, EnvelopeStep, Item, PathStep, Reply, ReplyBody,
    ReplyTest, Subject, TypeBody,
};
use crate::report::{Code, Diagnostic, Report};

/// Checks the conditions of the responses of an endpoint.
pub(super) fn check<'m>(
    api: &'m Api,
    endpoint: &'m Endpoint,
    members: &mut Members<'m>,
    report: &mut Report,
) {
    let bodies = bodies(api, endpoint);
    for reply in &endpoint.replies {
        let alike: Vec<_> = ranges(reply).filter_map(|range| bodies.get(&range)).flatten().copied().collect();
        for wanted in reply.conditions() {
            condition(api, (reply, &alike), wanted, members, report);
            beside(api, endpoint, (reply, wanted), members, report);
        }
    }
}

fn condition<'m>(
    api: &'m Api,
    (reply, alike): (&'m Reply, &[Alike<'m>]),
    wanted: &Condition,
    members: &mut Members<'m>,
    report: &mut Report,
) {
    let place = &wanted.subject.place;
    if let Some(pattern) = wanted.test.pattern()
        && let Err(error) = pattern.value.compile()
    {
        let message = format!("this is not a valid pattern: {error}");
        report.push(Diagnostic::new(Code::BAD_PATTERN, &pattern.place, message).help(error.help));
        return;
    }
    if is_empty(&wanted.test) {
        let message = format!("the condition on {} has no value", wanted.subject.value);
        let help = "add a value; for null or an absent member, write `{ present: false }`";
        report.push(Diagnostic::new(Code::BAD_CONDITION, place, message).help(help));
        return;
    }
    let refused = match &wanted.subject.value {
        Subject::Header(name) => on_header(name, &wanted.test),
        Subject::Body(path) => on_format(api, reply, path, &wanted.test)
            .or_else(|| on_body(api, (reply, alike), (path, &wanted.test), members, report)),
    };
    if let Some((what, help)) = refused {
        let message = format!("the condition on {} is not valid: {what}", wanted.subject.value);
        report.push(Diagnostic::new(Code::BAD_CONDITION, place, message).help(help));
    }
}

/// Whether there is nothing of which a value could be one.
fn is_empty(test: &ReplyTest) -> bool {
    match test {
        ReplyTest::Member(ConditionTest::Is(literals) | ConditionTest::IsNot(literals)) => {
            literals.is_empty()
        }
        ReplyTest::Kind(kinds) => kinds.is_empty(),
        ReplyTest::StartsWith(texts) | ReplyTest::Contains(texts) => texts.is_empty(),
        ReplyTest::Member(ConditionTest::Present | ConditionTest::Absent)
        | ReplyTest::Given
        | ReplyTest::Missing
        | ReplyTest::Matches(_) => false,
    }
}

/// Whether a test is one of a single value.
fn is_of_single(test: &ReplyTest) -> bool {
    match test {
        ReplyTest::Member(ConditionTest::Is(_) | ConditionTest::IsNot(_))
        | ReplyTest::StartsWith(_)
        | ReplyTest::Contains(_)
        | ReplyTest::Matches(_) => true,
        ReplyTest::Member(ConditionTest::Present | ConditionTest::Absent)
        | ReplyTest::Given
        | ReplyTest::Missing
        | ReplyTest::Kind(_) => false,
    }
}

/// Whether a test fails where there is no such member.
fn needs_member(test: &ReplyTest) -> bool {
    match test {
        ReplyTest::Member(ConditionTest::IsNot(_) | ConditionTest::Absent) | ReplyTest::Missing => false,
        ReplyTest::Member(ConditionTest::Is(_) | ConditionTest::Present)
        | ReplyTest::Given
        | ReplyTest::Kind(_)
        | ReplyTest::StartsWith(_)
        | ReplyTest::Contains(_)
        | ReplyTest::Matches(_) => true,
    }
}

/// The first member of a path that a format of a response lacks.
fn lacking<'p>(
    api: &Api,
    reply: &Reply,
    start: Start<'_>,
    path: &[super::members::Step<'p>],
) -> Option<(&'p str, Format)> {
    let mut item = start.item;
    for step in path {
        let here: &Item = item?;
        let name = match *step {
            super::members::Step::Name(name) => name,
            super::members::Step::Item(_) => {
                item = here.inner();
                continue;
            }
        };
        item = match here.named().map(|id| &api.ty(id).body) {
            Some(TypeBody::Struct(structure)) => {
                let field = structure.fields.iter().find(|field| field.name.value == name)?;
                let lacks =
                    reply.media.iter().map(|(format, _)| *format).find(|format| !field.is_in(*format));
                if let Some(format) = lacks {
                    return Some((name, format));
                }
                Some(&field.item)
            }
            Some(TypeBody::Union(_) | TypeBody::Enum(_)) => None,
            None => here.inner(),
        };
    }
    None
}

/// Why a condition is not valid, and what to do.
type Refused = Option<(String, String)>;

fn on_header(name: &str, test: &ReplyTest) -> Refused {
    if !is_header_name(name) {
        let help = "write letters, digits and hyphens, such as `X-Result`";
        return Some(("it is not a name of a header field".to_owned(), help.to_owned()));
    }
    test.is_kind()
        .then(|| ("a header field is a text, which has no other kind".to_owned(), "remove `kind`".to_owned()))
}

/// What cannot be in the formats of a response.
fn on_format(api: &Api, reply: &Reply, path: &[PathStep], test: &ReplyTest) -> Refused {
    let has_only = |format| reply.media.iter().all(|(of, _)| *of == format);
    if reply.media.is_empty() && path.is_empty() {
        let help = "add the `formats` of the body";
        return Some(("the response has no body that is read".to_owned(), help.to_owned()));
    }
    if !reply.media.is_empty() && has_only(Format::Bytes) {
        let help = "write a condition on a header field, such as `when: [{ header: Content-Type, starts_with: image/ }]`";
        return Some(("a body of bytes has no text and no members".to_owned(), help.to_owned()));
    }
    if test.is_kind() && !has_only(Format::Json) {
        let help = "remove `kind`, or the other formats";
        return Some(("only the values of JSON have a kind".to_owned(), help.to_owned()));
    }
    let structure = reply.item().and_then(|item| walk::structure(api, walk::body_item(api, item)?));
    let has_template = structure.is_some_and(|structure| structure.template.is_some());
    let is_text = !reply.media.is_empty() && has_only(Format::Text) && !has_template;
    (is_text && !path.is_empty()).then(|| {
        let help = "write a condition on the whole body, such as `when: [{ starts_with: ERR }]`";
        ("a text has no members".to_owned(), help.to_owned())
    })
}

fn on_body<'m>(
    api: &'m Api,
    (reply, alike): (&'m Reply, &[Alike<'m>]),
    (path, test): (&[PathStep], &ReplyTest),
    members: &mut Members<'m>,
    report: &mut Report,
) -> Refused {
    // A text is one text, whatever its members are.
    let is_text = reply.media.iter().all(|(format, _)| *format == Format::Text);
    if path.is_empty() && is_text && !test.is_kind() {
        return None;
    }
    let start = match &reply.body {
        ReplyBody::Item(item) if is_unread(item) || item.kind.is_any() => return None,
        ReplyBody::Item(_) => body(api, reply).unwrap_or_default(),
        ReplyBody::Nothing => Start::default(),
    };
    let is_single = is_of_single(test);
    let no_single = || {
        let help =
            "write the path of a member that is one, or `{ present: true }` if it only has to be there";
        ("it is not a single value".to_owned(), help.to_owned())
    };
    let given = path;
    let path = match in_envelope(reply, path) {
        InEnvelope::Message(inside) => steps(inside),
        InEnvelope::Beside => return beside_root(reply, path),
        InEnvelope::Layer => return is_single.then(no_single),
        InEnvelope::Whole => return (is_single && start.holder.is_some()).then(no_single),
    };
    if needs_member(test)
        && let Some((name, format)) = lacking(api, reply, start, &path)
    {
        let help =
            "remove the format from the response, or write another response for it, or another condition";
        return Some((format!("in {format}, the response has no member {name:?}"), help.to_owned()));
    }
    match members.resolve(api, start, &path) {
        PathTarget::Single | PathTarget::Constant { single: true } | PathTarget::Unread => None,
        PathTarget::Other(_) | PathTarget::Constant { single: false } if !is_single => None,
        PathTarget::Other(_) | PathTarget::Constant { single: false } => Some(no_single()),
        PathTarget::Missing(..)
        | PathTarget::NoFields(_)
        | PathTarget::NoItems(_)
        | PathTarget::Variants(_)
            if is_elsewhere(api, (reply, alike), is_single, given, members) =>
        {
            None
        }
        other => Some(lost(&other, report)),
    }
}

/// A path beside an envelope, of a member that the message has, and that no response without an envelope has.
fn beside<'m>(
    api: &'m Api,
    endpoint: &'m Endpoint,
    (reply, wanted): (&'m Reply, &Condition),
    members: &mut Members<'m>,
    report: &mut Report,
) {
    /// Only the first ones are of use to a person, and each costs time.
    const MAX_OTHERS: usize = 20;

    let path = match &wanted.subject.value {
        Subject::Body(path) => path,
        Subject::Header(_) => return,
    };
    let is_beside = match in_envelope(reply, path) {
        InEnvelope::Beside => beside_root(reply, path).is_none() && !is_constant(reply, path),
        InEnvelope::Message(_) | InEnvelope::Layer | InEnvelope::Whole => false,
    };
    let path = steps(path);
    let mut has = |reply: &'m Reply| {
        let start = body(api, reply).filter(|start| start.holder.is_some());
        start.is_some_and(|start| match members.resolve(api, start, &path) {
            PathTarget::Single | PathTarget::Other(_) | PathTarget::Constant { .. } => true,
            PathTarget::Missing(..)
            | PathTarget::NoFields(_)
            | PathTarget::NoItems(_)
            | PathTarget::Variants(_)
            | PathTarget::Unread => false,
        })
    };
    if !is_beside || !has(reply) {
        return;
    }
    let is_alike = |other: &&Reply| ranges(other).any(|range| ranges(reply).any(|own| own == range));
    let bare = endpoint.replies.iter().filter(|other| other.envelopes.is_empty());
    if bare.filter(is_alike).take(MAX_OTHERS).any(has) {
        return;
    }
    let names = reply.envelopes.first().map(Envelope::names).unwrap_or_default();
    let message = format!(
        "the condition on {} is beside the envelope, but the message has such a member",
        wanted.subject.value
    );
    let help = format!("if that is meant, write the path from the outside: `{}.…`", names.join("."));
    report.push(Diagnostic::new(Code::BESIDE_ENVELOPE, &wanted.subject.place, message).help(help));
}

/// Whether a path leads to a constant of an envelope, or into one.
fn is_constant(reply: &Reply, path: &[PathStep]) -> bool {
    let constants = reply.envelopes.iter().flat_map(|envelope| &envelope.constants);
    let is_name = |(step, name): (&PathStep, &String)| match step {
        PathStep::Name(own) => own == name,
        PathStep::Item(_) => false,
    };
    let mut constants = constants.map(|constant| &constant.path.value);
    constants.any(|names| names.len() <= path.len() && path.iter().zip(names).all(is_name))
}

/// Why a path leads nowhere that does not enter an envelope, where only a root element can be outside.
fn beside_root(reply: &Reply, path: &[PathStep]) -> Refused {
    let is_xml = reply.media.iter().all(|(format, _)| *format == Format::Xml);
    let root = reply.envelopes.first().and_then(|envelope| envelope.steps.first()).filter(|_| is_xml)?;
    if path.first() == Some(&PathStep::Name(root.value.name().to_owned())) {
        return None;
    }
    let what = format!("the root element is {:?}", root.value.name());
    Some((
        what,
        format!("paths start outside the envelope, with the root element: `{}.…`", root.value.name()),
    ))
}

/// Where a path from the outside of an envelope leads.
enum InEnvelope<'p> {
    /// Into the message.
    Message(&'p [PathStep]),
    /// To a layer.
    Layer,
    /// To the message itself.
    Whole,
    /// To something beside the layers, which nothing describes.
    Beside,
}

/// Where a path leads in the first of the formats that have layers.
fn in_envelope<'p>(reply: &Reply, path: &'p [PathStep]) -> InEnvelope<'p> {
    let Some(layers) = reply.envelopes.first() else { return InEnvelope::Message(path) };
    let is_same = |step: &EnvelopeStep, given: &PathStep| match (step, given) {
        (EnvelopeStep::Member(name), PathStep::Name(given)) => name == given,
        (EnvelopeStep::Item, PathStep::Item(index)) => *index == 0,
        (EnvelopeStep::Member(_), PathStep::Item(_)) | (EnvelopeStep::Item, PathStep::Name(_)) => false,
    };
    let steps = &layers.steps;
    let alike = steps.iter().zip(path).take_while(|(step, given)| is_same(&step.value, given)).count();
    match path.get(alike..) {
        Some(inside) if alike == steps.len() && !inside.is_empty() => InEnvelope::Message(inside),
        Some([]) if alike == steps.len() => InEnvelope::Whole,
        Some([]) | None => InEnvelope::Layer,
        Some(_) => InEnvelope::Beside,
    }
}

/// The body of a reply. Beside header fields the body may be one field: then it is its members that a condition can be on.
pub(super) fn body<'m>(api: &'m Api, reply: &'m Reply) -> Option<Start<'m>> {
    match &reply.body {
        ReplyBody::Item(item) => walk::body_item(api, item).map(|item| Start::of(api, item)),
        ReplyBody::Nothing => None,
    }
}

/// A reply of the same status, and its body, if its members are described.
type Alike<'m> = (&'m Reply, Option<Start<'m>>);

/// The replies of each status. Only the first ones are of use to a person, and each costs time for each condition.
fn bodies<'m>(api: &'m Api, endpoint: &'m Endpoint) -> BTreeMap<(u16, u16), Vec<Alike<'m>>> {
    const MAX_OF_STATUS: usize = 20;

    let mut bodies: BTreeMap<(u16, u16), Vec<Alike<'_>>> = BTreeMap::new();
    for reply in &endpoint.replies {
        for range in ranges(reply) {
            let alike = bodies.entry(range).or_default();
            if alike.len() < MAX_OF_STATUS {
                alike.push((reply, body(api, reply).filter(|start| start.holder.is_some())));
            }
        }
    }
    bodies
}

fn ranges(reply: &Reply) -> impl Iterator<Item = (u16, u16)> {
    reply.statuses().map(|range| (range.first, range.last))
}

/// Whether a member that a reply does not describe can be tested nevertheless: another reply of the same status describes it, within its
/// own envelope or beside it, or nothing describes the body, whose values are then compared by their JSON types. `path` starts
/// outside the envelopes; `is_single` says that the member has to be a single value.
fn is_elsewhere<'m>(
    api: &'m Api,
    (reply, alike): (&Reply, &[Alike<'m>]),
    is_single: bool,
    path: &[PathStep],
    members: &mut Members<'m>,
) -> bool {
    let is_undescribed = reply.item().is_none() && !reply.media.is_empty();
    (is_undescribed && alike.iter().all(|(_, start)| start.is_none()))
        || alike.iter().any(|(other, start)| match in_envelope(other, path) {
            InEnvelope::Layer | InEnvelope::Whole => !is_single && !path.is_empty(),
            InEnvelope::Beside => is_constant(other, path),
            InEnvelope::Message(inside) => {
                start.is_some_and(|start| match members.resolve(api, start, &steps(inside)) {
                    PathTarget::Single | PathTarget::Constant { single: true } | PathTarget::Unread => true,
                    PathTarget::Other(_) | PathTarget::Constant { single: false } => !is_single,
                    PathTarget::Missing(..)
                    | PathTarget::NoFields(_)
                    | PathTarget::NoItems(_)
                    | PathTarget::Variants(_) => false,
                })
            }
        })
}
