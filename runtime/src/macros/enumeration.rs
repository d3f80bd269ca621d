//! The macros that implement an enumeration: its variants and their texts on the wire.

/// Implements `Choice`, `Wire` and `ScalarSlot` for an enumeration. The arguments are the texts on the wire, each variant with its
/// position among them and, if the enumeration accepts unlisted texts, the variant that holds them.
///
/// `enumeration! { Colour, &["red", "blue"]; 0 Red, 1 Blue; other Unknown }`
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    ($name:ident, $texts:expr; $($index:literal $variant:ident),* $(; other $other:ident)?) => {
        impl $crate::__codegen::choice::Choice for $name {
            #[inline]
            fn texts() -> &'static [&'static $crate::__codegen::str] {
                $texts
            }

            #[inline]
            fn position(&self) -> ($crate::__codegen::usize, &$crate::__codegen::str) {
                match self {
                    $(Self::$variant => ($index, ""),)*
                    $(Self::$other(text) => ($crate::__codegen::choice::UNLISTED, text),)?
                }
            }

            #[inline]
            fn at(
                position: $crate::__codegen::usize,
                _text: &$crate::__codegen::str,
            ) -> $crate::__codegen::Option<Self> {
                $crate::__codegen::Some(match position {
                    $($index => Self::$variant,)*
                    _ => $crate::__enumeration!(@other _text $($other)?),
                })
            }
        }

        impl $crate::__codegen::Wire for $name {
            #[inline]
            fn get(&self) -> $crate::__codegen::Value<'_> {
                $crate::__codegen::choice::value(self)
            }

            #[inline]
            fn slot(&mut self) -> $crate::__codegen::Slot<'_> {
                $crate::__codegen::choice::slot(self)
            }

            #[inline]
            fn placeholder() -> Self {
                $crate::__enumeration!(@placeholder $($variant)* $(; $other)?)
            }
        }

        impl $crate::__codegen::ScalarSlot for $name {
            #[inline]
            fn set(
                &mut self,
                value: $crate::__codegen::Scalar<'_>,
            ) -> $crate::__codegen::Result<(), $crate::__codegen::ScalarMismatch> {
                $crate::__codegen::choice::set(self, value)
            }
        }
    };
    (@placeholder $($variant:ident)*; $other:ident) => { Self::$other($crate::__codegen::String::new()) };
    (@placeholder $first:ident $($variant:ident)*) => { Self::$first };
    (@other $text:ident) => { return $crate::__codegen::None };
    (@other $text:ident $other:ident) => { Self::$other($crate::__codegen::From::from($text)) };
}

/// Implements everything that `enumeration!` does, the comparisons and the hash that derives would implement, and the public
/// conversions to and from text: `as_str`, `Display`, and `From<&str>` or `from_text`. The arguments are those of `enumeration!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __texts {
    ($name:ident, $texts:expr; $($index:literal $variant:ident),+ $(; other $other:ident)?) => {
        $crate::__enumeration! { $name, $texts; $($index $variant),+ $(; other $other)? }

        impl $crate::__codegen::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> $crate::__codegen::bool {
                $crate::__codegen::choice::eq(self, other)
            }
        }

        impl $crate::__codegen::Eq for $name {}

        impl $crate::__codegen::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> $crate::__codegen::Option<$crate::__codegen::Ordering> {
                $crate::__codegen::Some($crate::__codegen::choice::cmp(self, other))
            }
        }

        impl $crate::__codegen::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> $crate::__codegen::Ordering {
                $crate::__codegen::choice::cmp(self, other)
            }
        }

        impl $crate::__codegen::Hash for $name {
            #[inline]
            fn hash<H: $crate::__codegen::Hasher>(&self, state: &mut H) {
                $crate::__codegen::choice::hash(self, state);
            }
        }

        impl $name {
            /// Returns the text of this value on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &$crate::__codegen::str {
                $crate::__codegen::choice::text_of(self)
            }
        }

        impl $crate::__codegen::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut $crate::__codegen::Formatter<'_>) -> $crate::__codegen::FmtResult {
                $crate::__codegen::choice::display(self, f)
            }
        }

        $crate::__texts! { @from $name $(; $other)? }
    };
    (@from $name:ident; $other:ident) => {
        impl $crate::__codegen::From<&$crate::__codegen::str> for $name {
            #[inline]
            fn from(text: &$crate::__codegen::str) -> Self {
                match $crate::__codegen::choice::from_text(text) {
                    $crate::__codegen::Some(value) => value,
                    $crate::__codegen::None => Self::$other($crate::__codegen::From::from(text)),
                }
            }
        }
    };
    (@from $name:ident) => {
        impl $name {
            /// Returns the value with this text on the wire, or `None` if the documentation does not list
            /// it.
            #[must_use]
            #[inline]
            pub fn from_text(text: &$crate::__codegen::str) -> $crate::__codegen::Option<Self> {
                $crate::__codegen::choice::from_text(text)
            }
        }
    };
}
