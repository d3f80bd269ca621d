//! The fields of a user's struct, held against those of a structure of the spec.

use groupwright_engine::table::ParameterLocation;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Field as Syntax, LitStr};

use super::attributes::Attributes;
use super::case::Case;
use super::optionality::Optionality;
use super::spec::Spec;
use super::type_assertion::{Expected, TypeAssertion};
use super::{DeriveError, describe, item};
use crate::emit::context::ident;
use crate::emit::fingerprint::Directions;
use crate::emit::record::{Member, Owner};
use crate::emit::runtime_path::RuntimePath;
use crate::emit::{self, Context};
use crate::language::AttributeTarget;
use crate::model::{Field, Located, Order, Struct};
use crate::report::{Code, nearest};
use crate::syntax::NodePath;

/// A structure of the spec that a user's struct stands for.
pub(super) struct ExpectedStruct<'w> {
    pub(super) spec: &'w Spec,
    /// Its fields.
    pub(super) structure: &'w Struct,
    /// What it is: `the request`.
    pub(super) what: String,
    /// Why the struct stands for it, where its name does not say so.
    pub(super) stands_for: Option<&'static str>,
    /// Where the spec speaks of it.
    pub(super) place: NodePath,
    /// Whether an attribute of the struct could not be read, which may have named any of them.
    pub(super) unsure: bool,
    /// The path of the runtime.
    pub(super) runtime: RuntimePath,
    /// Whether it is sent: then all that is required must be there; and whether it is read: then what may be missing needs
    /// a type that can be without it.
    pub(super) directions: Directions,
}

/// A user's struct as the emitter takes it.
pub(super) struct MatchedStruct {
    /// The structure of the spec, with the user's fields.
    pub(super) structure: Struct,
    /// The user's names.
    pub(super) owner: Owner,
    /// The types that are to be held against the spec.
    assertions: Vec<TypeAssertion>,
}

/// Holds the fields of a user's struct against the spec; what is wrong is reported, and left out of what is given.
pub(super) fn fit(
    name: &Ident,
    fields: &syn::Fields,
    case: Option<Case>,
    wanted: &ExpectedStruct<'_>,
    errors: &mut Vec<DeriveError>,
) -> MatchedStruct {
    let structure = Struct { fields: Vec::new(), ..wanted.structure.clone() };
    let owner = Owner::new(name.clone());
    let before = errors.len();
    let mut fitted = MatchedStruct { structure, owner, assertions: Vec::new() };
    let mut taken = Matched { unsure: wanted.unsure, ..Matched::default() };
    let mut members = Vec::new();
    for syntax in fields {
        let Some(member) = &syntax.ident else { continue };
        let attributes = Attributes::read(&syntax.attrs, AttributeTarget::Field, errors);
        taken.unsure |= attributes.unsure;
        taken.named.extend(wanted.position(member, &attributes, case));
        members.push((syntax, member, attributes));
    }
    for (syntax, member, attributes) in members {
        if let Some(value) = skipped(syntax, &attributes, &wanted.runtime, errors) {
            fitted.owner.besides.push((member.clone(), emit::code::Code::of(&value)));
            continue;
        }
        let found = wanted.find(member, &attributes, case, &mut taken, errors);
        let bound = format_ident!("__{}Field{}", item::bound_name(name), fitted.assertions.len());
        match found.and_then(|field| wanted.expand(syntax, member, field, bound, errors)) {
            Some((field, assertion)) => fitted.push(member, field, assertion),
            None => fitted.owner.broken = true,
        }
    }
    if wanted.directions.sent && !taken.unsure {
        wanted.missing(name, &taken, errors);
    }
    if errors.len() > before {
        fitted.owner.broken = true;
        fitted.assertions = fitted.assertions.into_iter().map(TypeAssertion::of_broken).collect();
    }
    fitted.keep_order(wanted.structure);
    fitted
}

/// Which fields of the spec have been found in the user's struct.
#[derive(Default)]
struct Matched<'t> {
    /// Their positions, and the user's fields.
    by: Vec<(usize, &'t Ident)>,
    /// The positions of those that some field names, so that no other is taken to have meant them.
    named: Vec<usize>,
    /// The positions of those that were probably meant: they have been spoken of, and are not missing.
    meant: Vec<usize>,
    /// Whether an attribute could not be read, which may have named any of them.
    unsure: bool,
}

impl Matched<'_> {
    fn has(&self, index: usize) -> bool {
        self.by.iter().any(|(other, _)| *other == index) || self.meant.contains(&index)
    }
}

