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
            Self::Nothing => "nothing",
            Self::Text => "a text in quotes",
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
    /// A struct that derives `GroupValue`.
    Value,
    /// A field of such a struct.
    Field,
    /// A variant of an enum that derives `GroupEnum`.
    Variant,
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
            Self::Value => "`GroupValue`",
            Self::Field => "a field",
            Self::Variant => "a variant of `GroupEnum`",
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
        ],
        doc: "The file of the endpoint, or the folder of the API, from the folder of the crate's manifest. Required.",
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
        ],
        doc: "The endpoint, where `spec` names a folder with several: the name of its file, without `.yaml`. Where two \
              vendors in the folder have one of that name, `vendor.create_group`.",
        example: "endpoint = \"create_group\"",
    },
    Attribute {
        name: "rename",
        argument: Argument::Text,
        on: &[
            AttributeTarget::Response,
            AttributeTarget::Enum,
            AttributeTarget::Field,
            AttributeTarget::Variant,
            AttributeTarget::Reply,
        ],
        doc: "The name in the spec. On a field its wire name (or its Rust name, where two fields share the wire name); on \
              a variant the text of its value, or the name of its reply; on a type the name of the type, or that of a reply whose body it is.",
        example: "rename = \"Name\"",
    },
    Attribute {
        name: "rename_all",
        argument: Argument::Text,
        on: &[AttributeTarget::Endpoint, AttributeTarget::Response, AttributeTarget::Enum],
        doc: "How the names of all fields or variants are spelt in the spec: `lowercase`, `UPPERCASE`, `PascalCase`, \
              `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` or `SCREAMING-KEBAB-CASE`. `rename` goes \
              before it.",
        example: "rename_all = \"PascalCase\"",
    },
    Attribute {
        name: "skip",
        argument: Argument::Nothing,
        on: &[AttributeTarget::Field],
        doc: "No message carries the field. A message that is read gives it its `Default`, or what `default` says.",
        example: "skip",
    },
    Attribute {
        name: "default",
        argument: Argument::Expression,
        on: &[AttributeTarget::Field],
        doc: "The value that a skipped field gets.",
        example: "default = Instant::now()",
    },
    Attribute {
        name: "other",
        argument: Argument::Nothing,
        on: &[AttributeTarget::Reply],
        doc: "The variant stands for all replies of its side that have no variant of their own. It holds nothing.",
        example: "other",
    },
    Attribute {
        name: "response",
        argument: Argument::Type,
        on: &[AttributeTarget::Endpoint],
        doc: "The type of what the one documented success holds, or the enum of the successes where there are several. Without \
              it a type is made beside the struct, `NewGroupResponse`.",
        example: "response = Created",
    },
    Attribute {
        name: "error",
        argument: Argument::Path,
        on: &[AttributeTarget::Endpoint],
        doc: "The enum of the documented failures: one that derives `GroupResponse`, or that of another struct for the \
              same endpoint. Without it an enum is made beside the struct, `NewGroupError`.",
        example: "error = CreateGroupError",
    },
    Attribute {
        name: "crate",
        argument: Argument::Path,
        on: &[
            AttributeTarget::Endpoint,
            AttributeTarget::Response,
            AttributeTarget::Replies,
            AttributeTarget::Enum,
            AttributeTarget::Value,
        ],
        doc: "The path of the runtime, where a crate has it under another name. Without it, `::groupwright`.",
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
    format!("| word | takes | on | meaning | example |\n|---|---|---|---|---|\n{}", rows.concat())
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
            AttributeTarget::Variant | AttributeTarget::Reply
                if both(AttributeTarget::Variant, AttributeTarget::Reply) =>
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
