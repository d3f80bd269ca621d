//! Tokens in a row, with the text of each and the room that it takes, so that the length of any part is known at once.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use crate::emit::code::{Code, Part};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TokenKind {
    /// An identifier, a literal or a lifetime.
    Word,
    /// One or more characters of punctuation that belong together, such as `::`.
    Operator,
    /// An opening bracket, with the index of the one that closes it.
    Open(usize),
    /// A closing bracket.
    Close,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// Whether a space stands before it, if a token of the same line does.
    pub(super) spaced: bool,
    /// Where its text begins.
    start: usize,
    /// Where it begins in a line that holds all tokens, in bytes.
    column: usize,
}

/// Tokens in a row.
pub(super) struct Tokens {
    text: String,
    row: Vec<Token>,
    /// The length of the line that holds all tokens.
    width: usize,
}

/// The characters of punctuation that belong together. `>=` is not among them: it ends the arguments of a generic type.
const OPERATORS: &[&str] = &["..=", "...", "::", "=>", "->", "..", "||", "&&", "==", "!="];

/// Words that a path or a bracket stands apart from.
const KEYWORDS: &[&str] =
    &["as", "const", "dyn", "else", "for", "if", "impl", "in", "let", "match", "mut", "return", "static"];

impl Tokens {
    /// The tokens of an item, without groups that have no delimiters.
    pub(super) fn new(item: impl Iterator<Item = TokenTree>) -> Self {
        let mut tokens = Self { text: String::new(), row: Vec::new(), width: 0 };
        tokens.extend(item);
        tokens
    }

    /// The tokens of code.
    pub(super) fn of(code: &Code) -> Self {
        let mut tokens = Self { text: String::new(), row: Vec::new(), width: 0 };
        let mut open = Vec::new();
        let mut parts = code.parts().peekable();
        while let Some(part) = parts.next() {
            match part {
                Part::Word(word) | Part::Name(word, _) => {
                    tokens.push(TokenKind::Word, |text| text.write_str(word));
                }
                Part::Operator(operator) if operator.len() == 1 || OPERATORS.contains(&operator) => {
                    tokens.push(TokenKind::Operator, |text| text.write_str(operator));
                }
                Part::Operator(operator) => operator
                    .chars()
                    .for_each(|mark| tokens.push(TokenKind::Operator, |text| text.write_char(mark))),
                Part::Token(token) => {
                    // Punctuation that belongs together is several tokens.
                    let mut run = vec![token.clone()];
                    while let Some(Part::Token(token)) = parts.peek() {
                        run.push((*token).clone());
                        parts.next();
                    }
                    tokens.extend(run.into_iter());
                }
                Part::Open(delimiter) => {
                    if let Some((bracket, _)) = brackets(delimiter) {
                        open.push(tokens.row.len());
                        tokens.push(TokenKind::Open(tokens.row.len()), |text| text.write_char(bracket));
                    }
                }
                Part::Close(delimiter) => {
                    if let Some(((_, bracket), index)) = brackets(delimiter).zip(open.pop()) {
                        tokens.close(index, bracket);
                    }
                }
            }
        }
        tokens
    }

