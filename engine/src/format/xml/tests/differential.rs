//! Documents made at random, read by this reader and by another one.
//!
//! Ten thousand of them; a million with `DOCUMENTS=1000000 cargo test --release --package groupwright-engine differential`.

use quick_xml::XmlVersion;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::pieces::{Teller, told, told_faster, told_without_blanks};
use crate::format::xml::body::Malformed;
use crate::format::xml::characters::is_blank;

const CHANGES_OF_EACH: usize = 6;

/// How many well-formed documents are made; each is changed several times.
fn documents() -> usize {
    let all = option_env!("DOCUMENTS").map_or(10_000, |count| count.parse().unwrap());
    all / (1 + CHANGES_OF_EACH)
}

/// Numbers that look random and are the same in each run (xorshift64, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn one_in(&mut self, of: usize) -> bool {
        self.roll(of) == 0
    }

    fn among(&mut self, texts: &[&'static str]) -> &'static str {
        texts[self.roll(texts.len())]
    }
}

const NAMES: &[&str] = &["a", "b", "id", "displayName", "x-y.z_1", "é", "名前", "_"];
const PREFIXES: &[&str] = &["p", "q", "xsi", "é"];
const URIS: &[&str] = &["urn:u", "urn:v", "http://www.w3.org/2001/XMLSchema-instance", "&#117;&amp;"];
const BLANKS: &[&str] = &[" ", "\n", "\t", "  ", "\r\n", "\r", " \n\t "];
const TEXTS: &[&str] = &[
    "x",
    "1234567890",
    "some longer text, of more than a word",
    "é",
    "Zürich &amp; Genève",
    "&lt;",
    "&gt;",
    "&quot;",
    "&apos;",
    "&#10;",
    "&#xD;",
    "&#x1F600;",
    ">",
    "=",
    "/",
    "\r\n",
    "\r",
    "\n",
    "\t",
    "😀",
    "\u{FFFD}",
];
const TEXTS_OF_ELEMENTS: &[&str] = &[
    "]",
    "]]",
    "\"",
    "'",
    "<![CDATA[]]>",
    "<![CDATA[<a>&x;\r\n]] >]]>",
    "<!-- - & < -->",
    "<!---->",
    "<?p?>",
    "<?p - ? > ?>",
];
/// What is put into a document to spoil it.
const SPOILERS: &[&str] = &[
    "<",
    ">",
    "&",
    ";",
    "\"",
    "'",
    "=",
    "/",
    "]]>",
    "--",
    "?",
    "!",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<![CDATA[",
    ":",
    " ",
    "\r",
    "&lt;",
    "&x;",
    "<b>",
    "</b>",
    "<a/>",
    "x",
    "1",
    "#",
    " c='1'",
    " xmlns='urn:w'",
    "é",
    "<?xml",
    "<?XML ?>",
    "<!DOCTYPE a>",
    "p:",
    "</",
    "/>",
    "-",
];

/// A document that is well-formed.
struct Maker {
    dice: Dice,
    document: String,
    prefixes: Vec<&'static str>,
}

impl Maker {
    fn document(mut self) -> (String, Dice) {
        if self.dice.one_in(3) {
            self.document += "<?xml version='1.0' encoding=\"UTF-8\"?>";
        }
        self.around();
        self.element(0);
        self.around();
        (self.document, self.dice)
    }

    fn push(&mut self, texts: &[&'static str]) {
        self.document += self.dice.among(texts);
    }

    fn blanks_maybe(&mut self) {
        if self.dice.one_in(6) {
            self.push(BLANKS);
        }
    }

    fn around(&mut self) {
        for text in ["\n", "<!-- c -->", "<?p?>"] {
            if self.dice.one_in(8) {
                self.document += text;
            }
        }
    }

    fn element(&mut self, depth: usize) {
        let outer = self.prefixes.len();
        let mut attributes = Vec::new();
        while self.dice.one_in(3) && attributes.len() < NAMES.len() {
            let name = NAMES[attributes.len()];
            attributes.push(match self.dice.roll(5) {
                0 => "xmlns".to_owned(),
                1 => {
                    let prefix = PREFIXES[attributes.len() % PREFIXES.len()];
                    self.prefixes.push(prefix);
                    format!("xmlns:{prefix}")
                }
                2 if !self.prefixes.is_empty() => format!("{}:{name}", self.prefix()),
                _ => name.to_owned(),
            });
        }
        attributes.sort_unstable();
        attributes.dedup();
        let mut name = self.dice.among(NAMES).to_owned();
        if !self.prefixes.is_empty() && self.dice.one_in(4) {
            name = format!("{}:{name}", self.prefix());
        }
        self.document += "<";
        self.document += &name;
        for attribute in &attributes {
            self.push(BLANKS);
            self.attribute(attribute);
        }
        self.blanks_maybe();
        if self.dice.one_in(6) {
            self.document += "/>";
        } else {
            self.document += ">";
            self.content(depth);
            self.document += "</";
            self.document += &name;
            self.blanks_maybe();
            self.document += ">";
        }
        self.prefixes.truncate(outer);
    }

    fn prefix(&mut self) -> &'static str {
        let prefix = self.dice.roll(self.prefixes.len());
        self.prefixes[prefix]
    }

    fn attribute(&mut self, name: &str) {
        self.document += name;
        self.blanks_maybe();
        self.document += "=";
        self.blanks_maybe();
        let quote = self.dice.among(&["'", "\""]);
        self.document += quote;
        if name.starts_with("xmlns") {
            self.push(URIS);
        } else {
            while !self.dice.one_in(3) {
                self.push(TEXTS);
            }
        }
        self.document += quote;
    }

    fn content(&mut self, depth: usize) {
        while !self.dice.one_in(4) {
            match self.dice.roll(6) {
                0..3 if depth < 6 => self.element(depth + 1),
                3 => self.push(TEXTS_OF_ELEMENTS),
                4 => self.push(BLANKS),
                _ => self.push(TEXTS),
            }
            // Three texts must not make what may not stand in one.
            if self.document.ends_with(']') || self.document.ends_with("]>") {
                self.document += "x";
            }
        }
    }
}

/// The document with something left out, put in, or put in the place of something else.
fn changed(document: &str, dice: &mut Dice) -> String {
    let boundary = |from: usize| (from..document.len()).find(|at| document.is_char_boundary(*at));
    let start = boundary(dice.roll(document.len() + 1)).unwrap_or(document.len());
    let end = boundary(start + dice.roll(9)).unwrap_or(document.len());
    let (before, taken, after) = (&document[..start], &document[start..end], &document[end..]);
    match dice.roll(4) {
        0 => format!("{before}{after}"),
        1 => format!("{before}{}{taken}{after}", dice.among(SPOILERS)),
        2 => format!("{before}{}{after}", dice.among(SPOILERS)),
        _ => format!("{before}{taken}{taken}{after}"),
    }
}

/// What the other reader sees in a document, or nothing if it finds a fault.
fn told_by_other(document: &str) -> Option<String> {
    let mut reader = NsReader::from_str(document);
    reader.config_mut().check_comments = true;
    reader.config_mut().check_end_names = true;
    reader.config_mut().expand_empty_elements = true;
    let mut teller = Teller::default();
    let mut depth = 0_usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                depth += 1;
                open(&reader, &start, &mut teller)?;
            }
            Event::End(_) => {
                depth -= 1;
                teller.close();
            }
            Event::Text(text) if depth == 0 && is_blank(&text) => {}
            Event::Text(text) => teller.text(&text.xml10_content()),
            Event::CData(text) => teller.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                Some(character) => teller.text(character.encode_utf8(&mut [0; 4])),
                None => teller.text(resolve_xml_entity(&reference)?),
            },
            Event::Eof => return (depth == 0).then(|| teller.end()),
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
        }
    }
}

