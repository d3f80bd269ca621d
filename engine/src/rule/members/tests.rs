//! Rules across members, with structures that keep and break them.

use super::*;
use crate::domain::Domain;
use crate::scalar::Scalar;

/// Members with single values.
struct Given(&'static [(&'static str, Scalar<'static>)]);

impl Members for Given {
    fn member(&self, name: &str) -> Option<Instance<'_>> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, scalar)| Instance::Scalar(*scalar))
    }
}

const A: (&str, Scalar<'static>) = ("a", Scalar::Integer(1));
const B: (&str, Scalar<'static>) = ("b", Scalar::Integer(2));
const WORD: (&str, Scalar<'static>) = ("c", Scalar::String("DE"));

#[track_caller]
fn keeps(rule: MemberRule, members: &'static [(&'static str, Scalar<'static>)]) {
    assert_eq!(rule.broken(&Given(members)), None, "{rule}");
}

#[track_caller]
fn breaks(
    rule: MemberRule,
    members: &'static [(&'static str, Scalar<'static>)],
    expected: &str,
    actual: &str,
) {
    let broken = rule.broken(&Given(members)).unwrap();
    assert_eq!((rule.to_string().as_str(), broken.actual.as_str()), (expected, actual));
    assert!(!broken.members.is_empty());
}

#[test]
fn counts_the_members_that_are_given() {
    let one = MemberRule::exactly_one_of(&["a", "b"]);
    keeps(one, &[A]);
    breaks(one, &[], "exactly one of a, b", "none");
    breaks(one, &[A, B], "exactly one of a, b", "a, b");
    let some = MemberRule::at_least_one_of(&["a", "b"]);
    keeps(some, &[A, B]);
    breaks(some, &[WORD], "at least one of a, b", "none");
    let most = MemberRule::at_most_one_of(&["a", "b"]);
    keeps(most, &[]);
    keeps(most, &[A]);
    breaks(most, &[A, B], "at most one of a, b", "a, b");
    let all = MemberRule::all_or_none(&["a", "b"]);
    keeps(all, &[]);
    keeps(all, &[A, B]);
    breaks(all, &[B], "all or none of a, b", "b");
}

#[test]
fn depends_on_the_values_of_others() {
    static GERMAN: &[MemberTest] = &[MemberTest::is("c", Domain::String, &["DE", "AT"])];
    static OTHER: &[MemberTest] =
        &[MemberTest::is_not("a", Domain::Integer, &["1.0"]), MemberTest::present("c")];
    static ALONE: &[MemberTest] = &[MemberTest::absent("b")];
    let needed = MemberRule::required_if(&["a"]).with_when(GERMAN);
    keeps(needed, &[A, WORD]);
    keeps(needed, &[]);
    breaks(needed, &[WORD], "a if c is DE or AT", "nothing");
    let refused = MemberRule::forbidden_if(&["b"]).with_when(OTHER);
    keeps(refused, &[A, B, WORD]);
    keeps(refused, &[B]);
    breaks(refused, &[B, WORD], "no b if a is not 1.0 and c is given", "a value");
    let alone = MemberRule::required_if(&["a"]).with_when(ALONE);
    keeps(alone, &[B]);
    breaks(alone, &[], "a if b is not given", "nothing");
    assert_eq!(needed.broken(&Given(&[WORD])).unwrap().members, ["/a", "/c"]);
}

#[test]
fn compares_neighbours() {
    let less = MemberRule::less_than(&["a", "b"]);
    keeps(less, &[A, B]);
    keeps(less, &[B]);
    breaks(less, &[("a", Scalar::Number(2.0)), B], "a less than b", "a equal to b");
    breaks(MemberRule::less_than(&["b", "a"]), &[A, B], "b less than a", "b greater than a");
    let equal = MemberRule::less_or_equal(&["a", "b"]);
    keeps(equal, &[("a", Scalar::Number(2.0)), B]);
    breaks(equal, &[("a", Scalar::Unsigned(u64::MAX)), B], "a less than or equal to b", "a greater than b");
    keeps(less, &[WORD, A]);
    let same = MemberRule::equal(&["a", "b"]);
    keeps(same, &[A]);
    keeps(same, &[("a", Scalar::Number(2.0)), B]);
    breaks(same, &[A, B], "a equal to b", "a and b differ");
}

#[test]
fn finds_each_kind_by_its_name() {
    for kind in ALL {
        assert_eq!(from_name(kind.name()).map(MemberRuleKind::name), Some(kind.name()));
    }
    assert!(from_name("max_length").is_none());
}
