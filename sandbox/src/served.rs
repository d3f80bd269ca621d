//! An endpoint as the sandbox serves it: its table, and everything that is worked out once.

use std::collections::BTreeMap;

use groupwright_engine::format::Format;
use groupwright_engine::json::Json;
use groupwright_engine::table::{Default, Node, NodeKind, Reply};

use crate::compose::{self, Said, Told};
use crate::groups::Taken;
use crate::occasion::Occasions;
use crate::place::{Step, at, node_at};
use crate::plan::{Layout, Plan};
use crate::replies::{Answer, Ready, Replies, is_exactly};
use crate::vendor::Documented;
use crate::words::Words;

/// An endpoint as the sandbox serves it.
#[derive(Debug)]
pub(crate) struct Served {
    pub(crate) vendor: String,
    pub(crate) documented: Documented,
    pub(crate) plan: Plan,
    /// Whether a member of the request may have a documented default.
    pub(crate) has_defaults: bool,
    pub(crate) replies: Replies,
    pub(crate) occasions: Occasions,
    layouts: Vec<Layout>,
    /// The values of unique fields in the examples.
    examples: BTreeMap<&'static str, Vec<String>>,
    /// The reply to a request with which all is well.
    success: Option<usize>,
    /// The reply to one that changes what there is.
    changed: Option<usize>,
}

impl Served {
    /// Works out what an endpoint answers.
    pub(crate) fn new(vendor: &str, documented: &Documented, seed: u64) -> Self {
        let plan = Plan::new(documented);
        let replies = Replies::new(documented, seed, &Words::none());
        let occasions = Occasions::new(documented, &replies, &plan, seed);
        let in_response = plan.id.as_deref().filter(|_| plan.is_in_response());
        let tables = documented.endpoint.replies();
        let layouts = tables.iter().map(|reply| Layout::new(reply, in_response)).collect();
        let success = success(documented, &replies, in_response);
        let changed = tables.iter().position(|reply| !reply.is_error() && is_exactly(reply, 200)).or(success);
        let examples = plan.unique.iter().map(|field| {
            let groups = documented.requests.iter().flat_map(|request| plan.groups(request));
            let values = groups.filter_map(|(_, members)| {
                let value = members.as_object()?.get(field.name)?.as_str()?.to_owned();
                (value.len() > 2).then_some(value)
            });
            (field.name, values.collect())
        });
        Self {
            vendor: vendor.to_owned(),
            examples: examples.collect(),
            has_defaults: may_have_defaults(documented.endpoint.request(), 0),
            documented: documented.clone(),
            plan,
            replies,
            occasions,
            layouts,
            success,
            changed,
        }
    }

    /// Returns the name of the vendor and that of the endpoint.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.vendor, self.documented.endpoint.name())
    }

    /// Returns the node of the id in the reply of success, and the id of its example.
    pub(crate) fn id_of_example(&self) -> Option<(&'static Node, Option<&Json>)> {
        let index = self.success?;
        let place = self.layouts.get(index)?.id.as_ref()?;
        let root = self.documented.endpoint.replies().get(index).and_then(Reply::body)?;
        let like = self.example(index).and_then(|answer| at(answer.value.as_ref()?, place));
        Some((node_at(root, place)?, like))
    }

    /// Returns whether a member of groups is secret, so that its value is not shown.
    pub(crate) fn has_secret(&self, name: &str) -> bool {
        let mut fields = self.plan.members.fields().iter();
        fields.any(|field| field.name() == name && field.node().is_secret())
    }

    /// Returns whether the id in a request is secret, so that it is not shown.
    pub(crate) fn has_secret_id(&self) -> bool {
        let place = self.plan.id.as_deref().filter(|_| !self.plan.is_in_response());
        let node = place.and_then(|place| node_at(self.documented.endpoint.request(), place));
        node.is_some_and(Node::is_secret)
    }

    /// Returns the value of a reply that has an id, or else its first value.
    fn example(&self, index: usize) -> Option<&Answer> {
        let place = self.layouts.get(index).and_then(|layout| layout.id.as_deref());
        let with_id =
            place.and_then(|place| self.replies.first_with(index, |value| at(value, place).is_some()));
        with_id.or_else(|| self.replies.first(index))
    }

    /// Returns the reply to a request with which all is well.
    pub(crate) fn done(
        &self,
        request: &Json,
        (told, is_change): (&[Told], bool),
        format: Option<Format>,
    ) -> Option<Ready> {
        let index = if is_change { self.changed } else { self.success }?;
        self.telling(self.example(index)?, (request, told), format)
    }

    /// Returns a reply that tells about groups.
    fn telling(&self, answer: &Answer, told: (&Json, &[Told]), format: Option<Format>) -> Option<Ready> {
        let layout = self.layouts.get(answer.index)?;
        compose::success(self.documented.endpoint, (answer, layout), &self.plan, told, format)
    }

    /// Returns a reply of the table, which agrees with a request as far as there is one.
    pub(crate) fn chosen(
        &self,
        (index, status): (usize, Option<u16>),
        told: (&Json, &[Told]),
        format: Option<Format>,
    ) -> Option<Ready> {
        let endpoint = self.documented.endpoint;
        let answer = self.example(index)?.clone();
        let answer = Answer { status: status.or(answer.status), ..answer };
        if endpoint.replies().get(index)?.is_error() {
            compose::failure(endpoint, &answer, told.0, Said::Nothing, format)
        } else {
            self.telling(&answer, told, format)
        }
    }

    /// Returns the documented failure of a value that another group has, if there is one.
    pub(crate) fn taken(&self, taken: &Taken, request: &Json, format: Option<Format>) -> Option<Ready> {
        let Taken { name, value } = taken;
        let mut answer = self.occasions.taken.get(name)?.clone();
        let endpoint = self.documented.endpoint;
        let reply = endpoint.replies().get(answer.index)?;
        let examples = self.examples.get(name).map_or(&[][..], Vec::as_slice);
        if let Some(own) = &mut answer.value {
            compose::substitute(reply, own, examples, value);
        }
        let said = format!("{name} {value:?} is in use already");
        compose::failure(endpoint, &answer, request, Said::UnlessDocumented(&said), format)
    }
}

/// Returns whether a value may have members with defaults. What is deep or of several kinds may.
fn may_have_defaults(node: &Node, depth: usize) -> bool {
    match node.kind() {
        _ if depth > 4 => true,
        NodeKind::Record(shape) => shape.get().fields().iter().any(|field| {
            !matches!(field.default(), Default::None) || may_have_defaults(field.node(), depth + 1)
        }),
        NodeKind::List(inner) | NodeKind::Map(inner) => may_have_defaults(inner, depth + 1),
        NodeKind::Union(_) => true,
        NodeKind::Scalar(_) | NodeKind::Enum(_) | NodeKind::Any => false,
    }
}

/// Returns the reply of success: the first that has an id, or else the first.
fn success(documented: &Documented, replies: &Replies, id: Option<&[Step]>) -> Option<usize> {
    let successes = || {
        let all = documented.endpoint.replies().iter().enumerate();
        all.filter(|(index, reply)| !reply.is_error() && replies.first(*index).is_some())
    };
    let has_id =
        |reply: &'static Reply| id.zip(reply.body()).is_some_and(|(id, root)| node_at(root, id).is_some());
    let with_id = successes().find(|(_, reply)| has_id(reply));
    with_id.or_else(|| successes().next()).map(|(index, _)| index)
}
