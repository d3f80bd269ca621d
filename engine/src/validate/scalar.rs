//! Validation of single values: whether they can be written, whether they belong to their domain or
//! enumeration, and whether they are allowed at their location.

use crate::domain::JsonType;
use crate::error::HIDDEN;
use crate::rule::Instance;
use crate::table::{Enumeration, Field, Format, Node, Openness, ParameterLocation, Text, Usual};
use crate::value::{Record, Scalar, Value};
use crate::walk::{Path, other_than, shown};

use super::{Target, Validator, location};

/// A fast path: returns whether a value is of a common kind and satisfies all its rules, so that no further
/// checks are needed. Values of these kinds can be written in every format.
#[inline]
pub(super) fn is_sound(value: &Value<'_>, node: &Node, location: ParameterLocation) -> bool {
    let Some(scalar) = value.as_scalar() else { return false };
    // Most values are texts, and a comparison is cheaper than a jump to one of many places.
    if node.usual_value() == Usual::Text
        && let Some(text) = scalar.string()
        && node.bounds().admit_text(text)
    {
        return takes_any(location);
    }
    is_sound_scalar(scalar, node, location)
}

#[inline(never)]
fn is_sound_scalar(scalar: &Scalar<'_>, node: &Node, location: ParameterLocation) -> bool {
    let bounds = node.bounds();
    let (is_of_domain, is_within) = match node.usual_value() {
        Usual::Other => return false,
        Usual::Text => (scalar.string().is_some(), false),
        Usual::Integer => scalar.integer().map_or((false, false), |value| (true, bounds.admit(value))),
        // The bounds are those of the domain, too: a value outside need not be of it.
        Usual::Sized => (scalar.integer().is_some_and(|value| bounds.admit(value)), true),
        Usual::Number => (scalar.number().is_some_and(f64::is_finite), bounds.are_none()),
        Usual::Boolean => (scalar.boolean().is_some(), bounds.are_none()),
        Usual::Uuid => (scalar.uuid().is_some(), bounds.are_none()),
    };
    is_of_domain && takes_any(location) && (is_within || keeps(scalar, node))
}

/// Returns the position of the first member from a position on that needs more than a look: neither a sound value, nor
/// absent as it may be.
pub(super) fn passed(record: &dyn Record, fields: &[Field], from: usize) -> usize {
    let rest = fields.iter().enumerate().skip(from);
    let mut open = rest.filter(|(index, field)| {
        let value = record.get(*index);
        !(is_sound(&value, field.node(), field.location()) || (value.is_absent() && !field.is_required()))
    });
    open.next().map_or(fields.len(), |(index, _)| index)
}

/// Returns whether no text is refused because of its location.
#[inline]
fn takes_any(location: ParameterLocation) -> bool {
    matches!(location, ParameterLocation::Body | ParameterLocation::Query | ParameterLocation::Payload)
}

/// Returns whether a value keeps all rules of its node, where they are more than bounds or it is not within them.
#[inline(never)]
fn keeps(scalar: &Scalar<'_>, node: &Node) -> bool {
    node.rules().iter().all(|rule| rule.is_satisfied(&Instance::Scalar(*scalar)))
}

impl Validator {
    /// Checks a single value against everything except its rules. Returns false if the rules cannot be
    /// evaluated.
    pub(super) fn scalar(&mut self, scalar: Scalar<'_>, target: Target<'_>, path: &Path<'_>) -> bool {
        let number = scalar.number().filter(|number| !number.is_finite());
        if let Some(number) = number.filter(|_| !holds(target.node, scalar)) {
            self.refuse(path, "finite", "a finite number", || number.to_string());
            return false;
        }
        if let Some(null) = target.node.hints().null_as()
            && self.reads_as_null(scalar, null, target, path)
        {
            return true;
        }
        if let Some(enumeration) = target.node.kind().enumeration() {
            self.listed(scalar, enumeration, target, path);
            return true;
        }
        // A format with a spelling of its own must be able to represent the value.
        let mut told = false;
        for format in [Format::Text, Format::Json, Format::Xml, Format::Form] {
            if !told && (format == Format::Text || target.node.hints().spelling(format).is_some()) {
                told = self.spelled(scalar, format, target, path);
            }
        }
        true
    }

