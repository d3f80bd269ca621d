//! The options of a spelling, as a spec specifies them.

use crate::domain::JsonType;
use crate::types::MAX_FRACTION;

/// The options of a spelling: names and the texts of their values. A single text in place of the options
/// has an empty name.
#[derive(Clone, Copy, Debug)]
pub struct Options<'g>(&'g [(&'g str, &'g str)]);

impl<'g> Options<'g> {
    /// No options.
    pub const NONE: Self = Self(&[]);

    /// Creates options from their names and texts.
    pub const fn new(options: &'g [(&'g str, &'g str)]) -> Self {
        Self(options)
    }

    /// Returns the text of an option. `short` is the option that a single text stands for.
    pub(super) fn text(&self, name: &str, short: &str) -> Option<&'g str> {
        let is_it = |given: &str| given == name || (given.is_empty() && name == short);
        self.0.iter().find(|(given, _)| is_it(given)).map(|(_, text)| *text)
    }

    /// Rejects options other than these.
    pub(super) fn expect(&self, spelling: &str, names: &[&str]) -> Result<(), String> {
        match self.0.iter().find(|(given, _)| !given.is_empty() && !names.contains(given)) {
            Some((given, _)) => Err(format!("`{spelling}` has no option `{given}`")),
            None if names.is_empty() && !self.0.is_empty() => {
                Err(format!("`{spelling}` has no options: write `as: {spelling}`"))
            }
            None => Ok(()),
        }
    }

    /// Returns the JSON type that the option `json` sets; a number by default.
    pub(super) fn json(&self) -> Result<JsonType, String> {
        match self.text("json", "json") {
            None | Some("number") => Ok(JsonType::Number),
            Some("string") => Ok(JsonType::String),
            Some(other) => Err(format!("{other:?} is no JSON type of a number: write `number` or `string`")),
        }
    }

    /// Returns the number of digits of a fraction of a second that the option `digits` sets.
    pub(super) fn digits(&self) -> Result<Option<u8>, String> {
        let Some(text) = self.text("digits", "") else { return Ok(None) };
        match text.parse() {
            Ok(digits @ 0..=MAX_FRACTION) => Ok(Some(digits)),
            _ => Err(format!("{text} is no number of fraction digits: write 0 to {MAX_FRACTION}")),
        }
    }
}

/// Returns the value of `as` for a spelling with options, of which some may be absent.
pub(super) fn canonical(name: &str, options: &[(&str, Option<String>)]) -> String {
    let given = |(name, value): &(&str, Option<String>)| Some(format!("{name}: {}", value.as_ref()?));
    let given: Vec<String> = options.iter().filter_map(given).collect();
    if given.is_empty() { name.to_owned() } else { format!("{{ {name}: {{ {} }} }}", given.join(", ")) }
}
