//! Responses: whether they can be told apart, whether their conditions can be met, and what the fields mean.

use std::collections::BTreeMap;

use groupwright_engine::table::Evidence;

use super::ambiguity;
use super::members::{Holder, Members, PathTarget, is_unread, lost};
use super::walk;
use crate::model::{Api, Condition, ConditionTest, Endpoint, Meaning, Reply, ReplyBody};
use crate::report::{Code, Diagnostic, Report};

/// Checks the responses of every endpoint.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let mut members = Members::default();
    for endpoint in &api.endpoints {
        // Responses that could not be read have been reported.
        let unread = endpoint.replies.is_empty() && report.has_errors();
        if !unread && endpoint.replies.iter().all(|reply| reply.error && reply.has_status()) {
            let place = endpoint.replies.first().map_or(&endpoint.place, |reply| &reply.status.place);
            let message = "no response is a success";
            let help =
                "add a response with a status of success, such as `200`, or write `error: false` in one";
            report.push(Diagnostic::new(Code::NO_SUCCESS, place, message).help(help));
        }
        guessed_status(endpoint, report);
        ambiguity::check(endpoint, report);
        let bodies = bodies(api, endpoint);
        for reply in &endpoint.replies {
            let alike = bodies.get(&range(reply)).map_or(&[][..], Vec::as_slice);
            for wanted in &reply.when {
                condition(api, (reply, alike), wanted, &mut members, report);
            }
        }
        endpoint.group.iter().for_each(|row| meaning(api, endpoint, row, &mut members, report));
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
        !reply.error
            && reply.provenance.evidence == Evidence::Assumed
            && status.width() == 0
            && status.first / 100 == 2
    };
    for reply in endpoint.replies.iter().filter(is_guess) {
        let message = format!("the status {} of the success is assumed", reply.status.value.first);
        let help = "write `2XX`, which matches every status of success; or write `evidence: example` or `observed` if a source shows the status";
        report.push(Diagnostic::new(Code::ASSUMED_STATUS, &reply.status.place, message).help(help));
    }
}

fn condition<'m>(
    api: &'m Api,
    (reply, alike): (&'m Reply, &[Option<Holder<'m>>]),
    wanted: &Condition,
    members: &mut Members<'m>,
    report: &mut Report,
) {
    let start = match &reply.body {
        ReplyBody::Item(item) if is_unread(item) || item.kind.is_any() => return,
        ReplyBody::Item(_) => body(api, reply),
        ReplyBody::Nothing => None,
    };
    let path: Vec<&str> = wanted.path.value.iter().map(String::as_str).collect();
    let literals = match &wanted.test {
        ConditionTest::Is(literals) | ConditionTest::IsNot(literals) => Some(literals),
        ConditionTest::Present | ConditionTest::Absent => None,
    };
    if literals.is_some_and(Vec::is_empty) {
        let message = format!("the condition on {:?} has no value", path.join("."));
        let help = "add a value; for null or an absent member, write `{ present: false }`";
        report.push(Diagnostic::new(Code::BAD_CONDITION, &wanted.path.place, message).help(help));
        return;
    }
    let (what, help) = match members.resolve(api, start, &path) {
        PathTarget::Single | PathTarget::Constant { single: true } | PathTarget::Unread => return,
        PathTarget::Other | PathTarget::Constant { single: false } if literals.is_none() => return,
        PathTarget::Other | PathTarget::Constant { single: false } => {
            let help =
                "write the path of a member that is one, or `{ present: true }` if it only has to be there";
            ("it is not a single value".to_owned(), help.to_owned())
        }
        PathTarget::Missing(..) | PathTarget::NoFields(_) | PathTarget::Variants(_)
            if is_elsewhere(api, (reply, alike), literals.is_none(), &path, members) =>
        {
            return;
        }
        other => lost(&other, report),
    };
    let message = format!("the condition on {:?} is not valid: {what}", path.join("."));
    report.push(Diagnostic::new(Code::BAD_CONDITION, &wanted.path.place, message).help(help));
}

/// The structure that is the body of a reply. Beside header fields the body may be one field: then it is its members that a
/// condition can be on.
fn body<'m>(api: &'m Api, reply: &'m Reply) -> Option<Holder<'m>> {
    match &reply.body {
        ReplyBody::Item(item) => walk::body_item(api, item).and_then(|item| Holder::of(api, item)),
        ReplyBody::Nothing => None,
    }
}

/// The bodies of the replies of each status. Only the first ones are of use to a person, and each costs time for each condition.
fn bodies<'m>(api: &'m Api, endpoint: &'m Endpoint) -> BTreeMap<(u16, u16), Vec<Option<Holder<'m>>>> {
    const MAX_OF_STATUS: usize = 20;

    let mut bodies: BTreeMap<(u16, u16), Vec<Option<Holder<'_>>>> = BTreeMap::new();
    for reply in &endpoint.replies {
        let alike = bodies.entry(range(reply)).or_default();
        if alike.len() < MAX_OF_STATUS {
            alike.push(body(api, reply));
        }
    }
    bodies
}

fn range(reply: &Reply) -> (u16, u16) {
    (reply.status.value.first, reply.status.value.last)
}

/// Whether a member that a reply does not describe can be tested nevertheless: another reply of the same status describes it, or
/// nothing describes the body, whose values are then compared by their JSON types. `alike` are the bodies of the replies of the status;
/// `is_presence` says that only the presence of the member is tested, so that it need not be a single value.
fn is_elsewhere<'m>(
    api: &'m Api,
    (reply, alike): (&Reply, &[Option<Holder<'m>>]),
    is_presence: bool,
    path: &[&str],
    members: &mut Members<'m>,
) -> bool {
    let is_undescribed = reply.item().is_none() && !reply.media.is_empty();
    (is_undescribed && alike.iter().all(Option::is_none))
        || alike.iter().flatten().any(|holder| match members.resolve(api, Some(*holder), path) {
            PathTarget::Single | PathTarget::Constant { single: true } | PathTarget::Unread => true,
            PathTarget::Other | PathTarget::Constant { single: false } => is_presence,
            PathTarget::Missing(..) | PathTarget::NoFields(_) | PathTarget::Variants(_) => false,
        })
}

fn meaning<'m>(
    api: &'m Api,
    endpoint: &'m Endpoint,
    row: &Meaning,
    members: &mut Members<'m>,
    report: &mut Report,
) {
    let names: Vec<&str> = row.path.value.split('.').collect();
    let success = endpoint.replies.iter().find(|reply| !reply.error);
    let (start, path) = match names.split_first() {
        Some((&"request", path)) if !path.is_empty() => (Some(Holder::Structure(&endpoint.request)), path),
        Some((&"response", path)) => {
            let item = success.and_then(Reply::item);
            if item.is_some_and(|item| is_unread(item) || item.kind.is_any()) {
                return;
            }
            (item.and_then(|item| Holder::of(api, item)), path)
        }
        _ => {
            let message = format!("{:?} is not a path to a field", row.path.value);
            let help = "write `request.` or `response.` followed by wire names: `response.Data`";
            report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
            return;
        }
    };
    let target = members.resolve(api, start, path);
    if let PathTarget::Missing(..)
    | PathTarget::NoFields(_)
    | PathTarget::Variants(_)
    | PathTarget::Constant { .. } = target
    {
        let (what, help) = lost(&target, report);
        let message = format!("the path {:?} does not lead to a field: {what}", row.name.value);
        report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
    }
}
