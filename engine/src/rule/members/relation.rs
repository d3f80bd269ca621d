//! Rules for how the values of members relate.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::super::Instance;
use super::{Broken, MemberRule, MemberRuleKind, Members, describe_members};
use crate::equality::same_scalar;
use crate::ordering::compare;
use crate::pointer::escape;

/// Returns how the first two neighbours that are out of order relate.
fn disorder(rule: &MemberRule, structure: &dyn Members, allowed: &[Ordering]) -> Option<Broken> {
    let value = |name: &str| structure.member(name).and_then(Instance::scalar);
    rule.members().windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let word = match compare(value(first)?, value(second)?)? {
            order if allowed.contains(&order) => return None,
            Ordering::Less => "less than",
            Ordering::Equal => "equal to",
            Ordering::Greater => "greater than",
        };
        Some(rule.by_all(format!("{first} {word} {second}")))
    })
}

/// The rule `less_than`.
#[derive(Debug)]
pub(super) struct LessThan;

impl MemberRuleKind for LessThan {
    describe_members!("less_than", Members of Ordered, "Each of these members must be less than the next.");

    fn expects(&self, rule: &MemberRule) -> String {
        rule.members().join(" less than ")
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        disorder(rule, structure, &[Ordering::Less])
    }
}

/// The rule `less_or_equal`.
#[derive(Debug)]
pub(super) struct LessOrEqual;

impl MemberRuleKind for LessOrEqual {
    describe_members!("less_or_equal", Members of Ordered, "Each of these members must be less than the next or equal to it.");

    fn expects(&self, rule: &MemberRule) -> String {
        rule.members().join(" less than or equal to ")
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        disorder(rule, structure, &[Ordering::Less, Ordering::Equal])
    }
}

/// The rule `equal`.
#[derive(Debug)]
pub(super) struct Equal;

impl MemberRuleKind for Equal {
    describe_members!("equal", Members of Alike, "These members must have the same value.");

    fn expects(&self, rule: &MemberRule) -> String {
        rule.members().join(" equal to ")
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        let value = |name: &str| structure.member(name).and_then(Instance::scalar);
        rule.members().windows(2).find_map(|pair| {
            let [first, second] = pair else { return None };
            let are_equal = same_scalar(value(first)?, value(second)?);
            (!are_equal).then(|| rule.by_all(format!("{first} and {second} differ")))
        })
    }
}

/// The rule `subset_of`.
#[derive(Debug)]
pub(super) struct SubsetOf;

impl MemberRuleKind for SubsetOf {
    describe_members!("subset_of", Subset of Lists, "Each item of one list must be an item of another. A list that is not given has no items.");

    fn expects(&self, rule: &MemberRule) -> String {
        format!("items of {}", rule.members().join(" that are items of "))
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        let (field, of) = rule.pair()?;
        let list = structure.member(field)?.list()?;
        let of = structure.member(of).and_then(Instance::list);
        let known: BTreeSet<String> =
            of.into_iter().flat_map(|of| (0..of.count()).map(|index| of.item_key(index))).collect();
        let other = (0..list.count()).find(|index| !known.contains(&list.item_key(*index)))?;
        let mut broken = rule.by_all(format!("another one at {other}"));
        broken.members.push(format!("/{}/{other}", escape(field)));
        Some(broken)
    }
}

/// The rule `unique_by`.
#[derive(Debug)]
pub(super) struct UniqueBy;

impl MemberRuleKind for UniqueBy {
    describe_members!("unique_by", Key of Structures, "No two items of a list of structures may be equal in these members. Items that lack one of them are not compared.");

    fn expects(&self, rule: &MemberRule) -> String {
        match rule.members() {
            [list, keys @ ..] => format!("items of {list} that differ in {}", keys.join(", ")),
            [] => String::new(),
        }
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        let [field, keys @ ..] = rule.members() else { return None };
        let list = structure.member(field)?.list()?;
        let mut seen = BTreeMap::new();
        let (first, second) = (0..list.count())
            .find_map(|index| Some((seen.insert(list.member_key(index, keys)?, index)?, index)))?;
        let places = [first, second].into_iter().flat_map(|index| {
            keys.iter().map(move |key| format!("/{}/{index}/{}", escape(field), escape(key)))
        });
        Some(Broken { actual: format!("equal ones at {first} and {second}"), members: places.collect() })
    }
}
