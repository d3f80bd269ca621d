//! Responses of one status that cannot be told apart.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::rule::Pattern;
use groupwright_engine::table::JsonKind;

use crate::model::{ConditionTest, Endpoint, Literal, PathStep, Reply, ReplyTest, Subject};
use crate::report::{Code, Diagnostic, Report};
use crate::steps;

/// Reports each response that cannot be told from an earlier one, with the first of those.
pub(super) fn check(endpoint: &Endpoint, report: &mut Report) {
    let mut by_status: BTreeMap<(u16, u16), Earlier<'_>> = BTreeMap::new();
    for reply in endpoint.replies.iter().filter(|reply| reply.has_status()) {
        let others: Vec<_> = reply
            .statuses()
            .filter_map(|range| by_status.entry((range.first, range.last)).or_default().add(reply))
            .collect();
        if let Some(other) = others.first() {
            report.push(ambiguous(other, reply));
        }
    }
}

fn ambiguous(other: &Reply, reply: &Reply) -> Diagnostic {
    let message =
        format!("the responses {:?} and {:?} cannot be distinguished", other.name.value, reply.name.value);
    let help = "add a condition that only one of them satisfies, such as `when: { success: 1 }`, or `{ present: false }` for a member that only \
                the other has";
    let finding = Diagnostic::new(Code::AMBIGUOUS_RESPONSES, &reply.name.place, message);
    finding.related(&other.name.place, "the other response").help(help)
}

/// The tests of a response by what they are on.
type Tests<'m> = BTreeMap<Cow<'m, Subject>, Vec<Test<'m>>>;

/// The responses of one status so far.
#[derive(Default)]
struct Earlier<'m> {
    /// The first without conditions.
    plain: Option<&'m Reply>,
    conditional: Vec<Conditional<'m>>,
    /// The conditional ones by the members that they test: pairs that are told apart need not be looked at.
    by_subject: BTreeMap<Cow<'m, Subject>, Tested>,
}

/// A response with conditions.
struct Conditional<'m> {
    reply: &'m Reply,
    tests: Tests<'m>,
}

/// Which responses test a member, by their positions.
#[derive(Default)]
struct Tested {
    /// By each value that it is to be.
    by_value: BTreeMap<String, Vec<usize>>,
    /// Those that test it otherwise.
    otherwise: Vec<usize>,
    count: usize,
}

