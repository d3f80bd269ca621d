//! Which documented failure fits an occasion: no credentials, invalid values, a name that is taken, something that is not there.

use std::collections::BTreeMap;

use groupwright_engine::table::{Endpoint, Reply, Retry};

use crate::plan::Plan;
use crate::replies::{Answer, Replies, is_exactly};
use crate::vendor::Documented;
use crate::words::Words;

/// What says enough of an occasion to be taken for it.
const TELLING: u32 = 4;

/// The documented failures of an endpoint by occasion.
#[derive(Debug)]
pub(crate) struct Occasions {
    pub(crate) unauthenticated: Option<Answer>,
    pub(crate) invalid: Option<Answer>,
    pub(crate) missing: Option<Answer>,
    pub(crate) limited: Option<Answer>,
    pub(crate) unsupported: Option<Answer>,
    pub(crate) unacceptable: Option<Answer>,
    /// By the name of the field whose value is taken.
    pub(crate) taken: BTreeMap<&'static str, Answer>,
}

impl Occasions {
    /// Chooses the failures of an endpoint.
    pub(crate) fn new(documented: &Documented, replies: &Replies, plan: &Plan, seed: u64) -> Self {
        let endpoint = documented.endpoint;
        let of_status = |status| exact(endpoint, replies, status);
        let taken = plan.unique.iter().filter_map(|field| {
            let words = Words::taken(field.name);
            let of_words = Replies::new(documented, seed, &words);
            Some((field.name, taken(&of_words, &words)?))
        });
        Self {
            unauthenticated: unauthenticated(documented, replies, seed),
            invalid: invalid(documented, replies, seed),
            missing: of_status(404),
            limited: of_status(429),
            unsupported: of_status(415),
            unacceptable: of_status(406),
            taken: taken.collect(),
        }
    }
}

/// Returns the reply that is the one of a status alone.
fn exact(endpoint: &'static Endpoint, replies: &Replies, status: u16) -> Option<Answer> {
    let mut found = endpoint.replies().iter().enumerate().filter(|(_, reply)| is_exactly(reply, status));
    let answer = found.find_map(|(index, _)| replies.first(index))?;
    Some(Answer { status: Some(status), ..answer.clone() })
}

/// Returns whether a failure can be the same whenever the request is.
fn is_lasting(reply: &Reply) -> bool {
    reply.is_error() && reply.retry() != Retry::Later
}

fn unauthenticated(documented: &Documented, replies: &Replies, seed: u64) -> Option<Answer> {
    let endpoint = documented.endpoint;
    exact(endpoint, replies, 401)
        .or_else(|| {
            let words = Words::unauthenticated();
            Replies::new(documented, seed, &words).by_code(3, is_lasting).cloned()
        })
        .or_else(|| exact(endpoint, replies, 403))
}

/// Returns the failure of invalid values: 422 or 400, or one that says so, or one of failures in general.
fn invalid(documented: &Documented, replies: &Replies, seed: u64) -> Option<Answer> {
    let endpoint = documented.endpoint;
    if let Some(answer) = exact(endpoint, replies, 422) {
        return Some(answer);
    }
    let words = Words::invalid();
    let of_words = Replies::new(documented, seed, &words);
    let is_bad_request = |_, reply: &'static Reply| is_lasting(reply) && is_exactly(reply, 400);
    let general = |_, reply: &'static Reply| is_lasting(reply) && is_general(reply);
    let bad_request = of_words.best(&words, 0, is_bad_request);
    let coded = || of_words.by_code(TELLING, is_lasting);
    bad_request.or_else(coded).or_else(|| of_words.best(&words, 0, general)).cloned()
}

/// Returns whether a reply is for failures of any reason: one of a range that has 400, or one that has the status of success.
fn is_general(reply: &Reply) -> bool {
    let is_range =
        reply.statuses().any(|range| range.width() > 0 && range.contains(400) && !range.contains(200));
    is_range || reply.statuses().all(|range| range.last < 300)
}

fn taken(replies: &Replies, words: &Words) -> Option<Answer> {
    let lasting = |_, reply: &'static Reply| is_lasting(reply);
    let conflict = |_, reply: &'static Reply| is_lasting(reply) && is_exactly(reply, 409);
    let general = |_, reply: &'static Reply| is_lasting(reply) && is_general(reply);
    let told = replies.best(words, TELLING, lasting).or_else(|| replies.best(words, 0, conflict));
    told.or_else(|| replies.best(words, 0, general)).cloned()
}
