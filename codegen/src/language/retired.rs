//! Words that the language had: people have specs elsewhere.

/// A type that is no word any more.
pub(crate) struct Retired {
    word: &'static str,
    /// The type that it was a spelling of.
    #[cfg(feature = "build")]
    pub(crate) domain: &'static str,
    /// What is written in its place.
    pub(crate) now: &'static str,
    /// The type that the values of an enumeration are of in its place.
    pub(crate) listed: &'static str,
}

const RETIRED: [Retired; 2] = [
    Retired {
        word: "boolean_01",
        #[cfg(feature = "build")]
        domain: "boolean",
        now: "type: boolean, as: { false: 0, true: 1 }",
        listed: "integer",
    },
    Retired {
        word: "datetime_civil",
        #[cfg(feature = "build")]
        domain: "local_datetime",
        now: "type: local_datetime, as: \"%Y-%m-%d %H:%M:%S\"",
        listed: "string",
    },
];

/// What stands in place of a word that the language had.
pub(crate) fn retired(word: &str) -> Option<&'static Retired> {
    RETIRED.iter().find(|retired| retired.word == word)
}
