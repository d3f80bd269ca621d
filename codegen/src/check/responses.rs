//! Responses: whether they can be told apart, whether their conditions can be met, and what the fields mean.

use groupwright_engine::table::{Evidence, ParameterLocation};

use super::walk::{self, structure};
use crate::model::{
    Api, Condition, ConditionTest, Endpoint, Item, Kind, Literal, Meaning, Reply, ReplyBody, Struct,
};
use crate::report::{Code, Diagnostic, Report, nearest};

/// Checks the responses of every endpoint.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for endpoint in &api.endpoints {
        // Responses that could not be read have been reported.
        let unread = endpoint.replies.is_empty() && report.has_errors();
        if !unread && endpoint.replies.iter().all(|reply| reply.error && reply.has_status()) {
            let place = endpoint.replies.first().map_or(&endpoint.place, |reply| &reply.status.place);
            let message = "no response means that the request succeeded";
            let help = "add the status of success, such as `200`, or say `error: false`";
            report.push(Diagnostic::new(Code::NO_SUCCESS, place, message).help(help));
        }
        guessed_status(endpoint, report);
        for (index, reply) in endpoint.replies.iter().enumerate() {
            let earlier = endpoint.replies.iter().take(index);
            for other in earlier.filter(|other| !can_be_told_apart(other, reply)) {
                report.push(ambiguous(other, reply));
            }
            reply.when.iter().for_each(|wanted| condition(api, reply, wanted, report));
        }
        endpoint.group.iter().for_each(|row| meaning(api, endpoint, row, report));
    }
}

/// A success whose one status no source gives, where no other reply takes those that it may have as well.
fn guessed_status(endpoint: &Endpoint, report: &mut Report) {
    let takes_all = |reply: &Reply| reply.status.value.first <= 200 && reply.status.value.last >= 299;
    if endpoint.replies.iter().any(takes_all) {
        return;
    }
    let is_guess = |reply: &&Reply| {
        let status = reply.status.value;
        !reply.error && reply.evidence == Evidence::Assumed && status.width() == 0 && status.first / 100 == 2
    };
    for reply in endpoint.replies.iter().filter(is_guess) {
        let message = format!("that success has the status {} is assumed", reply.status.value.first);
        let help = "write `2XX`, which takes whichever it is; or `evidence: example` or `observed`, where one is seen";
        report.push(Diagnostic::new(Code::ASSUMED_STATUS, &reply.status.place, message).help(help));
    }
}

fn can_be_told_apart(one: &Reply, other: &Reply) -> bool {
    let known = one.has_status() && other.has_status();
    if !known || one.status.value != other.status.value || one.when.is_empty() != other.when.is_empty() {
        return true;
    }
    one.when
        .iter()
        .any(|a| other.when.iter().any(|b| a.path.value == b.path.value && exclude(&a.test, &b.test)))
}

/// Whether two tests of one member cannot both hold.
fn exclude(one: &ConditionTest, other: &ConditionTest) -> bool {
    match (one, other) {
        (ConditionTest::Is(a), ConditionTest::Is(b)) => a.iter().all(|literal| !has(b, literal)),
        (ConditionTest::Is(a), ConditionTest::IsNot(b)) | (ConditionTest::IsNot(b), ConditionTest::Is(a)) => {
            a.iter().all(|literal| has(b, literal))
        }
        (ConditionTest::Absent, ConditionTest::Present | ConditionTest::Is(_))
        | (ConditionTest::Present | ConditionTest::Is(_), ConditionTest::Absent) => true,
        (
            ConditionTest::IsNot(_),
            ConditionTest::IsNot(_) | ConditionTest::Present | ConditionTest::Absent,
        )
        | (ConditionTest::Present, ConditionTest::Is(_) | ConditionTest::IsNot(_) | ConditionTest::Present)
        | (ConditionTest::Is(_), ConditionTest::Present)
        | (ConditionTest::Absent, ConditionTest::IsNot(_) | ConditionTest::Absent) => false,
    }
}

/// Whether the values have this one. Of which type the member is decides what is the same: a boolean 0 is false, so that values
/// of one text or meaning are not told apart whatever their JSON types.
fn has(literals: &[Literal], literal: &Literal) -> bool {
    let plain = |literal: &Literal| {
        match literal.text.as_str() {
            "false" => "0",
            "true" => "1",
            text => text,
        }
        .to_owned()
    };
    literals.iter().any(|other| plain(other) == plain(literal))
}

fn ambiguous(other: &Reply, reply: &Reply) -> Diagnostic {
    let message = format!("{:?} and {:?} cannot be told apart", other.name.value, reply.name.value);
    let help = "say with `when` what only one of them has, such as `when: { success: 1 }`";
    let finding = Diagnostic::new(Code::AMBIGUOUS_RESPONSES, &reply.name.place, message);
    finding.related(&other.name.place, "the other response").help(help)
}

