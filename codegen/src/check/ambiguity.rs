//! Responses of one status that cannot be told apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ConditionTest, Endpoint, Literal, Reply};
use crate::report::{Code, Diagnostic, Report};
use crate::steps;

/// Reports each response that cannot be told from an earlier one, with the first of those.
pub(super) fn check(endpoint: &Endpoint, report: &mut Report) {
    let mut by_status: BTreeMap<(u16, u16), Earlier<'_>> = BTreeMap::new();
    for reply in endpoint.replies.iter().filter(|reply| reply.has_status()) {
        let range = reply.status.value;
        if let Some(other) = by_status.entry((range.first, range.last)).or_default().add(reply) {
            report.push(ambiguous(other, reply));
        }
    }
}

fn ambiguous(other: &Reply, reply: &Reply) -> Diagnostic {
    let message =
        format!("the responses {:?} and {:?} cannot be distinguished", other.name.value, reply.name.value);
    let help = "add a condition that only one of them satisfies, such as `when: { success: 1 }`";
    let finding = Diagnostic::new(Code::AMBIGUOUS_RESPONSES, &reply.name.place, message);
    finding.related(&other.name.place, "the other response").help(help)
}

/// The wire names that lead to a member.
type Path = [String];

/// The responses of one status so far.
#[derive(Default)]
struct Earlier<'m> {
    /// The first without conditions.
    plain: Option<&'m Reply>,
    conditional: Vec<Conditional<'m>>,
    /// The conditional ones by the members that they test: pairs that are told apart need not be looked at.
    by_path: BTreeMap<&'m Path, Tested>,
}

/// A response with conditions.
struct Conditional<'m> {
    reply: &'m Reply,
    tests: BTreeMap<&'m Path, Test<'m>>,
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
enum Test<'m> {
    Is(BTreeSet<&'m str>),
    IsNot(BTreeSet<&'m str>),
    Present,
    Absent,
}

impl<'m> Earlier<'m> {
    /// Adds a response; the first earlier one that it cannot be told from.
    fn add(&mut self, reply: &'m Reply) -> Option<&'m Reply> {
        if reply.when.is_empty() {
            let first = self.plain;
            self.plain = first.or(Some(reply));
            return first;
        }
        let tests = reply.when.iter().map(|when| (when.path.value.as_slice(), Test::of(&when.test)));
        let tests: BTreeMap<&Path, Test<'_>> = tests.collect();
        let mut candidates =
            self.candidates(&tests).into_iter().filter_map(|index| self.conditional.get(index));
        let first = candidates.find(|other| {
            steps::step();
            !are_apart(&other.tests, &tests)
        });
        let first = first.map(|other| other.reply);
        let index = self.conditional.len();
        for (path, test) in &tests {
            let tested = self.by_path.entry(path).or_default();
            tested.count += 1;
            match test {
                Test::Is(values) => values.iter().for_each(|value| {
                    steps::step();
                    tested.by_value.entry((*value).to_owned()).or_default().push(index);
                }),
                Test::IsNot(_) | Test::Present | Test::Absent => tested.otherwise.push(index),
            }
        }
        self.conditional.push(Conditional { reply, tests });
        first
    }

    /// The positions of the responses that are not told apart by the values of one member: of the member that leaves the
    /// fewest.
    fn candidates(&self, tests: &BTreeMap<&Path, Test<'_>>) -> Vec<usize> {
        let all = self.conditional.len();
        let left = tests.iter().filter_map(|(path, test)| {
            let (tested, values) = (self.by_path.get(path)?, test.values()?);
            let same = values.iter().filter_map(|value| tested.by_value.get(*value)).map(Vec::len);
            let left = same.sum::<usize>() + tested.otherwise.len() + all - tested.count;
            Some((left, *path, tested, values))
        });
        let Some((_, path, tested, values)) = left.min_by_key(|(left, ..)| *left) else {
            return (0..all).collect();
        };
        let mut candidates = tested.otherwise.clone();
        candidates.extend(values.iter().filter_map(|value| tested.by_value.get(*value)).flatten());
        if tested.count < all {
            let untested =
                self.conditional.iter().enumerate().filter(|(_, other)| !other.tests.contains_key(path));
            candidates.extend(untested.map(|(index, _)| index));
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

impl<'m> Test<'m> {
    fn of(test: &'m ConditionTest) -> Self {
        let set = |literals: &'m [Literal]| literals.iter().map(plain).collect();
        match test {
            ConditionTest::Is(literals) => Self::Is(set(literals)),
            ConditionTest::IsNot(literals) => Self::IsNot(set(literals)),
            ConditionTest::Present => Self::Present,
            ConditionTest::Absent => Self::Absent,
        }
    }

    /// The values of which the member is to be one.
    fn values(&self) -> Option<&BTreeSet<&'m str>> {
        match self {
            Self::Is(values) => Some(values),
            Self::IsNot(_) | Self::Present | Self::Absent => None,
        }
    }
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

fn are_apart(one: &BTreeMap<&Path, Test<'_>>, other: &BTreeMap<&Path, Test<'_>>) -> bool {
    one.iter().any(|(path, test)| other.get(path).is_some_and(|other| exclude(test, other)))
}

/// Whether two tests of one member cannot both hold.
fn exclude(one: &Test<'_>, other: &Test<'_>) -> bool {
    match (one, other) {
        (Test::Is(a), Test::Is(b)) => {
            let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
            few.iter().all(|value| !many.contains(value))
        }
        (Test::Is(is), Test::IsNot(not)) | (Test::IsNot(not), Test::Is(is)) => {
            is.len() <= not.len() && is.iter().all(|value| not.contains(value))
        }
        (Test::Absent, Test::Present | Test::Is(_)) | (Test::Present | Test::Is(_), Test::Absent) => true,
        (Test::IsNot(_), Test::IsNot(_) | Test::Present | Test::Absent)
        | (Test::Present, Test::Is(_) | Test::IsNot(_) | Test::Present)
        | (Test::Is(_), Test::Present)
        | (Test::Absent, Test::IsNot(_) | Test::Absent) => false,
    }
}
