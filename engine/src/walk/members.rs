//! Which members of a structure have been seen. Members that come in the table's order are found at once.

use super::options::FieldFilter;
use crate::table::{Field, Shape};

/// The members of a structure that is being read.
pub(crate) struct Members {
    shape: &'static Shape,
    filter: FieldFilter,
    /// A bit for each of the first 64 fields, so that most structures need no allocation.
    seen: u64,
    /// The bits of the other fields.
    seen_beyond: Vec<u64>,
    next: usize,
}

impl Members {
    /// No member of this structure has been seen. Fields that the filter does not admit are none.
    pub(crate) fn new(shape: &'static Shape, filter: FieldFilter) -> Self {
        let words = shape.fields().len().div_ceil(64);
        let filter = match filter {
            FieldFilter::Body if shape.is_all_body() => FieldFilter::All,
            other => other,
        };
        Self { shape, filter, seen: 0, seen_beyond: vec![0; words.saturating_sub(1)], next: 0 }
    }

    /// The table.
    pub(crate) fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// Whether the field is one of these members.
    #[inline]
    pub(crate) fn admits(&self, field: &Field) -> bool {
        self.filter.admits(field)
    }

    /// The field that comes next where the members come in the table's order.
    #[inline]
    pub(crate) fn predicted(&self) -> Option<(usize, &'static Field)> {
        let field = self.shape.fields().get(self.next)?;
        self.filter.admits(field).then_some((self.next, field))
    }

    /// What is predicted has come.
    #[inline]
    pub(crate) fn advance(&mut self) {
        self.next += 1;
    }

    /// The field that `matches`, trying the one after the last found first.
    pub(crate) fn find(&mut self, matches: impl Fn(&Field) -> bool) -> Option<(usize, &'static Field)> {
        let fields = self.shape.fields();
        let (before, after) = fields.split_at_checked(self.next).unwrap_or((fields, &[]));
        let later = after.iter().zip(self.next..);
        let mut all = later.chain(before.iter().zip(0..));
        let (field, index) = all.find(|(field, _)| self.filter.admits(field) && matches(field))?;
        self.next = index + 1;
        Some((index, field))
    }

    /// Marks a member as seen; false when it was seen before.
    #[inline]
    pub(crate) fn mark(&mut self, index: usize) -> bool {
        let word = match index / 64 {
            0 => &mut self.seen,
            beyond => match self.seen_beyond.get_mut(beyond - 1) {
                Some(word) => word,
                None => return false,
            },
        };
        let bit = 1_u64 << (index % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Whether the member was seen.
    #[inline]
    pub(crate) fn has(&self, index: usize) -> bool {
        let word = match index / 64 {
            0 => self.seen,
            beyond => self.seen_beyond.get(beyond - 1).copied().unwrap_or_default(),
        };
        word & (1_u64 << (index % 64)) != 0
    }

    /// The required members that were not seen.
    pub(crate) fn missing(&self) -> impl Iterator<Item = (usize, &'static Field)> {
        let fields = self.shape.fields().iter().enumerate();
        fields.filter(|(index, field)| field.is_required() && self.filter.admits(field) && !self.has(*index))
    }

    /// The name of the field that is spelt like a name, to be suggested.
    pub(crate) fn nearest(&self, name: &str, name_of: fn(&Field) -> &'static str) -> Option<&'static str> {
        let fields = self.shape.fields().iter().filter(|field| self.filter.admits(field));
        fields.map(name_of).find(|near| letters(near).eq(letters(name)))
    }
}

/// The letters and digits of a name, without their case.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase)
}
