//! The words of the derives' attribute, `#[groupwright(…)]`: which there are, where they stand, what they take.

use super::listing::{listed, quoted};

/// A word of the attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// The word.
    pub name: &'static str,
    /// What follows it.
    pub argument: Argument,
    /// Where it may stand.
    pub on: &'static [AttributeTarget],
    /// What it means.
    pub doc: &'static str,
    /// The word in use.
    pub example: &'static str,
}

/// What follows a word of the attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    Nothing,
    /// `= "text"`
    Text,
    /// `= AName`
    Name,
    /// `= a::path`
    Path,
    /// `= a::Type`
    Type,
    /// `= an expression`
    Expression,
}

impl Argument {
    /// What it is, in the reference and in messages.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Nothing => "no value",
            Self::Text => "a string literal",
            Self::Name => "a name",
            Self::Path => "a path",
            Self::Type => "a type",
            Self::Expression => "an expression",
        }
    }
}

/// What the attribute stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeTarget {
    /// A struct that derives `GroupEndpoint`.
    Endpoint,
    /// A struct that derives `GroupResponse`.
    Response,
    /// An enum that derives `GroupResponse`.
    Replies,
    /// An enum that derives `GroupEnum`.
    Enum,
    /// An enum that derives `GroupUnion`.
    Union,
    /// A struct that derives `GroupValue`.
    Value,
    /// A field of such a struct.
    Field,
    /// A variant of an enum that derives `GroupEnum`.
    Variant,
    /// A variant of an enum that derives `GroupUnion`.
    UnionVariant,
    /// A variant of an enum that derives `GroupResponse`.
    Reply,
}

impl AttributeTarget {
    /// What it is, in the reference and in messages.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Endpoint => "`GroupEndpoint`",
            Self::Response => "`GroupResponse` on a struct",
            Self::Replies => "`GroupResponse` on an enum",
            Self::Enum => "`GroupEnum`",
            Self::Union => "`GroupUnion`",
            Self::Value => "`GroupValue`",
            Self::Field => "a field",
            Self::Variant => "a variant of `GroupEnum`",
            Self::UnionVariant => "a variant of `GroupUnion`",
            Self::Reply => "a variant of `GroupResponse`",
        }
    }
}

