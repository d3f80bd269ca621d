//! Single values: whether they have a text, whether it is one of their domain or enumeration, and whether it stays in
//! its place.

use crate::domain::{Domain, JsonType};
use crate::error::HIDDEN;
use crate::table::{Enumeration, Format, Node, Openness, ParameterLocation};
use crate::value::{Scalar, Value};
use crate::walk::{Path, shown};

use super::{Target, Validator, location};

/// Whether a value is a usual one that keeps all its rules, so that nothing more has to be asked. Every value of these types has
/// a text in every format that can have it at all.
#[inline]
pub(super) fn is_sound(value: Value<'_>, node: &Node, location: ParameterLocation) -> bool {
    let Some(domain) = node.usual_everywhere() else { return false };
    let Some(scalar) = value.scalar() else { return false };
    let is_usual = match domain {
        Domain::String => scalar.string().is_some(),
        Domain::Integer => scalar.integer().is_some(),
        Domain::Number => scalar.number().is_some_and(f64::is_finite),
        Domain::Boolean => scalar.boolean().is_some(),
        Domain::Uuid => scalar.uuid().is_some(),
        Domain::Url | Domain::DateTime | Domain::LocalDateTime => false,
    };
    is_usual
        && matches!(location, ParameterLocation::Body | ParameterLocation::Query | ParameterLocation::Payload)
        && node.rules().iter().all(|rule| rule.is_satisfied(&value.instance()))
}

impl Validator {
    /// Holds a single value against everything but its rules; false when there is nothing to measure.
    pub(super) fn scalar(&mut self, scalar: Scalar<'_>, target: Target<'_>, path: &Path<'_>) -> bool {
        if let Some(number) = scalar.number().filter(|number| !number.is_finite()) {
            self.refuse(path, "finite", "a finite number", || number.to_string());
            return false;
        }
        if let Some(enumeration) = target.node.kind().enumeration() {
            self.listed(scalar, enumeration, target, path);
            return true;
        }
        // A value has to have a text in each format that spells it in its own way.
        let mut told = false;
        for format in [Format::Text, Format::Json, Format::Xml, Format::Form] {
            if !told && (format == Format::Text || target.node.hints().spelling(format).is_some()) {
                told = self.spelled(scalar, format, target, path);
            }
        }
        true
    }

    /// Holds a value against its spelling in a format; true when something was wrong with it.
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
            // A URL is a text that is one; every other value was made of what it is.
            Ok(_) if spelling.domain() == Domain::Url && spelling.read(&text, None).is_none() => {
                self.refuse(path, name, &spelling.expects(), || shown(&text));
            }
            Ok(_) => self.stays(&text, target, path),
        }
        self.text = text;
        self.violations.len() > before
    }

    fn stays(&mut self, text: &str, target: Target<'_>, path: &Path<'_>) {
        if let Some((rule, limit)) = location::broken(target.location, text) {
            self.refuse(path, rule, limit, || shown(text));
        }
    }

    fn listed(&mut self, scalar: Scalar<'_>, enumeration: &Enumeration, target: Target<'_>, path: &Path<'_>) {
        let scalar_node = enumeration.scalar();
        let (name, expects) = (scalar_node.domain().name(), scalar_node.expects());
        let mut text = String::new();
        let text = match scalar.string() {
            Some(text) => text,
            None => {
                if let Err(why) = scalar_node.write(scalar, &mut text) {
                    self.refuse(path, name, &expects, || format!("{} ({why})", plain(scalar)));
                    return;
                }
                &text
            }
        };
        if scalar_node.read(text, None).is_none() {
            self.refuse(path, name, &expects, || shown(text));
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
    fn refuse(&mut self, path: &Path<'_>, rule: &'static str, limit: &str, actual: impl FnOnce() -> String) {
        let actual = if path.is_secret() { HIDDEN.to_owned() } else { actual() };
        self.violation(path, rule, limit, actual);
    }
}

/// A value in the spelling of its own Rust type.
fn plain(scalar: Scalar<'_>) -> String {
    match scalar {
        Scalar::String(text) => shown(text),
        Scalar::Boolean(value) => value.to_string(),
        Scalar::Integer(value) => value.to_string(),
        Scalar::Unsigned(value) => value.to_string(),
        Scalar::Number(value) => value.to_string(),
        Scalar::Uuid(value) => value.to_string(),
        Scalar::DateTime(value) => value.to_string(),
        Scalar::LocalDateTime(value) => value.to_string(),
    }
}
