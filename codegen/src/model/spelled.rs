//! How single values are spelt on the wire, where a spec says it.

use std::fmt;
use std::sync::OnceLock;

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::spelling::{self, Given, Options, Spelling};
use groupwright_engine::table::{Encoding, Entries, Field, Node, Packing, Packings, Shape, TextPiece};

use super::{Literal, Located};
use crate::intern;
use crate::syntax::quoted;

/// How a single value is spelt, where not as usual.
#[derive(Clone, Debug, Default)]
pub struct Spelled {
    /// Wherever no format has its own.
    pub general: Option<Located<Written>>,
    /// In JSON.
    pub json: Option<Located<Written>>,
    /// In XML.
    pub xml: Option<Located<Written>>,
    /// In a form or a query.
    pub form: Option<Located<Written>>,
}

/// A spelling as a spec has it under `as`.
#[derive(Clone, Debug)]
pub enum Written {
    /// `{ false: 0, true: 1 }`
    Tokens {
        /// What stands for false.
        no: Literal,
        /// What stands for true.
        yes: Literal,
    },
    /// `"%d.%m.%Y"`
    Text(String),
    /// `{ epoch_seconds: { json: string } }`
    Named {
        /// The name of the spelling.
        name: String,
        /// Its options by their names; a single text in place of them has an empty name.
        options: Vec<(String, String)>,
    },
}

impl Written {
    /// What it means for values of a domain; or what is wrong with it, and what to write.
    pub(crate) fn of(&self, domain: Domain) -> Result<&'static dyn Spelling, String> {
        let options: Vec<(&str, &str)>;
        let given = match self {
            Self::Tokens { no, yes } => Given::Tokens { no: (&no.text, no.json), yes: (&yes.text, yes.json) },
            Self::Text(text) => Given::Text(text),
            Self::Named { name, options: given } => {
                options = given.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
                Given::Named { name, options: Options::new(&options) }
            }
        };
        spelling::parse(domain, given, intern::text).map(|parsed| intern::spelling(domain, parsed))
    }
}

impl Written {
    /// What it means for a value that is no single one: how the whole value is written.
    pub(crate) fn packing(&self) -> Option<Packing> {
        match self {
            Self::Text(word) if word == Packing::Json.name() => Some(Packing::Json),
            Self::Text(word) if word == Packing::OneOrMany.name() => Some(Packing::OneOrMany),
            Self::Text(word) if word == Packing::Positional.name() => Some(Packing::Positional),
            Self::Named { name, options } if name == Packing::Joined("").name() => match options.as_slice() {
                [(short, separator)] if short.is_empty() => Some(Packing::Joined(intern::text(separator))),
                _ => None,
            },
            Self::Named { .. } if self.template().is_some() => {
                template(self.template()?).map(Packing::Template)
            }
            Self::Named { name, options } if name == "entries" => entries(options).map(Packing::Entries),
            Self::Named { name, options } if name == Packing::Json.name() => {
                encoding(options).map(Packing::Encoded)
            }
            Self::Text(_) | Self::Tokens { .. } | Self::Named { .. } => None,
        }
    }
}

/// The pieces of a template. One that is malformed has none.
fn template(text: &str) -> Option<&'static [TextPiece]> {
    let pieces = super::pieces(text).ok()?;
    Some(intern::once::<Vec<TextPiece>>(&format!("{pieces:?}"), || pieces).as_slice())
}

/// How a map or a structure is written as a list of entries.
fn entries(options: &[(String, String)]) -> Option<&'static Entries> {
    let option = |name: &str| options.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str());
    let (key, value) = (option("key")?, option("value").unwrap_or("value"));
    let field = |name: &str, node| {
        let json = intern::text(&format!(",{}:", quoted(name)));
        Field::escaped(json, intern::text(name), intern::text(name), node)
    };
    Some(intern::once(&format!("{key:?} {value:?}"), || {
        let fields = [field(key, Node::STRING), field(value, Node::ANY)];
        let shape: &'static Shape = intern::part(Shape::new("entry", intern::rows(fields)));
        let table: &'static OnceLock<&'static Shape> = intern::part(OnceLock::from(shape));
        Entries::new(intern::part(Node::late_record(table)))
    }))
}

