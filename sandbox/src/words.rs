//! Words by which a documented failure is recognized that fits an occasion.

/// Words and how much each tells of the occasion.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words(Vec<(String, u32)>);

/// What is said of values that another object has already.
const TAKEN: &[(&str, u32)] = &[
    ("already", 4),
    ("taken", 4),
    ("exists", 4),
    ("exist", 3),
    ("conflict", 4),
    ("duplicate", 4),
    ("belongs", 3),
    ("unique", 3),
    ("uniqueness", 4),
    ("another", 2),
    ("used", 2),
    ("use", 1),
    ("same", 1),
];

/// What is said of a request without credentials.
const UNAUTHENTICATED: &[(&str, u32)] = &[
    ("unauthenticated", 4),
    ("unauthorized", 4),
    ("authed", 4),
    ("authentication", 3),
    ("auth", 2),
    ("credentials", 3),
    ("login", 1),
    ("token", 1),
    ("required", 1),
    ("missing", 1),
    ("not", 1),
];

/// What is said of a request with invalid values.
const INVALID: &[(&str, u32)] = &[
    ("validation", 4),
    ("invalid", 3),
    ("malformed", 2),
    ("arguments", 2),
    ("argument", 1),
    ("parameters", 2),
    ("params", 2),
    ("parameter", 1),
    ("request", 2),
    ("bad", 1),
];

impl Words {
    /// Words for no occasion: all replies are alike.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// Words for a value of this field that another object has already.
    pub(crate) fn taken(field: &str) -> Self {
        let mut words = Self::of(TAKEN);
        words.0.extend(split(field).map(|word| (word, 1)));
        words
    }

    /// Words for a request without credentials.
    pub(crate) fn unauthenticated() -> Self {
        Self::of(UNAUTHENTICATED)
    }

    /// Words for a request with invalid values.
    pub(crate) fn invalid() -> Self {
        Self::of(INVALID)
    }

    fn of(words: &[(&str, u32)]) -> Self {
        Self(words.iter().map(|(word, weight)| ((*word).to_owned(), *weight)).collect())
    }

    /// Returns how much a text tells of the occasion. Each word counts once.
    pub(crate) fn score(&self, text: &str) -> u32 {
        let found: Vec<String> = split(text).collect();
        self.0.iter().filter(|(word, _)| found.contains(word)).map(|(_, weight)| weight).sum()
    }
}

/// Returns the words of a text or of a name, in lower case.
fn split(text: &str) -> impl Iterator<Item = String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut was_lower = false;
    for character in text.chars() {
        let begins = character.is_uppercase() && was_lower;
        if (begins || !character.is_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        }
        was_lower = character.is_lowercase();
    }
    words.push(word);
    words.into_iter().filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best<'t>(words: &Words, texts: &[&'t str]) -> &'t str {
        texts.iter().max_by_key(|text| words.score(text)).unwrap()
    }

    #[test]
    fn splits_texts_and_names() {
        let words = |text| split(text).collect::<Vec<_>>().join(" ");
        assert_eq!(words("EntityAlreadyExists"), "entity already exists");
        assert_eq!(words("account.DISTRIBUTION_LIST_EXISTS"), "account distribution list exists");
        assert_eq!(words("There's a group, of 2."), "there s a group of 2");
    }

    #[test]
    fn finds_what_fits() {
        let codes = [
            "missing_argument",
            "handle_already_exists",
            "name_already_exists",
            "not_authed",
            "invalid_arguments",
        ];
        assert_eq!(best(&Words::taken("name"), &codes), "name_already_exists");
        assert_eq!(best(&Words::taken("handle"), &codes), "handle_already_exists");
        assert_eq!(best(&Words::unauthenticated(), &codes), "not_authed");
        assert_eq!(best(&Words::invalid(), &codes), "invalid_arguments");
        assert_eq!(Words::none().score("already exists"), 0);
    }
}