fn open(reader: &NsReader<&[u8]>, start: &BytesStart<'_>, teller: &mut Teller) -> Option<()> {
    let namespace = |resolved| match resolved {
        ResolveResult::Bound(namespace) => unescaped(namespace.0),
        ResolveResult::Unbound => Some(String::new()),
        ResolveResult::Unknown(_) => None,
    };
    let (resolved, local) = reader.resolver().resolve_element(start.name());
    teller.open(&namespace(resolved)?, local.into_inner());
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (resolved, local) = reader.resolver().resolve_attribute(attribute.key);
        let value = attribute.normalized_value_with(XmlVersion::Implicit1_0, 1, resolve_xml_entity);
        teller.attribute(&namespace(resolved)?, local.into_inner(), &value.ok()?);
    }
    Some(())
}

/// The URI of a namespace, which the other reader gives as it is written.
fn unescaped(uri: &str) -> Option<String> {
    Some(unescape(&uri.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ")).ok()?.into_owned())
}

/// Documents that are well-formed, and others made of each by a change.
fn for_each_document(mut see: impl FnMut(&str, bool)) {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    for _ in 0..documents() {
        let maker = Maker { dice, document: String::new(), prefixes: Vec::new() };
        let (document, next) = maker.document();
        dice = next;
        see(&document, true);
        for _ in 0..CHANGES_OF_EACH {
            see(&changed(&document, &mut dice), false);
        }
    }
}

#[test]
fn reads_accepted_documents_as_another_reader_does() {
    let (mut taken, mut refused) = (0, 0);
    for_each_document(|document, is_well_formed| match told(document) {
        Ok(ours) => {
            taken += 1;
            assert_eq!(Some(ours), told_by_other(document), "{document:?}");
        }
        Err(fault) => {
            refused += 1;
            assert!(!is_well_formed, "{document:?}: {fault:?}");
        }
    });
    assert!(taken > 2 * documents() && refused > 2 * documents(), "{taken} {refused}");
}

#[test]
fn fast_paths_agree_with_the_slow_path() {
    for_each_document(|document, _| {
        let refusal = |fault: Malformed| (fault.position, fault.what);
        let slower = told_without_blanks(document).map_err(refusal);
        assert_eq!(told_faster(document, NAMES).map_err(refusal), slower, "{document:?}");
    });
}
