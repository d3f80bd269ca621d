//! `#[groupwright(…)]`: its words, read by the table of the language.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute as Syntax, Expr, LitStr, Path, Token, Type};

use super::DeriveError;
use crate::language::attribute::{names_on, places};
use crate::language::{ATTRIBUTES, Argument, Attribute, AttributeTarget};
use crate::report::{Code, nearest};

/// The words that stand on something.
#[derive(Default)]
pub(super) struct Attributes {
    rows: Vec<Row>,
    /// Whether some of it could not be read, so that a word that is missing may have been meant.
    pub(super) unsure: bool,
}

/// A word in use.
struct Row {
    name: &'static str,
    word: Ident,
    value: Value,
}

/// What follows a word.
enum Value {
    Nothing,
    Text(LitStr),
    Name(Ident),
    Path(Path),
    Type(Box<Type>),
    Expression(Box<Expr>),
}

impl Attributes {
    /// Reads the attributes of something; what is wrong with them is reported.
    pub(super) fn read(attributes: &[Syntax], on: AttributeTarget, errors: &mut Vec<DeriveError>) -> Self {
        let (mut read, before) = (Self::default(), errors.len());
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("groupwright")) {
            let parsed = attribute.parse_args_with(|input: ParseStream<'_>| {
                while !input.is_empty() {
                    read.row(input, on, errors)?;
                    if !input.is_empty() {
                        input.parse::<Token![,]>()?;
                    }
                }
                Ok(())
            });
            if let Err(error) = parsed {
                let message = format!("invalid attribute: {error}");
                let help = format!("the keys here are {}", names_on(on));
                errors.push(DeriveError::at(Code::BAD_ATTRIBUTE, error.span(), message).help(help));
            }
        }
        read.unsure = errors.len() > before;
        read
    }

    fn row(
        &mut self,
        input: ParseStream<'_>,
        on: AttributeTarget,
        errors: &mut Vec<DeriveError>,
    ) -> syn::Result<()> {
        let word = input.call(Ident::parse_any)?;
        let name = word.to_string();
        let known = ATTRIBUTES.iter().find(|row| row.name == name);
        let Some(row) = known.filter(|row| row.on.contains(&on)) else {
            errors.push(unknown(&word, known, on));
            rest_of_row(input);
            return Ok(());
        };
        if let Some(first) = self.rows.iter().find(|other| other.name == row.name) {
            let message = format!("`{}` is given twice", first.name);
            errors
                .push(DeriveError::new(Code::DUPLICATE_ATTRIBUTE, &word, message).help("remove one of them"));
            rest_of_row(input);
            return Ok(());
        }
        let ahead = input.fork();
        match value(row, &ahead) {
            Ok(value) if is_at_end(&ahead) => {
                input.advance_to(&ahead);
                self.rows.push(Row { name: row.name, word, value });
            }
            _ => {
                let rest = rest_of_row(input);
                errors.push(wrong_value(row, &word, &rest));
                // Whatever uses what was meant is not blamed.
                let value = syn::parse2::<Meant>(rest).ok().and_then(|meant| meant.value(row.argument));
                self.rows.extend(value.map(|value| Row { name: row.name, word, value }));
            }
        }
        Ok(())
    }

    fn find(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }

    /// The word itself, where it is given.
    pub(super) fn word(&self, name: &str) -> Option<&Ident> {
        self.find(name).map(|row| &row.word)
    }

    /// The name that something asks for, that of `rename` or its own, and the tokens that say so.
    pub(super) fn named(&self, ident: &Ident) -> (String, TokenStream) {
        match self.text("rename") {
            Some(text) => (text.value(), text.to_token_stream()),
            None => (ident.unraw().to_string(), ident.to_token_stream()),
        }
    }

    /// The text after a word.
    pub(super) fn text(&self, name: &str) -> Option<&LitStr> {
        match &self.find(name)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The name after a word.
    pub(super) fn name(&self, word: &str) -> Option<&Ident> {
        match &self.find(word)?.value {
            Value::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The type after a word.
    pub(super) fn ty(&self, name: &str) -> Option<&Type> {
        match &self.find(name)?.value {
            Value::Type(ty) => Some(ty),
            _ => None,
        }
    }

    /// What follows a word, as tokens.
    pub(super) fn tokens(&self, name: &str) -> Option<TokenStream> {
        match &self.find(name)?.value {
            Value::Nothing => None,
            Value::Text(text) => Some(text.to_token_stream()),
            Value::Name(name) => Some(name.to_token_stream()),
            Value::Path(path) => Some(path.to_token_stream()),
            Value::Type(ty) => Some(ty.to_token_stream()),
            Value::Expression(expression) => Some(expression.to_token_stream()),
        }
    }
}

/// A value in quotes where none should be.
struct Meant(LitStr);

impl Parse for Meant {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<Token![=]>()?;
        input.parse().map(Self)
    }
}

impl Meant {
    fn value(&self, argument: Argument) -> Option<Value> {
        match argument {
            Argument::Name => self.0.parse().ok().map(Value::Name),
            Argument::Path => self.0.parse_with(Path::parse_mod_style).ok().map(Value::Path),
            Argument::Type => self.0.parse().ok().map(Value::Type),
            Argument::Expression => self.0.parse().ok().map(Value::Expression),
            Argument::Nothing | Argument::Text => None,
        }
    }
}

fn value(row: &Attribute, input: ParseStream<'_>) -> syn::Result<Value> {
    if row.argument == Argument::Nothing {
        return if input.peek(Token![=]) {
            Err(input.error("this key has no value"))
        } else {
            Ok(Value::Nothing)
        };
    }
    input.parse::<Token![=]>()?;
    Ok(match row.argument {
        Argument::Text => Value::Text(input.parse()?),
        Argument::Name => Value::Name(input.parse()?),
        Argument::Path => Value::Path(input.call(Path::parse_mod_style)?),
        Argument::Type => Value::Type(input.parse()?),
        Argument::Expression => Value::Expression(input.parse()?),
        Argument::Nothing => Value::Nothing,
    })
}

/// Whether a word and its value end here.
fn is_at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Passes over what stands up to the next comma, but for those of a type.
fn rest_of_row(input: ParseStream<'_>) -> TokenStream {
    let mut rest = TokenStream::new();
    rest.extend(input.parse::<Token![=]>().ok().map(ToTokens::into_token_stream));
    let ahead = input.fork();
    if let Ok(ty) = ahead.parse::<Type>()
        && is_at_end(&ahead)
    {
        input.advance_to(&ahead);
        rest.extend(ty.into_token_stream());
    }
    while !is_at_end(input) {
        let Ok(token) = input.parse::<TokenTree>() else { break };
        rest.extend([token]);
    }
    rest
}

/// A word that is not followed by what it takes.
fn wrong_value(row: &Attribute, word: &Ident, rest: &TokenStream) -> DeriveError {
    let message = format!("`{}` takes {}", row.name, row.argument.noun());
    let mut given = rest.clone().into_iter().peekable();
    let is_value =
        given.next_if(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == '=')).is_some();
    let value: TokenStream = given.collect();
    let meant = if is_value { meant(row, &value) } else { None };
    let right = meant.unwrap_or_else(|| row.example.to_owned());
    let help = format!("write `{right}`");
    let error = if row.argument == Argument::Nothing {
        DeriveError::new(Code::BAD_ATTRIBUTE, rest, message)
    } else if value.is_empty() {
        DeriveError::new(Code::BAD_ATTRIBUTE, word, message)
    } else {
        DeriveError::new(Code::BAD_ATTRIBUTE, &value, message)
    };
    error.help(help)
}

