//! Tests of the lexer: token by token, and of whole documents.

mod differential;
mod grammar;
mod tokens;

use super::*;

/// A document with everything that the lexer tells of it.
#[derive(Debug, PartialEq)]
enum Tree {
    Null,
    Boolean(bool),
    /// As it is written.
    Number(String),
    Text(String),
    List(Vec<Self>),
    /// Every member, in order, whether or not it is given twice.
    Object(Vec<(String, Self)>),
}

fn read(text: &str) -> Result<Tree, SyntaxError> {
    let mut lexer = Lexer::new(text);
    let tree = value(&mut lexer)?;
    lexer.finish()?;
    Ok(tree)
}

fn value(lexer: &mut Lexer<'_>) -> Result<Tree, SyntaxError> {
    let peek = lexer.peek()?;
    Ok(match peek {
        Peek::Null => {
            lexer.word(peek)?;
            Tree::Null
        }
        Peek::True | Peek::False => {
            lexer.word(peek)?;
            Tree::Boolean(peek == Peek::True)
        }
        Peek::Number => {
            let Number { text, integer } = lexer.number()?;
            assert_eq!(integer, text.parse().ok(), "{text}");
            Tree::Number(text.to_owned())
        }
        Peek::String => Tree::Text(lexer.string()?.into_owned()),
        Peek::Array => {
            lexer.open();
            let mut items = Vec::new();
            while lexer.next_item(items.is_empty())? {
                items.push(value(lexer)?);
            }
            Tree::List(items)
        }
        Peek::Object => {
            lexer.open();
            let mut members = Vec::new();
            while lexer.next_member(members.is_empty())? {
                members.push((lexer.key()?.into_owned(), value(lexer)?));
            }
            Tree::Object(members)
        }
    })
}

/// Passes over a document without recursion: what is open is kept in a list.
fn pass(text: &str) -> Result<(), SyntaxError> {
    let mut lexer = Lexer::new(text);
    let mut open: Vec<Peek> = Vec::new();
    loop {
        let peek = lexer.peek()?;
        let mut first = matches!(peek, Peek::Array | Peek::Object);
        if first {
            lexer.open();
            open.push(peek);
        } else {
            lexer.skip_scalar(peek)?;
        }
        loop {
            let more = match open.last() {
                None => return lexer.finish(),
                Some(Peek::Object) => lexer.next_member(first)?,
                Some(_) => lexer.next_item(first)?,
            };
            if more {
                break;
            }
            open.pop();
            first = false;
        }
        if open.last() == Some(&Peek::Object) {
            lexer.skip_key()?;
        }
    }
}
