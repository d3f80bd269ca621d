//! Decoding XML: which element, attribute or text is which member, and what represents null.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::vec;

use super::body::Malformed;
use super::characters::is_ncname;
use super::pieces::{Attribute, Bookmark, Piece, Pieces};
use super::{item_name, root_name, root_namespace};
use crate::format::json::JsonSource;
use crate::table::{Field, Format, Nil, Node, Shape, XmlContent, XmlForm, XmlShape};
use crate::value::Record;
use crate::walk::source::{Absence, At, Incoming, Member, Position, Read, Source, Stop, Syntax, Token};
use crate::walk::{Members, Offset, Path, Reader, Step};

mod entries;
mod members;
mod names;
mod null;
mod usual;

use entries::Entries;
use members::stray_text;
use names::{described, is_in, name_of};
use null::is_nil;

/// The state of decoding a document.
pub(in crate::format) struct XmlSource<'b> {
    pieces: Pieces<'b>,
    /// The table of the root, if it is a structure.
    root: Option<&'static Shape>,
    /// Whether this is a lookup, in which unknown attributes are returned after all other members.
    is_probe: bool,
    /// The start of the last element without a namespace, once determined.
    last_bare: Option<usize>,
    /// The namespace of the unknown element that was reported last.
    unknown: Cow<'b, str>,
}

/// The place of a value.
#[derive(Clone)]
pub(in crate::format) struct Pending<'b> {
    stands: Stands<'b>,
    start: usize,
    /// The representation of the enclosing structure, which specifies how null is written.
    around: &'static XmlShape,
    /// The namespace of the sibling elements that specify none, or once it is known, that of the element.
    namespace: &'static str,
}

#[derive(Clone)]
enum Stands<'b> {
    /// An element whose start tag has been read, with its attributes.
    Element(Vec<Attribute<'b>>),
    /// A text that has been read: of an attribute, of an element, or between the elements of a structure.
    Text(Cow<'b, str>),
}

/// An element whose content is being read.
pub(in crate::format) struct Frame<'b> {
    start: usize,
    around: &'static XmlShape,
    /// The namespace of its child elements.
    namespace: &'static str,
    /// Whether child elements without a prefix are in that namespace.
    is_plain: bool,
    /// Whether its end has been read.
    ended: bool,
    items: Items,
    between: Between<'b>,
    /// The attributes that have not been processed.
    attributes: vec::IntoIter<Attribute<'b>>,
    /// State that few elements need, allocated on demand.
    more: Option<Box<More<'b>>>,
}

/// The items of a list.
struct Items {
    /// The local name of their elements.
    local: &'static str,
    /// Whether only elements in the namespace of the frame are items.
    is_exact: bool,
    /// Whether there was an element in the namespace of the frame.
    has_exact: bool,
}

/// The text between the elements.
enum Between<'b> {
    /// No text is expected, and there was none.
    Nothing,
    /// No text is expected, but there was some.
    Stray,
    /// The text is a member.
    Text(Cow<'b, str>),
}

/// The local names of elements in a namespace that are yet to come, by namespace, as far as they are determined.
type Ahead<'b> = BTreeMap<&'static str, BTreeSet<&'b str>>;

/// State of an element with unknown attributes, or with child elements in unknown namespaces.
#[derive(Default)]
struct More<'b> {
    /// The unknown attributes that have not been reported.
    attributes: Vec<Attribute<'b>>,
    /// The elements that follow the first one in an unknown namespace.
    ahead: Ahead<'b>,
    /// The fields that have been read from elements in another namespace than theirs.
    foreign: Vec<usize>,
    /// The keys of map entries that are not in an unknown namespace.
    keys: BTreeSet<&'b str>,
    /// The entries of a map whose elements are not named by the keys.
    entries: Option<Entries>,
}

/// A null attribute is omitted, so an empty attribute does not represent null.
static ATTRIBUTES: XmlShape = XmlShape::DEFAULT.with_nil(Nil::Omit);

impl From<Malformed> for Stop {
    #[cold]
    fn from(malformed: Malformed) -> Self {
        let Malformed { position, what, quotes } = malformed;
        Self::Syntax(Box::new(Syntax { position: Position::Known(position), what, quotes, pointer: None }))
    }
}

impl<'b> XmlSource<'b> {
    /// Creates a source for a document.
    pub(in crate::format) fn new(pieces: Pieces<'b>) -> Self {
        Self { pieces, root: None, is_probe: false, last_bare: None, unknown: Cow::Borrowed("") }
    }

