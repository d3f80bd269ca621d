//! Ways through types that hold each other. Each takes time in the size of the graph, and no stack however long a way is.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::TypeId;
use crate::steps;

/// The types that some lead to, themselves among them: each once, those that are nearer first.
pub(crate) fn reachable<N>(first: impl IntoIterator<Item = TypeId>, next: impl Fn(TypeId) -> N) -> Vec<TypeId>
where
    N: IntoIterator<Item = TypeId>,
{
    let mut seen = BTreeSet::new();
    let mut reached: Vec<TypeId> = Vec::new();
    let mut open: VecDeque<TypeId> = first.into_iter().collect();
    while let Some(id) = open.pop_front() {
        steps::step();
        if seen.insert(id) {
            reached.push(id);
            open.extend(next(id));
        }
    }
    reached
}

/// Types of which each leads to every other.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// The types.
    pub(crate) members: Vec<TypeId>,
    /// Whether they lead to themselves; one type alone may not.
    pub(crate) is_ring: bool,
}

/// A graph in parts, which hold each other in one direction only.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    /// The parts; each comes after those that it leads to.
    pub(crate) all: Vec<Part>,
    of: BTreeMap<TypeId, usize>,
}

impl Parts {
    /// The position of the part that a type belongs to.
    pub(crate) fn of(&self, id: TypeId) -> Option<usize> {
        self.of.get(&id).copied()
    }

    /// The position of a part.
    pub(crate) fn of_members(&self, part: &Part) -> Option<usize> {
        self.of(*part.members.first()?)
    }

    /// Whether a type leads to itself.
    pub(crate) fn is_in_ring(&self, id: TypeId) -> bool {
        self.of(id).and_then(|part| self.all.get(part)).is_some_and(|part| part.is_ring)
    }

    /// Whether each of two types leads to the other, or whether they are one that leads to itself.
    pub(crate) fn are_in_ring(&self, one: TypeId, other: TypeId) -> bool {
        self.is_in_ring(one) && self.of(one) == self.of(other)
    }

    fn close(&mut self, members: Vec<TypeId>, is_ring: bool) {
        self.of.extend(members.iter().map(|member| (*member, self.all.len())));
        self.all.push(Part { members, is_ring });
    }
}

/// A type on the way from the first, and what it leads to that has not been looked at.
struct Step {
    id: TypeId,
    number: usize,
    /// The least number of what is on the way and can be reached from here.
    low: usize,
    rest: std::vec::IntoIter<TypeId>,
    /// Whether it leads to itself at once.
    is_ring: bool,
}

/// The parts of a graph (R. Tarjan, "Depth-first search and linear graph algorithms", 1972).
pub(crate) fn parts(ids: impl IntoIterator<Item = TypeId>, next: impl Fn(TypeId) -> Vec<TypeId>) -> Parts {
    let (mut parts, mut numbers, mut found) = (Parts::default(), BTreeMap::new(), Vec::new());
    for first in ids {
        let mut way: Vec<Step> = Vec::new();
        let mut entered = (!numbers.contains_key(&first)).then_some(first);
        loop {
            if let Some(id) = entered.take() {
                let (number, all) = (numbers.len(), next(id));
                numbers.insert(id, number);
                found.push(id);
                let is_ring = all.contains(&id);
                way.push(Step { id, number, low: number, rest: all.into_iter(), is_ring });
            }
            let Some(here) = way.last_mut() else { break };
            if let Some(child) = here.rest.next() {
                match numbers.get(&child) {
                    None => entered = Some(child),
                    Some(number) if parts.of(child).is_none() => here.low = here.low.min(*number),
                    Some(_) => {}
                }
                continue;
            }
            let Some(done) = way.pop() else { break };
            if done.low == done.number {
                let start = found.iter().rposition(|id| *id == done.id).unwrap_or(0);
                let members = found.split_off(start);
                let is_ring = done.is_ring || members.len() > 1;
                parts.close(members, is_ring);
            }
            if let Some(before) = way.last_mut() {
                before.low = before.low.min(done.low);
            }
        }
    }
    parts
}
