//! Code as a row of texts, for what is emitted most: tables and calls of macros. Tokens take several allocations each; a row is
//! two buffers, whatever is in it.
//!
//! [`code!`] is [`quote!`](quote::quote) for it, with fewer forms of repetition. Code becomes tokens where tokens are needed,
//! and tokens can stand in code, so the two can be mixed.

use std::fmt::{self, Write as _};

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _};

use super::runtime_path::RuntimePath;

/// Code.
#[derive(Clone, Debug, Default)]
pub struct Code {
    text: String,
    row: Vec<Piece>,
    /// The places of the names that have one, for the messages of the compiler.
    spans: Vec<Span>,
    tokens: Vec<TokenTree>,
}

/// A part of code.
#[derive(Clone, Copy, Debug)]
struct Piece {
    kind: PieceKind,
    /// The length of its text.
    length: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PieceKind {
    /// An identifier, a literal or a lifetime.
    Word,
    /// An identifier with a place.
    Name,
    /// Punctuation that belongs together.
    Operator,
    Open(Delimiter),
    Close(Delimiter),
    /// A token, which has no text.
    Token,
}

/// A part of code, as it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'c> {
    Word(&'c str),
    Name(&'c str, Span),
    Operator(&'c str),
    Open(Delimiter),
    Close(Delimiter),
    Token(&'c TokenTree),
}

impl Code {
    /// No code, with room for a row of a table.
    pub(crate) fn new() -> Self {
        let (text, row) = (String::with_capacity(192), Vec::with_capacity(48));
        Self { text, row, spans: Vec::new(), tokens: Vec::new() }
    }

    /// The code of tokens.
    pub(crate) fn of(tokens: &impl ToTokens) -> Self {
        let mut code = Self::new();
        tokens.to_token_stream().put(&mut code);
        code
    }

    /// Whether there is none.
    #[cfg(feature = "build")]
    pub(crate) fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    /// Adds a token that is none of these brackets.
    pub(crate) fn token(&mut self, text: &str) {
        let is_word = text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"'));
        // Of what begins with a quotation mark, only lifetimes stand in code.
        let is_word = is_word || text.len() > 1 && text.starts_with(['\'', '-']) && text != "->";
        self.push(if is_word { PieceKind::Word } else { PieceKind::Operator }, text);
    }

    /// Adds the name of something.
    pub(crate) fn word(&mut self, text: &str) {
        self.push(PieceKind::Word, text);
    }

    pub(crate) fn open(&mut self, delimiter: Delimiter) {
        self.push(PieceKind::Open(delimiter), "");
    }

    pub(crate) fn close(&mut self, delimiter: Delimiter) {
        self.push(PieceKind::Close(delimiter), "");
    }

    /// Adds each of several values, with this between them.
    pub(crate) fn all<P: Put>(&mut self, values: impl IntoIterator<Item = P>, between: &str) {
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 && !between.is_empty() {
                self.token(between);
            }
            value.put(self);
        }
    }

    /// Adds each of several values, with this before or after it.
    pub(crate) fn each<P: Put>(&mut self, values: impl IntoIterator<Item = P>, before: &str, after: &str) {
        for value in values {
            [before].into_iter().filter(|text| !text.is_empty()).for_each(|text| self.token(text));
            value.put(self);
            [after].into_iter().filter(|text| !text.is_empty()).for_each(|text| self.token(text));
        }
    }

    fn push(&mut self, kind: PieceKind, text: &str) {
        self.text.push_str(text);
        self.row.push(Piece { kind, length: text.len() });
    }

    /// The parts in their order.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let mut rest = self.text.as_str();
        let (mut spans, mut tokens) = (self.spans.iter(), self.tokens.iter());
        self.row.iter().filter_map(move |piece| {
            let (text, after) = rest.split_at_checked(piece.length)?;
            rest = after;
            Some(match piece.kind {
                PieceKind::Word => Part::Word(text),
                PieceKind::Name => Part::Name(text, *spans.next()?),
                PieceKind::Operator => Part::Operator(text),
                PieceKind::Open(delimiter) => Part::Open(delimiter),
                PieceKind::Close(delimiter) => Part::Close(delimiter),
                PieceKind::Token => Part::Token(tokens.next()?),
            })
        })
    }
}

/// An item: tokens, or code.
#[derive(Clone, Debug)]
pub enum CodeItem {
    /// What the printer of items lays out.
    Tokens(TokenStream),
    /// The definition of a type.
    Definition(Code),
    /// A table or a call of a macro.
    Code(Code),
}

impl From<TokenStream> for CodeItem {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

impl From<Code> for CodeItem {
    fn from(code: Code) -> Self {
        Self::Code(code)
    }
}

impl ToTokens for CodeItem {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Tokens(item) => item.to_tokens(tokens),
            Self::Definition(item) | Self::Code(item) => item.to_tokens(tokens),
        }
    }
}

/// The tokens, as they show themselves.
impl fmt::Display for CodeItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_token_stream().fmt(f)
    }
}