/// What a path of wire names leads to.
enum Reached<'m> {
    /// A field that holds a single value.
    Single,
    /// A field that holds something else.
    Other,
    /// A structure that has no such field.
    Missing(&'m str, &'m Struct),
    /// Something that has no fields.
    NoFields(&'m str),
    /// Something of a type that is not there, as has been reported.
    Unread,
}

/// Whether there is no such type as an item is said to be of.
fn is_unread(item: &Item) -> bool {
    match &item.kind {
        Kind::Missing(_) | Kind::Unknown => true,
        Kind::Scalar(_) | Kind::Named(_) | Kind::List(_) | Kind::Map(_) => false,
    }
}

fn reach<'m>(api: &'m Api, start: Option<&'m Struct>, path: &[&'m str]) -> Reached<'m> {
    let mut here = start;
    let mut item: Option<&Item> = None;
    for &name in path {
        let Some(structure) = here else {
            return if item.is_some_and(is_unread) { Reached::Unread } else { Reached::NoFields(name) };
        };
        let field = structure.fields.iter().find(|field| field.name.value == name);
        let Some(field) = field else {
            let mut whole =
                structure.fields.iter().filter(|field| field.location == ParameterLocation::Payload);
            let unread = whole.any(|field| is_unread(&field.item));
            return if unread { Reached::Unread } else { Reached::Missing(name, structure) };
        };
        here = walk::structure(api, &field.item);
        item = Some(&field.item);
    }
    let has_inner = item.is_some_and(|item| item.inner().is_some());
    if has_inner || here.is_some() { Reached::Other } else { Reached::Single }
}

fn condition(api: &Api, reply: &Reply, wanted: &Condition, report: &mut Report) {
    let start = match &reply.body {
        ReplyBody::Item(item) if is_unread(item) => return,
        // Beside header fields the body may be one field: then it is its members that a condition can be on.
        ReplyBody::Item(item) => walk::body_item(api, item).and_then(|item| structure(api, item)),
        ReplyBody::Nothing => None,
    };
    let path: Vec<&str> = wanted.path.value.iter().map(String::as_str).collect();
    let literals = match &wanted.test {
        ConditionTest::Is(literals) | ConditionTest::IsNot(literals) => Some(literals),
        ConditionTest::Present | ConditionTest::Absent => None,
    };
    if literals.is_some_and(Vec::is_empty) {
        let message = format!("the condition on {:?} names no value", path.join("."));
        let help = "name one; for null or nothing at all write `{ present: false }`";
        report.push(Diagnostic::new(Code::BAD_CONDITION, &wanted.path.place, message).help(help));
        return;
    }
    let (what, help) = match reach(api, start, &path) {
        Reached::Single | Reached::Unread => return,
        Reached::Other if literals.is_none() => return,
        Reached::Other => ("it holds no single value".to_owned(), "ask for a member that does".to_owned()),
        other => lost(&other),
    };
    let message = format!("the condition on {:?} cannot be met: {what}", path.join("."));
    report.push(Diagnostic::new(Code::BAD_CONDITION, &wanted.path.place, message).help(help));
}

/// Why a path leads nowhere, and what to do.
fn lost(reached: &Reached<'_>) -> (String, String) {
    match reached {
        Reached::Missing(name, structure) => {
            let names = || structure.fields.iter().map(|field| field.name.value.as_str());
            let help = nearest(name, names()).map_or_else(
                || format!("the members there are: {}", names().collect::<Vec<_>>().join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            (format!("there is no member {name:?}"), help)
        }
        Reached::NoFields(name) => (
            format!("nothing there can have a member {name:?}"),
            "name a member that is there, or describe the structure that has it".to_owned(),
        ),
        Reached::Single | Reached::Other | Reached::Unread => (String::new(), String::new()),
    }
}

fn meaning(api: &Api, endpoint: &Endpoint, row: &Meaning, report: &mut Report) {
    let names: Vec<&str> = row.path.value.split('.').collect();
    let success = endpoint.replies.iter().find(|reply| !reply.error);
    let (start, path) = match names.split_first() {
        Some((&"request", path)) if !path.is_empty() => (Some(&endpoint.request), path),
        Some((&"response", path)) => {
            let item = success.and_then(Reply::item);
            if item.is_some_and(is_unread) {
                return;
            }
            (item.and_then(|item| structure(api, item)), path)
        }
        _ => {
            let message = format!("{:?} is not a path to a field", row.path.value);
            let help = "begin with `request.` or `response.` and go on with wire names: `response.Data`";
            report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
            return;
        }
    };
    let reached = reach(api, start, path);
    if let Reached::Missing(..) | Reached::NoFields(_) = reached {
        let (what, help) = lost(&reached);
        let message = format!("the meaning of {:?} leads nowhere: {what}", row.name.value);
        report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
    }
}
