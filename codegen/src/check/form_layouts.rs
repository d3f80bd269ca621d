//! How lists, maps and structures of a whole message are written as a form or query: whether it has any.

use groupwright_engine::format::Format;
use groupwright_engine::table::{FormShape, ParameterLocation};

use super::walk::{self, Seen};
use crate::model::{
    Api, ConstantMember, Envelope, EnvelopeStep, Field, FixedKind, FixedShape, Item, Kind, Located, Reply,
};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks every structure that is the whole of a message.
pub(crate) fn check(api: &Api, report: &mut Report) {
    let wholes = || walk::structures(api).filter(|seen| seen.is_whole);
    for seen in wholes() {
        if let Located { value: Some(form), place } = &seen.structure.form {
            unused(*form, &written(api, &seen), place, report);
        }
    }
    if let Located { value: Some(form), place } = &api.form
        && api.is_whole
    {
        let mut all = Written::default();
        for seen in wholes().filter(|seen| seen.structure.form.value.is_none()) {
            let Written { list, map, structure } = written(api, &seen);
            all.list |= list;
            all.map |= map;
            all.structure |= structure;
        }
        unused(*form, &all, place, report);
    }
}

/// What is written as a form or query.
#[derive(Default)]
struct Written {
    list: bool,
    map: bool,
    structure: bool,
}

/// What a layout says of what is not written.
fn unused(form: FormShape, written: &Written, place: &NodePath, report: &mut Report) {
    let usual = FormShape::DEFAULT;
    let says_lists = form.lists() != usual.lists() || form.has_empty_lists();
    let has_any = written.list || written.map || written.structure;
    let unused = [
        (says_lists && !written.list, "lists", "`lists`, `member` and `empty_lists` have"),
        (form.maps() != usual.maps() && !written.map, "maps", "`key`, `value` and `entry` have"),
        (form.objects() != usual.objects() && !has_any, "lists, maps or structures", "`objects` has"),
    ];
    for (_, what, keys) in unused.iter().filter(|(is_unused, ..)| *is_unused) {
        let message =
            format!("{keys} no effect: what is written as a form, a query or a multipart body has no {what}");
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help("remove them"));
    }
}

fn written(api: &Api, seen: &Seen<'_>) -> Written {
    let formats: Vec<Format> =
        seen.formats_of_body().into_iter().filter(|format| format.family() == Format::Form).collect();
    let in_body = !formats.is_empty();
    let is_pairs = |field: &&Field| match field.location {
        ParameterLocation::Query | ParameterLocation::Parameters => true,
        ParameterLocation::Body | ParameterLocation::Payload => {
            formats.iter().any(|format| field.is_in(*format))
        }
        ParameterLocation::Path
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Headers
        | ParameterLocation::Status => false,
    };
    let fields: Vec<&Field> = seen.structure.fields.iter().filter(is_pairs).collect();
    let reached = api.reachable(fields.iter().map(|field| &field.item));
    let within = reached.iter().flat_map(|id| api.ty(*id).items());
    // The members that are not described are like those that are.
    let own = fields
        .iter()
        .flat_map(|field| field.item.levels().skip(usize::from(field.additional || field.prefix.is_some())));
    let items: Vec<&Item> = own.chain(within.flat_map(Item::levels)).collect();
    let mut written = Written {
        list: items.iter().any(|item| item.list_item().is_some()),
        map: items.iter().any(|item| item.map_value().is_some()),
        structure: reached.iter().any(|id| api.ty(*id).enumeration().is_none()),
    };
    let structures = reached.iter().filter_map(|id| api.ty(*id).structure());
    let constants = structures.flat_map(|structure| &structure.constants);
    let own = seen.structure.constants.iter().filter(|_| in_body);
    let constants: Vec<&ConstantMember> = own.chain(constants).collect();
    let is_in = |it: &&&ConstantMember| formats.iter().any(|format| it.is_in(*format));
    constants.iter().filter(is_in).for_each(|it| written.constant(&it.kind));
    for envelope in envelopes(api, seen).filter(|envelope| envelope.format == Format::Form) {
        written.envelope(envelope);
    }
    written
}

/// The envelopes around a structure that is the whole of a message.
fn envelopes<'m>(api: &'m Api, seen: &Seen<'m>) -> impl Iterator<Item = &'m Envelope> {
    let structure = seen.structure;
    let is_of = move |reply: &&Reply| match reply.item().map(|item| &item.kind) {
        Some(Kind::Named(id)) => api.ty(*id).structure().is_some_and(|it| std::ptr::eq(it, structure)),
        Some(
            Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown,
        )
        | None => false,
    };
    let requests = api.endpoints.iter().filter(move |it| std::ptr::eq(&raw const it.request, structure));
    let requests = requests.filter_map(|endpoint| endpoint.body.as_ref()).flat_map(|body| &body.envelopes);
    let replies = api.endpoints.iter().flat_map(|endpoint| &endpoint.replies).filter(is_of);
    requests.chain(replies.flat_map(|reply| &reply.envelopes))
}

impl Written {
    fn constant(&mut self, kind: &FixedKind) {
        match &kind.shape {
            FixedShape::Unknown | FixedShape::Single(_) => {}
            FixedShape::List(item) => {
                self.list = true;
                self.constant(item);
            }
            FixedShape::Record(members) => {
                self.structure = true;
                for (_, member) in members {
                    self.constant(member);
                }
            }
        }
    }

    fn envelope(&mut self, envelope: &Envelope) {
        for step in &envelope.steps {
            match step.value {
                EnvelopeStep::Member(_) => self.structure = true,
                EnvelopeStep::Item => self.list = true,
            }
        }
        envelope.constants.iter().for_each(|constant| self.constant(&constant.member.kind));
    }
}