/// The tokens, as they show themselves.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_token_stream().fmt(f)
    }
}

impl FromIterator<Self> for Code {
    fn from_iter<I: IntoIterator<Item = Self>>(all: I) -> Self {
        let mut code = Self::new();
        code.all(all, "");
        code
    }
}

impl ToTokens for Code {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        // What is around each bracket that is open, and which it is.
        let mut around = Vec::new();
        let mut here = TokenStream::new();
        for part in self.parts() {
            let tokens = &mut here;
            match part {
                Part::Word(text) => append_word(tokens, text),
                Part::Name(text, span) => tokens.append(named(text, span)),
                Part::Operator(text) => {
                    for (index, mark) in text.char_indices() {
                        let is_last = index + mark.len_utf8() == text.len();
                        tokens
                            .append(Punct::new(mark, if is_last { Spacing::Alone } else { Spacing::Joint }));
                    }
                }
                Part::Token(token) => tokens.append(token.clone()),
                Part::Open(delimiter) => around.push((std::mem::take(tokens), delimiter)),
                Part::Close(closed) => {
                    let (outer, delimiter) = around.pop().unwrap_or((TokenStream::new(), closed));
                    let inner = std::mem::replace(tokens, outer);
                    tokens.append(Group::new(delimiter, inner));
                }
            }
        }
        tokens.extend(here);
    }
}

fn append_word(tokens: &mut TokenStream, text: &str) {
    if let Some(name) = text.strip_prefix('\'') {
        tokens.append(Punct::new('\'', Spacing::Joint));
        tokens.append(Ident::new(name, Span::call_site()));
    } else if text.starts_with(|c: char| c.is_alphabetic() || c == '_') && !text.ends_with('"') {
        tokens.append(named(text, Span::call_site()));
    } else if let Ok(literal) = text.parse::<Literal>() {
        tokens.append(literal);
    }
}

fn named(text: &str, span: Span) -> Ident {
    text.strip_prefix("r#").map_or_else(|| Ident::new(text, span), |name| Ident::new_raw(name, span))
}

/// What can stand in code by the name of its variable.
pub(crate) trait Put {
    fn put(&self, code: &mut Code);
}

impl Put for Code {
    fn put(&self, code: &mut Code) {
        code.text.push_str(&self.text);
        code.row.extend_from_slice(&self.row);
        code.spans.extend_from_slice(&self.spans);
        code.tokens.extend_from_slice(&self.tokens);
    }
}

impl Put for TokenStream {
    fn put(&self, code: &mut Code) {
        for token in self.clone() {
            code.tokens.push(token);
            code.push(PieceKind::Token, "");
        }
    }
}

impl Put for RuntimePath {
    fn put(&self, code: &mut Code) {
        match self {
            Self::Alias(alias) => code.word(alias),
            Self::Path(path) => path.put(code),
        }
    }
}

