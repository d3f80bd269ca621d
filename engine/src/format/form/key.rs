//! The names of pairs: composing and parsing the path to a value.

use super::Escape;
use crate::domain::push_integer;
use crate::table::FormObjects;

/// Returns whether the rest of a name starts with a separator of a nested member.
pub(super) fn starts_step(rest: &str, objects: FormObjects) -> bool {
    rest.starts_with('[') || (objects == FormObjects::Dots && rest.starts_with('.'))
}

/// Appends the step to a member of a nested structure or an entry of a map, escaped.
pub(super) fn push_member(
    name: &mut String,
    member: &str,
    objects: FormObjects,
    escape: Escape,
) -> Result<(), &'static str> {
    let misread = member.contains(['[', ']']) || (objects == FormObjects::Dots && member.contains('.'));
    if member.is_empty() || misread {
        return Err("a name that is empty or contains a bracket or a dot would be ambiguous");
    }
    match objects {
        _ if name.is_empty() => escape.push(member, name),
        FormObjects::Brackets => {
            escape.push("[", name);
            escape.push(member, name);
            escape.push("]", name);
        }
        FormObjects::Dots => {
            name.push('.');
            escape.push(member, name);
        }
    }
    Ok(())
}

/// Appends the step to an item of a list, escaped, as `[0]` or without an index as `[]`.
pub(super) fn push_index(name: &mut String, index: Option<usize>, escape: Escape) {
    escape.push("[", name);
    if let Some(index) = index.and_then(|index| i64::try_from(index).ok()) {
        push_integer(index, name);
    }
    escape.push("]", name);
}

/// Appends the step to an item or an entry of this number, as that to a member which the number names, after
/// a step of this name if it is not empty.
pub(super) fn push_number(
    name: &mut String,
    (within, number): (&str, usize),
    objects: FormObjects,
    escape: Escape,
) -> Result<(), &'static str> {
    if !within.is_empty() {
        push_member(name, within, objects, escape)?;
    }
    push_member(name, &number.to_string(), objects, escape)
}

/// Returns the outermost part of a name, and the rest.
pub(super) fn first(name: &str, objects: FormObjects) -> (&str, &str) {
    let end = match objects {
        FormObjects::Brackets => name.find('['),
        FormObjects::Dots => name.find(['[', '.']),
    };
    name.split_at_checked(end.unwrap_or(name.len())).unwrap_or((name, ""))
}

/// Returns the next step of a name, without its brackets, and the rest. Returns `None` if the name is
/// malformed: a bracket is not closed, text follows a bracket, or brackets are nested.
pub(super) fn next(rest: &str, objects: FormObjects) -> Option<(&str, &str)> {
    if let Some(inner) = rest.strip_prefix('[') {
        return inner.split_once(']').filter(|(step, _)| !step.contains('['));
    }
    let inner = rest.strip_prefix('.').filter(|_| objects == FormObjects::Dots)?;
    let (step, after) = first(inner, objects);
    (!step.is_empty() && !step.contains(']')).then_some((step, after))
}

/// Parses an index: decimal digits without leading zeros.
pub(super) fn index(step: &str) -> Option<usize> {
    let digits = step.bytes().all(|byte| byte.is_ascii_digit());
    let plain = digits && (step == "0" || !step.starts_with('0'));
    if plain { step.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FormObjects::{Brackets, Dots};

    #[test]
    fn splits_names_into_steps() {
        assert_eq!(first("a[b][0]", Brackets), ("a", "[b][0]"));
        assert_eq!(first("a.b", Brackets), ("a.b", ""));
        assert_eq!(first("a.b", Dots), ("a", ".b"));
        assert_eq!(next("[b][0]", Brackets), Some(("b", "[0]")));
        assert_eq!(next("[]", Brackets), Some(("", "")));
        assert_eq!(next(".b.c", Dots), Some(("b", ".c")));
        assert_eq!(next(".b[0]", Dots), Some(("b", "[0]")));
    }

    #[test]
    fn refuses_malformed_names() {
        for rest in ["", "[", "[b", "[[[[", "[[b]]", "]", "b", ".b"] {
            assert_eq!(next(rest, Brackets), None, "{rest}");
        }
        for rest in [".", "..b", ".]", "b"] {
            assert_eq!(next(rest, Dots), None, "{rest}");
        }
    }

    #[test]
    fn accepts_plain_decimal_indexes_only() {
        assert_eq!(index("0"), Some(0));
        assert_eq!(index("10"), Some(10));
        for step in ["", "00", "01", "+1", "-1", " 1", "1.0", "x", "99999999999999999999999999"] {
            assert_eq!(index(step), None, "{step}");
        }
    }

    #[test]
    fn refuses_ambiguous_member_names() {
        let mut name = "a".to_owned();
        assert_eq!(push_member(&mut name, "b.c", Brackets, Escape::Form), Ok(()));
        push_index(&mut name, Some(7), Escape::Form);
        push_index(&mut name, None, Escape::Form);
        assert_eq!(name, "a%5Bb.c%5D%5B7%5D%5B%5D");
        for (member, objects) in [("", Brackets), ("x]", Brackets), ("x[", Dots), ("x.y", Dots)] {
            assert!(push_member(&mut name, member, objects, Escape::Form).is_err(), "{member}");
        }
        assert_eq!(name, "a%5Bb.c%5D%5B7%5D%5B%5D");
    }

    #[test]
    fn percent_encodes_members() {
        for (objects, escape, written) in [
            (Brackets, Escape::Form, "a%5Bx+y%26%5D"),
            (Brackets, Escape::Query, "a%5Bx%20y%26%5D"),
            (Dots, Escape::Form, "a.x+y%26"),
        ] {
            let mut name = "a".to_owned();
            push_member(&mut name, "x y&", objects, escape).unwrap();
            assert_eq!(name, written);
        }
        let mut first = String::new();
        push_member(&mut first, "é", Dots, Escape::Form).unwrap();
        assert_eq!(first, "%C3%A9");
    }
}
