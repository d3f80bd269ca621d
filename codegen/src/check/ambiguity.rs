//! Responses of one status of which one never applies, because another always precedes it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::table::JsonKind;

use crate::model::{AnyOf, Condition, ConditionTest, Endpoint, Literal, PathStep, Reply, ReplyTest, Subject};
use crate::report::{Code, Diagnostic, Report};
use crate::steps;

/// Reports each response that never applies, or because of which an earlier one never applies, with the first of
/// those. Of the responses whose conditions are met, the one with the most conditions applies, and of these the first.
pub(super) fn check(endpoint: &Endpoint, report: &mut Report) {
    for any in endpoint.replies.iter().flat_map(|reply| &reply.any_of) {
        any_of(any, report);
    }
    let mut by_status: BTreeMap<(u16, u16), Earlier<'_>> = BTreeMap::new();
    for reply in endpoint.replies.iter().filter(|reply| reply.has_status()) {
        let others: Vec<_> = reply
            .statuses()
            .filter_map(|range| by_status.entry((range.first, range.last)).or_default().add(reply))
            .collect();
        if let Some(lost) = others.first() {
            report.push(finding(lost, reply));
        }
    }
}

/// Sets of conditions among which there is no choice.
fn any_of(any: &AnyOf, report: &mut Report) {
    let (place, message) = match (any.sets.as_slice(), &any.empty) {
        ([], _) => (&any.place, "`any_of` has no condition, so the response never applies"),
        ([_], _) => (&any.place, "`any_of` has one condition, so there is no choice"),
        (_, Some(empty)) => (empty, "a set of `any_of` has no condition, so it always holds"),
        (_, None) => return,
    };
    let help = "list conditions of which one must hold, or write the condition in place of `any_of`";
    report.push(Diagnostic::new(Code::BAD_CONDITION, place, message).help(help));
}

/// Why one of two responses never applies.
struct Lost<'m> {
    /// The earlier one of the two.
    other: &'m Reply,
    why: Why,
}

#[derive(Clone, Copy, PartialEq)]
enum Why {
    /// Their conditions are the same.
    Alike,
    /// The conditions of the earlier one are met whenever those of the later one are.
    Order,
    /// The later one has more conditions, which are met whenever those of the earlier one are.
    Count,
}

fn finding(lost: &Lost<'_>, reply: &Reply) -> Diagnostic {
    let (name, other) = (&reply.name.value, &lost.other.name.value);
    let (message, help) = match lost.why {
        Why::Alike => (
            format!("the responses {other:?} and {name:?} cannot be distinguished"),
            "add a condition that not both of them satisfy, such as `when: { success: 1 }`, or `{ present: true }` for a member \
             that only one has"
                .to_owned(),
        ),
        Why::Order => (
            format!("the response {name:?} never applies: if its conditions are met, {other:?} applies, which precedes it"),
            format!("write {name:?} before {other:?}, or add a condition to one of them"),
        ),
        Why::Count => (
            format!("the response {other:?} never applies: if its conditions are met, {name:?} applies, which has more"),
            format!("add a condition to {other:?}, or remove one from {name:?}"),
        ),
    };
    Diagnostic::new(Code::AMBIGUOUS_RESPONSES, &reply.name.place, message)
        .related(&lost.other.name.place, "the other response")
        .help(help)
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
    asked: Asked<'m>,
}

/// What must hold of a response: all of the tests, and of each choice the tests of one set.
struct Asked<'m> {
    tests: Tests<'m>,
    choices: Vec<Vec<Tests<'m>>>,
}

impl<'m> Asked<'m> {
    fn of(reply: &'m Reply) -> Self {
        let sets = |any: &'m AnyOf| any.sets.iter().map(|set| tests_of(set)).collect();
        Self { tests: tests_of(&reply.when), choices: reply.any_of.iter().map(sets).collect() }
    }

    /// Whether all of this holds whenever the other does, as far as that can be told from one choice at a time.
    fn follows(&self, given: &Self) -> bool {
        let tests = given.all(|given| follow(&self.tests, given));
        let is_met = |sets: &Vec<Tests<'m>>| given.all(|given| sets.iter().any(|set| follow(set, given)));
        tests && self.choices.iter().all(is_met)
    }