impl Put for Ident {
    fn put(&self, code: &mut Code) {
        let start = code.text.len();
        // Writing into a text cannot fail.
        let _ = write!(code.text, "{self}");
        code.row.push(Piece { kind: PieceKind::Name, length: code.text.len() - start });
        code.spans.push(self.span());
    }
}

impl Put for Literal {
    fn put(&self, code: &mut Code) {
        let start = code.text.len();
        let _ = write!(code.text, "{self}");
        code.row.push(Piece { kind: PieceKind::Word, length: code.text.len() - start });
    }
}

impl Put for str {
    fn put(&self, code: &mut Code) {
        let is_plain = self.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'));
        if !is_plain {
            return Literal::string(self).put(code);
        }
        code.text.reserve(self.len() + 2);
        code.text.push('"');
        code.text.push_str(self);
        code.text.push('"');
        code.row.push(Piece { kind: PieceKind::Word, length: self.len() + 2 });
    }
}

impl Put for bool {
    fn put(&self, code: &mut Code) {
        code.word(if *self { "true" } else { "false" });
    }
}

impl Put for String {
    fn put(&self, code: &mut Code) {
        self.as_str().put(code);
    }
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self, code: &mut Code) {
        (**self).put(code);
    }
}

impl<T: Put> Put for Option<T> {
    fn put(&self, code: &mut Code) {
        if let Some(value) = self {
            value.put(code);
        }
    }
}

/// Code with the values of variables, which `#` precedes.
macro_rules! code {
    () => { $crate::emit::code::Code::new() };
    ($($token:tt)+) => {{
        let mut code = $crate::emit::code::Code::new();
        $crate::emit::code::put!(code; $($token)+);
        code
    }};
}

/// Adds tokens to code.
macro_rules! put {
    ($code:ident;) => {};
    ($code:ident; # (# $values:ident),* $($rest:tt)*) => {
        $code.all($values, ",");
        $crate::emit::code::put!($code; $($rest)*);
    };
    ($code:ident; # (# $values:ident,)* $($rest:tt)*) => {
        $code.each($values, "", ",");
        $crate::emit::code::put!($code; $($rest)*);
    };
    ($code:ident; # (; # $values:ident)* $($rest:tt)*) => {
        $code.each($values, ";", "");
        $crate::emit::code::put!($code; $($rest)*);
    };
    ($code:ident; # (# $values:ident)* $($rest:tt)*) => {
        $code.all($values, "");
        $crate::emit::code::put!($code; $($rest)*);
    };
    ($code:ident; # $value:ident $($rest:tt)*) => {
        $crate::emit::code::Put::put(&$value, &mut $code);
        $crate::emit::code::put!($code; $($rest)*);
    };
    ($code:ident; ($($inner:tt)*) $($rest:tt)*) => {
        $code.open(::proc_macro2::Delimiter::Parenthesis);
        $crate::emit::code::put!($code; $($inner)*);
        $code.close(::proc_macro2::Delimiter::Parenthesis);
        $crate::emit::code::put!($code; $($rest)*);
    };
    ($code:ident; [$($inner:tt)*] $($rest:tt)*) => {
        $code.open(::proc_macro2::Delimiter::Bracket);
        $crate::emit::code::put!($code; $($inner)*);
        $code.close(::proc_macro2::Delimiter::Bracket);
        $crate::emit::code::put!($code; $($rest)*);
    };
    ($code:ident; {$($inner:tt)*} $($rest:tt)*) => {
        $code.open(::proc_macro2::Delimiter::Brace);
        $crate::emit::code::put!($code; $($inner)*);
        $code.close(::proc_macro2::Delimiter::Brace);
        $crate::emit::code::put!($code; $($rest)*);
    };
    ($code:ident; $token:tt $($rest:tt)*) => {
        $code.token(stringify!($token));
        $crate::emit::code::put!($code; $($rest)*);
    };
}

pub(crate) use {code, put};
