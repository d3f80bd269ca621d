//! Selectors of generated items: names in the specs, joined with dots.

/// A name in the specs that selects the named item and everything within it. `.` selects everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector(String);

impl Selector {
    /// Creates a selector.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Returns whether the item with this full name is selected.
    pub fn selects(&self, name: &str) -> bool {
        let rest = name.strip_prefix(&self.0);
        self.0 == "." || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selector_matches_everything_within_its_name() {
        let name = "shop.create_group.CreateGroup.Name";
        for text in [".", "shop", "shop.create_group", "shop.create_group.CreateGroup", name] {
            assert!(Selector::new(text).selects(name), "{text}");
        }
        for text in ["", "sho", "create_group", "shop.create", "shop.create_group.CreateGroup.Name.x"] {
            assert!(!Selector::new(text).selects(name), "{text}");
        }
    }
}
