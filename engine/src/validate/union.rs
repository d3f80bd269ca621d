//! Validation of unions: whether the value is that of a variant, and the tag names it.

use super::{MembersOf, Target, Validator};
use crate::domain::Domain;
use crate::json::Json;
use crate::number::Quantity;
use crate::ordering;
use crate::table::{Format, Openness, Shape, Tagging};
use crate::value::Variant;
use crate::walk::{Path, Shown, union_shown};

impl Validator {
    pub(super) fn union(&mut self, variant: &dyn Variant, target: Target<'_>, path: &Path<'_>, depth: usize) {
        let union = variant.union();
        // The variant of an unknown tag is sent only if the documentation says that there are others.
        let unknown = variant.position().filter(|position| *position >= union.variants().len());
        if unknown.is_some() && !(union.openness() == Openness::Open && is_unknown(variant)) {
            let expected = format!("one of {}", union.names());
            self.violation(path, "one_of", &expected, unknown_shown(variant));
            return;
        }
        match union_shown(variant) {
            Shown::Bare(value, node)
                if let Some((scalar, null)) = value.scalar().zip(target.node.hints().null_as())
                    && self.reads_as_null(scalar, null, Target { node, ..target }, path) => {}
            Shown::Bare(value, node) | Shown::Tagged(_, value, node) => {
                self.value(&value, Target { node, ..target }, &path.also(node), depth);
            }
            Shown::Around(view) => self.record(&view, path, depth),
            Shown::Nothing => {
                let expected = format!("one of {}", variant.union().names());
                self.violation(path, "one_of", &expected, "nothing".to_owned());
            }
        }
    }

    /// Checks that the tag of a union, which is a member of the structure, names its variant.
    pub(super) fn sibling(
        &mut self,
        (shape, members): (&Shape, &MembersOf<'_>),
        tag: &str,
        variant: &dyn Variant,
        path: &Path<'_>,
    ) {
        let union = variant.union();
        let Some(chosen) = variant.position().and_then(|position| union.variants().get(position)) else {
            return;
        };
        let found = shape.find(tag).and_then(|(index, _)| members.value(index).scalar());
        // A tag that is missing, or of another kind, is a violation of its own.
        let Some(found) = found else { return };
        let number = || ordering::quantity(found).and_then(Quantity::text);
        let named = match found.string() {
            Some(text) => union.tagged(Domain::String, text),
            None if let Some(text) = number() => union.tagged(Domain::Decimal, &text),
            None => return,
        };
        if named != variant.position() {
            let limit = format!("the variant that the member {tag:?} names");
            self.violation(path, "sibling", &limit, format!("{:?}", chosen.name()));
        }
    }
}

/// Returns what an unknown variant is, for use after "found".
fn unknown_shown(variant: &dyn Variant) -> String {
    let (tag, json) = (variant.union().tag(), variant.get().json());
    match (tag, json) {
        (Some(tag), Some(Json::Object(members))) if members.get(tag.name()).is_none() => {
            format!("an object without the member {:?}", tag.name())
        }
        (None, Some(Json::Object(members)))
            if variant.union().tagging() == Tagging::Key && members.is_empty() =>
        {
            "an object without members".to_owned()
        }
        _ => "an unknown variant".to_owned(),
    }
}

/// Returns whether the value of an unknown variant would not be read as one of a known variant, or as none.
fn is_unknown(variant: &dyn Variant) -> bool {
    let (union, json) = (variant.union(), variant.get().json());
    let Some(Json::Object(members)) = json else { return union.tagging() == Tagging::Sibling };
    match (union.tagging(), union.tag()) {
        (Tagging::Key, _) => {
            union.variants().iter().all(|known| members.get(known.name()).is_none_or(|it| *it == Json::Null))
        }
        (Tagging::Inside | Tagging::Beside, Some(tag)) => {
            let text = members.get(tag.name()).map(ToString::to_string).unwrap_or_default();
            let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(&text);
            let domain = tag.node().spelling(Format::Json).map_or(Domain::String, |it| it.domain());
            union.tagged(domain, text).is_none()
        }
        (Tagging::Inside | Tagging::Beside | Tagging::Shape | Tagging::Sibling, _) => true,
    }
}