    pub(super) fn len(&self) -> usize {
        self.row.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Token> {
        self.row.get(index)
    }

    /// The text of a token; empty past the end.
    pub(super) fn text(&self, index: usize) -> &str {
        let start = self.row.get(index).map_or(self.text.len(), |token| token.start);
        let end = self.row.get(index + 1).map_or(self.text.len(), |token| token.start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The length of a line that holds the tokens from `first` to before `end`.
    pub(super) fn width(&self, first: usize, end: usize) -> usize {
        let column = |index: usize| self.row.get(index).map_or(self.width, |token| token.column);
        let space = self.row.get(end).is_some_and(|token| token.spaced);
        column(end).saturating_sub(column(first)).saturating_sub(usize::from(space && end > first))
    }

    fn extend(&mut self, stream: impl Iterator<Item = TokenTree>) {
        let mut stream = stream.peekable();
        while let Some(token) = stream.next() {
            match token {
                TokenTree::Group(group) => {
                    let (delimiter, inner) = (group.delimiter(), group.stream());
                    // Tokens that nothing else holds are taken apart without a copy.
                    drop(group);
                    self.group(delimiter, inner);
                }
                TokenTree::Ident(ident) => self.push(TokenKind::Word, |text| write!(text, "{ident}")),
                TokenTree::Literal(literal) => self.push(TokenKind::Word, |text| write!(text, "{literal}")),
                TokenTree::Punct(mark) if mark.as_char() == '\'' => match stream.next() {
                    Some(name) => self.push(TokenKind::Word, |text| write!(text, "'{name}")),
                    None => self.push(TokenKind::Operator, |text| text.write_char('\'')),
                },
                TokenTree::Punct(mark) => {
                    let (mut operator, mut spacing) = (String::from(mark.as_char()), mark.spacing());
                    // A colon before a path that starts with two is no part of them.
                    while spacing == Spacing::Joint
                        && let Some(TokenTree::Punct(next)) = stream.peek()
                    {
                        spacing = next.spacing();
                        operator.push(next.as_char());
                        if !OPERATORS.contains(&operator.as_str()) {
                            operator.pop();
                            break;
                        }
                        stream.next();
                    }
                    self.push(TokenKind::Operator, |text| text.write_str(&operator));
                }
            }
        }
    }

    fn group(&mut self, delimiter: Delimiter, inner: TokenStream) {
        let Some((open, close)) = brackets(delimiter) else { return self.extend(inner.into_iter()) };
        let index = self.row.len();
        self.push(TokenKind::Open(index), |text| text.write_char(open));
        self.extend(inner.into_iter());
        self.close(index, close);
    }

    /// Closes the group that is opened at an index.
    fn close(&mut self, index: usize, bracket: char) {
        let end = self.row.len();
        self.push(TokenKind::Close, |text| text.write_char(bracket));
        if let Some(token) = self.row.get_mut(index) {
            token.kind = TokenKind::Open(end);
        }
    }

    fn push(&mut self, kind: TokenKind, write: impl FnOnce(&mut String) -> std::fmt::Result) {
        let start = self.text.len();
        // Writing into a text cannot fail.
        let _ = write(&mut self.text);
        let spaced = self.row.last().is_some_and(|before| {
            let (all, text) = (self.text.as_str(), self.text.get(start..).unwrap_or_default());
            is_spaced(before.kind, all.get(before.start..start).unwrap_or_default(), kind, text)
        });
        let column = self.width + usize::from(spaced);
        self.width = column + self.text.len() - start;
        self.row.push(Token { kind, spaced, start, column });
    }
}

/// The brackets of a group, which may have none.
fn brackets(delimiter: Delimiter) -> Option<(char, char)> {
    match delimiter {
        Delimiter::Parenthesis => Some(('(', ')')),
        Delimiter::Bracket => Some(('[', ']')),
        Delimiter::Brace => Some(('{', '}')),
        Delimiter::None => None,
    }
}

/// Whether a space stands between two tokens.
fn is_spaced(before: TokenKind, before_text: &str, kind: TokenKind, text: &str) -> bool {
    // What stands after these belongs to them.
    let is_joined =
        || matches!(before_text, "&" | "." | "::" | "!" | "#" | "<" | "-" | ".." | "*" | "$" | "&&");
    match (before, kind) {
        (TokenKind::Open(_), TokenKind::Close) => false,
        (TokenKind::Open(_), _) => before_text == "{",
        (_, TokenKind::Close) => text == "}",
        (TokenKind::Operator, TokenKind::Word) => !is_joined(),
        (TokenKind::Operator, TokenKind::Open(_)) => text == "{" || !is_joined() && before_text != ">",
        (TokenKind::Word, TokenKind::Open(_)) => text == "{" || KEYWORDS.contains(&before_text),
        (TokenKind::Close, TokenKind::Open(_)) => text == "{" || before_text == "]",
        (TokenKind::Word | TokenKind::Close, TokenKind::Word) => true,
        (TokenKind::Word | TokenKind::Close, TokenKind::Operator) => match text {
            "," | ";" | "." | "?" | ":" | ">" | "<" | "!" | ".." => false,
            "::" => KEYWORDS.contains(&before_text),
            _ => true,
        },
        (TokenKind::Operator, TokenKind::Operator) => match text {
            "," | ";" | "." | "?" | ":" | ">" => false,
            "::" => !is_joined() && before_text != ">",
            _ => !is_joined(),
        },
    }
}
