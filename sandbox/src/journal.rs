//! The journal of the calls that the sandbox has answered. It has no header field, no query and no body, so no secret.

use std::collections::VecDeque;

use groupwright_engine::json::{Json, JsonObject};

/// So many calls are kept. The oldest are forgotten.
const MOST: usize = 1000;

/// So much of a path or of a problem is kept, in bytes.
const SHOWN: usize = 300;

/// So many problems of a call are kept.
const MOST_PROBLEMS: usize = 50;

/// A call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The number of the call, from 1, since the start or the last reset.
    pub number: u64,
    /// The method.
    pub method: String,
    /// The path. Where a parameter of it is secret, its template; of a path that no endpoint has, the first segments as far as specs
    /// have them, and `…`.
    pub path: String,
    /// The vendor and the endpoint, such as `dropbox/create_group`. Empty if the call was for none.
    pub endpoint: String,
    /// The status of the response.
    pub status: u16,
    /// The name of the documented reply. Empty if the response is none.
    pub reply: String,
    /// What was wrong with the request, each with its place.
    pub problems: Vec<String>,
    /// The fault that the call asked for. Empty if it asked for none.
    pub fault: &'static str,
}

#[derive(Debug, Default)]
pub(crate) struct Journal {
    calls: VecDeque<Call>,
    number: u64,
}

impl Journal {
    pub(crate) fn add(&mut self, mut call: Call) {
        self.number = self.number.saturating_add(1);
        call.number = self.number;
        shorten(&mut call.method);
        shorten(&mut call.path);
        call.problems.truncate(MOST_PROBLEMS);
        call.problems.iter_mut().for_each(shorten);
        self.calls.push_back(call);
        if self.calls.len() > MOST {
            self.calls.pop_front();
        }
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.calls.iter().cloned().collect()
    }

    /// Returns the calls as JSON.
    pub(crate) fn json(&self) -> Json {
        let calls = self.calls.iter().map(|call| {
            let mut object = JsonObject::default();
            object.insert("number", call.number);
            object.insert("method", call.method.as_str());
            object.insert("path", call.path.as_str());
            object.insert("endpoint", call.endpoint.as_str());
            object.insert("status", call.status);
            object.insert("reply", call.reply.as_str());
            object.insert("problems", call.problems.clone());
            object.insert("fault", call.fault);
            Json::Object(object)
        });
        calls.collect()
    }
}

fn shorten(text: &mut String) {
    if text.len() > SHOWN {
        text.truncate(text.floor_char_boundary(SHOWN));
        text.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_newest_calls_and_shortens_them() {
        let mut journal = Journal::default();
        for _ in 0..MOST + 5 {
            let problems = vec!["é".repeat(SHOWN); MOST_PROBLEMS + 1];
            journal.add(Call { path: "é".repeat(SHOWN), problems, ..Call::default() });
        }
        let calls = journal.calls();
        assert_eq!((calls.len(), calls[0].number), (MOST, 6));
        assert!(calls[0].path.len() <= SHOWN + 3 && calls[0].problems.len() == MOST_PROBLEMS);
        assert!(journal.json().get("/0/method").is_some());
    }
}