/// What was probably meant by a value: the same without quotes, or with them.
fn meant(row: &Attribute, value: &TokenStream) -> Option<String> {
    let unquoted = || syn::parse2::<LitStr>(value.clone()).ok();
    let right = match row.argument {
        Argument::Name => unquoted().filter(|text| text.parse::<Ident>().is_ok())?.value(),
        Argument::Path => unquoted().filter(|text| text.parse_with(Path::parse_mod_style).is_ok())?.value(),
        Argument::Type => unquoted().filter(|text| text.parse::<Type>().is_ok())?.value(),
        Argument::Text => {
            let text: String = value.to_string().split_whitespace().collect();
            let is_plain = |sign: char| sign.is_alphanumeric() || "_-./#".contains(sign);
            let plain = Some(text).filter(|text| !text.is_empty() && text.chars().all(is_plain));
            format!("{:?}", plain?.trim_start_matches("r#"))
        }
        Argument::Nothing | Argument::Expression => return None,
    };
    Some(format!("{} = {}", row.name, right.trim()))
}

fn unknown(word: &Ident, known: Option<&Attribute>, on: AttributeTarget) -> DeriveError {
    let name = word.to_string();
    if let Some(known) = known {
        let message = format!("the key `{name}` is not allowed here, only on {}", places(known.on));
        let help = format!("the keys here are {}", names_on(on));
        return DeriveError::new(Code::UNKNOWN_ATTRIBUTE, word, message).help(help);
    }
    let names = ATTRIBUTES.iter().filter(|row| row.on.contains(&on)).map(|row| row.name);
    let help = match nearest(&name, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys here are {}", names_on(on)),
    };
    DeriveError::new(Code::UNKNOWN_ATTRIBUTE, word, format!("unknown key `{name}`")).help(help)
}
