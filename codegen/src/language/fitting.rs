//! Whether a YAML value is of the kind that the table expects.

use super::table::Value;
use crate::syntax::Yaml;

/// Whether a YAML value is of the kind that is expected.
pub(super) fn fits(expected: &Value, yaml: &Yaml) -> bool {
    match expected {
        Value::Any => true,
        Value::Text | Value::Type | Value::Words(_) => matches!(yaml, Yaml::Text(_)),
        Value::Flag => matches!(yaml, Yaml::Flag(_)),
        Value::Count => matches!(yaml, Yaml::Integer(0..)),
        Value::Number => matches!(yaml, Yaml::Integer(_)) || finite(yaml),
        Value::Scalar => matches!(yaml, Yaml::Text(_) | Yaml::Flag(_) | Yaml::Integer(_)) || finite(yaml),
        Value::List(_) => matches!(yaml, Yaml::List(_)),
        Value::Map(..) | Value::Section(_) | Value::Either(_) => matches!(yaml, Yaml::Map(_)),
        Value::OneOf(values) => values.iter().any(|value| fits(value, yaml)),
    }
}

fn finite(yaml: &Yaml) -> bool {
    matches!(yaml, Yaml::Number(number) if number.is_finite())
}
