//! The text of definitions of structures and enumerations, which are most of the items: as the printer of items lays them out,
//! but without parsing them. What is longer than a line, or anything else, is left to that printer.

use super::tokens::{TokenKind, Tokens};

/// How wide the printer of items lets a line be.
const WIDTH: usize = 89;
const INDENT: &str = "    ";

/// The text of a definition, if it is one with no long lines.
pub(super) fn text(tokens: &Tokens) -> Option<String> {
    let mut text = String::new();
    let start = attributes(tokens, 0, "", &mut text)?;
    let body =
        (start..tokens.len()).find(|index| matches!(kind(tokens, *index), Some(TokenKind::Open(_))))?;
    let words: Vec<&str> = (start..body).map(|index| tokens.text(index)).collect();
    if !matches!(words.as_slice(), ["pub", "struct" | "enum", _]) || tokens.text(body) != "{" {
        return None;
    }
    let end = past(tokens, body);
    if end != tokens.len() || body + 2 == end {
        return None;
    }
    line(tokens, start, body + 1, "", "", &mut text)?;
    let mut index = body + 1;
    while index + 1 < end {
        let first = attributes(tokens, index, INDENT, &mut text)?;
        let mut comma = first;
        // A comma within the arguments of a type ends no member.
        let mut angles = 0_usize;
        while comma + 1 < end && (angles > 0 || tokens.text(comma) != ",") {
            match tokens.text(comma) {
                "<" => angles += 1,
                ">" => angles = angles.checked_sub(1)?,
                "=" | "#" => return None,
                _ => {}
            }
            comma = past(tokens, comma);
        }
        if comma == first {
            return None;
        }
        line(tokens, first, comma, INDENT, ",", &mut text)?;
        index = comma + 1;
    }
    text.push_str("}\n");
    Some(text)
}

/// Adds the attributes at an index, a line each, and returns the index past them.
fn attributes(tokens: &Tokens, mut index: usize, indent: &str, text: &mut String) -> Option<usize> {
    while tokens.text(index) == "#" && tokens.text(index + 1) == "[" {
        let end = past(tokens, index + 1);
        if tokens.text(index + 2) == "doc" && index + 6 == end {
            comment(tokens.text(index + 4), indent, text)?;
        } else {
            line(tokens, index, end, indent, "", text)?;
        }
        index = end;
    }
    Some(index)
}

/// Adds a line of documentation, which is a literal.
fn comment(literal: &str, indent: &str, text: &mut String) -> Option<()> {
    let plain = literal.strip_prefix('"')?.strip_suffix('"')?;
    let line = if plain.contains('\\') {
        syn::parse_str::<syn::LitStr>(literal).ok()?.value()
    } else {
        plain.to_owned()
    };
    if line.starts_with('/') || line.contains('\n') {
        return None;
    }
    text.push_str(indent);
    text.push_str("///");
    text.push_str(line.trim_end_matches(' '));
    text.push('\n');
    Some(())
}

/// Adds tokens as a line, unless it would be too long.
fn line(
    tokens: &Tokens,
    first: usize,
    end: usize,
    indent: &str,
    last: &str,
    text: &mut String,
) -> Option<()> {
    if indent.len() + tokens.width(first, end) + last.len() > WIDTH {
        return None;
    }
    text.push_str(indent);
    for index in first..end {
        if index > first && tokens.get(index)?.spaced {
            text.push(' ');
        }
        text.push_str(tokens.text(index));
    }
    text.push_str(last);
    text.push('\n');
    Some(())
}

fn kind(tokens: &Tokens, index: usize) -> Option<TokenKind> {
    tokens.get(index).map(|token| token.kind)
}

/// The index past a token, or past the group that it opens.
fn past(tokens: &Tokens, index: usize) -> usize {
    match kind(tokens, index) {
        Some(TokenKind::Open(close)) => close + 1,
        Some(TokenKind::Word | TokenKind::Operator | TokenKind::Close) | None => index + 1,
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::*;

    fn laid_out(item: &TokenStream) -> Option<String> {
        text(&Tokens::new(item.clone().into_iter()))
    }

    #[test]
    fn lays_out_definitions_as_the_printer_of_items_does() {
        let long = "x".repeat(200);
        let definitions = [
            quote! {
                #[doc = " A \"b\" \\[c\\] "] #[doc = ""] #[doc = #long]
                #[derive(a::B, c::D)] #[non_exhaustive]
                pub struct E {
                    #[doc = " F."] pub f: a::G<a::H, a::I<a::J>>,
                    #[deprecated = "K, l."] pub r#type: (),
                }
            },
            quote! { pub enum E { F, #[doc = " G."] G(a::H<a::I, a::J>), K(()), } },
        ];
        for definition in definitions {
            let printed = prettyplease::unparse(&syn::parse2(definition.clone()).unwrap());
            assert_eq!(laid_out(&definition).unwrap(), printed);
        }
    }

    #[test]
    fn leaves_anything_else_to_the_printer_of_items() {
        let long = "x".repeat(90).parse::<TokenStream>().unwrap();
        let others = [
            quote! { pub struct A { pub b: #long } },
            quote! { #[derive(#long)] pub struct A { pub b: c } },
            quote! { pub struct A {} },
            quote! { pub struct A; },
            quote! { struct A { b: c } },
            quote! { pub enum A { B = 1 } },
            quote! { pub struct A<B> { pub c: B } },
            quote! { pub struct A { pub b: c } impl A {} },
            quote! { #[doc = "/ A"] pub struct A { pub b: c } },
            quote! { pub fn a() { b } },
            TokenStream::new(),
        ];
        for item in others {
            assert_eq!(laid_out(&item), None, "{item}");
        }
    }
}
