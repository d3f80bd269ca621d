//! How names are spelt: the words of `rename_all`.

use heck::{ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase};

use super::DeriveError;
use super::attributes::Attributes;
use crate::report::{Code, nearest};

/// A way to spell names.
#[derive(Clone, Copy)]
pub(super) struct Case {
    word: &'static str,
    spell: fn(&str) -> String,
}

const CASES: &[Case] = &[
    Case { word: "lowercase", spell: |name| name.to_snake_case().replace('_', "") },
    Case { word: "UPPERCASE", spell: |name| name.to_shouty_snake_case().replace('_', "") },
    Case { word: "PascalCase", spell: |name| name.to_pascal_case() },
    Case { word: "camelCase", spell: |name| name.to_lower_camel_case() },
    Case { word: "snake_case", spell: |name| name.to_snake_case() },
    Case { word: "SCREAMING_SNAKE_CASE", spell: |name| name.to_shouty_snake_case() },
    Case { word: "kebab-case", spell: |name| name.to_kebab_case() },
    Case { word: "SCREAMING-KEBAB-CASE", spell: |name| name.to_shouty_kebab_case() },
];

impl Case {
    /// The one that `rename_all` names. One that there is not leaves it unsure how anything is spelt.
    pub(super) fn read(attributes: &mut Attributes, errors: &mut Vec<DeriveError>) -> Option<Self> {
        let given = attributes.text("rename_all")?;
        let word = given.value();
        let found = CASES.iter().find(|case| case.word == word).copied();
        if found.is_none() {
            let words: Vec<String> = CASES.iter().map(|case| format!("`{}`", case.word)).collect();
            let help = match nearest(&word, CASES.iter().map(|case| case.word)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}", words.join(", ")),
            };
            let message = format!("{word:?} is not a valid value of `rename_all`");
            errors.push(DeriveError::new(Code::BAD_ATTRIBUTE, given, message).help(help));
            attributes.unsure = true;
        }
        found
    }

    /// A name in this spelling.
    pub(super) fn of(self, name: &str) -> String {
        (self.spell)(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_case_converts_to_its_own_spelling() {
        for case in CASES {
            let own = case.of(&case.word.replace("case", "_case").replace("CASE", "_CASE").replace('-', "_"));
            assert_eq!(own.replace("__", "_"), case.word, "{}", case.word);
        }
    }
}
