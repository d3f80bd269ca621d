//! Runs cases, each on both sides.

use std::collections::BTreeMap;
use std::fmt::Debug;

use groupwright::table::Media;
use groupwright::{Format, http};
use groupwright_codegen::load::load;
use groupwright_conformance::{Dynamic, ENDPOINTS, How, ReadReply, Refusal, Reply, Side};
use groupwright_engine::format::difference;

use crate::case::{Case, CaseSide, CaseValue, Direction, Expected, cases};
use crate::counts::{Column, Counts, Outcome};
use crate::rows::rows;
use crate::spacing::spaced;
use crate::{from_root, message, page};

/// An endpoint, generated and made at run time.
struct Sides {
    generated: &'static dyn Side,
    dynamic: Dynamic,
}

/// The endpoints, by topic and name.
fn sides() -> BTreeMap<String, Sides> {
    let specs = from_root("tests/conformance/specs");
    let (report, loaded) = load(&[specs]).expect("the specs can be read").into_parts();
    assert!(report.diagnostics().is_empty(), "{report:?}");
    let mut sides = BTreeMap::new();
    for (name, generated) in ENDPOINTS {
        let (topic, endpoint) = name.split_once('.').expect("a topic and an endpoint");
        let checked = loaded.apis.iter().find(|checked| checked.api().name == topic);
        let tables = checked.and_then(|checked| checked.tables(endpoint));
        let tables = tables.unwrap_or_else(|| panic!("{name}: no tables"));
        let dynamic = Dynamic { api: tables.api, endpoint: &tables.endpoints[0] };
        sides.insert((*name).to_owned(), Sides { generated: *generated, dynamic });
    }
    sides
}

/// One run of a case: in one format, in one direction.
struct Run<'c> {
    case: &'c Case,
    format: Option<Format>,
    body: &'c [u8],
    failures: Vec<String>,
}

