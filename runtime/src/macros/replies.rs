//! An enum that tells the documented replies of an endpoint apart.

/// Implements `Replies` for an enum: the number of the replies that it stands for, and each variant with the positions of its
/// replies in the table of the endpoint. A variant that holds a value says so by the word `value`; `= (…)` makes it where its
/// type does not; `others` is said of the one that stands for several.
///
/// `replies! { CreateGroupError, 123; 1 => Unauthorized; 2 => Conflict(value); 3 | 4 => Other others }`
#[doc(hidden)]
#[macro_export]
macro_rules! __replies {
    ($name:ident, $number:literal) => {
        impl $crate::__codegen::replies::RepresentsReplies<$number> for $name {}

        impl $crate::__codegen::Replies for $name {
            fn reply(_: $crate::__codegen::usize) -> $crate::__codegen::Option<Self> {
                $crate::__codegen::None
            }

            fn slot(&mut self) -> $crate::__codegen::Slot<'_> {
                match *self {}
            }

            fn value(&self) -> ($crate::__codegen::usize, $crate::__codegen::Value<'_>) {
                match *self {}
            }
        }
    };
    (
        $name:ident, $number:literal
        $(; $($index:literal)|* => $variant:ident $(($value:ident $(= ($placeholder:expr))?))? $($others:ident)?)+
    ) => {
        impl $crate::__codegen::replies::RepresentsReplies<$number> for $name {}

        impl $crate::__codegen::Replies for $name {
            fn reply(index: $crate::__codegen::usize) -> $crate::__codegen::Option<Self> {
                $(if false $(|| index == $index)* {
                    return $crate::__codegen::Some(
                        Self::$variant $(($crate::__replies!(@placeholder $value $($placeholder)?)))?
                    );
                })+
                $crate::__codegen::None
            }

            fn slot(&mut self) -> $crate::__codegen::Slot<'_> {
                match self {
                    $(Self::$variant $(($value))? => $crate::__replies!(@slot $($value)?),)+
                }
            }

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
