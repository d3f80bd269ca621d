//! The documented replies of an endpoint, with a value of each.

use groupwright_engine::dynamic::DynValue;
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::http::types::Response;
use groupwright_engine::http::{DynOutcome, read_response, write_response};
use groupwright_engine::json::Json;
use groupwright_engine::table::{Direction, Endpoint, Media, Message, Reply, StatusRange};

use crate::make::{Maker, fulfil};
use crate::message::{code_score, polish};
use crate::seed::Draw;
use crate::vendor::Documented;
use crate::words::Words;

/// A reply of an endpoint and a value of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    /// The position of the reply in the endpoint's table.
    pub(crate) index: usize,
    /// The status, if it is not the first of the reply's.
    pub(crate) status: Option<u16>,
    /// The value in plain JSON. Nothing for a reply without one.
    pub(crate) value: Option<Json>,
    /// Whether the value is that of an example.
    pub(crate) is_sample: bool,
}

/// A value of a reply, and what it says.
#[derive(Clone, Debug)]
struct Base {
    words: String,
    answer: Answer,
}

/// The values of the replies of an endpoint: those of the examples, then one that is made.
#[derive(Debug)]
pub(crate) struct Replies {
    endpoint: &'static Endpoint,
    /// For each reply.
    bases: Vec<Vec<Base>>,
}

impl Replies {
    /// Takes the examples and makes values of the replies that have none.
    pub(crate) fn new(documented: &Documented, seed: u64, words: &Words) -> Self {
        let endpoint = documented.endpoint;
        let replies = endpoint.replies().iter().enumerate();
        let bases = replies.map(|(index, reply)| {
            let mut bases: Vec<Base> = samples(documented, index, reply);
            bases.extend(made(documented, (index, reply), seed, words));
            bases
        });
        Self { endpoint, bases: bases.collect() }
    }

    /// Returns the first value of a reply.
    pub(crate) fn first(&self, index: usize) -> Option<&Answer> {
        self.bases.get(index)?.first().map(|base| &base.answer)
    }

    /// Returns the first value of a reply that has something.
    pub(crate) fn first_with(&self, index: usize, has: impl Fn(&Json) -> bool) -> Option<&Answer> {
        let mut answers = self.bases.get(index)?.iter().map(|base| &base.answer);
        answers.find(|answer| answer.value.as_ref().is_some_and(&has))
    }

