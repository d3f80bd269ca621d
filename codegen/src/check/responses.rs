//! Responses: whether they can be told apart, and whether their conditions can be met.

use groupwright_engine::http::has_no_body;
use groupwright_engine::table::{Evidence, StatusRange};

use super::members::Members;
use super::{ambiguity, conditions, group, messages};
use crate::model::{Api, Endpoint, Reply};
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
        group::check(api, endpoint, &mut members, report);
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
