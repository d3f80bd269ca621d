//! Validation of values within a packing: whether the packing can hold them.

use super::{Target, Validator};
use crate::format::{EncodeOptions, encode, within_template};
use crate::json::Json;
use crate::table::{Field, Format, Node, Packing, Packings, ParameterLocation, Text};
use crate::value::Value;
use crate::walk::{GAP, Path, Step, join, other_than, positions, shown};

impl Validator {
    /// Checks a value that is within a packing in some formats.
    #[cold]
    pub(super) fn packed(
        &mut self,
        (value, target): (Value<'_>, Target<'_>),
        packings: &Packings,
        path: &Path<'_>,
        depth: usize,
    ) {
        let before = self.violations.len();
        let is_text = match packings.of(Format::Text) {
            Some(Packing::Json | Packing::Encoded(_) | Packing::Joined(_) | Packing::Template(_)) => {
                match target.location {
                    ParameterLocation::Path
                    | ParameterLocation::Header
                    | ParameterLocation::Cookie
                    | ParameterLocation::Headers => true,
                    ParameterLocation::Query
                    | ParameterLocation::Body
                    | ParameterLocation::Payload
                    | ParameterLocation::Parameters
                    | ParameterLocation::Status => false,
                }
            }
            Some(Packing::OneOrMany | Packing::Entries(_) | Packing::Positional) | None => false,
        };
        // What stands at the location is the text that contains the value.
        let location = if is_text { ParameterLocation::Body } else { target.location };
        // Where the value is always within a text, that text stands for null, and not the value.
        let is_within = |format| packings.of(format).is_some_and(Packing::is_text);
        let is_always = [Format::Text, Format::Json, Format::Xml, Format::Form].into_iter().all(is_within);
        let node = if is_always { target.node.within_text() } else { target.node.within_packing() };
        self.itself(&value, Target { location, node: &node }, path, depth);
        if self.violations.len() > before || value.is_empty() {
            return;
        }
        if let Some(null) = target.node.hints().null_as()
            && self.whole_reads_as_null(value, (target.node, null), packings, path)
        {
            return;
        }
        for format in Format::ALL {
            if self.gap(value, format, packings.of(format), path) {
                return;
            }
            if self.joined(value, target, (format, packings), path) {
                return;
            }
        }
        if self.templated(value, &node, packings, path) {
            return;
        }
        let is_encoded = target.location == ParameterLocation::Cookie
            && matches!(packings.of(Format::Text), Some(Packing::Json));
        if is_text
            && !is_encoded
            && let Ok(text) = encode(Format::Text, value, target.node, &EncodeOptions::BODY)
        {
            self.stays(&String::from_utf8_lossy(&text), target, path);
        }
    }

    /// Checks that a whole text, and an item that stands for a list, is not what represents null. Returns true if there was a
    /// violation.
    #[cold]
    fn whole_reads_as_null(
        &mut self,
        value: Value<'_>,
        (node, null): (&Node, &Text<'_>),
        packings: &Packings,
        path: &Path<'_>,
    ) -> bool {
        let options = EncodeOptions { message: self.message, ..EncodeOptions::BODY };
        let within = node.within_text();
        let json = |value: Value<'_>, node: &Node| {
            let json = encode(Format::Json, value, node, &options).ok()?;
            Some(String::from_utf8_lossy(&json).into_owned())
        };
        let is_null = |format: Format| {
            let text = match packings.of(format)? {
                Packing::Json => json(value, &within)?,
                Packing::Encoded(encoding) => encoding.encoded(&json(value, &within)?),
                Packing::Template(template) => within_template(value, &within, template, &options).ok()?,
                Packing::Joined(separator) => {
                    let (list, item) = value.list().zip(node.kind().item())?;
                    join(list, item, separator, format).ok()?
                }
                Packing::OneOrMany => {
                    let (list, item) = value.list().zip(node.kind().item())?;
                    let item = (list.len() == 1).then(|| json(list.get(0), item))??;
                    // A text is in quotes in JSON.
                    return Some(null.is(&item, None) || item == Json::from(null.text()).to_string());
                }
                Packing::Entries(_) | Packing::Positional => return None,
            };
            Some(null.is(&text, None))
        };
        let is_null = Format::ALL.into_iter().any(|format| is_null(format) == Some(true));
        if is_null {
            self.refuse(path, "null_as", &other_than(null), || shown(null.text()));
        }
        is_null
    }

    /// Checks that only positions at the end are absent. Returns true if there was a violation.
    fn gap(&mut self, value: Value<'_>, format: Format, packing: Option<Packing>, path: &Path<'_>) -> bool {
        let (Some(packing @ Packing::Positional), Some(record)) = (packing, value.record()) else {
            return false;
        };
        let is_absent = |index: usize, field: &Field| {
            field.constant().is_none() && !field.sends_default() && record.get(index).is_absent()
        };
        let mut all = positions(record.shape(), format, self.message);
        let Some((_, gap)) = all.by_ref().find(|(index, field)| is_absent(*index, field)) else {
            return false;
        };
        if all.all(|(index, field)| is_absent(index, field)) {
            return false;
        }
        let path = path.descend(Step::Member(gap.name()), gap.node());
        self.violation(&path, packing.name(), GAP, "nothing".to_owned());
        true
    }

    /// Checks that a value can be read again from the text of a template. Returns true if there was a violation.
    fn templated(&mut self, value: Value<'_>, node: &Node, packings: &Packings, path: &Path<'_>) -> bool {
        let templates = Format::ALL.into_iter().filter_map(|format| match packings.of(format)? {
            packing @ Packing::Template(template) => Some((packing, template)),
            Packing::Json
            | Packing::Encoded(_)
            | Packing::Joined(_)
            | Packing::OneOrMany
            | Packing::Entries(_)
            | Packing::Positional => None,
        });
        let mut templates: Vec<_> = templates.collect();
        // The text is the same in every format with this packing.
        templates.dedup();
        for (packing, template) in templates {
            let options = EncodeOptions { message: self.message, ..EncodeOptions::BODY };
            let Err(error) = within_template(value, node, template, &options) else { continue };
            let before = self.violations.len();
            self.violation(path, packing.name(), &packing.expects(), error.what);
            if let Some(violation) = self.violations.get_mut(before) {
                violation.pointer.push_str(&error.pointer);
            }
            return true;
        }
        false
    }

    /// Checks that the items of a text can be told apart in a format. Returns true if there was a violation.
    fn joined(
        &mut self,
        value: Value<'_>,
        target: Target<'_>,
        (format, packings): (Format, &Packings),
        path: &Path<'_>,
    ) -> bool {
        let packing = packings.of(format);
        let Some(packing @ Packing::Joined(separator)) = packing else { return false };
        let Some((list, item)) = value.list().zip(target.node.kind().item()) else { return false };
        // Where items have no spelling of their own, the text is the same in every format with this packing.
        let is_checked = |earlier: Format| {
            packings.of(earlier) == Some(packing) && item.hints().spelling(earlier).is_none()
        };
        let mut earlier = Format::ALL.into_iter().take_while(|earlier| *earlier != format);
        if item.hints().spelling(format).is_none() && earlier.any(is_checked) {
            return false;
        }
        let Err((index, found)) = join(list, item, separator, format) else { return false };
        let path = path.descend(Step::Index(index), item);
        self.violation(&path, packing.name(), &packing.expects(), found);
        true
    }
}
