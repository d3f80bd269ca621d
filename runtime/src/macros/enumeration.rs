//! The macros that implement an enumeration: its variants and their texts on the wire.

/// Implements `Wire` and `ScalarSlot` for an enumeration. The arguments are the variants with their texts
/// and, if the enumeration accepts unlisted texts, the variant that holds them.
///
/// `enumeration! { Colour; Red = "red", Blue = "blue"; other Unknown }`
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    ($name:ident; $($variant:ident = $text:literal),* $(; other $other:ident)?) => {
        impl $crate::__codegen::Wire for $name {
            fn get(&self) -> $crate::__codegen::Value<'_> {
                $crate::__codegen::Value::Scalar($crate::__codegen::Scalar::String(match self {
                    $(Self::$variant => $text,)*
                    $(Self::$other(text) => text,)?
                }))
            }

            fn slot(&mut self) -> $crate::__codegen::Slot<'_> {
                $crate::__codegen::Slot::Scalar(self)
            }

            fn placeholder() -> Self {
                $crate::__enumeration!(@placeholder $($variant)* $(; $other)?)
            }
        }

        impl $crate::__codegen::ScalarSlot for $name {
            fn set(
                &mut self,
                value: $crate::__codegen::Scalar<'_>,
            ) -> $crate::__codegen::Result<(), $crate::__codegen::ScalarMismatch> {
                let text = match value.string() {
                    $crate::__codegen::Some(text) => text,
                    $crate::__codegen::None => return $crate::__codegen::Err($crate::__codegen::ScalarMismatch),
                };
                *self = match text {
                    $($text => Self::$variant,)*
                    _ => $crate::__enumeration!(@other text $($other)?),
                };
                $crate::__codegen::Ok(())
            }
        }
    };
    (@placeholder $($variant:ident)*; $other:ident) => { Self::$other($crate::__codegen::String::new()) };
    (@placeholder $first:ident $($variant:ident)*) => { Self::$first };
    (@other $text:ident) => { return $crate::__codegen::Err($crate::__codegen::ScalarMismatch) };
    (@other $text:ident $other:ident) => { Self::$other($crate::__codegen::From::from($text)) };
}

/// Implements everything that `enumeration!` does, and the public conversions to and from text: `as_str`,
/// `Display`, and `From<&str>` or `from_text`. The arguments are those of `enumeration!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __texts {
    ($name:ident; $($variant:ident = $text:literal),+ $(; other $other:ident)?) => {
        $crate::__enumeration! { $name; $($variant = $text),+ $(; other $other)? }

        impl $name {
            /// Returns the text of this value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &$crate::__codegen::str {
                match self {
                    $(Self::$variant => $text,)+
                    $(Self::$other(text) => text,)?
                }
            }
        }

        impl $crate::__codegen::Display for $name {
            fn fmt(&self, f: &mut $crate::__codegen::Formatter<'_>) -> $crate::__codegen::FmtResult {
                f.write_str(self.as_str())
            }
        }

        $crate::__texts! { @from $name; $($variant = $text),+ $(; other $other)? }
    };
    (@from $name:ident; $($variant:ident = $text:literal),+; other $other:ident) => {
        impl $crate::__codegen::From<&$crate::__codegen::str> for $name {
            fn from(text: &$crate::__codegen::str) -> Self {
                match text {
                    $($text => Self::$variant,)+
                    other => Self::$other($crate::__codegen::From::from(other)),
                }
            }
        }
    };
    (@from $name:ident; $($variant:ident = $text:literal),+) => {
        impl $name {
            /// Returns the value with this text on the wire, or `None` if the documentation does not list
            /// it.
            #[must_use]
            pub fn from_text(text: &$crate::__codegen::str) -> $crate::__codegen::Option<Self> {
                match text {
                    $($text => $crate::__codegen::Some(Self::$variant),)+
                    _ => $crate::__codegen::None,
                }
            }
        }
    };
}
