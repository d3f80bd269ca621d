//! Validation of values within a layer: whether the layer can hold them.

use super::{Target, Validator};
use crate::format::{EncodeOptions, encode};
use crate::table::{Field, Format, Layer, Layers, ParameterLocation};
use crate::value::Value;
use crate::walk::{GAP, Path, Step, join, positions};

impl Validator {
    /// Checks a value that is within a layer in some formats.
    #[cold]
    pub(super) fn layered(
        &mut self,
        (value, target): (Value<'_>, Target<'_>),
        layers: &Layers,
        path: &Path<'_>,
        depth: usize,
    ) {
        let before = self.violations.len();
        let is_text = match layers.of(Format::Text) {
            Some(Layer::Json | Layer::Encoded(_) | Layer::Joined(_)) => match target.location {
                ParameterLocation::Path
                | ParameterLocation::Header
                | ParameterLocation::Cookie
                | ParameterLocation::Headers => true,
                ParameterLocation::Query
                | ParameterLocation::Body
                | ParameterLocation::Payload
                | ParameterLocation::Parameters
                | ParameterLocation::Status => false,
            },
            Some(Layer::OneOrMany | Layer::Positional) | None => false,
        };
        // What stands at the location is the text that contains the value.
        let location = if is_text { ParameterLocation::Body } else { target.location };
        self.itself(value, Target { location, ..target }, path, depth);
        if self.violations.len() > before || value.is_empty() {
            return;
        }
        for format in Format::ALL {
            if self.gap(value, format, layers.of(format), path) {
                return;
            }
            if self.joined(value, target, format, layers.of(format), path) {
                return;
            }
        }
        let is_encoded = target.location == ParameterLocation::Cookie
            && matches!(layers.of(Format::Text), Some(Layer::Json));
        if is_text
            && !is_encoded
            && let Ok(text) = encode(Format::Text, value, target.node, &EncodeOptions::BODY)
        {
            self.stays(&String::from_utf8_lossy(&text), target, path);
        }
    }

    /// Checks that only positions at the end are absent. Returns true if there was a violation.
    fn gap(&mut self, value: Value<'_>, format: Format, layer: Option<Layer>, path: &Path<'_>) -> bool {
        let (Some(layer @ Layer::Positional), Some(record)) = (layer, value.record()) else { return false };
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
        self.violation(&path, layer.name(), GAP, "nothing".to_owned());
        true
    }

    /// Checks that the items of a text can be told apart in a format. Returns true if there was a violation.
    fn joined(
        &mut self,
        value: Value<'_>,
        target: Target<'_>,
        format: Format,
        layer: Option<Layer>,
        path: &Path<'_>,
    ) -> bool {
        let Some(layer @ Layer::Joined(separator)) = layer else { return false };
        let Some((list, item)) = value.list().zip(target.node.kind().item()) else { return false };
        let Err((index, found)) = join(list, item, separator, format) else { return false };
        let path = path.descend(Step::Index(index), item);
        self.violation(&path, layer.name(), &layer.expects(), found);
        true
    }
}
