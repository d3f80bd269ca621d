//! Decoding JSON values of any kind.

use std::collections::BTreeSet;
use std::str::FromStr;

use super::MAX_DEPTH;
use super::lexer::Peek;
use super::source::JsonSource;
use crate::error::DecodeError;
use crate::format::decode;
use crate::json::{Json, JsonNumber, JsonObject};
use crate::table::{Format, Node};
use crate::value::Slot;
use crate::walk::source::Stop;
use crate::walk::{DecodeOptions, Limits, Path, Reader, Step};

/// The number of members up to which a repeated name is found by comparing it with all others.
const FEW: usize = 16;

impl JsonSource<'_> {
    /// Reads the next value, at this depth.
    pub(super) fn json(
        &mut self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Json, Stop> {
        let peek = self.lexer.peek()?;
        Ok(match peek {
            Peek::Null => {
                self.lexer.word(peek)?;
                Json::Null
            }
            Peek::True | Peek::False => {
                self.lexer.word(peek)?;
                Json::Bool(peek == Peek::True)
            }
            Peek::Number => Json::Number(JsonNumber::from_checked(self.lexer.number()?.text.to_owned())),
            Peek::String => Json::String(self.lexer.string()?.into_owned()),
            Peek::Array => {
                reader.check_depth(path, depth, Some(self.lexer.offset()))?;
                self.lexer.open();
                Json::Array(self.items(reader, path, depth + 1)?)
            }
            Peek::Object => {
                reader.check_depth(path, depth, Some(self.lexer.offset()))?;
                self.lexer.open();
                Json::Object(self.members(reader, path, depth + 1)?)
            }
        })
    }

    fn items(&mut self, reader: &mut Reader<'_>, path: &Path<'_>, depth: usize) -> Result<Vec<Json>, Stop> {
        let mut items = Vec::new();
        while self.lexer.next_item(items.is_empty())? {
            reader.count_item(path, Some(self.lexer.offset_behind_space()))?;
            items.push(self.json(reader, &path.to(Step::Index(items.len())), depth)?);
        }
        Ok(items)
    }

    fn members(
        &mut self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<JsonObject, Stop> {
        let mut members = JsonObject::new();
        let mut names: BTreeSet<String> = BTreeSet::new();
        let mut is_first = true;
        while self.lexer.next_member(std::mem::take(&mut is_first))? {
            let name = self.lexer.key()?;
            self.lexer.peek()?;
            let offset = Some(self.lexer.offset());
            reader.count_item(path, offset)?;
            let within = path.to(Step::Given(&name));
            let value = self.json(reader, &within, depth)?;
            if members.len() == FEW {
                names = members.iter().map(|(name, _)| name.clone()).collect();
            }
            let is_new = if members.len() < FEW {
                members.get(&name).is_none()
            } else {
                names.insert(name.clone().into_owned())
            };
            if is_new {
                members.push(name.into_owned(), value);
            } else {
                reader.problem(&within, offset, "the member occurs more than once");
            }
        }
        Ok(members)
    }
}

/// Parses a JSON document of at most 128 levels. A repeated member is an error.
impl FromStr for Json {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        let limits = Limits { bytes: usize::MAX, depth: MAX_DEPTH, items: usize::MAX, fields: usize::MAX };
        let options = DecodeOptions { limits, ..DecodeOptions::REQUEST };
        let mut json = Self::Null;
        decode(Format::Json, text.as_bytes(), &Node::ANY, Slot::Json(&mut json), &options)?;
        Ok(json)
    }
}
