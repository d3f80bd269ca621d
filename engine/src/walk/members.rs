//! The members of a structure that have been decoded. Members in the order of the table are found without a
//! search.

use super::options::FieldFilter;
use crate::table::{ConstantValue, Field, FieldMessages, Format, Message, Shape};

/// The members of a structure that is being decoded.
pub(crate) struct Members {
    shape: &'static Shape,
    filter: FieldFilter,
    /// The format, or none for plain JSON.
    format: Option<Format>,
    /// The message, if it is known.
    message: Option<Message>,
    /// One bit for each of the first 64 fields, so that most structures need no allocation.
    seen: u64,
    /// The bits of all other fields.
    seen_beyond: Vec<u64>,
    next: usize,
    /// Whether all fields of the table are members.
    admits_all: bool,
    /// The tag of a union, which is not a field of the structure, and whether it has been found.
    tag: Option<&'static Field>,
    has_tag: bool,
}

impl Members {
    /// Creates the state for a structure of which no member has been decoded. Fields that the filter
    /// excludes are ignored.
    pub(crate) fn new(
        shape: &'static Shape,
        filter: FieldFilter,
        format: Option<Format>,
        message: Option<Message>,
    ) -> Self {
        let words = shape.fields().len().div_ceil(64);
        let filter = match filter {
            FieldFilter::Body if shape.is_all_body() => FieldFilter::All,
            other => other,
        };
        Self {
            shape,
            filter,
            format,
            message,
            seen: 0,
            seen_beyond: vec![0; words.saturating_sub(1)],
            next: 0,
            admits_all: filter == FieldFilter::All && shape.is_plain(),
            tag: None,
            has_tag: false,
        }
    }

    /// The position of the tag of a union.
    pub(crate) const TAG: usize = usize::MAX - 1;

    /// Adds the tag of a union, which is found at [`Members::TAG`].
    pub(crate) fn with_tag(self, tag: Option<&'static Field>) -> Self {
        Self { tag, ..self }
    }

    /// Returns the table.
    pub(crate) fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// Returns whether the field is one of these members.
    #[inline]
    pub(crate) fn admits(&self, index: usize, field: &Field) -> bool {
        self.admits_all
            || self.filter.admits(field) && field.is_in(self.format) && self.shape.has_in(index, self.message)
    }

    /// Returns whether the field is required among these members.
    #[inline]
    pub(crate) fn requires(&self, index: usize, field: &Field) -> bool {
        self.shape.requires_in((index, field), self.format, self.message)
    }

    /// Returns the field that is expected next if members are in the order of the table.
    #[inline]
    pub(crate) fn predicted(&self) -> Option<(usize, &'static Field)> {
        let field = self.shape.fields().get(self.next)?;
        self.admits(self.next, field).then_some((self.next, field))
    }

    /// Marks the expected field as found, and expects the one after it.
    #[inline]
    pub(crate) fn advance(&mut self) {
        self.next += 1;
    }

    /// Returns the fields from the expected one on, with their positions.
    #[inline]
    pub(crate) fn rest(&self) -> impl Iterator<Item = (usize, &'static Field)> + use<> {
        (self.next..).zip(self.shape.fields().get(self.next..).unwrap_or_default())
    }

    /// Expects the field at this position.
    #[inline]
    pub(crate) fn expect(&mut self, index: usize) {
        self.next = index;
    }

    /// Returns whether it is known, without a look at each field, that no required member is missing.
    #[inline]
    pub(crate) fn are_complete(&self) -> bool {
        self.admits_all && self.shape.required().is_some_and(|required| required & !self.seen == 0)
    }

    /// Returns the field that satisfies `matches`, or the tag if it does. The search starts after the field
    /// that was found last.
    pub(crate) fn find(&mut self, matches: impl Fn(&Field) -> bool) -> Option<(usize, &'static Field)> {
        let fields = self.shape.fields();
        let (before, after) = fields.split_at_checked(self.next).unwrap_or((fields, &[]));
        let later = after.iter().zip(self.next..);
        let mut all = later.chain(before.iter().zip(0..));
        let Some((field, index)) = all.find(|(field, index)| self.admits(*index, field) && matches(field))
        else {
            return Some((Self::TAG, self.tag.filter(|tag| matches(tag))?));
        };
        self.next = index + 1;
        Some((index, field))
    }

    /// Like [`Members::find`], for names by which fields are matched otherwise than the tag.
    pub(crate) fn find_or_tag(
        &mut self,
        matches: impl Fn(&Field) -> bool,
        is_tag: impl Fn(&Field) -> bool,
    ) -> Option<usize> {
        let tag = self.tag.take();
        let found = self.find(matches).map(|(index, _)| index);
        self.tag = tag;
        found.or_else(|| self.tag.filter(|tag| is_tag(tag)).map(|_| Self::TAG))
    }

    /// Marks a member as decoded. Returns false if it already was.
    #[inline]
    pub(crate) fn mark(&mut self, index: usize) -> bool {
        if index == Self::TAG {
            return !std::mem::replace(&mut self.has_tag, true);
        }
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

    /// Returns whether a member has been decoded.
    #[inline]
    pub(crate) fn has(&self, index: usize) -> bool {
        let word = match index / 64 {
            0 => self.seen,
            beyond => self.seen_beyond.get(beyond - 1).copied().unwrap_or_default(),
        };
        word & (1_u64 << (index % 64)) != 0
    }

    /// Returns the required members that have not been decoded.
    pub(crate) fn missing(&self) -> impl Iterator<Item = (usize, &'static Field)> {
        let fields = self.shape.fields().iter().enumerate();
        fields.filter(|(index, field)| {
            self.requires(*index, field) && self.admits(*index, field) && !self.has(*index)
        })
    }

    /// Returns the constant members, with their positions and values.
    pub(crate) fn constants(&self) -> impl Iterator<Item = (usize, &'static Field, &'static ConstantValue)> {
        let fields = self.shape.fields().iter().enumerate();
        let fields = fields.filter(|(index, field)| self.admits(*index, field));
        fields.filter_map(|(index, field)| Some((index, field, field.constant()?)))
    }

    /// Returns the position of the field of this name that the message does not have.
    #[cold]
    pub(crate) fn excluded(&self, name: &str) -> Option<usize> {
        let mut rows = self.shape.messages().iter().map(FieldMessages::field);
        let is_called =
            |index: &usize| self.shape.fields().get(*index).is_some_and(|field| field.is_called(name));
        rows.find(|index| !self.shape.has_in(*index, self.message) && is_called(index))
    }

    /// Returns the name of a field that differs from `name` only in case and punctuation, as a suggestion.
    pub(crate) fn nearest(
        &self,
        name: &str,
        name_of: impl Fn(&Field) -> &'static str,
    ) -> Option<&'static str> {
        let fields = self.shape.fields().iter().enumerate();
        let fields = fields.filter(|(index, field)| self.admits(*index, field)).map(|(_, field)| field);
        fields.map(name_of).find(|near| letters(near).eq(letters(name)))
    }
}

/// Returns the letters and digits of a name in lower case.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase)
}
