//! The members of a structure: attributes, elements and text.

use std::borrow::Cow;

use super::{Decoder, Target};
use crate::format::xml::XSI;
use crate::format::xml::body::Malformed;
use crate::format::xml::characters::is_blank;
use crate::format::xml::source::{Element, Piece, append};
use crate::format::{Members, Scope, Step};
use crate::table::{Field, Item, Kind, Nil, Shape, XmlForm};
use crate::value::{Record, Slot};

/// A structure as far as it has been read.
struct Structure<'s> {
    record: &'s mut dyn Record,
    shape: &'static Shape,
    members: Members,
    scope: Scope,
    secret: bool,
}

impl Structure<'_> {
    /// The field that an element or an attribute is of. A field that names the namespace goes before one that
    /// takes any.
    fn find(&mut self, local: &str, namespace: &str, attribute: bool) -> Option<(usize, &'static Field)> {
        let (shape, scope) = (self.shape, self.scope);
        let named = |field: &Field| {
            let takes_form = match field.xml.form {
                XmlForm::Element | XmlForm::Wrapped(_) => !attribute,
                XmlForm::Attribute => attribute,
                XmlForm::Text => false,
            };
            takes_form && answers_to(field, local) && scope.visits(field)
        };
        let exact = |field: &Field| named(field) && namespace_of(shape, field) == namespace;
        let any = |field: &Field| named(field) && namespace_of(shape, field).is_empty();
        let found = if namespace.is_empty() { None } else { self.members.find(exact) };
        found.or_else(|| self.members.find(any))
    }

    fn target(&self, field: &'static Field) -> Target<'static> {
        Target {
            item: &field.item,
            field: Some(field),
            secret: self.secret || field.secret,
            nil: self.shape.xml.nil,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        self.record.slot(index)
    }
}

impl<'b> Decoder<'b, '_, '_> {
    /// The structure of an element whose start has been read.
    pub(super) fn structure(
        &mut self,
        element: &Element<'b>,
        record: &mut dyn Record,
        secret: bool,
    ) -> Result<(), Malformed> {
        let shape = record.shape();
        let scope = self.reader.scope_here();
        let mut structure = Structure { record, shape, members: Members::new(shape), scope, secret };
        self.attributes(element, &mut structure);
        let mut text = Cow::Borrowed("");
        loop {
            match self.source.next()? {
                Piece::Open(child) => self.member(&child, &mut structure)?,
                Piece::Text(piece) => append(&mut text, piece),
                Piece::Close | Piece::End => break,
            }
        }
        self.own_text(element, &mut structure, &text);
        without_items(&mut structure);
        self.reader.missing(&structure.members, Some(element.start));
        Ok(())
    }

    /// The attributes that are fields. The others are never held against a body.
    fn attributes(&mut self, element: &Element<'b>, structure: &mut Structure<'_>) {
        for attribute in element.attributes.iter().filter(|attribute| attribute.namespace != XSI) {
            let found = structure.find(attribute.local, &attribute.namespace, true);
            let Some((index, field)) = found else { continue };
            self.reader.enter(Step::Field(field.name));
            if structure.members.mark(index) {
                // A null attribute is left out, so an empty one is not null.
                let target = Target { nil: Nil::Omit, ..structure.target(field) };
                self.text(element, target, structure.slot(index), &attribute.value);
            } else {
                self.problem(element, "the attribute is given twice, under two names");
            }
            self.reader.leave();
        }
    }

    fn member(&mut self, child: &Element<'b>, structure: &mut Structure<'_>) -> Result<(), Malformed> {
        let Some((index, field)) = structure.find(child.local, &child.namespace, false) else {
            return self.unknown(child, structure.shape.open);
        };
        self.reader.enter(Step::Field(field.name));
        let new = structure.members.mark(index);
        match (field.xml.form, &field.item.kind) {
            (XmlForm::Element, Kind::List(inner)) => {
                self.repeated(child, structure, (index, field), inner)?;
            }
            _ if !new => self.twice(child)?,
            (XmlForm::Wrapped(local), Kind::List(inner)) => {
                self.wrapped(child, structure, (index, field), (local, inner))?;
            }
            _ => {
                let target = structure.target(field);
                self.value(child, target, structure.slot(index))?;
            }
        }
        self.reader.leave();
        Ok(())
    }

    /// One item of a list whose items stand directly in the structure.
    fn repeated(
        &mut self,
        child: &Element<'b>,
        structure: &mut Structure<'_>,
        (index, field): (usize, &'static Field),
        inner: &'static Item,
    ) -> Result<(), Malformed> {
        let list_target = structure.target(field);
        if self.says_that_list_is_null(child, list_target, inner)? {
            self.source.skip()?;
            self.null(child, list_target, structure.slot(index));
            return Ok(());
        }
        let target = Target { item: inner, field: None, ..list_target };
        match structure.slot(index).filled() {
            Slot::List(list) => self.item(child, target, list),
            _ => self.misfit(child),
        }
    }

    /// Whether an element that cannot be an item, since items are never null, says that there is no list.
    fn says_that_list_is_null(
        &mut self,
        child: &Element<'b>,
        list: Target<'_>,
        inner: &Item,
    ) -> Result<bool, Malformed> {
        let cannot_be_empty = match inner.kind {
            Kind::Scalar(_) | Kind::Enum(_) => !self.reads(&inner.kind, ""),
            Kind::Struct(_) => list.item.nullable,
            Kind::List(_) | Kind::Map(_) => false,
        };
        Ok(!inner.nullable
            && (child.is_nil() || (cannot_be_empty && child.is_bare() && self.source.is_at_close()?)))
    }

    /// A list whose items stand in an element of their own.
    fn wrapped(
        &mut self,
        child: &Element<'b>,
        structure: &mut Structure<'_>,
        (index, field): (usize, &'static Field),
        (local, inner): (&'static str, &'static Item),
    ) -> Result<(), Malformed> {
        let target = structure.target(field);
        if child.is_nil() || self.is_empty_for_null(child, target)? {
            self.source.skip()?;
            self.null(child, target, structure.slot(index));
            return Ok(());
        }
        let namespace = namespace_of(structure.shape, field);
        match structure.slot(index).filled() {
            Slot::List(list) => {
                let target = Target { item: inner, field: None, ..target };
                self.items(child, (local, namespace), target, list)
            }
            _ => self.misfit(child),
        }
    }

    /// The text that stands directly in the element.
    fn own_text(&mut self, element: &Element<'b>, structure: &mut Structure<'_>, text: &str) {
        let scope = structure.scope;
        let is_text = |field: &Field| field.xml.form == XmlForm::Text && scope.visits(field);
        match structure.members.find(is_text) {
            Some((_, field)) if text.is_empty() && !field.required => {}
            Some((index, field)) => {
                structure.members.mark(index);
                self.reader.enter(Step::Field(field.name));
                let target = structure.target(field);
                self.text(element, target, structure.slot(index), text);
                self.reader.leave();
            }
            None => self.stray_text(element, !is_blank(text)),
        }
    }
}

/// A list without an element around its items cannot be seen when it has none, so it is not missing but empty.
fn without_items(structure: &mut Structure<'_>) {
    for (index, field) in structure.shape.fields.iter().enumerate() {
        let is_list = matches!((field.xml.form, field.item.kind), (XmlForm::Element, Kind::List(_)));
        if is_list && field.required && structure.scope.visits(field) && structure.members.mark(index) {
            structure.slot(index).filled();
        }
    }
}

fn answers_to(field: &Field, local: &str) -> bool {
    let name = if field.xml.name.is_empty() { field.name } else { field.xml.name };
    name == local || field.aliases.contains(&local)
}

/// The namespace that a field states; empty: none. Attributes are not in the namespace of their structure.
fn namespace_of(shape: &Shape, field: &Field) -> &'static str {
    match (field.xml.namespace, field.xml.form) {
        ("", XmlForm::Attribute) => "",
        ("", _) => shape.xml.namespace,
        (stated, _) => stated,
    }
}
