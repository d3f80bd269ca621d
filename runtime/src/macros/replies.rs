//! The macro that implements an enum with one variant for each documented reply of an endpoint.

/// Implements `Replies` for an enum. The arguments are the name of the enum, the fingerprint of the set of
/// replies, and for each variant the positions of its replies in the endpoint's table. `(value)` marks a
/// variant that has a value, and `= (…)` is the placeholder for a value whose type has none of its own.
/// `others` marks a variant that covers several replies.
///
/// `replies! { CreateGroupError, 123; 1 => Unauthorized; 2 => Conflict(value); 3 | 4 => Other others }`
#[doc(hidden)]
#[macro_export]
macro_rules! __replies {
    ($name:ident, $number:literal) => {
        #[doc(hidden)]
        impl $crate::__codegen::replies::RepresentsReplies<$number> for $name {}

        impl $crate::__codegen::Replies for $name {
            #[inline]
            fn reply(_: $crate::__codegen::usize) -> $crate::__codegen::Option<Self> {
                $crate::__codegen::None
            }

            #[inline]
            fn slot(&mut self) -> $crate::__codegen::Slot<'_> {
                match *self {}
            }

            #[inline]
            fn value(&self) -> ($crate::__codegen::usize, $crate::__codegen::Value<'_>) {
                match *self {}
            }
        }
    };
    (
        $name:ident, $number:literal
        $(; $($index:literal)|* => $variant:ident $(($value:ident $(= ($placeholder:expr))?))? $($others:ident)?)+
    ) => {
        #[doc(hidden)]
        impl $crate::__codegen::replies::RepresentsReplies<$number> for $name {}

        impl $crate::__codegen::Replies for $name {
            #[inline]
            fn reply(index: $crate::__codegen::usize) -> $crate::__codegen::Option<Self> {
                $(if false $(|| index == $index)* {
                    return $crate::__codegen::Some(
                        Self::$variant $(($crate::__replies!(@placeholder $value $($placeholder)?)))?
                    );
                })+
                $crate::__codegen::None
            }

            #[inline]
            fn slot(&mut self) -> $crate::__codegen::Slot<'_> {
                match self {
                    $(Self::$variant $(($value))? => $crate::__replies!(@slot $($value)?),)+
                }
            }

            #[inline]
            fn value(&self) -> ($crate::__codegen::usize, $crate::__codegen::Value<'_>) {
                match self {
                    $(Self::$variant $(($value))? => (
                        $crate::__replies!(@index $($others)? ; $($index)*),
                        $crate::__replies!(@value $($value)?),
                    ),)+
                }
            }
        }
    };
    (@placeholder $value:ident) => { $crate::__codegen::Wire::placeholder() };
    (@placeholder $value:ident $placeholder:expr) => { $placeholder };
    (@slot) => { $crate::__codegen::Slot::Unavailable };
    (@slot $value:ident) => { $crate::__codegen::Autoref($value).slot() };
    (@value) => { $crate::__codegen::Value::Absent };
    (@value $value:ident) => { $crate::__codegen::Autoref($value).get() };
    (@index ; $index:literal) => { $index };
    (@index $($other:tt)*) => { $crate::__codegen::usize::MAX };
}
