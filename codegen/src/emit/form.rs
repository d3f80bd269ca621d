//! Emits how structures, lists and maps are written in forms.

use groupwright_engine::table::{FormList, FormMap, FormNode, FormShape, PartNode};
use proc_macro2::Literal;

use super::Context;
use super::calls::{Calls, unit};
use super::code::{Code, code};

/// Returns the representation of a structure.
pub(super) fn shape(cx: &Context<'_>, form: FormShape) -> Code {
    let runtime = &cx.runtime;
    let (lists, objects) = (form.lists(), unit(cx, "FormObjects", form.objects()));
    let style = unit(cx, "FormLists", lists.style());
    let mut calls = Calls::new(code! { #runtime::FormShape::new(#style, #objects) });
    calls.set(lists != FormList::new(lists.style()), "with_lists", || list(cx, lists));
    calls.set(form.maps() != FormMap::Members, "with_maps", || map(cx, form.maps()));
    calls.flag(form.has_empty_lists(), "with_empty_lists");
    calls.into_code()
}

/// Returns the representation of a single list or map.
pub(super) fn node(cx: &Context<'_>, layout: &FormNode) -> Code {
    let runtime = &cx.runtime;
    let mut calls = Calls::new(code! { #runtime::FormNode::DEFAULT });
    if let Some(lists) = layout.lists() {
        calls.set(true, "with_lists", || list(cx, lists));
    }
    if let Some(maps) = layout.maps() {
        calls.set(true, "with_maps", || map(cx, maps));
    }
    calls.flag(layout.is_bare(), "bare");
    if let Some(writes) = layout.empty_lists() {
        calls.set(true, "with_empty_lists", || code! { #writes });
    }
    if let Some(part) = layout.part() {
        calls.set(true, "with_part", || self::part(cx, part));
    }
    calls.into_code()
}

fn part(cx: &Context<'_>, part: PartNode) -> Code {
    let runtime = &cx.runtime;
    let mut calls = Calls::new(code! { #runtime::PartNode::DEFAULT });
    if let Some(media_type) = part.content_type() {
        calls.set(true, "with_content_type", || code! { #media_type });
    }
    calls.text("with_file_name", part.file_name().unwrap_or_default());
    calls.into_code()
}

fn list(cx: &Context<'_>, list: FormList) -> Code {
    let (runtime, style) = (&cx.runtime, unit(cx, "FormLists", list.style()));
    let mut calls = Calls::new(code! { #runtime::FormList::new(#style) });
    calls.text("with_member", list.member());
    first(&mut calls, list.first());
    calls.into_code()
}

fn map(cx: &Context<'_>, map: FormMap) -> Code {
    let runtime = &cx.runtime;
    match map {
        FormMap::Members => code! { #runtime::FormMap::Members },
        FormMap::Entries(entries) => {
            let (key, value) = (entries.key(), entries.value());
            let mut calls = Calls::new(code! { #runtime::FormEntries::new(#key, #value) });
            calls.text("with_entry", entries.entry());
            first(&mut calls, entries.first());
            let entries = calls.into_code();
            code! { #runtime::FormMap::Entries(#entries) }
        }
    }
}

fn first(calls: &mut Calls, number: u8) {
    let number = Literal::u8_unsuffixed(number);
    calls.set(number.to_string() != "1", "with_first", || code! { #number });
}