/// The value of a field that no message carries.
fn skipped(
    syntax: &Syntax,
    attributes: &Attributes,
    runtime: &RuntimePath,
    errors: &mut Vec<DeriveError>,
) -> Option<TokenStream> {
    if attributes.word("skip").is_none() {
        if let Some(word) = attributes.word("default") {
            let message = "`default` has no effect without `skip`";
            let help = "add `skip`, or remove `default`";
            errors.push(DeriveError::new(Code::BAD_ATTRIBUTE, word, message).help(help));
        }
        return None;
    }
    if let Some(word) = attributes.word("rename") {
        let message = "`rename` has no effect with `skip`";
        errors.push(DeriveError::new(Code::BAD_ATTRIBUTE, word, message).help("remove one of them"));
    }
    let ty = &syntax.ty;
    Some(
        attributes
            .tokens("default")
            .unwrap_or_else(|| quote! { <#ty as #runtime::compat::Skipped>::value() }),
    )
}

impl<'w> ExpectedStruct<'w> {
    /// The position of the field of the spec that a user's field names.
    fn position(&self, member: &Ident, attributes: &Attributes, case: Option<Case>) -> Option<usize> {
        let plain = member.unraw().to_string();
        let fields = &self.structure.fields;
        match (attributes.text("rename").map(LitStr::value), case) {
            (Some(name), _) => by_wire_name(fields, &name),
            (None, Some(case)) => by_wire_name(fields, &case.of(&plain)),
            (None, None) => fields.iter().position(|field| field.rust.value == plain),
        }
    }

    /// The field of the spec that a user's field stands for.
    fn find<'t>(
        &self,
        member: &'t Ident,
        attributes: &Attributes,
        case: Option<Case>,
        taken: &mut Matched<'t>,
        errors: &mut Vec<DeriveError>,
    ) -> Option<&'w Field> {
        let plain = member.unraw().to_string();
        let renamed = attributes.text("rename");
        let (fields, found) = (&self.structure.fields, self.position(member, attributes, case));
        let (_, tokens) = attributes.named(member);
        let Some((index, field)) = found.and_then(|index| Some((index, fields.get(index)?))) else {
            if !taken.unsure {
                errors.push(self.unknown(&tokens, &plain, renamed, case, taken));
            }
            return None;
        };
        if let Some((_, first)) = taken.by.iter().find(|(other, _)| *other == index) {
            let message = format!("`{first}` and `{member}` both correspond to `{}`", field.name.value);
            let help = "remove one, or set another name with `#[groupwright(rename = \"…\")]`";
            let spec_note = self.spec_note(field);
            errors.push(
                DeriveError::new(Code::DUPLICATE_FIELD, &tokens, message).spec_note(spec_note).help(help),
            );
            return None;
        }
        taken.by.push((index, member));
        Some(field)
    }

    fn spec_note(&self, field: &Field) -> String {
        format!("{} {}", self.spec.at(&field.name.place), describe::field(self.spec.api(), field))
    }

    fn unknown(
        &self,
        tokens: &TokenStream,
        plain: &str,
        renamed: Option<&LitStr>,
        case: Option<Case>,
        taken: &mut Matched<'_>,
    ) -> DeriveError {
        let fields = &self.structure.fields;
        let asked = renamed.map(LitStr::value).or_else(|| case.map(|case| case.of(plain)));
        let wire = asked.is_some();
        let asked = asked.unwrap_or_else(|| plain.to_owned());
        let name_of = |field: &'w Field| if wire { &field.name.value } else { &field.rust.value };
        let free =
            fields.iter().enumerate().filter(|(index, _)| !taken.has(*index) && !taken.named.contains(index));
        let free: Vec<(usize, &Field)> = free.collect();
        let near = nearest(&asked, free.iter().map(|(_, field)| name_of(field).as_str()));
        let error =
            DeriveError::new(Code::UNKNOWN_FIELD, tokens, format!("{} has no field `{asked}`", self.what));
        let near = near.map(str::to_owned);
        if let Some((index, field)) = free.iter().find(|(_, field)| near.as_ref() == Some(name_of(field))) {
            taken.meant.push(*index);
            let meant = if wire { field.name.value.clone() } else { ident(&field.rust.value).to_string() };
            return error.spec_note(self.spec_note(field)).help(format!("did you mean `{meant}`?"));
        }
        let names: Vec<String> = free.iter().map(|(_, field)| format!("`{}`", name_of(field))).collect();
        let skip = "if the field is not part of the message, write `#[groupwright(skip)]`";
        let named = if wire { "" } else { " (Rust names)" };
        let help = match names.as_slice() {
            [] => skip.to_owned(),
            names => format!("the other fields are {}{named}; {skip}", names.join(", ")),
        };
        let help = match self.stands_for {
            Some(why) => format!("{help}; {why}"),
            None => help,
        };
        error.spec_note(format!("{} {}", self.spec.at(&self.place), self.what)).help(help)
    }

    /// The field with the user's name, if its type can be without a value where the spec can.
    fn expand(
        &self,
        syntax: &Syntax,
        member: &Ident,
        field: &Field,
        bound: Ident,
        errors: &mut Vec<DeriveError>,
    ) -> Option<(Field, TypeAssertion)> {
        let expected = Expected {
            name: &field.name.value,
            spec_note: self.spec_note(field),
            item: &field.item,
            presence: field.presence(),
            directions: self.directions,
            rust: describe::rust(self.spec.api(), &field.item),
            to_write: describe::to_write(self.spec.api(), &field.item),
        };
        let assertion = TypeAssertion::of(&syntax.ty, expected, bound, errors)?;
        let rust = Located::new(member.unraw().to_string(), &field.rust.place);
        // What a user's type always has is always sent.
        let required = field.required || (assertion.optionality == Optionality::None && !field.additional);
        let mut own = Field { rust, required, ..field.clone() };
        // A type of a client may have no value for null, which the spec allows.
        own.item.nullable &= assertion.optionality != Optionality::None || !self.directions.subset;
        Some((own, assertion))
    }

    /// Reports what is required and has no field.
    fn missing(&self, name: &Ident, taken: &Matched<'_>, errors: &mut Vec<DeriveError>) {
        for (index, field) in self.structure.fields.iter().enumerate() {
            if !field.required || taken.has(index) {
                continue;
            }
            let (code, message) = if field.location == ParameterLocation::Path {
                (
                    Code::NO_PATH_PARAMETER,
                    format!("`{name}` has no field for the path parameter `{}`", field.name.value),
                )
            } else {
                (
                    Code::MISSING_FIELD,
                    format!("`{name}` has no field for the required `{}`", field.name.value),
                )
            };
            let ty = describe::rust_field(self.spec.api(), field);
            let to_write = describe::to_write(self.spec.api(), &field.item);
            let help = format!("add `{}: {ty}`{to_write}", ident(&field.rust.value));
            errors.push(DeriveError::new(code, name, message).spec_note(self.spec_note(field)).help(help));
        }
    }
}

