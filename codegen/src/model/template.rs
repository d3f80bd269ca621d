//! Templates: structures as plain text.

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplatePiece {
    /// This text.
    Text(String),
    /// The value of the member of this wire name.
    Member(String),
}