impl Run<'_> {
    fn fail(&mut self, what: impl std::fmt::Display) {
        let format = self.format.map_or("no body", Format::name);
        self.failures.push(format!("{} ({format}): {what}", self.case.place));
    }

    /// The result of the generated side, which the other has to agree with.
    fn agreed<T: PartialEq + Debug>(
        &mut self,
        generated: Result<T, Refusal>,
        dynamic: &Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        if generated != *dynamic {
            self.fail(format!(
                "generated code gives\n    {generated:?}\n  tables made at run time\n    {dynamic:?}"
            ));
        }
        generated
    }

    /// Compares a result with what the case expects; a message that is expected to be there is returned.
    fn outcome<T: Debug>(&mut self, result: Result<T, Refusal>) -> Option<T> {
        match (&self.case.expected, result) {
            (Expected::Message, Ok(message)) => return Some(message),
            (Expected::Message, Err(refusal)) => self.fail(format!("refused: {}", refusal.text)),
            (Expected::Refused(texts), Err(refusal)) => {
                for text in texts.iter().filter(|text| !refusal.text.contains(*text)) {
                    self.fail(format!("the error does not say {text:?}: {}", refusal.text));
                }
                let partial = refusal.partial.and_then(|(_, partial)| partial);
                if self.case.partial.is_some() && self.case.partial != partial {
                    self.fail(format!("what could be read is {partial:?}, not {:?}", self.case.partial));
                }
            }
            (Expected::Invalid(rules), Err(refusal)) => {
                if refusal.violations != *rules {
                    self.fail(format!(
                        "broken are {:?}, not {rules:?}: {}",
                        refusal.violations, refusal.text
                    ));
                }
            }
            (_, Ok(message)) => self.fail(format!("not refused: {message:?}")),
        }
        None
    }

    /// Compares bytes with those of the case.
    fn compare_body(&mut self, found: &[u8]) {
        if found != self.body {
            let [expected, found] = [self.body, found].map(|bytes| bytes.escape_ascii().to_string());
            self.fail(format!("the body is\n    {found}\n  not\n    {expected}"));
        }
    }

    /// Compares a value with that of the case.
    fn compare_value(&mut self, found: &str) {
        self.compare_with(self.case.value.as_ref(), found);
    }

    fn compare_with(&mut self, expected: Option<&CaseValue>, found: &str) {
        let Some(expected) = expected else { return };
        let same = if expected.exact {
            expected.json == found
        } else {
            difference(Format::Json, expected.json.as_bytes(), found.as_bytes()).is_none()
        };
        if !same {
            self.fail(format!("the value is\n    {found}\n  not\n    {}", expected.json));
        }
    }

    /// Compares the format in which a request wants its reply with that of the case, on both sides.
    fn compare_reply_format(&mut self, sides: &Sides, request: &http::Request<Vec<u8>>) {
        let [generated, dynamic] =
            [sides.generated, &sides.dynamic].map(|side| Ok(side.reply_format(request)));
        let found = self.agreed(generated, &dynamic).ok().flatten();
        if self.case.reply_format.is_some() && found != self.case.reply_format {
            self.fail(format!("the reply is wanted in {found:?}, not {:?}", self.case.reply_format));
        }
    }

    fn write(&mut self, sides: &Sides) {
        let Some(value) = &self.case.value else { return };
        let json = value.json.as_str();
        match &self.case.side {
            CaseSide::Request { line, server, credentials } => {
                let (server, credentials) = (
                    message::base_url((sides.dynamic.api, sides.dynamic.endpoint), server),
                    credentials.as_ref(),
                );
                let [generated, dynamic] = [sides.generated, &sides.dynamic].map(|side| {
                    let (format, place) = (self.format, self.case.body_place);
                    let how = How { format, place, reply_format: self.case.reply_format };
                    side.request(json, &server, how, credentials).map(|request| {
                        let (parts, body) = request.into_parts();
                        (format!("{} {}", parts.method, parts.uri), parts.headers, body)
                    })
                });
                let result = self.agreed(generated, &dynamic);
                let Some((found, headers, body)) = self.outcome(result) else { return };
                if let Some(line) = line {
                    let (method, target) = line.split_once(' ').unwrap_or_default();
                    if !found.starts_with(method) || !found.ends_with(target) {
                        self.fail(format!("the request line is {found:?}, not {line:?}"));
                    }
                }
                self.compare_message(&headers, &body);
            }
            CaseSide::Reply { status, name, .. } => {
                let replies = sides.dynamic.endpoint.replies();
                let index =
                    name.as_ref().map_or(Some(0), |name| replies.iter().position(|r| r.name() == name));
                let Some(index) = index else { return self.fail("there is no reply of this name") };
                let value = (json != "null").then_some(json);
                let call = Reply { value, format: self.format, status: *status };
                let [generated, dynamic] = [sides.generated, &sides.dynamic].map(|side| {
                    side.respond(index, &call).map(|response| {
                        let (parts, body) = response.into_parts();
                        (parts.status, parts.headers, body)
                    })
                });
                let result = self.agreed(generated, &dynamic);
                let Some((_, headers, body)) = self.outcome(result) else { return };
                self.compare_message(&headers, &body);
            }
        }
    }

    fn compare_message(&mut self, headers: &http::HeaderMap, body: &[u8]) {
        for other in message::other_fields(self.case, headers) {
            self.fail(other);
        }
        if self.case.has_wire || self.format.is_none() {
            self.compare_body(body);
        }
    }

    fn read(&mut self, sides: &Sides) {
        let endpoint = sides.dynamic.endpoint;
        match &self.case.side {
            CaseSide::Request { line, server, .. } => {
                let line = line.clone().unwrap_or_else(|| message::line(self.case, endpoint));
                let server = message::base_url((sides.dynamic.api, sides.dynamic.endpoint), server);
                let request = message::request(
                    self.case,
                    (&server, sides.dynamic.api, endpoint),
                    &line,
                    self.format,
                    self.body,
                );
                let [generated, dynamic] =
                    [sides.generated, &sides.dynamic].map(|side| side.accept(&request, false));
                let result = self.agreed(generated, &dynamic);
                if let Some(found) = self.outcome(result) {
                    self.compare_value(&found);
                    self.compare_reply_format(sides, &request);
                }
                if let Some(filled) = &self.case.filled {
                    let [generated, dynamic] =
                        [sides.generated, &sides.dynamic].map(|side| side.accept(&request, true));
                    let result = self.agreed(generated, &dynamic);
                    if let Some(found) = self.outcome(result) {
                        self.compare_with(Some(filled), &found);
                    }
                }
            }
            CaseSide::Reply { status, name, message, problems } => {
                let replies = endpoint.replies();
                let named = name.as_ref().and_then(|name| replies.iter().find(|reply| reply.name() == name));
                let reply = named.or(replies.first()).expect("an endpoint has a reply");
                let status = status.unwrap_or(reply.status().first);
                let response = message::response(self.case, reply.media(), status, self.format, self.body);
                let [generated, dynamic] =
                    [sides.generated, &sides.dynamic].map(|side| side.response(response.clone()));
                let result = self.agreed(generated, &dynamic);
                let Some(ReadReply { index, value, message: words, problems: found }) = self.outcome(result)
                else {
                    return;
                };
                if replies[index].name() != reply.name() {
                    self.fail(format!("the reply is {}, not {}", replies[index].name(), reply.name()));
                }
                self.compare_value(value.as_deref().unwrap_or("null"));
                if words != *message {
                    self.fail(format!("the vendor's words are {words:?}, not {message:?}"));
                }
                if found.len() != problems.len()
                    || !problems.iter().zip(&found).all(|(expected, found)| found.contains(expected))
                {
                    self.fail(format!("the problems are {found:?}, not {problems:?}"));
                }
            }
        }
    }
}