/// Every word, in the order of the reference.
pub const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "spec",
        argument: Argument::Text,
        on: &[
            AttributeTarget::Endpoint,
            AttributeTarget::Response,
            AttributeTarget::Replies,
            AttributeTarget::Enum,
            AttributeTarget::Union,
        ],
        doc: "The file of the endpoint, or the folder of the API, relative to the folder of `Cargo.toml` of the crate. Required.",
        example: "spec = \"specs/vendor/create_group.yaml\"",
    },
    Attribute {
        name: "endpoint",
        argument: Argument::Text,
        on: &[
            AttributeTarget::Endpoint,
            AttributeTarget::Response,
            AttributeTarget::Replies,
            AttributeTarget::Enum,
            AttributeTarget::Union,
        ],
        doc: "The endpoint, if `spec` is a folder with several: the name of its file, without `.yaml`. If two \
              vendors in the folder have an endpoint of that name, `vendor.create_group`.",
        example: "endpoint = \"create_group\"",
    },
    Attribute {
        name: "rename",
        argument: Argument::Text,
        on: &[
            AttributeTarget::Response,
            AttributeTarget::Enum,
            AttributeTarget::Union,
            AttributeTarget::Field,
            AttributeTarget::Variant,
            AttributeTarget::UnionVariant,
            AttributeTarget::Reply,
        ],
        doc: "The name in the spec. On a field, its wire name (or its Rust name, if two fields share the wire name); on \
              a variant, the text of its value, its name in the union, or the name of its response; on a type, the name of the type, or of the response whose body it is.",
        example: "rename = \"Name\"",
    },
    Attribute {
        name: "rename_all",
        argument: Argument::Text,
        on: &[
            AttributeTarget::Endpoint,
            AttributeTarget::Response,
            AttributeTarget::Enum,
            AttributeTarget::Union,
        ],
        doc: "The case of the names of all fields or variants in the spec: `lowercase`, `UPPERCASE`, `PascalCase`, \
              `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` or `SCREAMING-KEBAB-CASE`. `rename` takes \
              precedence.",
        example: "rename_all = \"PascalCase\"",
    },
    Attribute {
        name: "skip",
        argument: Argument::Nothing,
        on: &[AttributeTarget::Field],
        doc: "The field is not part of the message. When a message is decoded, the field is set to its `Default`, or to the value of `default`.",
        example: "skip",
    },
    Attribute {
        name: "default",
        argument: Argument::Expression,
        on: &[AttributeTarget::Field],
        doc: "The value of a field with `skip` when a message is decoded.",
        example: "default = Instant::now()",
    },
    Attribute {
        name: "other",
        argument: Argument::Nothing,
        on: &[AttributeTarget::Reply, AttributeTarget::UnionVariant],
        doc: "The variant represents all failures, or successes, that have no variant of their own, and has no fields. In a union, it keeps \
              the variants that the spec does not list, as `Json`.",
        example: "other",
    },
    Attribute {
        name: "response",
        argument: Argument::Type,
        on: &[AttributeTarget::Endpoint],
        doc: "The type of the content of the only success, or the enum of the successes if there are several. Without \
              it, a type is generated next to the struct, such as `NewGroupResponse`.",
        example: "response = Created",
    },
    Attribute {
        name: "error",
        argument: Argument::Path,
        on: &[AttributeTarget::Endpoint],
        doc: "The enum of the documented failures: one that derives `GroupResponse`, or that of another struct for the \
              same endpoint. Without it, an enum is generated next to the struct, such as `NewGroupError`.",
        example: "error = CreateGroupError",
    },
    Attribute {
        name: "api",
        argument: Argument::Name,
        on: &[AttributeTarget::Endpoint],
        doc: "The name of a type to generate next to the struct: the client configuration of the API, with a constructor for each \
              scheme of credentials and the variables of the servers. It is for all structs of the same API.",
        example: "api = Api",
    },
    Attribute {
        name: "client",
        argument: Argument::Nothing,
        on: &[
            AttributeTarget::Endpoint,
            AttributeTarget::Response,
            AttributeTarget::Enum,
            AttributeTarget::Union,
        ],
        doc: "The type is only sent, so it need not have every value that the spec allows: a field can have a smaller integer \
              type, a type that cannot be null, or another type with `client`, and variants can be omitted. The request does not \
              implement `Serve`.",
        example: "client",
    },
    Attribute {
        name: "crate",
        argument: Argument::Path,
        on: &[
            AttributeTarget::Endpoint,
            AttributeTarget::Response,
            AttributeTarget::Replies,
            AttributeTarget::Enum,
            AttributeTarget::Union,
            AttributeTarget::Value,
        ],
        doc: "The path of the crate `groupwright`, if it is not `::groupwright`.",
        example: "crate = other::groupwright",
    },
];

/// The table of the words, as Markdown.
pub(super) fn table() -> String {
    let row = |word: &Attribute| {
        format!(
            "| `{}` | {} | {} | {} | `{}` |\n",
            word.name,
            word.argument.noun(),
            places(word.on),
            word.doc,
            word.example
        )
    };
    let rows: Vec<String> = ATTRIBUTES.iter().map(row).collect();
    format!("| key | value | on | meaning | example |\n|---|---|---|---|---|\n{}", rows.concat())
}

/// Where a word may stand, for people: what is true of both sorts of a thing is said once.
pub(crate) fn places(on: &[AttributeTarget]) -> String {
    let both = |one: AttributeTarget, other: AttributeTarget| on.contains(&one) && on.contains(&other);
    let mut nouns = Vec::new();
    for place in on {
        let noun = match place {
            AttributeTarget::Response | AttributeTarget::Replies
                if both(AttributeTarget::Response, AttributeTarget::Replies) =>
            {
                "`GroupResponse`"
            }
            AttributeTarget::Variant | AttributeTarget::UnionVariant | AttributeTarget::Reply
                if both(AttributeTarget::Variant, AttributeTarget::Reply)
                    && on.contains(&AttributeTarget::UnionVariant) =>
            {
                "a variant"
            }
            place => place.noun(),
        };
        if !nouns.contains(&noun) {
            nouns.push(noun);
        }
    }
    listed(&nouns, "and")
}

/// The words that may stand there, in quotes.
pub(crate) fn names_on(on: AttributeTarget) -> String {
    let words = ATTRIBUTES.iter().filter(|word| word.on.contains(&on));
    quoted(&words.map(|word| word.name).collect::<Vec<_>>(), "and")
}
