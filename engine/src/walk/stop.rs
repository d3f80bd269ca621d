//! Reasons why decoding stops before the end of the input.

use super::path::Path;

/// The offset of a value in the body, if it has one. It is converted to a line and a column only for
/// problems.
pub(crate) type Offset = Option<usize>;

/// The reason why decoding stops.
pub(crate) enum Stop {
    /// The rest of the input is not valid in the format.
    Syntax(Box<Syntax>),
    /// A value that is being skipped is nested too deeply, at this offset.
    Deep(Offset),
    /// A limit was exceeded. The problem has already been added.
    Limit,
}

/// A syntax error.
pub(crate) struct Syntax {
    /// The line and column, or the offset from which they are computed.
    pub(crate) position: Position,
    /// What is wrong, as a sentence without a full stop.
    pub(crate) what: String,
    /// Whether the sentence quotes the input, which may be part of a secret.
    pub(crate) quotes: bool,
    /// The current value as a JSON Pointer, once known.
    pub(crate) pointer: Option<String>,
}

impl Syntax {
    /// Creates a syntax error at an offset.
    pub(crate) fn at(offset: Offset, what: String) -> Self {
        Self { position: Position::Offset(offset), what, quotes: false, pointer: None }
    }
}

impl Stop {
    /// Sets the current value, unless one within it has been set.
    #[cold]
    pub(crate) fn within(mut self, path: &Path<'_>) -> Self {
        if let Self::Syntax(syntax) = &mut self
            && syntax.pointer.is_none()
        {
            syntax.pointer = Some(path.pointer());
            if path.is_secret() && syntax.quotes {
                "a secret is not well-formed here".clone_into(&mut syntax.what);
            }
        }
        self
    }
}

/// A position in a text.
pub(crate) enum Position {
    /// An offset.
    Offset(Offset),
    /// A line and a column.
    Known(Option<(usize, usize)>),
}