/// Whether a case can be run in a direction.
fn runs(case: &Case, direction: Direction) -> bool {
    let is_refused = !matches!(case.expected, Expected::Message);
    let possible = match (direction, &case.side) {
        (Direction::Write, _) => case.value.is_some(),
        (Direction::Read, CaseSide::Request { line, .. }) => {
            case.has_wire || line.is_some() || !case.headers.is_empty()
        }
        // A value that is refused is never on the wire.
        (Direction::Read, CaseSide::Reply { .. }) => case.has_wire || !(is_refused && case.value.is_some()),
    };
    possible && case.only.is_none_or(|only| only == direction)
}

/// The column in which a case is counted: where it gives no bytes, that of the endpoint's first format.
fn column(case: &Case, format: Option<Format>, dynamic: &Dynamic) -> Column {
    match &case.side {
        CaseSide::Request { .. } if !case.has_wire => dynamic.endpoint.accepts().first().map(Media::format),
        CaseSide::Request { .. } | CaseSide::Reply { .. } => format,
    }
}

#[test]
fn every_case_holds_and_every_row_has_cases() {
    let sides = sides();
    let mut failures = Vec::new();
    let mut unused: Vec<&str> = sides.keys().map(String::as_str).collect();
    let counts: Vec<Counts> = rows()
        .iter()
        .map(|row| {
            let mut counts = Counts::default();
            for case in cases(&row.topic) {
                let Some(sides) = sides.get(&case.endpoint) else {
                    failures.push(format!("{}: there is no endpoint {}", case.place, case.endpoint));
                    continue;
                };
                unused.retain(|name| *name != case.endpoint);
                count(&case, sides, &mut counts, &mut failures);
            }
            for (what, total) in [
                ("writes bytes", counts.total(|tally| tally.written)),
                ("reads bytes", counts.total(|tally| tally.read)),
                ("is refused", counts.total(|tally| tally.refused)),
            ] {
                if total == 0 {
                    failures.push(format!("{:?}: no case {what}", row.title));
                }
            }
            counts
        })
        .collect();
    failures.extend(unused.iter().map(|name| format!("{name} has no case")));
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    page::check(&counts);
}

/// Runs a case in each format and direction, and counts it.
fn count(case: &Case, sides: &Sides, counts: &mut Counts, failures: &mut Vec<String>) {
    let mut done = 0;
    for (format, body) in &case.wire {
        for direction in [Direction::Write, Direction::Read] {
            if !runs(case, direction) {
                continue;
            }
            done += 1;
            let mut run = Run { case, format: *format, body, failures: Vec::new() };
            let outcome = match (direction, &case.expected) {
                (_, Expected::Refused(_) | Expected::Invalid(_)) => Outcome::Refused,
                (Direction::Write, Expected::Message) => Outcome::Written,
                (Direction::Read, Expected::Message) => Outcome::Read,
            };
            match direction {
                Direction::Write => run.write(sides),
                Direction::Read => run.read(sides),
            }
            failures.append(&mut run.failures);
            if let (Outcome::Read, Some(Format::Json), Some(body)) = (&outcome, format, spaced(body)) {
                let mut run = Run { case, format: *format, body: &body, failures: Vec::new() };
                run.read(sides);
                failures
                    .extend(run.failures.iter().map(|failure| format!("{failure}\n  (with white space)")));
            }
            let tallies = match &case.side {
                CaseSide::Request { .. } => &mut counts.requests,
                CaseSide::Reply { .. } => &mut counts.replies,
            };
            *tallies.entry(column(case, *format, &sides.dynamic)).or_default() += outcome;
        }
    }
    if done == 0 {
        failures.push(format!("{}: nothing is written or read", case.place));
    }
}
