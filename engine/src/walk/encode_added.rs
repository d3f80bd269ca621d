//! Encoding of members that no field describes, wherever they are in a body: credentials.

use super::encode::Encoder;
use super::options::FieldFilter;
use super::path::Step;
use super::sink::{Refusal, Sink, Written};
use crate::table::{Constant, Node};
use crate::value::Record;

/// The nodes of a structure that only such members are in.
static TEXT: Node = Node::STRING.secret();
static MADE: Node = Node::map(&TEXT);

impl<'w, S: Sink> Encoder<'w, S> {
    /// Returns those of the current structure, and those that are in its fields.
    pub(super) fn added_to(
        &mut self,
        record: &dyn Record,
        filter: FieldFilter,
    ) -> (Vec<Constant<'w>>, Vec<Constant<'w>>) {
        if self.added.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let fields = record.shape().fields();
        let is_there = |step: &str| {
            fields.iter().enumerate().any(|(index, field)| {
                let is_written = || field.constant().is_some() || !record.get(index).is_empty();
                filter.admits(field) && field.is_called(step) && is_written()
            })
        };
        let added = std::mem::take(&mut self.added).into_iter();
        added.partition(|member| !member.parents().first().is_some_and(|step| is_there(step)))
    }

    /// Passes those of a list to its first item.
    #[inline]
    pub(super) fn added_to_items(&mut self, count: usize) -> Written<()> {
        if self.added.is_empty() {
            return Ok(());
        }
        let within = Self::below(&self.added, |step| step == "0");
        if count == 0 || within.len() < self.added.len() {
            return self.all_added();
        }
        self.added = within;
        Ok(())
    }

    /// Writes such members, and the structures that only they are in.
    pub(super) fn extra(&mut self, frame: &mut S::Frame, extra: &[Constant<'_>]) -> Written<()> {
        for (index, member) in extra.iter().enumerate() {
            let Some(step) = member.parents().first() else {
                let written = self.sink.constant(frame, member);
                written.map_err(|refusal| refusal.under(Step::Member(member.name()), &Node::STRING))?;
                continue;
            };
            let is_first = |other: &Constant<'_>| other.parents().first() != Some(step);
            if extra.iter().take(index).all(is_first) {
                let within = Self::below(extra, |other| other == *step);
                let written = self.made(frame, step, &within);
                written.map_err(|refusal| refusal.under(Step::Member(step), &Node::STRING))?;
            }
        }
        Ok(())
    }

    fn made(&mut self, frame: &mut S::Frame, name: &str, within: &[Constant<'_>]) -> Written<()> {
        let place = self.sink.made(frame, name)?;
        let mut inner = self.sink.open_map(place, &MADE, &TEXT)?;
        self.extra(&mut inner, within)?;
        self.sink.close(inner)?;
        self.sink.leave(frame, true)
    }

    /// Returns those within a member, as seen from there.
    #[cold]
    pub(super) fn below<'m>(within: &[Constant<'m>], is_it: impl Fn(&str) -> bool) -> Vec<Constant<'m>> {
        let inner = within.iter().filter_map(|member| {
            let (first, rest) = member.parents().split_first()?;
            is_it(first).then(|| member.within(rest))
        });
        inner.collect()
    }

    /// Checks that all have been written.
    #[inline]
    pub(super) fn all_added(&self) -> Written<()> {
        if self.added.is_empty() { Ok(()) } else { Err(Refusal::new(NO_STRUCTURE)) }
    }
}

const NO_STRUCTURE: &str = "credentials require a body that is a structure";
