//! The text before a body in JSON.

use groupwright_engine::format::Format;

use crate::model::{Api, Located, Reply};
use crate::report::{Code, Diagnostic, Report};

/// Checks that guards stand before JSON, and cannot be taken for it.
pub(crate) fn check(api: &Api, report: &mut Report) {
    if let Some(guard) = &api.guard {
        text(guard, report);
        let replies = || api.endpoints.iter().flat_map(|endpoint| &endpoint.replies);
        let is_taken = |reply: &Reply| reply.guard.as_ref().is_some_and(|own| own.place == guard.place);
        if api.is_whole && !replies().any(is_taken) {
            let message = "`guard` has no effect: no response of the API takes it";
            let help = "remove it, or the `guard` of the responses that have JSON";
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &guard.place, message).help(help));
        }
    }
    for reply in api.endpoints.iter().flat_map(|endpoint| &endpoint.replies) {
        let of_api = api.guard.as_ref();
        let Some(guard) = reply.guard.as_ref().filter(|own| of_api.is_none_or(|api| api.place != own.place))
        else {
            continue;
        };
        text(guard, report);
        if reply.media.iter().all(|(format, _)| *format != Format::Json) {
            let message = "`guard` has no effect: the response has no JSON";
            let help = "remove it, or add `json` to the formats";
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &guard.place, message).help(help));
        } else if guard.value.is_empty() && of_api.is_none_or(|guard| guard.value.is_empty()) {
            let message =
                "`guard` has no effect: an empty text means that there is none, and the API has none";
            report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &guard.place, message).help("remove it"));
        }
    }
}

/// A text with which JSON can begin: it would be removed from JSON that has no guard.
fn text(guard: &Located<String>, report: &mut Report) {
    if !guard.value.is_empty() && begins_json(guard.value.trim()) {
        let message = format!("JSON can begin with the guard {:?}", guard.value);
        let help = "write the whole text before the JSON, such as `\")]}',\\n\"` or `while(1);`";
        report.push(Diagnostic::new(Code::BAD_GUARD, &guard.place, message).help(help));
    }
}

/// Whether a JSON text can begin so.
fn begins_json(guard: &str) -> bool {
    let is_more = |whole: &str| guard.strip_prefix(whole).is_some_and(|rest| !rest.trim().is_empty());
    match guard.as_bytes().first() {
        Some(b'{' | b'[') => !is_more("{}") && !is_more("[]"),
        Some(b'"' | b'-' | b'0'..=b'9') | None => true,
        Some(_) => ["true", "false", "null"].iter().any(|word| word.starts_with(guard)),
    }
}
