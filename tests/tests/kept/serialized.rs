//! Generated types in the data model of serde: what is written is the plain JSON of a value, and is read again; secrets are masked.

use std::fmt;

use groupwright::serde::{Masked, WithSecrets};
use groupwright::{Endpoint, GroupEndpoint, GroupResponse, Json, Record, Wire};
use groupwright_vendors::invisible_collector::{CreateGroup, CreateGroupError};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::golden;

/// Reads a value from plain JSON, and takes it through JSON and YAML by the traits of serde.
fn passes<T: Record + Wire + PartialEq + Serialize + DeserializeOwned>(json: &str) {
    let value: T = groupwright::json::read(json).unwrap();
    let written = serde_json::to_string(&WithSecrets(&value)).unwrap();
    assert_eq!(written, groupwright::json::write(&value).unwrap());
    assert!(serde_json::from_str::<T>(&written).unwrap() == value, "{written}");
    let yaml = serde_yaml::to_string(&WithSecrets(&value)).unwrap();
    assert!(serde_yaml::from_str::<T>(&yaml).unwrap() == value, "{yaml}");
}

#[test]
fn values_pass_through_other_formats() {
    passes::<CreateGroup>(r#"{"name":"Readers"}"#);
    passes::<golden::Owner>(r#"{"name":"a","parent":{"name":"b"},"others":{"c":[{"name":"d"},null]}}"#);
    passes::<golden::KeepValues>(
        r#"{"value":{"b":[1.5,null],"a":{}},"hidden":[1],"owner":{"id":1,"kind":"a","more":"x"},"named":{"n":7},"other":[true]}"#,
    );
    for unions in [
        r#""filter":{"kind":"eq","to":"a"},"either":7,"beside":{"t":"user","c":"u"},"keyed":{"b":1}"#,
        r#""filter":{"kind":"all"},"either":false,"beside":{"t":"nobody"},"keyed":{"a":"x"}"#,
    ] {
        let more = r#""seen":"2024-04-18T04:22:49Z","day":"2024-04-18","counts":[1,2],"image":"AQI=","labels":{"l":"m"}"#;
        passes::<golden::PutFurther>(&format!("{{{unions},{more}}}"));
    }
}

#[test]
fn enumerations_and_unions_alone_are_what_they_are_within_structures() {
    let level = golden::Level::from("2");
    let text = serde_json::to_string(&level).unwrap();
    assert_eq!((text.as_str(), serde_json::from_str(&text).unwrap()), (r#""2""#, level));
    let filter: golden::put_further::Filter = serde_json::from_str(r#"{"kind":"eq","to":"a"}"#).unwrap();
    assert_eq!(serde_json::to_string(&filter).unwrap(), r#"{"kind":"eq","to":"a"}"#);
    assert!(serde_json::from_str::<golden::put_further::Filter>(r#"{"kind":"ne"}"#).is_err());
}

#[test]
fn secrets_are_masked_and_masks_are_not_read() {
    let keep: golden::KeepValues =
        groupwright::json::read(r#"{"value":1,"hidden":{"pin":"s3cret"},"owner":{"id":1}}"#).unwrap();
    let masked = serde_json::to_string(&keep).unwrap();
    assert_eq!(masked, r#"{"value":1,"hidden":"(secret)","owner":{"id":1}}"#);
    let error = serde_json::from_str::<golden::KeepValues>(&masked).unwrap_err().to_string();
    let expected = "/hidden cannot be read: it was masked when the value was written, as secrets are; write it with `WithSecrets`";
    assert_eq!(error, expected);
    assert!(serde_json::to_string(&WithSecrets(&keep)).unwrap().contains("s3cret"));
}

#[test]
fn what_is_wrong_with_a_value_is_told() {
    let error = serde_json::from_str::<golden::Owner>(r#"{"name":1,"nam":2}"#).unwrap_err().to_string();
    let expected = r#"/name: expected a string, found the number 1; /nam: unknown member "nam""#;
    assert_eq!(error, expected, "no line, no column, and no format that nobody has written");
}

#[test]
fn replies_are_named() {
    let error: CreateGroupError = match CreateGroup::reply(1) {
        Some(Err(error)) => error,
        other => panic!("{}", other.is_some()),
    };
    let name = CreateGroup::endpoint().replies()[1].name();
    let text = serde_json::to_string(&error).unwrap();
    assert_eq!(text, format!(r#"{{"{name}":{{"code":0,"message":""}}}}"#));
    let gone = golden::SaveGroup::read_response_parts(204_u16, [("a", "b")], "");
    assert!(serde_json::to_value(gone.unwrap()).unwrap().is_string());
}

/// A struct of one's own has the traits that it derives.
#[derive(Debug, Deserialize, GroupEndpoint, PartialEq, Serialize)]
#[groupwright(spec = "../specs/checkmarket/create_group.yaml")]
struct Team {
    #[groupwright(rename = "Name")]
    title: String,
}

/// A struct of one's own whose secrets are not shown.
#[derive(GroupEndpoint)]
#[groupwright(spec = "../codegen/tests/golden/keep_values.yaml", client)]
struct Kept {
    value: Json,
    hidden: Option<Json>,
    #[groupwright(rename = "owner")]
    whose: Whose,
}

#[derive(Default, GroupResponse)]
#[groupwright(spec = "../codegen/tests/golden/keep_values.yaml", rename = "KeepValuesOwner", client)]
struct Whose {
    id: i64,
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        groupwright::debug(self, f)
    }
}

#[test]
fn types_of_the_user_can_hide_their_secrets() {
    let kept = Kept { value: Json::Bool(true), hidden: Some(Json::from("s3cret")), whose: Whose { id: 1 } };
    let shown = format!("{kept:?}");
    assert!(shown.contains("(secret)") && !shown.contains("s3cret"), "{shown}");
    let masked = serde_json::to_string(&Masked(&kept)).unwrap();
    assert_eq!(masked, r#"{"value":true,"hidden":"(secret)","owner":{"id":1}}"#);
}

#[test]
fn types_of_the_user_keep_their_own_traits() {
    let team = Team { title: "Readers".to_owned() };
    assert_eq!(serde_json::to_string(&team).unwrap(), r#"{"title":"Readers"}"#);
    assert_eq!(serde_json::to_string(&Masked(&team)).unwrap(), r#"{"Name":"Readers"}"#);
    // The types beside it are generated.
    assert_eq!(serde_json::to_string(&TeamError::TooManyRequests).unwrap(), r#""TooManyRequests""#);
}
