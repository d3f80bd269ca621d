//! What the values of unique fields are compared with.

/// How the vendor compares the values of a unique field, where not every value of every object counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uniqueness {
    field: usize,
    within: &'static [&'static str],
    ignores_case: bool,
}

impl Uniqueness {
    /// Creates the comparison of the field at a position in the table of its structure: of all objects, with the
    /// case of letters.
    pub const fn new(field: usize) -> Self {
        Self { field, within: &[], ignores_case: false }
    }

    /// Restricts it to objects that have these fields in common, given by their wire names.
    pub const fn within(mut self, names: &'static [&'static str]) -> Self {
        self.within = names;
        self
    }

    /// Makes it ignore the case of letters.
    pub const fn ignoring_case(mut self) -> Self {
        self.ignores_case = true;
        self
    }

    /// Returns the position of the field in the table of its structure.
    pub const fn field(&self) -> usize {
        self.field
    }

    /// Returns the wire names of the fields that compared objects have in common. Empty if all objects are
    /// compared.
    pub const fn common(&self) -> &'static [&'static str] {
        self.within
    }

    /// Returns whether values that differ only in the case of letters count as the same.
    pub const fn ignores_case(&self) -> bool {
        self.ignores_case
    }
}
