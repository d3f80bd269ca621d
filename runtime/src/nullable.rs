//! Arguments for lists and maps that can be null.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use crate::Patch;

/// An argument for a list or a map that can be null: whatever yields its items, or its names and values; the list or the map as
/// an `Option`; or a [`Patch`], of which [`Patch::Null`] is null whatever the items are.
///
/// `K` says what is held, and `M` which of these the argument is; the compiler finds both.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no argument for a list or a map that can be null",
    note = "it takes whatever yields the items, or the names and values, and `Patch::Null`"
)]
pub trait Nullable<K: Held, M> {
    /// Returns the argument as a value.
    fn into_patch(self) -> Patch<K::Of>;
}

/// What a member holds.
pub trait Held {
    /// The type of the list or of the map.
    type Of;
}

/// A list of items of a type.
#[derive(Debug)]
pub struct ListOf<T>(PhantomData<T>);

/// A list of texts.
#[derive(Debug)]
pub struct ListOfTexts;

/// A map to values of a type.
#[derive(Debug)]
pub struct MapOf<T>(PhantomData<T>);

/// A map to texts.
#[derive(Debug)]
pub struct MapOfTexts;

impl<T> Held for ListOf<T> {
    type Of = Vec<T>;
}

impl Held for ListOfTexts {
    type Of = Vec<String>;
}

impl<T> Held for MapOf<T> {
    type Of = BTreeMap<String, T>;
}

impl Held for MapOfTexts {
    type Of = BTreeMap<String, String>;
}

/// An argument that yields items.
#[derive(Debug)]
pub struct Items;

/// An argument that is the whole value, or null.
#[derive(Debug)]
pub struct Whole;

impl<T, I: IntoIterator<Item = T>> Nullable<ListOf<T>, Items> for I {
    fn into_patch(self) -> Patch<Vec<T>> {
        Patch::Value(self.into_iter().collect())
    }
}

impl<T: Into<String>, I: IntoIterator<Item = T>> Nullable<ListOfTexts, Items> for I {
    fn into_patch(self) -> Patch<Vec<String>> {
        Patch::Value(self.into_iter().map(Into::into).collect())
    }
}

impl<N: Into<String>, T, I: IntoIterator<Item = (N, T)>> Nullable<MapOf<T>, Items> for I {
    fn into_patch(self) -> Patch<BTreeMap<String, T>> {
        Patch::Value(self.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }
}

impl<N: Into<String>, T: Into<String>, I: IntoIterator<Item = (N, T)>> Nullable<MapOfTexts, Items> for I {
    fn into_patch(self) -> Patch<BTreeMap<String, String>> {
        Patch::Value(self.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl<K: Held> Nullable<K, Whole> for Option<K::Of> {
    fn into_patch(self) -> Patch<K::Of> {
        self.map_or(Patch::Null, Patch::Value)
    }
}

impl<K: Held> Nullable<K, Whole> for Patch<K::Of> {
    fn into_patch(self) -> Self {
        self
    }
}

/// Converts an argument for a member that can be absent too.
#[doc(hidden)]
#[inline]
pub fn patch<K: Held, M>(given: impl Nullable<K, M>) -> Patch<K::Of> {
    given.into_patch()
}

/// Converts an argument for a member that is always there.
#[doc(hidden)]
#[inline]
pub fn option<K: Held, M>(given: impl Nullable<K, M>) -> Option<K::Of> {
    match given.into_patch() {
        Patch::Value(value) => Some(value),
        Patch::Null | Patch::Absent => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list<M>(given: impl Nullable<ListOf<i64>, M>) -> Patch<Vec<i64>> {
        patch(given)
    }

    fn texts<M>(given: impl Nullable<ListOfTexts, M>) -> Option<Vec<String>> {
        option(given)
    }

    fn map<M>(given: impl Nullable<MapOf<bool>, M>) -> Patch<BTreeMap<String, bool>> {
        patch(given)
    }

    fn text_map<M>(given: impl Nullable<MapOfTexts, M>) -> Option<BTreeMap<String, String>> {
        option(given)
    }

    #[test]
    fn takes_whatever_yields_items() {
        assert_eq!(list([1, 2]), Patch::Value(vec![1, 2]));
        assert_eq!(list(vec![1, 2]), Patch::Value(vec![1, 2]));
        assert_eq!(list((1..3).filter(|item| *item > 1)), Patch::Value(vec![2]));
        assert_eq!(list([]), Patch::Value(Vec::new()));
        assert_eq!(texts(["a"]), Some(vec!["a".to_owned()]));
        assert_eq!(texts(vec!["a".to_owned()]), Some(vec!["a".to_owned()]));
        assert_eq!(map([("a", true)]), Patch::Value([("a".to_owned(), true)].into()));
        let expected: BTreeMap<_, _> = [("a".to_owned(), "b".to_owned())].into();
        assert_eq!(text_map([("a", "b")]), Some(expected.clone()));
        assert_eq!(text_map(expected.clone()), Some(expected));
    }

    #[test]
    fn takes_null() {
        assert_eq!(list(Patch::Null), Patch::Null);
        assert_eq!(list(Patch::Absent), Patch::Absent);
        assert_eq!(list(None::<Vec<i64>>), Patch::Null);
        assert_eq!(list(Some(vec![1])), Patch::Value(vec![1]));
        assert_eq!(texts(Patch::Null), None);
        assert_eq!(texts(Some(vec!["a".to_owned()])), Some(vec!["a".to_owned()]));
        assert_eq!(map(Patch::Null), Patch::Null);
        assert_eq!(text_map(Patch::Null), None);
    }
}
