//! Why a walk that reads stops before the end, and where.

use super::path::Path;

/// Where in the body a value is, if it is in one. Only a problem has its line and column looked for.
pub(crate) type Offset = Option<usize>;

/// Why the rest is not read.
pub(crate) enum Stop {
    /// It is not of the format from here on.
    Syntax(Box<Syntax>),
    /// What is passed over is nested too deep, here.
    Deep(Offset),
    /// A limit is passed; the problem is noted.
    Limit,
}

/// Where a text is not of the format, and why.
pub(crate) struct Syntax {
    /// The line and column, or the offset to make them of.
    pub(crate) position: Position,
    /// What is wrong, as a sentence without a full stop.
    pub(crate) what: String,
    /// Whether the sentence quotes the text, which may be a part of a secret.
    pub(crate) quotes: bool,
    /// The value at which the walk was, as a JSON Pointer, once that is known.
    pub(crate) pointer: Option<String>,
}

impl Syntax {
    /// A text is not of the format at an offset.
    pub(crate) fn at(offset: Offset, what: String) -> Self {
        Self { position: Position::Offset(offset), what, quotes: false, pointer: None }
    }
}

impl Stop {
    /// Sets the value at which it is, unless one within it is known already.
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

/// A place in a text.
pub(crate) enum Position {
    /// An offset.
    Offset(Offset),
    /// A line and a column.
    Known(Option<(usize, usize)>),
}