/// The position of the field of this wire name; where two have it, of this Rust name.
fn by_wire_name(fields: &[Field], name: &str) -> Option<usize> {
    let mut named = fields.iter().enumerate().filter(|(_, field)| field.name.value == name);
    match (named.next(), named.next()) {
        (Some((only, _)), None) => Some(only),
        _ => fields.iter().position(|field| field.rust.value == name),
    }
}

impl MatchedStruct {
    /// A struct of whose fields nothing is known.
    pub(super) fn nothing(wanted: &Struct, owner: Owner) -> Self {
        Self { structure: Struct { fields: Vec::new(), ..wanted.clone() }, owner, assertions: Vec::new() }
    }

    /// Keeps the order in which the elements of the spec are written, whatever the user's order is.
    fn keep_order(&mut self, wanted: &Struct) {
        match self.structure.xml.order {
            None | Some(Order::Declared) => {}
            Some(Order::Alphabetical | Order::Listed(_)) => return,
        }
        let body = |structure: &Struct| -> Vec<Located<String>> {
            let rows = structure.rows();
            rows.iter().filter(|row| row.is_member()).map(|row| row.name().clone()).collect()
        };
        let own = body(&self.structure);
        let has = |name: &Located<String>| own.iter().any(|other| other.value == name.value);
        let right: Vec<Located<String>> = body(wanted).into_iter().filter(has).collect();
        if !right.iter().map(|name| &name.value).eq(own.iter().map(|name| &name.value)) {
            self.structure.xml.order = Some(Order::Listed(right));
        }
    }

    /// Takes a field with the user's name and the type that holds it.
    fn push(&mut self, member: &Ident, field: Field, assertion: TypeAssertion) {
        let assertion = assertion.of_member(&self.owner.name, member);
        self.owner.members.push(Member { name: member.clone(), local_trait: assertion.local_trait() });
        self.assertions.push(assertion);
        self.structure.fields.push(field);
    }

    /// What holds the user's types against the spec.
    pub(super) fn checks(&self, cx: &Context<'_>) -> TokenStream {
        self.assertions.iter().map(|assertion| assertion.check(cx)).collect()
    }
}
