//! Looking ahead within the innermost open element.

use super::{Open, Piece, Pieces};
use crate::format::xml::lexer::Lexer;
use crate::format::xml::scopes::Bindings;

/// A position within an element. It holds what is lost when the element ends, which is bounded by its start
/// tag.
pub(in crate::format) struct Bookmark<'b> {
    lexer: Lexer<'b>,
    ahead: Option<Piece<'b>>,
    closes: bool,
    start: usize,
    open: usize,
    innermost: Option<(Open<'b>, Bindings<'b>)>,
}

impl<'b> Pieces<'b> {
    /// Returns the current position.
    pub(in crate::format::xml) fn mark(&self) -> Bookmark<'b> {
        let innermost = self.open.last().map(|open| (open.clone(), self.scopes.bindings(open.outside)));
        Bookmark {
            lexer: self.lexer,
            ahead: self.ahead.clone(),
            closes: self.closes,
            start: self.start,
            open: self.open.len(),
            innermost,
        }
    }

    /// Returns to a position, after reading no further than to the end of the element that was the innermost
    /// open one there.
    pub(in crate::format::xml) fn rewind(&mut self, mark: Bookmark<'b>) {
        let Bookmark { lexer, ahead, closes, start, open, innermost } = mark;
        (self.lexer, self.ahead, self.closes, self.start) = (lexer, ahead, closes, start);
        self.open.truncate(open.saturating_sub(1));
        if let Some((innermost, bindings)) = innermost {
            self.scopes.restore(innermost.outside);
            self.scopes.extend(bindings);
            self.open.push(innermost);
        }
    }
}
