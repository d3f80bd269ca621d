//! Decoding of unions without a tag: the value itself tells its variant.

use super::decode::Decoder;
use super::members::Members;
use super::options::FieldFilter;
use super::pair::slot_of_kind;
use super::path::Path;
use super::probe_members;
use super::reader::Reader;
use super::scalar::{is_null, takes};
use super::source::{At, Incoming, Source, Stop, Token};
use crate::domain::JsonType;
use crate::table::{Field, NodeKind, Openness, Shape, Union};
use crate::value::Slot;

/// What stands at a place, as far as it can be told without a table.
enum Outline<'b> {
    Nothing,
    Scalar(Token<'b>),
    Object,
    Array,
}

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    /// Decodes a value that has no tag.
    pub(super) fn shaped(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        depth: usize,
    ) -> Result<(), Stop> {
        let outline = self.ahead(&place, at, |source, _, place, _| {
            Ok(match source.undeclared(place)? {
                // Where there is no table, every value is a text.
                Incoming::Absent | Incoming::Raw(..) => None,
                Incoming::Null(_) => Some(Outline::Nothing),
                Incoming::Scalar(token, _) => Some(Outline::Scalar(token)),
                Incoming::Object(_) => Some(Outline::Object),
                Incoming::Array(_) | Incoming::Item(_) => Some(Outline::Array),
            })
        })?;
        let outline = match outline {
            None => return self.skip(place, at.path, depth),
            Some(Outline::Nothing) => return self.nothing(place, at, slot, depth),
            Some(Outline::Scalar(token)) if self.stands_for_null(&token, &place, at)? => {
                return self.nothing(place, at, slot, depth);
            }
            Some(outline) => outline,
        };
        let Some(value) = slot_of_kind(slot, at.node.kind()).union() else {
            return self.mismatch(place, at, "a value", depth);
        };
        let union = value.union();
        let found = match &outline {
            Outline::Scalar(token) => match self.variant_with_attributes(union, &place, at)? {
                Some(variant) => Some(variant),
                None => self.scalar_variant(union, token),
            },
            Outline::Object => self.object_variant(union, &place, at)?,
            Outline::Array => first(union, |kind| kind.item().is_some()),
            Outline::Nothing => None,
        };
        if let Some(variant) = found {
            return self.chosen(place, at, value, variant, depth);
        }
        let offset = self.source.offset(&place);
        let found = match &outline {
            Outline::Scalar(token) => token.shown(at.path.is_secret() || at.node.holds_secret()),
            Outline::Object => "an object with other members".to_owned(),
            Outline::Array => "a list".to_owned(),
            Outline::Nothing => "null".to_owned(),
        };
        self.reader.problem(at.path, offset, format!("expected {}, found {found}", expected(union)));
        self.skip(place, at.path, depth)
    }

    /// Returns whether a single value is what represents null: a text of its own, or an empty one which the format takes for
    /// null, or which is of no variant.
    fn stands_for_null(&mut self, token: &Token<'b>, place: &S::Pending, at: &At<'_>) -> Result<bool, Stop> {
        if !at.node.admits_null() || self.reader.options.canonical {
            return Ok(false);
        }
        if is_null(at.node, token) {
            return Ok(true);
        }
        if token.json.is_some() || !token.text.trim_ascii().is_empty() {
            return Ok(false);
        }
        let is_empty_null = self.ahead(place, at, |source, reader, place, _| {
            Ok(matches!(source.value(reader, place, at)?, Incoming::Null(_)))
        })?;
        let mut of_none = |union| {
            self.variant_with_attributes(union, place, at)
                .map(|found| found.or_else(|| self.scalar_variant(union, token)).is_none())
        };
        match at.node.kind().union() {
            Some(union) if !is_empty_null && token.text.is_empty() => of_none(union),
            Some(_) | None => Ok(is_empty_null),
        }
    }

    /// Returns the variant that a single value is of.
    fn scalar_variant(&self, union: &'static Union, token: &Token<'b>) -> Option<usize> {
        let canonical = self.reader.options.canonical;
        union.variants().iter().position(|variant| takes(variant.node(), token, S::FORMAT, canonical))
    }

    /// Returns the variant that an object is of: the only one that is an object, or the one whose required
    /// members are there and that has no others.
    fn object_variant(
        &mut self,
        union: &'static Union,
        place: &S::Pending,
        at: &At<'_>,
    ) -> Result<Option<usize>, Stop> {
        let is_object = |kind: &NodeKind| kind.members().is_some() || kind.entry().is_some();
        let all = union.variants().iter().enumerate();
        let mut objects = all.filter(|(_, variant)| is_object(variant.node().kind())).map(|(index, _)| index);
        let (first, second) = (objects.next(), objects.next());
        let (Some(first), Some(second)) = (first, second) else { return Ok(first) };
        self.fitting(union, [first, second].into_iter().chain(objects), place, at)
    }

    /// Returns the structure that a value without members is, because of its attributes.
    fn variant_with_attributes(
        &mut self,
        union: &'static Union,
        place: &S::Pending,
        at: &At<'_>,
    ) -> Result<Option<usize>, Stop> {
        if !S::HAS_ATTRIBUTES || union.outlines().is_empty() {
            return Ok(None);
        }
        let all = union.variants().iter().enumerate();
        let structures = all.filter(|(_, variant)| variant.node().kind().is_record()).map(|(index, _)| index);
        self.fitting(union, structures, place, at)
    }

    /// Returns the first of these variants whose outline a value has.
    fn fitting(
        &mut self,
        union: &'static Union,
        variants: impl Iterator<Item = usize>,
        place: &S::Pending,
        at: &At<'_>,
    ) -> Result<Option<usize>, Stop> {
        for index in variants {
            let Some(shape) = union.outlines().get(index) else { continue };
            if self
                .ahead(place, at, |source, reader, place, path| fits(source, reader, place, shape, path))?
            {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }
}

/// Returns the first variant of a kind.
fn first(union: &'static Union, is: impl Fn(&NodeKind) -> bool) -> Option<usize> {
    union.variants().iter().position(|variant| is(variant.node().kind()))
}

/// Returns whether a structure has all required members of an outline and no others.
fn fits<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    shape: &'static Shape,
    path: &Path<'_>,
) -> Result<bool, Stop> {
    let format = (!reader.options.canonical).then_some(S::FORMAT);
    let mut members = Members::new(shape, FieldFilter::All, format, None);
    let are_known = probe_members::mark(source, reader, place, &mut members, path)?;
    Ok(are_known && members.missing().all(|(_, field)| S::may_be_unseen(field)))
}