    /// Returns the value, among those of some replies, that says most of an occasion, but at least this much. The
    /// replies are chosen with what the value says of it, and of a name that is taken.
    pub(crate) fn best(
        &self,
        words: &Words,
        least: u32,
        is_meant: impl Fn(&'static Reply, (u32, u32)) -> bool,
    ) -> Option<&Answer> {
        self.most(least, |reply, base| {
            let of_reply = words.score(&format!("{} {}", reply.name(), reply.doc()));
            let score = words.score(&base.words).max(code(words, reply, base)).max(of_reply);
            let taken = Words::taken("").score(&base.words);
            is_meant(reply, (score, taken)).then_some(score)
        })
    }

    /// Returns the value in which an enumeration says most of an occasion, but at least this much.
    pub(crate) fn by_code(
        &self,
        words: &Words,
        least: u32,
        is_meant: impl Fn(&'static Reply) -> bool,
    ) -> Option<&Answer> {
        self.most(least, |reply, base| is_meant(reply).then(|| code(words, reply, base)))
    }

    /// Returns the first value of the highest score, if that is high enough.
    fn most(&self, least: u32, score: impl Fn(&'static Reply, &Base) -> Option<u32>) -> Option<&Answer> {
        let mut best: Option<(u32, &Answer)> = None;
        for (reply, bases) in self.endpoint.replies().iter().zip(&self.bases) {
            for base in bases {
                if let Some(score) = score(reply, base)
                    && score >= least
                    && best.is_none_or(|(most, _)| score > most)
                {
                    best = Some((score, &base.answer));
                }
            }
        }
        best.map(|(_, answer)| answer)
    }

    /// Returns the names of replies of which no value can be made.
    pub(crate) fn unmade(&self) -> impl Iterator<Item = &'static str> {
        let replies = self.endpoint.replies().iter().zip(&self.bases);
        replies.filter(|(_, bases)| bases.is_empty()).map(|(reply, _)| reply.name())
    }
}

/// Returns how much the codes of a value say of an occasion.
fn code(words: &Words, reply: &'static Reply, base: &Base) -> u32 {
    let value = reply.body().zip(base.answer.value.as_ref());
    value.map_or(0, |(node, value)| code_score(words, node, value))
}

/// Returns the values of a reply in the examples.
fn samples(documented: &Documented, index: usize, reply: &'static Reply) -> Vec<Base> {
    let samples = documented.samples.iter().filter(|sample| match (&sample.reply, sample.status) {
        (Some(name), _) => name == reply.name(),
        (None, Some(status)) => reply.range_of(status).is_some(),
        (None, None) => false,
    });
    let bases = samples.map(|sample| Base {
        words: format!("{} {}", sample.words, sample.value),
        answer: Answer { index, status: sample.status, value: Some(sample.value.clone()), is_sample: true },
    });
    bases.filter(|base| written(documented.endpoint, &base.answer, None).is_ok()).collect()
}

/// Makes a value of a reply: with all that it can have, or else with what it must have, and the other way round for a
/// failure, whose members are for reasons that this one need not have.
fn made(
    documented: &Documented,
    (index, reply): (usize, &'static Reply),
    seed: u64,
    words: &Words,
) -> Option<Base> {
    let endpoint = documented.endpoint;
    let Some(node) = reply.body() else {
        let answer = Answer { index, status: None, value: None, is_sample: false };
        return written(endpoint, &answer, None).ok().map(|_| Base { words: String::new(), answer });
    };
    let format = reply.media().first().map(Media::format);
    for is_full in [!reply.is_error(), reply.is_error()] {
        let mut maker = Maker {
            draw: Draw::new(seed, &[documented.api.name(), endpoint.name(), reply.name()]),
            message: Message::response(endpoint.name()),
            direction: Direction::Response,
            endpoint: endpoint.name(),
            format,
            words,
            is_full,
        };
        let Some(mut value) = maker.value(node, 0) else { continue };
        if reply.is_error() {
            polish(reply, &mut value, maker.message);
        }
        fulfil(&mut maker, reply, format, &mut value);
        let answer = Answer { index, status: None, value: Some(value), is_sample: false };
        if written(endpoint, &answer, None).is_ok() {
            return Some(Base { words: String::new(), answer });
        }
    }
    let answer = Answer { index, status: None, value: None, is_sample: false };
    let is_empty = reply.is_optional() && written(endpoint, &answer, None).is_ok();
    is_empty.then_some(Base { words: String::new(), answer })
}

/// A response that a client reads as a reply.
#[derive(Debug)]
pub(crate) struct Ready {
    /// The position of the reply in the endpoint's table.
    pub(crate) index: usize,
    pub(crate) response: Response<Vec<u8>>,
}

/// Writes a reply in a format, or else in its first, if a client reads it as this one.
pub(crate) fn ready(endpoint: &'static Endpoint, answer: &Answer, format: Option<Format>) -> Option<Ready> {
    let asked = written(endpoint, answer, format).ok();
    let response = asked.or_else(|| format.and_then(|_| written(endpoint, answer, None).ok()))?;
    Some(Ready { index: answer.index, response })
}

/// Writes a reply, in a format if it has that, and reads it back: what a client would not read as this reply is not
/// written.
pub(crate) fn written(
    endpoint: &'static Endpoint,
    answer: &Answer,
    format: Option<Format>,
) -> Result<Response<Vec<u8>>, String> {
    let mut outcome = DynOutcome::new(endpoint);
    let value = outcome.turn_to(answer.index);
    if let (Some(value), Some(json)) = (value, &answer.value) {
        filled(endpoint, answer.index, value, json)?;
    }
    let response = write_response(endpoint, answer.index, outcome.value(), format, answer.status)
        .map_err(|error| error.to_string())?;
    let mut read = DynOutcome::new(endpoint);
    match read_response(endpoint, &response, &mut read) {
        Ok(found) if found.index == answer.index && found.problems.is_empty() => Ok(response),
        Ok(found) if found.index == answer.index => {
            Err(found.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        }
        Ok(_) => Err("it would be read as another reply".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn filled(
    endpoint: &'static Endpoint,
    index: usize,
    value: &mut DynValue,
    json: &Json,
) -> Result<(), String> {
    let node = endpoint.replies().get(index).and_then(Reply::body);
    let Some(node) = node.filter(|_| !json.is_null()) else { return Ok(()) };
    let text = json.to_string();
    decode(Format::Json, text.as_bytes(), node, value.slot(), &DecodeOptions::VALUES)
        .map_err(|error| error.to_string())
}

/// Returns whether a reply is the one of exactly this status.
pub(crate) fn is_exactly(reply: &Reply, status: u16) -> bool {
    reply.statuses().any(|range| range == StatusRange::exactly(status))
}
