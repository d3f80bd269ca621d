//! The stable codes of findings.

use super::Severity;

/// The stable code of a kind of finding. Codes are never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// The number: `GW` and four digits.
    pub number: u16,
    /// What it says, in a few words.
    pub title: &'static str,
    severity: Severity,
}

impl Code {
    const fn error(number: u16, title: &'static str) -> Self {
        Self { number, title, severity: Severity::Error }
    }

    const fn warning(number: u16, title: &'static str) -> Self {
        Self { number, title, severity: Severity::Warning }
    }

    /// Whether it is found in a user's Rust, by a derive, rather than in a spec.
    pub const fn is_of_derives(self) -> bool {
        self.number / 100 == 7
    }

    /// How bad it is.
    pub const fn severity(self) -> Severity {
        self.severity
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "GW{:04}", self.number)
    }
}

/// The rows: a constant each, and the list of all.
macro_rules! codes {
    ($($name:ident = $severity:ident($number:literal, $title:literal);)*) => {
        impl Code {
            $(#[doc = $title]
            pub const $name: Self = Self::$severity($number, $title);)*

            /// Every code, by number.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

codes! {
    SYNTAX = error(1, "the file is not valid YAML");
    DUPLICATE_KEY = error(2, "a key is given twice");
    UNKNOWN_KEY = error(3, "unknown key");
    MISSING_KEY = error(4, "a required key is missing");
    WRONG_KIND = error(5, "a value has the wrong type");
    UNKNOWN_WORD = error(6, "a value is not one of the allowed values");
    CONFLICTING_KEYS = error(7, "mutually exclusive keys are given");
    NO_API = error(8, "a folder of endpoints has no api.yaml");
    PASSED_OVER = warning(9, "a file or a folder is ignored");
    WITHOUT_EFFECT = error(14, "a key has no effect here");

    UNKNOWN_TYPE = error(101, "unknown type");
    DUPLICATE_WIRE_NAME = error(102, "two fields have the same wire name");
    DUPLICATE_RUST_NAME = error(103, "two names become the same Rust name");
    UNUSABLE_NAME = error(104, "a name cannot become a Rust name");
    UNUSED_TYPE = warning(105, "a type is not used");
    DUPLICATE_TYPE = error(106, "a type is defined twice");
    ENDLESS_TYPE = error(107, "a recursive type has no finite value");
    TOO_NESTED = error(108, "lists and maps are nested too deeply");
    TOO_DEEP = error(109, "types are nested too deeply");
    NOT_IN_FORMAT = error(110, "a format cannot represent a type");
    BAD_ADDITIONAL = error(111, "members that are not described cannot be kept here");
    CIRCULAR_VALUE = error(112, "a named value contains itself");
    UNDECIDABLE_UNION = error(120, "two variants of a union cannot be told apart");
    BAD_VARIANT = error(121, "a variant does not fit its union");
    TAG_CLASH = error(122, "the tag of a union has the name of a member");
    BAD_SIBLING = error(123, "the tag beside a union is not there");

    PATH_PARAMETERS = error(201, "the path template and the path parameters differ");
    BAD_PATH_TEMPLATE = error(202, "the path template is malformed");
    BAD_PLACE = error(203, "a field is not allowed in this place");
    BAD_HEADER = error(204, "a header name or value is malformed");
    BAD_SERVER = error(205, "a server URL is malformed");
    UNKNOWN_SCHEME = error(206, "unknown authentication scheme");
    CREDENTIAL_CLASH = error(207, "a credential has the same name as something else");
    UNSUPPORTED_CHARSET = error(208, "the charset of a media type is not supported");
    BAD_MEDIA_TYPE = error(211, "a media type does not match its format");
    SERVER_VARIABLES = error(212, "the URL of a server and its variables differ");
    SERVER_QUERY = error(213, "a parameter of a server's query has the name of another");
    BAD_ENVELOPE = error(214, "a layer of an envelope cannot be there");
    ENVELOPE_CONSTANT = error(215, "a constant of an envelope is not beside its layers");
    OPTIONAL_BODY = error(216, "an optional body has a required member");
    BAD_SELECT = error(225, "the format of a response cannot be selected in this way");
    BAD_GUARD = error(226, "JSON can begin with a guard");
    BAD_SIGNATURE = error(227, "a signature cannot be made in this way");
    BAD_REQUEST_LINE = error(228, "a request line is malformed");
    BAD_BODY_PLACES = error(231, "the members of a body cannot be in these places");
    UNKNOWN_SERVER = error(232, "unknown server");

    RULE_DOES_NOT_FIT = error(301, "a rule does not apply to the type");
    BOUNDS_OUT_OF_ORDER = error(302, "a lower bound is above the upper bound");
    BAD_DEFAULT = error(303, "a default is not valid for its field");
    BAD_ENUM = error(304, "the values of an enumeration are not valid");
    BAD_STEP = error(305, "a step is not above zero");
    BAD_SPELLING = error(306, "a spelling does not fit its type");
    BAD_KEYS = error(313, "the keys of a map are not valid");
    BAD_FORBIDDEN_VALUE = error(314, "a forbidden value is not a value of the type");
    BAD_PATTERN = error(317, "a pattern is malformed or not supported");
    BAD_MEMBER_RULE = error(318, "a rule across members is not valid");
    BAD_PACKING = error(320, "a value cannot be written in this way as a whole");
    UNUSED_MEMBER = error(325, "no message has a member");
    UNKNOWN_ENDPOINT = error(326, "unknown endpoint");
    BAD_UNIQUE = error(327, "the objects among which a value is unique are not valid");
    CUT_TEXT = warning(328, "a text may end at a comment");

    HINT_WITHOUT_FORMAT = error(401, "a hint for a format that is not used");
    UNKNOWN_PREFIX = error(402, "undeclared namespace prefix");
    BAD_ORDER = error(403, "an element order names a field that does not exist");
    BAD_XML = error(404, "XML cannot represent the structure");
    BAD_LAYOUT = error(407, "a layout does not fit what it is for");
    BAD_TEMPLATE = error(411, "a template of a text is malformed");
    TEMPLATE_MEMBERS = error(412, "a template of a text and the members differ");
    MIXED_CONSTANT = error(413, "the items of a constant list are of different kinds");

    AMBIGUOUS_RESPONSES = error(501, "a response never applies");
    BAD_CONDITION = error(502, "a condition is not valid");
    BAD_STATUS = error(503, "a status is malformed");
    NO_SUCCESS = error(504, "no response means success");
    ASSUMED_STATUS = warning(509, "the status of a success is assumed");
    BAD_MESSAGE = error(510, "the path of a message leads to no text");
    NO_CONTENT = error(511, "a response that never has a body is described with one");
    BESIDE_ENVELOPE = warning(515, "a condition may be meant within the envelope");

    BAD_EXAMPLE = error(601, "the values of an example are not valid");
    EXAMPLE_BYTES = error(602, "an example does not match its documented bytes");
    EXAMPLE_REPLY = error(603, "an example does not match its response");
    BAD_MEANING = error(604, "a path under `group` leads to no field");

    UNKNOWN_FIELD = error(701, "a field of a struct is not in the spec");
    MISSING_FIELD = error(702, "a struct lacks a required field");
    NO_PATH_PARAMETER = error(703, "a struct lacks a path parameter");
    OPTION_ON_REQUIRED = error(704, "a type is optional, but the value is not");
    PLAIN_ON_NULLABLE = error(705, "a type is not optional, but the value is");
    DUPLICATE_FIELD = error(706, "two fields correspond to the same field of the spec");
    UNFIT_TYPE = error(707, "a type cannot represent a type of the spec");
    UNKNOWN_VALUE = error(708, "a variant corresponds to nothing in the spec");
    MISSING_VALUE = error(709, "an enum lacks a variant");
    WRONG_ITEM = error(710, "the derive does not support this item");
    UNKNOWN_ATTRIBUTE = error(711, "unknown key of the attribute");
    DUPLICATE_ATTRIBUTE = error(712, "a key of the attribute is given twice");
    BAD_ATTRIBUTE = error(713, "the value of a key of the attribute is not valid");
    NO_SPEC = error(714, "the spec of a type is not found");
    WRONG_SPEC = error(715, "the spec of a type has errors");
    UNKNOWN_SPEC_TYPE = error(716, "the spec has no such type");
    UNFIT_VARIANT = error(717, "a variant holds more or less than that of the union");
}
