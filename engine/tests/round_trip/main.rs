//! What any format writes of any value of any shape, it reads again: `decode(encode(x)) = x`, but for what the list of losses names.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod nodes;
mod random;
mod scalars;
mod unions;

use std::fmt::Write as _;

use groupwright_engine::dynamic::{DynRecord, DynValue};
use groupwright_engine::format::{DecodeOptions, EncodeOptions, Format, LossKind, decode, encode, losses};
use groupwright_engine::json::{Json, JsonObject};
use groupwright_engine::table::{Node, NodeKind, Shape};
use groupwright_engine::validate::{validate, validate_for};
use groupwright_engine::value::{Record, Slot, Value};

use nodes::record;
use random::{Random, kept};
use scalars::{scalar, text, value};

/// So many shapes are made, and so many values of each.
const SHAPES: u64 = 300;
const VALUES: usize = 12;

fn fill(random: &mut Random, node: &Node, slot: Slot<'_>, is_item: bool) {
    let slot = match slot {
        Slot::Optional(optional) if random.one_in(3) => {
            if node.admits_null() && (is_item || random.one_in(2)) {
                optional.null();
            }
            return;
        }
        slot => slot.filled(),
    };
    match slot {
        Slot::Scalar(slot) => {
            let chosen = text(random);
            slot.set(value(random, node, &chosen)).unwrap();
        }
        Slot::Record(record) => {
            for (index, field) in record.shape().fields().iter().enumerate() {
                fill(random, field.node(), record.slot(index), false);
            }
        }
        Slot::List(list) => {
            let item = node.kind().item().unwrap();
            for _ in 0..random.below(4) {
                fill(random, item, list.push(), true);
            }
        }
        Slot::Map(map) => {
            let entry = node.kind().entry().unwrap();
            for index in 0..random.below(3) {
                let key = format!("{}{index}", random.pick(&["k", "_", "key"]));
                fill(random, entry, map.entry(&key), true);
            }
        }
        Slot::Union(variant) => {
            let position = random.below(variant.union().variants().len());
            let node = variant.union().variants().get(position).unwrap().node();
            fill(random, node, variant.choose(position), false);
        }
        Slot::Json(json) => *json = self::json(random, 2),
        Slot::Optional(_) | Slot::Unavailable => panic!("there is a place for each value"),
    }
}

/// A table in a few words.
fn outline(shape: &Shape) -> String {
    let xml = shape.xml();
    let mut out = format!("{} {:?} {:?} {:?}\n", shape.name(), xml.namespace(), xml.nil(), shape.form());
    for field in shape.fields() {
        let required = field.is_required();
        writeln!(out, "  {} required={required} {}", field.name(), in_words(field.node())).unwrap();
    }
    out
}

fn in_words(node: &Node) -> String {
    let hints = (node.is_nullable(), node.hints().null_as(), node.hints().xml(), node.hints().packings());
    let kind = match node.kind() {
        NodeKind::Scalar(scalar) => format!("{scalar:?}"),
        NodeKind::Enum(enumeration) => format!("{:?}", enumeration.values()),
        NodeKind::Record(shape) => format!("({})", outline(shape.get())),
        NodeKind::List(item) => format!("[{}]", in_words(item)),
        NodeKind::Map(entry) => format!("{{{}}}", in_words(entry)),
        NodeKind::Any => "any".to_owned(),
        NodeKind::Union(union) => format!("<{:?} {}>", union.get().tagging(), outline(union.get().members())),
    };
    format!("{kind} nullable, null_as, xml = {hints:?}")
}

