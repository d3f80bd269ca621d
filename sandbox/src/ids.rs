//! Ids of groups: like those that the vendor assigns, and drawn from the seed.

use groupwright_engine::domain::Domain;
use groupwright_engine::json::Json;
use groupwright_engine::table::{Message, Node, NodeKind};

use crate::make::uuid;
use crate::place::fits;
use crate::seed::Draw;

/// So many characters at the end of a text are replaced.
const REPLACED: usize = 12;

/// Returns the id of the group of a number, like the one that an example has.
pub(crate) fn assigned(node: &'static Node, like: Option<&Json>, number: u64, draw: &mut Draw) -> Json {
    let message = Message::response("");
    let counted = number.saturating_add(1000);
    let text = like.and_then(Json::as_str).unwrap_or("1000");
    let domain = match node.kind() {
        NodeKind::Scalar(scalar) => Some(scalar.domain()),
        NodeKind::Enum(_)
        | NodeKind::Record(_)
        | NodeKind::List(_)
        | NodeKind::Map(_)
        | NodeKind::Union(_)
        | NodeKind::Any => None,
    };
    let is_url = matches!(domain, Some(Domain::Url | Domain::UrlReference));
    let is_uuid = domain == Some(Domain::Uuid) || is_uuid(text);
    let mut candidates = vec![Json::from(counted)];
    if is_uuid {
        candidates.push(Json::from(uuid(draw)));
    }
    if is_url {
        candidates.push(Json::from(with_segment(text, counted)));
    }
    candidates.push(Json::from(altered(text, counted, draw)));
    candidates.push(Json::from(counted.to_string()));
    candidates.push(Json::from(number % 120 + 1));
    let fitting = candidates.into_iter().find(|json| fits(json, node, message));
    fitting.or_else(|| like.cloned()).unwrap_or_default()
}

/// Returns the ids that fit of the numbers from 0 and of those around that of the example, in this order, each as a number or as a
/// text. `most` is how many may be taken: among one more there is a free one, if there are so many.
pub(crate) fn counted(node: &'static Node, like: Option<&Json>, most: usize) -> impl Iterator<Item = Json> {
    let most = i64::try_from(most).unwrap_or(i64::MAX / 4).saturating_add(1);
    let near =
        like.and_then(|like| like.as_i64().or_else(|| like.as_str()?.parse().ok())).unwrap_or_default();
    let around = near.saturating_sub(most)..=near.saturating_add(most);
    let numbers = (1..=most).chain([0]).chain(around);
    let ids = numbers.flat_map(|number| [Json::from(number), Json::from(number.to_string())]);
    ids.filter(move |id| fits(id, node, Message::response("")))
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(index, character)| match index {
            8 | 13 | 18 | 23 => character == '-',
            _ => character.is_ascii_hexdigit(),
        })
}

/// Returns a URL with another last segment.
fn with_segment(url: &str, number: u64) -> String {
    match url.trim_end_matches('/').rsplit_once('/') {
        Some((before, _)) => format!("{before}/{number}"),
        None => number.to_string(),
    }
}

/// Returns a text with other letters and digits at its end. A text of digits becomes the number.
fn altered(text: &str, number: u64, draw: &mut Draw) -> String {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_string();
    }
    let is_hex =
        text.chars().all(|character| !character.is_ascii_alphabetic() || character.is_ascii_hexdigit());
    let length = text.chars().count();
    // Two characters at the start tell of which kind an id is.
    let kept = length.saturating_sub(REPLACED).max(2.min(length / 3));
    let altered = text.chars().enumerate().map(|(index, character)| match character {
        _ if index < kept => character,
        '0'..='9' => draw.character("0123456789", character),
        'a'..='z' if is_hex => draw.character("abcdef", character),
        'A'..='Z' if is_hex => draw.character("ABCDEF", character),
        'a'..='z' => draw.character("abcdefghijklmnopqrstuvwxyz", character),
        'A'..='Z' => draw.character("ABCDEFGHIJKLMNOPQRSTUVWXYZ", character),
        _ => character,
    });
    altered.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    static URL: Node = Node::URL;

    fn id(node: &'static Node, like: &str, number: u64) -> String {
        let like: Json = like.parse().unwrap();
        assigned(node, Some(&like), number, &mut Draw::new(7, &[&number.to_string()])).to_string()
    }

    #[test]
    fn ids_are_like_those_of_examples() {
        assert_eq!(id(&Node::INTEGER, "5", 3), "1003");
        assert_eq!(id(&Node::STRING, "\"107\"", 3), "\"1003\"");
        assert_eq!(id(&Node::UINT8, "5", 3), "4");
        assert_eq!(id(&URL, "\"https://host/groups/14\"", 3), "\"https://host/groups/1003\"");
        let one = id(&Node::STRING, "\"S0615G0KT\"", 3);
        assert!(one.starts_with("\"S0") && one.len() == 11, "{one}");
        assert_ne!(one, id(&Node::STRING, "\"S0615G0KT\"", 4));
        assert_eq!(one, id(&Node::STRING, "\"S0615G0KT\"", 3));
        let guid = id(&Node::STRING, "\"2a2c5b74-3a3c-4b0f-9d1d-6f0f3c1d2e11\"", 3);
        assert_eq!(guid.len(), 38, "{guid}");
        let all: Vec<String> = counted(&Node::UINT8, None, 300).map(|id| id.to_string()).collect();
        let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!((distinct.len(), all[0].as_str()), (256, "1"));
        let like: Json = "-5000000000".parse().unwrap();
        assert!(counted(&Node::INTEGER, Some(&like), 3).any(|id| id == "-5000000003".parse().unwrap()));
        assert_eq!(id(&Node::UUID, "\"2a2c5b74-3a3c-4b0f-9d1d-6f0f3c1d2e11\"", 3).len(), 38);
    }
}