    /// Whether something follows from the tests: from these alone, or from them and each set of one of the choices.
    fn all(&self, follows: impl Fn(&[&Tests<'m>]) -> bool) -> bool {
        let of_sets = |sets: &Vec<Tests<'m>>| {
            steps::step();
            sets.iter().all(|set| follows(&[&self.tests, set]))
        };
        follows(&[&self.tests]) || self.choices.iter().any(of_sets)
    }
}

/// The tests of conditions that must all hold, by what they are on.
fn tests_of(conditions: &[Condition]) -> Tests<'_> {
    let mut tests: Tests<'_> = BTreeMap::new();
    for when in conditions {
        let (subject, test) = (&when.subject.value, Test::of(&when.test));
        if test.kinds().is_some() {
            for (around, kind) in around(subject) {
                tests.entry(Cow::Owned(around)).or_default().push(Test::Kind([kind].into()));
            }
        }
        tests.entry(Cow::Borrowed(subject)).or_default().push(test);
    }
    tests
}

impl Conditional<'_> {
    /// Why, beside a later response, one of the two never applies.
    fn beside(&self, later: &Reply, asked: &Asked<'_>) -> Option<Why> {
        let is_longer = later.count_of_conditions() > self.reply.count_of_conditions();
        match (self.asked.follows(asked), asked.follows(&self.asked)) {
            (true, true) => Some(Why::Alike),
            (true, false) if !is_longer => Some(Why::Order),
            (false, true) if is_longer => Some(Why::Count),
            (true | false, true | false) => None,
        }
    }
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
    Matches(&'m str),
}

impl<'m> Earlier<'m> {
    /// Adds a response. Returns the first earlier one because of which it never applies, or that never applies because of it.
    fn add(&mut self, reply: &'m Reply) -> Option<Lost<'m>> {
        if reply.count_of_conditions() == 0 {
            let first = self.plain;
            self.plain = first.or(Some(reply));
            return first.map(|other| Lost { other, why: Why::Alike });
        }
        let asked = Asked::of(reply);
        let mut candidates =
            self.candidates(&asked.tests).into_iter().filter_map(|index| self.conditional.get(index));
        let first = candidates.find_map(|other| {
            steps::step();
            Some(Lost { other: other.reply, why: other.beside(reply, &asked)? })
        });
        let index = self.conditional.len();
        for (subject, tests) in &asked.tests {
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
        self.conditional.push(Conditional { reply, asked });
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
            let untested = self
                .conditional
                .iter()
                .enumerate()
                .filter(|(_, other)| !other.asked.tests.contains_key(subject));
            candidates.extend(untested.map(|(index, _)| index));
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

/// Whether all of some tests hold whenever the given ones do.
fn follow(tests: &Tests<'_>, given: &[&Tests<'_>]) -> bool {
    tests.iter().all(|(subject, tests)| {
        let given = || given.iter().filter_map(|given| given.get(subject)).flatten();
        tests.iter().all(|test| given().any(|given| implies(given, test)))
    })
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
            ReplyTest::Matches(pattern) => Self::Matches(pattern.value.text()),
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

/// Whether a test of a member holds whenever another one of it does.
fn implies(given: &Test<'_>, test: &Test<'_>) -> bool {
    let all_texts = |values: &BTreeSet<&str>, has: &dyn Fn(&str) -> bool| {
        values.iter().all(|value| is_text(value) && has(value.trim()))
    };
    match (given, test) {
        (Test::Is(given), Test::Is(values)) => given.is_subset(values),
        (Test::Is(given), Test::IsNot(values)) => given.is_disjoint(values),
        (Test::IsNot(given), Test::IsNot(values)) => given.is_superset(values),
        (Test::Is(given), Test::StartsWith(texts)) => all_texts(given, &|value| starts_with(value, texts)),
        (Test::Is(given), Test::Contains(texts)) => all_texts(given, &|value| contains(value, texts)),
        (Test::StartsWith(given), Test::StartsWith(texts)) => {
            given.iter().all(|text| starts_with(text, texts))
        }
        (Test::StartsWith(given) | Test::Contains(given), Test::Contains(texts)) => {
            given.iter().all(|text| contains(text, texts))
        }
        (Test::Matches(given), Test::Matches(pattern)) => given == pattern,
        (Test::Absent | Test::Missing, Test::Absent) | (Test::Missing, Test::Missing) => true,
        (given, Test::Given) => given.kinds().is_some(),
        (given, Test::Present) => given.kinds().is_some_and(|kinds| !kinds.contains(&JsonKind::Null)),
        (given, Test::Kind(kinds)) => given.kinds().is_some_and(|own| own.is_subset(kinds)),
        // What else one test says of another depends on the values.
        (
            _,
            Test::Is(_)
            | Test::IsNot(_)
            | Test::StartsWith(_)
            | Test::Contains(_)
            | Test::Matches(_)
            | Test::Absent
            | Test::Missing,
        ) => false,
    }
}

fn starts_with(value: &str, texts: &[String]) -> bool {
    texts.iter().any(|text| value.starts_with(text.as_str()))
}

fn contains(value: &str, texts: &[String]) -> bool {
    texts.iter().any(|text| value.contains(text.as_str()))
}