/// How a text that contains JSON is encoded.
fn encoding(options: &[(String, String)]) -> Option<Encoding> {
    let option = |name: &str| options.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str());
    let name = option("").or_else(|| option("encoding"))?;
    let encoding =
        [Encoding::BASE64, Encoding::BASE64URL].into_iter().find(|encoding| encoding.name() == name)?;
    Some(if option("padding") == Some("false") { encoding.unpadded() } else { encoding })
}

impl Written {
    /// The template of a value within a text, if it has one.
    pub(crate) fn template(&self) -> Option<&str> {
        match self {
            Self::Named { name, options } if name == Packing::Template(&[]).name() => {
                match options.as_slice() {
                    [(short, text)] if short.is_empty() => Some(text),
                    _ => None,
                }
            }
            Self::Named { .. } | Self::Text(_) | Self::Tokens { .. } => None,
        }
    }

    /// As it may be written without quotes, where it is a word.
    pub(crate) fn bare(&self) -> String {
        match self {
            Self::Text(word) => word.clone(),
            Self::Tokens { .. } | Self::Named { .. } => self.to_string(),
        }
    }
}

/// As a spec has it under `as`, in one form.
impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tokens { no, yes } => write!(f, "{{ false: {no}, true: {yes} }}"),
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::Named { name, options } => {
                let short = |(name, text): &(String, String)| {
                    let is_word = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
                    let text = if is_word { text.clone() } else { quoted(text) };
                    if name.is_empty() { text } else { format!("{name}: {text}") }
                };
                let given: Vec<String> = options.iter().map(short).collect();
                match options.first() {
                    Some((first, _)) if first.is_empty() => write!(f, "{{ {name}: {} }}", given.concat()),
                    _ => write!(f, "{{ {name}: {{ {} }} }}", given.join(", ")),
                }
            }
        }
    }
}

impl Spelled {
    /// These spellings, and those of `general` where these say nothing.
    pub(crate) fn over(self, general: Self) -> Self {
        Self {
            general: self.general.or(general.general),
            json: self.json.or(general.json),
            xml: self.xml.or(general.xml),
            form: self.form.or(general.form),
        }
    }

    /// Each spelling that is given, with the format that alone has it.
    pub fn each(&self) -> impl Iterator<Item = (Option<Format>, &Located<Written>)> {
        let Self { general, json, xml, form } = self;
        let formats = [(Format::Json, json), (Format::Xml, xml), (Format::Form, form)];
        let formats = formats.into_iter().map(|(format, written)| (Some(format), written));
        let all = std::iter::once((None, general)).chain(formats);
        all.filter_map(|(format, written)| Some((format, written.as_ref()?)))
    }

    /// How the whole value is written in each format, where it is no single value.
    pub(crate) fn packings(&self) -> Packings {
        let packing = |written: &Option<Located<Written>>| written.as_ref()?.value.packing();
        let mut packings = packing(&self.general).map_or(Packings::NONE, Packings::everywhere);
        if let Some(own) = packing(&self.json) {
            packings = packings.with_json(own);
        }
        if let Some(own) = packing(&self.xml) {
            packings = packings.with_xml(own);
        }
        if let Some(own) = packing(&self.form) {
            packings = packings.with_form(own);
        }
        packings
    }

    /// The spelling of a format's own, or the general one. A model with one that does not fit has no tables.
    pub(crate) fn spelling(&self, domain: Domain, of: Option<Format>) -> Option<&'static dyn Spelling> {
        let mut own = self.each().filter(|(format, _)| *format == of);
        own.next().and_then(|(_, written)| written.value.of(domain).ok())
    }
}
