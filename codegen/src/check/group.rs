//! What fields mean for a group: whether each path leads to one, and no two to the same.

use super::members::{Holder, Members, PathTarget, Start, Step, is_of_singles, is_unread, lost, steps};
use crate::model::{Api, Endpoint, Meaning, PathStep, Reply, path_text};
use crate::report::{Code, Diagnostic, Report};

/// The greatest number of steps of a path. Values are nested less deeply.
const MAX_STEPS: usize = 64;

/// Checks the `group` map of an endpoint.
pub(super) fn check<'m>(
    api: &'m Api,
    endpoint: &'m Endpoint,
    members: &mut Members<'m>,
    report: &mut Report,
) {
    for (position, row) in endpoint.group.iter().enumerate() {
        let mut earlier = endpoint.group.iter().take(position);
        if let Some(other) = earlier.find(|other| other.path.value == row.path.value) {
            let message = format!("{:?} and {:?} are the same field", other.name.value, row.name.value);
            let finding = Diagnostic::new(Code::BAD_MEANING, &row.path.place, message);
            let help = "remove one of the two, or correct its path";
            report.push(finding.related(&other.path.place, "the other path").help(help));
        } else if let Some(other) = endpoint
            .group
            .iter()
            .take(position)
            .find(|other| is_of_request(row) && is_overlapping(&other.path.value, &row.path.value))
        {
            let message =
                format!("the paths {:?} and {:?} have an item in common", other.name.value, row.name.value);
            let help = "remove one of the two, or write the index of another item: a name after a list is that of a member of every item";
            let finding = Diagnostic::new(Code::BAD_MEANING, &row.path.place, message);
            report.push(finding.related(&other.path.place, "the other path").help(help));
        } else if row.path.value.len() > MAX_STEPS {
            let message = format!("the path {:?} has more than {MAX_STEPS} steps", row.name.value);
            let help = "write the path of a field that is less deeply nested";
            report.push(Diagnostic::new(Code::BAD_MEANING, &row.path.place, message).help(help));
        } else {
            meaning(api, endpoint, row, members, report);
        }
    }
}

/// Whether a role is of the request, where each place has one value. What a response says can be read twice.
fn is_of_request(row: &Meaning) -> bool {
    row.path.value.first() == Some(&PathStep::Name("request".to_owned()))
}

/// Whether two paths can lead to one value: what has no index of an item covers every item.
fn is_overlapping(mut one: &[PathStep], mut other: &[PathStep]) -> bool {
    loop {
        (one, other) = match (one.split_first(), other.split_first()) {
            (None, None) => return true,
            (Some((first, one)), Some((second, other))) if first == second => (one, other),
            (Some((PathStep::Item(_), rest)), Some((PathStep::Name(_), _)) | None) => (rest, other),
            (Some((PathStep::Name(_), _)) | None, Some((PathStep::Item(_), rest))) => (one, rest),
            (Some((PathStep::Item(_), _)), Some((PathStep::Item(_), _)))
            | (Some((PathStep::Name(_), _)), Some((PathStep::Name(_), _)) | None)
            | (None, Some((PathStep::Name(_), _))) => return false,
        };
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
