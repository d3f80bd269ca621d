//! Names: from the wire and the spec to Rust.

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

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

/// The variant of an enumeration's value: `Active`, `Value1`, `Minus1`, `LessEqual`, `Empty`.
pub(crate) fn variant(value: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let name = match value.strip_prefix('-') {
        Some(number) if number.starts_with(is_digit) => format!("Minus{}", pascal(number)),
        _ => pascal(value),
    };
    match name {
        _ if value.is_empty() => "Empty".to_owned(),
        name if name.starts_with(is_digit) => format!("Value{name}"),
        name if is_usable(&name) => name,
        _ => pascal(&value.chars().map(spelt).collect::<String>()),
    }
}

/// Signs that make up whole values, and what they are called.
const SIGNS: [(char, &str); 14] = [
    ('<', "less"),
    ('>', "greater"),
    ('=', "equal"),
    ('!', "not"),
    ('+', "plus"),
    ('-', "minus"),
    ('*', "star"),
    ('/', "slash"),
    ('%', "percent"),
    ('&', "and"),
    ('|', "or"),
    ('.', "dot"),
    (',', "comma"),
    ('?', "question"),
];

/// A character as part of a name: a sign by its name, one that no name can have by its number.
fn spelt(c: char) -> String {
    match SIGNS.iter().find(|(sign, _)| *sign == c) {
        Some((_, word)) => format!(" {word} "),
        None if c.is_ascii_alphanumeric() || matches!(c, ' ' | '_') => c.to_string(),
        None => format!(" u{:04x} ", u32::from(c)),
    }
}

/// Whether the name can be an identifier.
pub(crate) fn is_usable(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    starts && chars.all(|c| c.is_ascii_alphanumeric() || c == '_') && !RESERVED.contains(&name)
}

/// Whether the name can be that of a field or a function, without a warning of the compiler's.
pub(crate) fn is_snake(name: &str) -> bool {
    let styled = !name.starts_with('_') && !name.contains("__") && !name.contains(|c: char| c.is_uppercase());
    is_usable(name) && styled
}

/// Whether the name can be that of a type or a variant, without a warning of the compiler's.
pub(crate) fn is_pascal(name: &str) -> bool {
    is_usable(name) && name.starts_with(char::is_uppercase) && !name.trim_end_matches('_').contains('_')
}

/// Whether the name can be that of a module and of its file.
pub(crate) fn is_module(name: &str) -> bool {
    // `gen` is a keyword since the edition of 2024; the others are files of their own in a source folder.
    let taken = ["gen", "lib", "main", "mod"].contains(&name);
    is_snake(name) && !taken && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Reports a name of the spec, or the name that becomes of it, that cannot stand in Rust.
pub(crate) fn refuse(name: &str, help: &str, place: &NodePath, report: &mut Report) {
    let message = format!("{name:?} cannot become a Rust name");
    report.push(Diagnostic::new(Code::UNUSABLE_NAME, place, message).help(help));
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
    fn converts_wire_names_to_rust_names() {
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
    fn recognizes_names_in_rust_style() {
        assert!(["a", "group_2", "self_", "type"].iter().all(|name| is_snake(name)));
        assert!(!["", "_a", "a__b", "groupId", "3d", "self"].iter().any(|name| is_snake(name)));
        assert!(["A", "NameTaken", "Self_"].iter().all(|name| is_pascal(name)));
        assert!(!["a", "Name_Taken", "Self", ""].iter().any(|name| is_pascal(name)));
        assert!(is_module("create_group") && !is_module("mod") && !is_module("Create"));
    }

    #[test]
    fn converts_values_to_variant_names() {
        for (value, variant_name) in [
            ("Active", "Active"),
            ("asc", "Asc"),
            ("1", "Value1"),
            ("", "Empty"),
            ("not-set", "NotSet"),
            ("self", "Self_"),
            ("-1", "Minus1"),
            ("<=", "LessEqual"),
            ("größe", "GrU00f6U00dfE"),
            ("\n", "U000a"),
        ] {
            assert_eq!(variant(value), variant_name);
            assert!(is_pascal(&variant(value)), "{value}");
        }
    }
}
