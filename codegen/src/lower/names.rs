//! Names: from the wire and the spec to Rust.

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::report::{Code, Diagnostic, Report};
use crate::syntax::Place;

/// Words that are no identifiers, not even as `r#self`.
const RESERVED: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// The `snake_case` name of a field or a parameter; keywords stay as they are.
pub(crate) fn field(name: &str) -> String {
    escape(plain_acronyms(name).to_snake_case())
}

/// The `PascalCase` name of a type or a variant.
pub(crate) fn pascal(name: &str) -> String {
    escape(plain_acronyms(name).to_upper_camel_case())
}

/// The variant of an enumeration's value: `Active`, `Value1`, `Empty`.
pub(crate) fn variant(value: &str) -> String {
    if value.is_empty() {
        return "Empty".to_owned();
    }
    let name = pascal(value);
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("Value{name}") } else { name }
}

/// Whether the name can be an identifier.
pub(crate) fn is_usable(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    starts && chars.all(|c| c.is_ascii_alphanumeric() || c == '_') && !RESERVED.contains(&name)
}

/// Reports a name that cannot be an identifier.
pub(crate) fn check(rust: &str, name: &str, place: &Place, report: &mut Report) {
    if !is_usable(rust) {
        let message = format!("{name:?} cannot become a Rust name");
        let help = "give one of ASCII letters, digits and `_` with the key `rust`, or rename it where that key is unknown";
        report.push(Diagnostic::new(Code::UNUSABLE_NAME, place, message).help(help));
    }
}

fn escape(name: String) -> String {
    if RESERVED.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// Turns the plural of an acronym into a word, so that `userIDs` becomes `user_ids` and not `user_i_ds`.
fn plain_acronyms(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let at = |index: usize| chars.get(index).copied();
    let upper = |c: Option<char>| c.is_some_and(char::is_uppercase);
    let mut out = String::with_capacity(name.len());
    for (index, &c) in chars.iter().enumerate() {
        let plural = at(index + 1) == Some('s') && !at(index + 2).is_some_and(char::is_lowercase);
        let tail = plural && index > 0 && upper(at(index - 1));
        if c.is_uppercase() && tail { out.extend(c.to_lowercase()) } else { out.push(c) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wire_names_become_rust_names() {
        for (wire, rust) in [
            ("GroupFolderId", "group_folder_id"),
            ("groupID", "group_id"),
            ("userIDs", "user_ids"),
            ("X-Master-Key", "x_master_key"),
            ("type", "type"),
            ("self", "self_"),
            ("contact_group_url", "contact_group_url"),
            ("d2p1:ContactFolderId", "d2p1_contact_folder_id"),
        ] {
            assert_eq!(field(wire), rust);
            assert!(is_usable(&field(wire)));
        }
        assert!(!is_usable(&field("3d")));
        assert!(!is_usable(&field("---")));
    }

    #[test]
    fn values_become_variants() {
        for (value, variant_name) in [
            ("Active", "Active"),
            ("asc", "Asc"),
            ("1", "Value1"),
            ("", "Empty"),
            ("not-set", "NotSet"),
            ("self", "Self_"),
        ] {
            assert_eq!(variant(value), variant_name);
        }
    }
}
