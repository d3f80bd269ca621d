//! Single values: whether they have a text, whether it is one of their kind or enumeration, and whether it stays in
//! its place.

use crate::format::shown;
use crate::kind::Class;
use crate::table::{Enumeration, Kind, Openness};
use crate::value::Scalar;

use super::path::Path;
use super::{Target, Validator, place, secret};

impl Validator {
    /// Holds a single value against everything but its rules; false when there is nothing to measure.
    pub(super) fn scalar(&mut self, scalar: &Scalar<'_>, target: Target<'_>, path: &Path<'_>) -> bool {
        if let Scalar::Number(number) = scalar
            && !number.is_finite()
        {
            self.refuse(path, target, "finite", "a finite number", || number.to_string());
            return false;
        }
        let (kind, enumeration) = match &target.item.kind {
            Kind::Scalar(kind) => (*kind, None),
            Kind::Enum(enumeration) => (enumeration.kind, Some(enumeration)),
            Kind::Struct(_) | Kind::List(_) | Kind::Map(_) => return true,
        };
        let mut buffer = std::mem::take(&mut self.text);
        buffer.clear();
        let written = match scalar {
            Scalar::Text(text) if kind.class() == Class::Text => Ok(text.as_ref()),
            scalar => kind.write(scalar, &mut buffer).map(|()| buffer.as_str()),
        };
        match written {
            Err(why) => {
                let actual = || format!("{} ({why})", plain(scalar));
                self.refuse(path, target, kind.word(), kind.expects(), actual);
            }
            Ok(text) if kind.read(text).is_none() => {
                self.refuse(path, target, kind.word(), kind.expects(), || shown(text));
            }
            Ok(text) => {
                if let Some(enumeration) = enumeration
                    && !may_be_sent(enumeration, text)
                {
                    self.refuse(path, target, "enum", &enumeration.values.join(", "), || shown(text));
                }
                if let Some((rule, limit)) = place::broken(target.place, text) {
                    self.refuse(path, target, rule, limit, || shown(text));
                }
            }
        }
        self.text = buffer;
        true
    }

    fn refuse(
        &mut self,
        path: &Path<'_>,
        target: Target<'_>,
        rule: &'static str,
        limit: &str,
        actual: impl FnOnce() -> String,
    ) {
        let actual = if target.secret { secret() } else { actual() };
        self.violation(path, rule, limit, actual);
    }
}

fn may_be_sent(enumeration: &Enumeration, text: &str) -> bool {
    enumeration.openness == Openness::Open || enumeration.values.contains(&text)
}

/// A value in the spelling of its own Rust type.
fn plain(scalar: &Scalar<'_>) -> String {
    match scalar {
        Scalar::Text(text) => shown(text),
        Scalar::Boolean(value) => value.to_string(),
        Scalar::Integer(value) => value.to_string(),
        Scalar::Number(value) => value.to_string(),
        Scalar::Uuid(value) => value.to_string(),
        Scalar::DateTime(value) => value.to_string(),
        Scalar::Bytes(octets) => format!("{} octets", octets.len()),
    }
}