/// A test, whose values can be looked up.
#[derive(PartialEq)]
enum Test<'m> {
    Is(BTreeSet<&'m str>),
    IsNot(BTreeSet<&'m str>),
    Present,
    Absent,
    Given,
    Missing,
    Kind(BTreeSet<JsonKind>),
    StartsWith(&'m [String]),
    Contains(&'m [String]),
    Matches(&'m Pattern),
}

impl<'m> Earlier<'m> {
    /// Adds a response; the first earlier one that it cannot be told from.
    fn add(&mut self, reply: &'m Reply) -> Option<&'m Reply> {
        if reply.when.is_empty() {
            let first = self.plain;
            self.plain = first.or(Some(reply));
            return first;
        }
        let mut tests: Tests<'_> = BTreeMap::new();
        for when in &reply.when {
            let (subject, test) = (&when.subject.value, Test::of(&when.test));
            if test.kinds().is_some() {
                for (around, kind) in around(subject) {
                    tests.entry(Cow::Owned(around)).or_default().push(Test::Kind([kind].into()));
                }
            }
            tests.entry(Cow::Borrowed(subject)).or_default().push(test);
        }
        let mut candidates =
            self.candidates(&tests).into_iter().filter_map(|index| self.conditional.get(index));
        let first = candidates.find(|other| {
            steps::step();
            !are_apart(&other.tests, &tests) && !is_nested(&other.tests, &tests)
        });
        let first = first.map(|other| other.reply);
        let index = self.conditional.len();
        for (subject, tests) in &tests {
            let tested = self.by_subject.entry(subject.clone()).or_default();
            tested.count += 1;
            match tests.iter().find_map(Test::values) {
                Some(values) => values.iter().for_each(|value| {
                    steps::step();
                    tested.by_value.entry((*value).to_owned()).or_default().push(index);
                }),
                None => tested.otherwise.push(index),
            }
        }
        self.conditional.push(Conditional { reply, tests });
        first
    }

    /// The positions of the responses that are not told apart by the values of one member: of the member that leaves the
    /// fewest.
    fn candidates(&self, tests: &Tests<'_>) -> Vec<usize> {
        let all = self.conditional.len();
        let left = tests.iter().filter_map(|(subject, tests)| {
            let (tested, values) = (self.by_subject.get(subject)?, tests.iter().find_map(Test::values)?);
            let same = values.iter().filter_map(|value| tested.by_value.get(*value)).map(Vec::len);
            let left = same.sum::<usize>() + tested.otherwise.len() + all - tested.count;
            Some((left, subject, tested, values))
        });
        let Some((_, subject, tested, values)) = left.min_by_key(|(left, ..)| *left) else {
            return (0..all).collect();
        };
        let mut candidates = tested.otherwise.clone();
        candidates.extend(values.iter().filter_map(|value| tested.by_value.get(*value)).flatten());
        if tested.count < all {
            let untested =
                self.conditional.iter().enumerate().filter(|(_, other)| !other.tests.contains_key(subject));
            candidates.extend(untested.map(|(index, _)| index));
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

/// Whether one response has all the conditions of the other and more: then it precedes the other.
fn is_nested(one: &Tests<'_>, other: &Tests<'_>) -> bool {
    let has_all = |more: &Tests<'_>, less: &Tests<'_>| {
        less.iter().all(|(subject, tests)| {
            let own = more.get(subject).map_or(&[][..], Vec::as_slice);
            tests.iter().all(|test| own.contains(test))
        })
    };
    has_all(one, other) != has_all(other, one)
}

impl<'m> Test<'m> {
    fn of(test: &'m ReplyTest) -> Self {
        let set = |literals: &'m [Literal]| literals.iter().map(plain).collect();
        match test {
            ReplyTest::Member(ConditionTest::Is(literals)) => Self::Is(set(literals)),
            ReplyTest::Member(ConditionTest::IsNot(literals)) => Self::IsNot(set(literals)),
            ReplyTest::Member(ConditionTest::Present) => Self::Present,
            ReplyTest::Member(ConditionTest::Absent) => Self::Absent,
            ReplyTest::Given => Self::Given,
            ReplyTest::Missing => Self::Missing,
            ReplyTest::Kind(kinds) => Self::Kind(kinds.iter().copied().collect()),
            ReplyTest::StartsWith(texts) => Self::StartsWith(texts),
            ReplyTest::Contains(texts) => Self::Contains(texts),
            ReplyTest::Matches(pattern) => Self::Matches(pattern.value),
        }
    }

    /// The kinds of which the member can be; none where it need not be there.
    fn kinds(&self) -> Option<BTreeSet<JsonKind>> {
        let all = JsonKind::ALL.into_iter();
        let is_single = |kind: &JsonKind| match kind {
            JsonKind::Boolean | JsonKind::Number | JsonKind::String => true,
            JsonKind::Null | JsonKind::List | JsonKind::Structure => false,
        };
        match self {
            Self::Is(_) | Self::StartsWith(_) | Self::Contains(_) | Self::Matches(_) => {
                Some(all.filter(is_single).collect())
            }
            Self::Present => Some(all.filter(|kind| *kind != JsonKind::Null).collect()),
            Self::Given => Some(all.collect()),
            Self::Kind(kinds) => Some(kinds.clone()),
            Self::IsNot(_) | Self::Absent | Self::Missing => None,
        }
    }

    /// Whether it is about a part of a text.
    fn is_of_texts(&self) -> bool {
        match self {
            Self::StartsWith(_) | Self::Contains(_) | Self::Matches(_) => true,
            Self::Is(_)
            | Self::IsNot(_)
            | Self::Present
            | Self::Absent
            | Self::Given
            | Self::Missing
            | Self::Kind(_) => false,
        }
    }

    /// Whether a test of a part of a text allows a text.
    fn allows(&self, text: &str) -> bool {
        match self {
            Self::StartsWith(texts) => texts.iter().any(|start| text.starts_with(start.as_str())),
            Self::Contains(texts) => texts.iter().any(|part| text.contains(part.as_str())),
            Self::Matches(pattern) => pattern.is_match(text),
            Self::Is(_)
            | Self::IsNot(_)
            | Self::Present
            | Self::Absent
            | Self::Given
            | Self::Missing
            | Self::Kind(_) => false,
        }
    }

    /// Whether it is known to allow every text that starts with this one.
    fn allows_start(&self, text: &str) -> bool {
        let is_pattern = matches!(self, Self::Matches(_));
        !is_pattern && self.allows(text)
    }

    /// Whether it is known to allow every text that contains this one.
    fn allows_part(&self, text: &str) -> bool {
        match self {
            Self::Contains(_) => self.allows(text),
            // Every text starts with the empty one.
            Self::StartsWith(texts) => texts.iter().any(String::is_empty),
            Self::Matches(_)
            | Self::Is(_)
            | Self::IsNot(_)
            | Self::Present
            | Self::Absent
            | Self::Given
            | Self::Missing
            | Self::Kind(_) => false,
        }
    }

    /// The values of which the member is to be one.
    fn values(&self) -> Option<&BTreeSet<&'m str>> {
        match self {
            Self::Is(values) => Some(values),
            Self::IsNot(_)
            | Self::Present
            | Self::Absent
            | Self::Given
            | Self::Missing
            | Self::Kind(_)
            | Self::StartsWith(_)
            | Self::Contains(_)
            | Self::Matches(_) => None,
        }
    }
}

/// What has to be around a member that is there, and of which kind.
fn around(subject: &Subject) -> Vec<(Subject, JsonKind)> {
    /// Those of a path of any length would take too long.
    const MAX_STEPS: usize = 20;

    let path = match subject {
        Subject::Body(path) => path,
        Subject::Header(_) => return Vec::new(),
    };
    let steps = path.iter().enumerate().take(MAX_STEPS).map(|(length, step)| {
        let kind = match step {
            PathStep::Name(_) => JsonKind::Structure,
            PathStep::Item(_) => JsonKind::List,
        };
        (Subject::Body(path.iter().take(length).cloned().collect()), kind)
    });
    steps.collect()
}

/// What a value is the same by. Of which type the member is decides what is the same: a boolean 0 is false, so that values of
/// one text or meaning are not told apart whatever their JSON types.
fn plain(literal: &Literal) -> &str {
    match literal.text.as_str() {
        "false" => "0",
        "true" => "1",
        text => text,
    }
}

/// Whether a value is known by its text. A flag has several.
fn is_text(value: &str) -> bool {
    !matches!(value, "0" | "1")
}

fn are_apart(one: &Tests<'_>, other: &Tests<'_>) -> bool {
    one.iter().any(|(subject, tests)| {
        other
            .get(subject)
            .is_some_and(|others| tests.iter().any(|test| others.iter().any(|other| exclude(test, other))))
    })
}

/// Whether two tests of one member, of which the first precedes the second, tell two responses apart: they cannot both
/// hold, or they are tests of texts of which the second allows others than the first. Of two responses whose
/// conditions a text meets, the first is taken.
fn exclude(one: &Test<'_>, other: &Test<'_>) -> bool {
    match (one, other) {
        (Test::Is(a), Test::Is(b)) => {
            let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
            few.iter().all(|value| !many.contains(value))
        }
        (Test::Is(is), Test::IsNot(not)) | (Test::IsNot(not), Test::Is(is)) => {
            is.len() <= not.len() && is.iter().all(|value| not.contains(value))
        }
        (Test::StartsWith(_) | Test::Contains(_) | Test::Matches(_), Test::Is(is)) => {
            is.iter().all(|value| is_text(value) && !one.allows(value.trim()))
        }
        (Test::Is(_), Test::StartsWith(_) | Test::Contains(_) | Test::Matches(_)) => true,
        (_, Test::StartsWith(texts)) if one.is_of_texts() => !texts.iter().any(|text| one.allows_start(text)),
        (_, Test::Contains(texts)) if one.is_of_texts() => !texts.iter().any(|text| one.allows_part(text)),
        (Test::Matches(a), Test::Matches(b)) => a != b,
        (Test::StartsWith(_) | Test::Contains(_), Test::Matches(_)) => true,
        (Test::Missing, other) | (other, Test::Missing) => other.kinds().is_some(),
        (Test::Absent, other) | (other, Test::Absent) => {
            other.kinds().is_some_and(|kinds| !kinds.contains(&JsonKind::Null))
        }
        (one, other) => match (one.kinds(), other.kinds()) {
            (Some(one), Some(other)) => one.is_disjoint(&other),
            (Some(_), None) | (None, Some(_) | None) => false,
        },
    }
}
