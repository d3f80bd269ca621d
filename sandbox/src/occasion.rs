//! Which documented failure fits an occasion: no credentials, invalid values, a name that is taken, something that is not there.

use std::collections::BTreeMap;

use groupwright_engine::table::{Endpoint, Reply, Retry, StatusRange};

use crate::message::scrub;
use crate::plan::Plan;
use crate::replies::{Answer, Replies, is_exactly, written};
use crate::vendor::Documented;
use crate::words::Words;

/// What says enough of an occasion to be taken for it.
const TELLING: u32 = 4;

/// The documented failures of an endpoint by occasion.
#[derive(Debug)]
pub(crate) struct Occasions {
    pub(crate) unauthenticated: Option<Answer>,
    /// Of a request that cannot be read at all.
    pub(crate) malformed: Option<Answer>,
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
        let of_status = |status| of_status(endpoint, replies, status);
        let words = Words::invalid();
        let of_words = Replies::new(documented, seed, &words);
        let coded = coded(endpoint, &of_words, &words);
        let exact = |status| exact(endpoint, &of_words, &words, status);
        let invalid = exact(422).or_else(|| exact(400)).or_else(|| coded.clone());
        let invalid = invalid.map(|answer| Answer { is_sample: false, ..answer });
        let taken = plan.unique.iter().filter_map(|field| {
            let words = Words::taken(field.name);
            let of_words = Replies::new(documented, seed, &words);
            Some((field.name, taken(&of_words, &words).or_else(|| invalid.clone())?))
        });
        Self {
            unauthenticated: unauthenticated(documented, replies, seed),
            malformed: exact(400).or_else(|| coded.clone()).or_else(|| exact(422)),
            invalid: invalid.clone(),
            missing: of_status(404),
            limited: of_status(429),
            unsupported: of_status(415),
            unacceptable: of_status(406),
            taken: taken.collect(),
        }
    }
}

/// Returns the value that fits best of the lasting failures whose status is this one.
fn exact(endpoint: &'static Endpoint, replies: &Replies, words: &Words, status: u16) -> Option<Answer> {
    let has = |reply: &'static Reply, _| is_lasting(reply) && is_exactly(reply, status);
    let answer = replies.best(words, 0, has)?.clone();
    Some(scrubbed(endpoint, answer))
}

/// Returns the failure of a status: the reply that is the one of it alone, or that of a range that contains it.
fn of_status(endpoint: &'static Endpoint, replies: &Replies, status: u16) -> Option<Answer> {
    let failures = || endpoint.replies().iter().enumerate().filter(|(_, reply)| reply.is_error());
    let ranged = failures().filter_map(|(index, reply)| Some((reply.range_of(status)?.width(), index)));
    let (width, index) = ranged.min()?;
    let answer = replies.first(index)?.clone();
    // An example of a range is one of some status in it.
    Some(Answer { status: Some(status), is_sample: answer.is_sample && width == 0, ..answer })
}

/// Returns whether a failure can be the same whenever the request is.
fn is_lasting(reply: &Reply) -> bool {
    reply.is_error() && reply.retry() != Retry::Later
}

fn unauthenticated(documented: &Documented, replies: &Replies, seed: u64) -> Option<Answer> {
    let endpoint = documented.endpoint;
    of_status(endpoint, replies, 401)
        .or_else(|| {
            let words = Words::unauthenticated();
            Replies::new(documented, seed, &words).by_code(&words, 3, is_lasting).cloned()
        })
        .or_else(|| of_status(endpoint, replies, 403))
}

/// Returns the failure of invalid values that says so, or one of failures in general.
fn coded(endpoint: &'static Endpoint, replies: &Replies, words: &Words) -> Option<Answer> {
    // What says more of a name that is taken is not for other reasons.
    let general = |reply: &'static Reply, (score, taken): (u32, u32)| {
        is_lasting(reply) && is_general(reply) && (score >= TELLING || taken < TELLING)
    };
    let coded = replies.by_code(words, TELLING, is_lasting);
    let answer = coded.or_else(|| replies.best(words, 0, general))?.clone();
    Some(scrubbed(endpoint, answer))
}

/// Removes what an example says of another reason.
fn scrubbed(endpoint: &'static Endpoint, mut answer: Answer) -> Answer {
    let root = endpoint.replies().get(answer.index).and_then(Reply::body);
    let mut changed = answer.clone();
    if let (Some(root), Some(value)) = (root, &mut changed.value) {
        scrub(root, value);
    }
    if written(endpoint, &changed, None).is_ok() {
        answer = changed;
    }
    answer
}

/// Returns whether a reply is for failures of any reason: one of a range that has 400, or one that has the status of success.
fn is_general(reply: &Reply) -> bool {
    let is_range = |range: StatusRange| range.width() > 0 && range.contains(400);
    reply.statuses().any(is_range) || reply.statuses().all(|range| range.last < 300)
}

fn taken(replies: &Replies, words: &Words) -> Option<Answer> {
    let lasting = |reply: &'static Reply, _| is_lasting(reply);
    let conflict = |reply: &'static Reply, _| is_lasting(reply) && is_exactly(reply, 409);
    let general = |reply: &'static Reply, _| is_lasting(reply) && is_general(reply);
    if let Some(answer) = replies.best(words, TELLING, lasting) {
        // Of an example that does not say so itself, the words are filler.
        let says = answer.value.as_ref().is_some_and(|value| words.score(&value.to_string()) >= TELLING);
        return Some(Answer { is_sample: answer.is_sample && says, ..answer.clone() });
    }
    let answer = replies.best(words, 0, conflict).or_else(|| replies.best(words, 0, general))?;
    // What an example says is of another reason.
    Some(Answer { is_sample: false, ..answer.clone() })
}