    /// Checks that a value has not the text of what represents null. Returns true if there was a violation.
    #[cold]
    pub(super) fn reads_as_null(
        &mut self,
        scalar: Scalar<'_>,
        null: &Text<'_>,
        target: Target<'_>,
        path: &Path<'_>,
    ) -> bool {
        let is_null = |format: Format| {
            let mut text = String::new();
            let written =
                match (scalar.string(), target.node.kind().enumeration(), target.node.spelling(format)) {
                    (Some(text), Some(_), _) => return null.is(text, None),
                    (_, _, Some(spelling)) => spelling.write(scalar, &mut text).is_ok(),
                    (_, _, None) => false,
                };
            written && null.is(&text, None)
        };
        let is_null = [Format::Text, Format::Json, Format::Xml, Format::Form].into_iter().any(is_null);
        if is_null {
            self.refuse(path, "null_as", &other_than(null), || shown(null.text()));
        }
        is_null
    }

    /// Checks a value against its spelling in a format. Returns true if there was a violation.
    fn spelled(&mut self, scalar: Scalar<'_>, format: Format, target: Target<'_>, path: &Path<'_>) -> bool {
        let Some(spelling) = target.node.spelling(format) else { return false };
        let (name, before) = (spelling.domain().name(), self.violations.len());
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        match spelling.write(scalar, &mut text) {
            Err(why) => {
                let actual = || format!("{} ({why})", plain(scalar));
                self.refuse(path, name, &spelling.expects(), actual);
            }
            // A URL or an email address is stored as text and may be invalid. All other values are valid by
            // their type.
            Ok(_) if spelling.domain().is_restricted_text() && spelling.read(&text, None).is_none() => {
                self.refuse(path, name, &spelling.expects(), || shown(&text));
            }
            Ok(_) => self.stays(&text, target, path),
        }
        self.text = text;
        self.violations.len() > before
    }

    pub(super) fn stays(&mut self, text: &str, target: Target<'_>, path: &Path<'_>) {
        if let Some((rule, limit)) = location::broken(target.location, text) {
            self.refuse(path, rule, limit, || shown(text));
        }
    }

    fn listed(&mut self, scalar: Scalar<'_>, enumeration: &Enumeration, target: Target<'_>, path: &Path<'_>) {
        let scalar_node = enumeration.scalar();
        let name = scalar_node.domain().name();
        let mut text = String::new();
        let text = match scalar.string() {
            Some(text) => text,
            None => {
                if let Err(why) = scalar_node.write(scalar, &mut text) {
                    self.refuse(path, name, &scalar_node.expects(), || format!("{} ({why})", plain(scalar)));
                    return;
                }
                &text
            }
        };
        if scalar_node.read(text, None).is_none() {
            self.refuse(path, name, &scalar_node.expects(), || shown(text));
            return;
        }
        if enumeration.openness() != Openness::Open && enumeration.listed(text).is_none() {
            self.refuse(path, "enum", &enumeration.values().join(", "), || {
                match scalar_node.domain().json() {
                    JsonType::String => shown(text),
                    JsonType::Number | JsonType::Boolean => shown(text).replace('"', ""),
                }
            });
        }
        self.stays(text, target, path);
    }

    #[cold]
    pub(super) fn refuse(
        &mut self,
        path: &Path<'_>,
        rule: &'static str,
        limit: &str,
        actual: impl FnOnce() -> String,
    ) {
        let actual = if path.is_secret() { HIDDEN.to_owned() } else { actual() };
        self.violation(path, rule, limit, actual);
    }
}

/// Returns whether the spelling of a node has a text for a value.
#[cold]
fn holds(node: &Node, scalar: Scalar<'_>) -> bool {
    node.spelling(Format::Text).is_some_and(|spelling| spelling.write(scalar, &mut String::new()).is_ok())
}

/// Returns the text of a value in the default spelling of its Rust type.
fn plain(scalar: Scalar<'_>) -> String {
    scalar.string().map_or_else(|| scalar.to_string(), shown)
}