/// Returns the values of an enumeration that takes no others, unless they are many.
fn listed(kind: &NodeKind) -> Option<String> {
    const MOST: usize = 8;
    let enumeration = kind.enumeration()?;
    let takes_others = match enumeration.openness() {
        Openness::Closed => false,
        Openness::Tolerant | Openness::Open => true,
    };
    let values = enumeration.values();
    let shown = |value: &&str| match enumeration.json(value) {
        JsonType::String => format!("{value:?}"),
        JsonType::Number | JsonType::Boolean => (*value).to_owned(),
    };
    let is_short = !takes_others && !values.is_empty() && values.len() <= MOST;
    is_short.then(|| values.iter().map(shown).collect::<Vec<_>>().join(" or "))
}

/// Returns what the variants of a union without a tag are.
#[cold]
fn expected(union: &Union) -> String {
    let each = union.variants().iter().enumerate().map(|(index, variant)| {
        let required = union.outlines().get(index).map(|shape| {
            let fields = shape.fields().iter().filter(|field| field.is_required());
            fields.map(Field::name).collect::<Vec<_>>().join(", ")
        });
        match required.filter(|required| !required.is_empty()) {
            Some(required) => format!("an object with {required}"),
            None => listed(variant.node().kind()).unwrap_or_else(|| variant.node().kind().expects()),
        }
    });
    let mut all: Vec<String> = each.collect();
    all.dedup();
    all.join(" or ")
}