    /// Creates a source for a lookup.
    pub(in crate::format) fn for_probe(pieces: Pieces<'b>) -> Self {
        Self { is_probe: true, ..Self::new(pieces) }
    }

    /// Checks that nothing follows the document.
    pub(in crate::format) fn finish(&mut self) -> Result<(), Stop> {
        Ok(self.pieces.next().map(|_| ())?)
    }

    /// Begins reading the content of an element. A text has no content.
    #[inline]
    fn open(&self, place: Pending<'b>, namespace: &'static str) -> Frame<'b> {
        let (attributes, ended) = match place.stands {
            Stands::Element(attributes) => (attributes, false),
            Stands::Text(_) => (Vec::new(), true),
        };
        Frame {
            start: place.start,
            around: place.around,
            namespace,
            is_plain: self.pieces.is_default_namespace(namespace),
            ended,
            items: Items { local: "", is_exact: false, has_exact: false },
            between: Between::Nothing,
            attributes: attributes.into_iter(),
            more: None,
        }
    }
}

impl<'b> Source<'b> for XmlSource<'b> {
    type Pending = Pending<'b>;
    type Frame = Frame<'b>;
    type Mark = Bookmark<'b>;
    type Nested<'n> = JsonSource<'n>;

    const FORMAT: Format = Format::Xml;
    const REPEATS_NAMES: bool = true;
    const HAS_ATTRIBUTES: bool = true;

    fn nested(text: &str) -> JsonSource<'_> {
        JsonSource::new(text)
    }

    fn root(
        &mut self,
        reader: &mut Reader<'_>,
        node: &Node,
        shape: Option<&'static Shape>,
    ) -> Result<Option<Pending<'b>>, Stop> {
        let Piece::Open(root) = self.pieces.next()? else { return Ok(None) };
        let start = root.start;
        let namespace = root_namespace(node, shape);
        let named = match root_name(node, shape) {
            "" => None,
            _ if self.is_probe => None,
            local => Some((local, namespace)),
        };
        if let Some((local, namespace)) = named
            && !(root.local == local && (namespace.is_empty() || is_in(&root, namespace)))
        {
            let expected = described(local, namespace);
            let found = described(root.local, if root.local == local { &root.namespace } else { "" });
            let what = format!("expected the root element {expected}, found {found}");
            reader.problem(&Path::ROOT, Some(start), what);
            return Ok(None);
        }
        self.root = shape;
        let stands = Stands::Element(root.attributes);
        Ok(Some(Pending { stands, start, around: &XmlShape::DEFAULT, namespace: "" }))
    }

    #[inline]
    fn value(&mut self, reader: &mut Reader<'_>, place: Pending<'b>, at: &At<'_>) -> Read<'b, Self> {
        let Pending { stands, start, around, namespace } = place;
        match stands {
            Stands::Text(text) => Ok(null::text(reader, at, null::nil_at(at, around), text, start)),
            Stands::Element(attributes) => self.element(reader, at, attributes, (start, around, namespace)),
        }
    }

    fn undeclared(&mut self, place: Pending<'b>) -> Read<'b, Self> {
        let Pending { stands, start, around, namespace } = place;
        let attributes = match stands {
            Stands::Text(text) => return Ok(Incoming::Scalar(Token::untyped(text), Some(start))),
            Stands::Element(attributes) => attributes,
        };
        if is_nil(&attributes, None) {
            return Ok(Incoming::Null(Some(start)));
        }
        let content = self.pieces.content()?;
        Ok(if content.elements {
            Incoming::Object(Pending { stands: Stands::Text(Cow::Borrowed("")), start, around, namespace })
        } else {
            Incoming::Scalar(Token::untyped(content.text), Some(start))
        })
    }

    #[inline]
    fn open_record(&mut self, place: Pending<'b>, shape: &'static Shape) -> Result<Frame<'b>, Stop> {
        let namespace = shape.xml().member_namespace(place.namespace);
        let mut frame = self.open(place, namespace);
        frame.around = shape.xml();
        if shape.has_text() {
            frame.between = Between::Text(Cow::Borrowed(""));
        }
        Ok(frame)
    }

    fn open_list(&mut self, place: Pending<'b>, node: &Node, item: &'static Node) -> Result<Frame<'b>, Stop> {
        let xml = node.hints().xml();
        let namespace = item.hints().xml().namespace().unwrap_or(place.namespace);
        let mut frame = self.open(place, namespace);
        match xml.form() {
            XmlForm::Wrapped(child) => frame.items.local = child,
            XmlForm::Element | XmlForm::Attribute | XmlForm::Text => frame.items.local = item_name(item),
        }
        frame.items.is_exact = !namespace.is_empty();
        let is_text = match item.hints().xml().content() {
            XmlContent::Text | XmlContent::Cdata => true,
            XmlContent::Attribute(_) | XmlContent::Markup => false,
        };
        frame.is_plain &= is_text && is_ncname(frame.items.local);
        Ok(frame)
    }

    fn open_map(&mut self, place: Pending<'b>, node: &Node) -> Result<Frame<'b>, Stop> {
        let named = node.hints().xml().map();
        let value = node.kind_in(Format::Xml).entry();
        let value = value.and_then(|value| value.hints().xml().namespace()).unwrap_or(place.namespace);
        let own = place.namespace;
        let mut frame = self.open(place, if named.is_some() { own } else { value });
        if let Some(map) = named {
            frame.more.get_or_insert_default().entries = Some(Entries::new(map, own, value));
        }
        Ok(frame)
    }

    #[inline]
    fn usual_members(&mut self, frame: &mut Frame<'b>, members: &mut Members, record: &mut dyn Record) {
        self.read_usual(frame, members, record);
    }

    #[inline]
    fn next_member(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Result<Member<'b, Pending<'b>>, Stop> {
        if !frame.attributes.as_slice().is_empty()
            && let Some(member) = self.next_attribute(reader, frame, members, path)
        {
            return Ok(member);
        }
        if frame.has_plain_children()
            && let Some((index, place)) = self.predicted(frame, members)
        {
            return Ok(Member::Field(index, place));
        }
        self.next_child(reader, frame, members, path)
    }

    fn next_item(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        path: &Path<'_>,
        item: &Node,
    ) -> Result<Option<Pending<'b>>, Stop> {
        if frame.is_plain
            && let Some(stands) = self.plain(frame.items.local, item.kind_in(Format::Xml).is_single())
        {
            frame.items.has_exact = true;
            return Ok(Some(frame.within(stands, self.pieces.start())));
        }
        while let Some(child) = self.next_element(frame)? {
            if self.is_item(frame, &child, reader.options.strict) {
                return Ok(Some(frame.within(Stands::Element(child.attributes), child.start)));
            }
            if reader.options.strict {
                let what = if path.is_secret() {
                    "an unknown element of a secret".to_owned()
                } else {
                    format!("unknown element {}", described(child.local, &child.namespace))
                };
                reader.problem(&path.to(Step::Given(child.local)), Some(child.start), what);
            }
            self.pieces.skip()?;
        }
        stray_text(reader, frame, path);
        Ok(None)
    }

    fn next_entry(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        path: &Path<'_>,
    ) -> Result<Option<(Cow<'b, str>, Pending<'b>)>, Stop> {
        if let Some(entries) = frame.more.as_ref().and_then(|more| more.entries) {
            return self.next_described_entry(reader, frame, entries, path);
        }
        while let Some(child) = self.next_element(frame)? {
            if self.entry_gives_way(frame, &child) {
                self.pieces.skip()?;
                continue;
            }
            let place = frame.within(Stands::Element(child.attributes), child.start);
            return Ok(Some((Cow::Borrowed(child.local), place)));
        }
        stray_text(reader, frame, path);
        Ok(None)
    }

    fn mark(&self, _: &Pending<'b>) -> Bookmark<'b> {
        self.pieces.mark()
    }

    fn rewind(&mut self, mark: Bookmark<'b>) {
        self.pieces.rewind(mark);
    }

    fn skip(&mut self, place: Pending<'b>, _: usize) -> Result<(), Stop> {
        match place.stands {
            Stands::Element(_) => Ok(self.pieces.skip()?),
            Stands::Text(_) => Ok(()),
        }
    }

    #[inline]
    fn offset(&self, place: &Pending<'b>) -> Offset {
        Some(place.start)
    }

    #[inline]
    fn is_repeated(field: &Field) -> bool {
        null::is_repeated(field)
    }

    fn may_be_unseen(field: &Field) -> bool {
        null::is_repeated(field) || field.node().hints().xml().form() == XmlForm::Text
    }

    fn absence(frame: &Frame<'b>, field: &Field) -> Absence {
        null::absence(frame.around.nil(), field)
    }

    fn name_of(field: &Field, _: bool) -> &'static str {
        name_of(field)
    }

    fn described(&self, name: &str) -> String {
        // Attributes are reported where they are read.
        format!("element {}", described(name, &self.unknown))
    }
}
