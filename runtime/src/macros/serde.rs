//! The macro that gives generated types the traits of the crate `serde`, and nothing without the feature `serde`.

/// Implements `Serialize` and `Deserialize` for structures and enumerations (`values`) and for unions, and `Serialize` for
/// the enums of replies of an endpoint, whose request is before the colon.
///
/// `serde! { values [CreateGroup, Level] unions [Filter] replies [CreateGroup: CreateGroupError] }`
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    (
        $(values [$($value:ident),+])?
        $(unions [$($union:ident),+])?
        $(replies [$request:ident: $($replies:ident),+])?
    ) => {
        $($(
            $crate::__serde! { @serialize $value }
            $crate::__serde! { @deserialize $value, $crate::serde::RECORD }
        )+)?
        $($(
            $crate::__serde! { @serialize $union }
            $crate::__serde! { @deserialize $union, const { $crate::__codegen::Node::of_union::<Self>() } }
        )+)?
        $($crate::__serde! { @replies $request $($replies)+ })?
    };
    (@serialize $name:ident) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<__S: $crate::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> $crate::__codegen::Result<__S::Ok, __S::Error> {
                $crate::serde::serialize(self, serializer)
            }
        }
    };
    (@deserialize $name:ident, $node:expr) => {
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<__D: $crate::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> $crate::__codegen::Result<Self, __D::Error> {
                $crate::serde::deserialize(&$node, deserializer)
            }
        }
    };
    (@replies $request:ident $($name:ident)+) => {$(
        impl $crate::serde::Serialized for $name {
            fn tree(
                &self,
                secrets: $crate::serde::Secrets,
            ) -> $crate::__codegen::Result<$crate::__codegen::Json, $crate::serde::EncodeError> {
                $crate::serde::reply_tree(
                    <$request as $crate::__codegen::Endpoint>::endpoint(),
                    $crate::__codegen::Replies::value(self),
                    secrets,
                )
            }
        }

        $crate::__serde! { @serialize $name }
    )+};
}

/// Implements nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($($rest:tt)*) => {};
}
