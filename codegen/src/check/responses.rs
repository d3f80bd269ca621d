//! Responses: whether they can be told apart, whether their conditions can be met, and what the fields mean.

use groupwright_engine::http::has_no_body;
use groupwright_engine::table::{Evidence, StatusRange};

use super::members::{Holder, Members, PathTarget, Start, Step, is_of_singles, is_unread, lost, steps};
use super::{ambiguity, conditions, messages};
use crate::model::{Api, Endpoint, Meaning, Reply, path_text};
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
        no_content(endpoint, report);
        ambiguity::check(endpoint, report);
        conditions::check(api, endpoint, &mut members, report);
        messages::check(api, endpoint, &mut members, report);
        endpoint.group.iter().for_each(|row| meaning(api, endpoint, row, &mut members, report));
    }
}

/// Bodies of responses that never have one.
fn no_content(endpoint: &Endpoint, report: &mut Report) {
    let has_none = |range: StatusRange| (range.first..=range.last).all(has_no_body);
    for reply in endpoint.replies.iter().filter(|reply| !reply.media.is_empty() && reply.has_status()) {
        let (message, help) = if endpoint.method == "HEAD" {
            (
                "a response to `HEAD` has no body".to_owned(),
                "remove `formats`, and describe the header fields",
            )
        } else if reply.statuses().all(has_none) {
            let statuses = reply.statuses().map(|range| range.to_string()).collect::<Vec<_>>();
            let message = format!("a response with the status {} has no body", statuses.join(" or "));
            (message, "remove `formats`, or correct the status")
        } else {
            continue;
        };
        report.push(Diagnostic::new(Code::NO_CONTENT, &reply.status.place, message).help(help));
    }
}

/// A success whose one status no source gives, where no other reply takes those that it may have as well.
fn guessed_status(endpoint: &Endpoint, report: &mut Report) {
    let takes_all = |reply: &Reply| reply.statuses().any(|range| range.first <= 200 && range.last >= 299);
    if endpoint.replies.iter().any(takes_all) {
        return;
    }
    let is_guess = |reply: &&Reply| {
        let status = reply.status.value;
        !reply.error
            && reply.others.is_empty()
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

fn meaning<'m>(
    api: &'m Api,
    endpoint: &'m Endpoint,
    row: &Meaning,
    members: &mut Members<'m>,
    report: &mut Report,
) {
    let names = steps(&row.path.value);
    let success = endpoint.replies.iter().find(|reply| !reply.error);
    let (start, path) = match names.split_first() {
        Some((Step::Name("request"), path)) if !path.is_empty() => {
            (Start { holder: Some(Holder::Structure(&endpoint.request)), ..Start::default() }, path)
        }
        Some((Step::Name("response"), path)) => {
            let item = success.and_then(Reply::item);
            if item.is_some_and(|item| is_unread(item) || item.kind.is_any()) {
                return;
            }
            (item.map(|item| Start::of(api, item)).unwrap_or_default(), path)
        }
        _ => {
            let message = format!("{:?} is not a path to a field", path_text(&row.path.value));
            let help = "write `request.` or `response.` followed by wire names: `response.Data`";
            report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
            return;
        }
    };
    let start = Start { crosses_lists: true, ..start };
    let target = members.resolve(api, start, path);
    if let PathTarget::Other(item) = &target
        && !item.is_some_and(|item| is_of_singles(api, item))
    {
        let message = format!("the path {:?} leads to several values", row.name.value);
        let help =
            "write the path of one of its members: a name after a list is that of a member of each item";
        report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
    }
    if let PathTarget::Missing(..)
    | PathTarget::NoFields(_)
    | PathTarget::NoItems(_)
    | PathTarget::Variants(_)
    | PathTarget::Constant { .. } = target
    {
        let (what, help) = lost(&target, report);
        let message = format!("the path {:?} does not lead to a field: {what}", row.name.value);
        report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
    }
}