/// Holds a format to what it says of a value, and counts what is lost and what is refused.
fn hold(format: Format, record: &DynRecord, node: &'static Node, counts: &mut [usize; 3]) {
    let value = Value::Record(record);
    let written = encode(format, value, node, &EncodeOptions::BODY);
    let judged = validate_for(value, node, format);
    let Ok(body) = written else {
        assert!(judged.is_err(), "{format} does not write what is said to be fine: {written:?}\n{record:#?}");
        counts[2] += 1;
        return;
    };
    assert!(judged.is_ok(), "{format} writes what is said not to be fine: {judged:?}\n{record:#?}");
    let shown = || {
        let body = String::from_utf8_lossy(&body);
        format!("{format}\n{record:#?}\n{body}\n{}", outline(record.shape()))
    };
    for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
        let mut again = DynRecord::new(record.shape());
        let read = decode(format, &body, node, Slot::Record(&mut again), &options);
        assert_eq!(read, Ok(()), "{}", shown());
        if !options.strict {
            continue;
        }
        let lost = losses(format, value, node).unwrap();
        assert!(lost.iter().all(|loss| loss.kind.is_some()), "{lost:?}\n{}", shown());
        assert_eq!(lost.is_empty(), again == *record, "{lost:?}\n{}", shown());
        if lost.is_empty() {
            counts[0] += 1;
        } else {
            counts[1] += 1;
        }
    }
}

#[test]
fn every_format_reads_what_it_writes() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for format in [Format::Json, Format::Xml, Format::Form, Format::Multipart] {
        let mut counts = [0; 3];
        for _ in 0..SHAPES {
            let node = kept(record(&mut random, 2, true));
            let shape = node.kind().shape().unwrap();
            for _ in 0..VALUES {
                let mut made = DynRecord::new(shape);
                fill(&mut random, node, Slot::Record(&mut made), false);
                if validate(&made).is_ok() {
                    hold(format, &made, node, &mut counts);
                }
            }
        }
        // A test that lost or refused nearly everything would hold nothing.
        let [same, lost, refused] = counts;
        assert!(same > 100 && same > lost / 4 && same + lost > refused, "{format}: {counts:?}");
    }
}

fn json(random: &mut Random, depth: usize) -> Json {
    match random.below(if depth == 0 { 4 } else { 6 }) {
        0 => Json::Null,
        1 => Json::Bool(random.one_in(2)),
        2 => Json::Number(
            random.pick(&["0", "-0.0", "1.50", "1e400", "12345678901234567890123"]).parse().unwrap(),
        ),
        3 => Json::String(text(random)),
        4 => (0..random.below(4)).map(|_| json(random, depth - 1)).collect(),
        _ => (0..random.below(4))
            .map(|_| (text(random), json(random, depth - 1)))
            .collect::<JsonObject>()
            .into(),
    }
}

#[test]
fn json_reads_every_value_of_any_kind_it_writes() {
    static ANY: Node = Node::ANY;
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..1000 {
        let made = json(&mut random, 4);
        let written = encode(Format::Json, Value::Json(&made), &ANY, &EncodeOptions::BODY).unwrap();
        let mut again = Json::Null;
        let read = decode(Format::Json, &written, &ANY, Slot::Json(&mut again), &DecodeOptions::REQUEST);
        assert_eq!((read, &again), (Ok(()), &made));
        assert_eq!(again.to_string().into_bytes(), written);
        assert_eq!(losses(Format::Json, Value::Json(&made), &ANY), Ok(vec![]));
    }
}

#[test]
fn text_format_reads_every_single_value_it_writes() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..500 {
        let node = kept(scalar(&mut random));
        let mut made = DynValue::new(node);
        fill(&mut random, node, made.slot(), false);
        let Ok(written) = encode(Format::Text, made.get(), node, &EncodeOptions::BODY) else {
            assert!(validate_for(made.get(), node, Format::Text).is_err(), "{made:?}");
            continue;
        };
        let mut again = DynValue::new(node);
        let read = decode(Format::Text, &written, node, again.slot(), &DecodeOptions::REQUEST);
        assert_eq!(read, Ok(()), "{}", String::from_utf8_lossy(&written));
        let lost = losses(Format::Text, made.get(), node).unwrap();
        assert!(
            lost.iter()
                .all(|loss| matches!(loss.kind, Some(LossKind::OffsetIsUtc | LossKind::DurationUnits))),
            "{lost:?} {made:?}"
        );
        assert_eq!(lost.is_empty(), again == made, "{}", String::from_utf8_lossy(&written));
    }
}
