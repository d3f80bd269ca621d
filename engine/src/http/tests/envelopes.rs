//! Messages in layers: hostile bodies, and members that no field describes.

use ::http::Request;

use super::super::fixtures::{API, ENDPOINT, Sample};
use super::super::{Call, Credentials, ReadRequestError, read_request, write_request};
use crate::format::{EncodeOptions, Format, encode};
use crate::table::{Constant, Endpoint, Envelope, Field, Media, Node, SelectPlace, Shape, Text, XmlNode};
use crate::value::{HasShape, Record, Value};
use crate::walk::Limits;

impl HasShape for Sample {
    fn shape() -> &'static Shape {
        static SAMPLE: Sample =
            Sample { owner: String::new(), limit: None, trace: None, tags: None, session: None, name: None };
        Record::shape(&SAMPLE)
    }
}

static MESSAGE: Node = Node::of::<Sample>();
static DATA: XmlNode = XmlNode::ELEMENT.with_name("data");
static ITEMS: Shape = Shape::new("", &[Field::required(",\"items\":", "", Node::list(&MESSAGE))]);
static OUTER: Shape = Shape::new("", &[Field::required(",\"data\":", "", Node::record(|| &ITEMS))]);
static ENVELOPES: [Envelope; 3] = [
    Envelope::new(Format::Json, 3, Node::record(|| &OUTER)),
    Envelope::new(Format::Form, 3, Node::record(|| &OUTER)),
    Envelope::new(Format::Xml, 2, Node::record(|| &ITEMS).with_xml(&DATA)).with_root("data"),
];
static WRAPPED: Endpoint =
    ENDPOINT.with_accepts(&[Media::JSON, Media::FORM, Media::XML]).with_envelopes(&ENVELOPES);

fn read(media_type: &str, body: &str) -> Result<Sample, Vec<String>> {
    let request = Request::get("/v1/groups/a")
        .header("X-Version", "3")
        .header("Content-Type", media_type)
        .body(body.as_bytes().to_vec())
        .unwrap();
    let mut record = Sample::default();
    match read_request(&API, &WRAPPED, "/v1", &request, &mut record) {
        Err(ReadRequestError::Invalid { problems, violations }) => {
            let problems = problems.into_iter().map(|problem| problem.pointer);
            Err(problems.chain(violations.into_iter().map(|violation| violation.pointer)).collect())
        }
        Err(other) => Err(vec![other.to_string()]),
        Ok(()) => Ok(record),
    }
}

fn sample() -> Sample {
    Sample { owner: "a".to_owned(), name: Some("n".to_owned()), ..Sample::default() }
}

#[test]
fn writes_credentials_beside_the_members_of_the_message() {
    let credentials = Credentials::new("body").with("token", "t");
    for (format, expected) in [
        (Format::Json, r#"{"data":{"items":[{"accessToken":"t","name":"n"}]}}"#),
        (Format::Form, "data%5Bitems%5D%5B0%5D%5BaccessToken%5D=t&data%5Bitems%5D%5B0%5D%5Bname%5D=n"),
        (Format::Xml, "<data><items><accessToken>t</accessToken><name>n</name></items></data>"),
    ] {
        let call = Call {
            api: &API,
            endpoint: &WRAPPED,
            server: "https://host/v1",
            credentials: Some(&credentials),
            format: Some(format),
            place: None,
            reply_format: None,
        };
        let request = write_request(&call, &sample()).unwrap();
        assert_eq!(std::str::from_utf8(request.body()).unwrap(), expected);
        let media_type = format.media_type();
        assert_eq!(read(media_type, expected).unwrap().name.as_deref(), Some("n"), "{format}");
    }
}

#[test]
fn names_violations_by_their_places_on_the_wire() {
    let json = r#"{"data":{"items":[{"name":"0123456789a"}]}}"#;
    assert_eq!(read("application/json", json).unwrap_err(), ["/data/items/0/name"]);
    let form = "data[items][0][name]=0123456789a";
    assert_eq!(read("application/x-www-form-urlencoded", form).unwrap_err(), ["/data/items/0/name"]);
    let xml = "<data><items><name>0123456789a</name></items></data>";
    assert_eq!(read("application/xml", xml).unwrap_err(), ["/items/0/name"]);
}

#[test]
fn refuses_hostile_layers_where_they_are() {
    let deep = format!("{{\"data\":{}", "[".repeat(100_000));
    let many = format!("{{\"data\":{{\"items\":[{{}}{}]}}}}", ",{}".repeat(200_000));
    for (body, places) in [
        (deep.as_str(), vec!["/data", "/data"]),
        (r#"{"data":"#, vec!["/data"]),
        (r#"{"data":{"items":[]}}"#, vec!["/data/items/0"]),
        (r#"{"data":{"items":[null]}}"#, vec!["/data/items/0"]),
        (r#"{"data":{"items":{"name":"n"}}}"#, vec!["/data/items"]),
        (r#"{"data":{"items":[{}]},"data":{"items":[{}]}}"#, vec!["/data"]),
        (r#"[{"data":{"items":[{}]}}]"#, vec![""]),
    ] {
        let found = read("application/json", body).unwrap_err();
        let shown: String = body.chars().take(60).collect();
        assert!(found.iter().map(String::as_str).eq(places), "{shown}: {found:?}");
    }
    let found = read("application/json", &many).unwrap_err();
    assert!(found.len() <= 100 && found.iter().all(|place| place == "/data/items"), "{}", found.len());
}

fn added(extra: &[Constant<'_>], value: Value<'_>, node: &Node, format: Format) -> Result<String, String> {
    let written = encode(format, value, node, &EncodeOptions { extra, ..EncodeOptions::BODY });
    written.map(|body| String::from_utf8(body).unwrap()).map_err(|error| error.to_string())
}

#[test]
fn adds_members_at_any_depth_to_what_is_there_and_to_what_is_made() {
    static TEXTS: Node = Node::STRING;
    static INNER: Shape = Shape::new("I", &[Field::new(",\"a\":", "a", Node::STRING)]);
    static BODY: Shape = Shape::new("B", &[Field::new(",\"inner\":", "inner", Node::record(|| &INNER))]);
    let node = Node::record(|| &BODY);
    let empty = crate::dynamic::DynRecord::new(&BODY);
    let mut filled = empty.clone();
    let Some(inner) = filled.slot(0).filled().record() else { panic!("no structure") };
    inner.slot(0).filled().scalar().unwrap().set(crate::value::Scalar::String("x")).unwrap();
    let (first, second) = (Text::string("1"), Text::string("2"));
    let extra = [
        Constant::new("key", first).within(&["inner"]),
        Constant::new("id", second).within(&["auth", "of"]),
        Constant::new("token", first).within(&["auth"]),
    ];
    for (record, format, expected) in [
        (&empty, Format::Json, r#"{"inner":{"key":"1"},"auth":{"of":{"id":"2"},"token":"1"}}"#),
        (&filled, Format::Json, r#"{"auth":{"of":{"id":"2"},"token":"1"},"inner":{"key":"1","a":"x"}}"#),
        (&filled, Format::Form, "auth%5Bof%5D%5Bid%5D=2&auth%5Btoken%5D=1&inner%5Bkey%5D=1&inner%5Ba%5D=x"),
        (
            &filled,
            Format::Xml,
            "<B><auth><of><id>2</id></of><token>1</token></auth><inner><key>1</key><a>x</a></inner></B>",
        ),
    ] {
        assert_eq!(added(&extra, Value::Record(record), &node, format).as_deref(), Ok(expected));
    }
    // What cannot hold them is no structure.
    let map = std::collections::BTreeMap::from([("inner".to_owned(), "x".to_owned())]);
    let value = crate::value::Wire::get(&map);
    let error = added(&extra, value, &Node::map(&TEXTS), Format::Json).unwrap_err();
    assert!(error.contains("credentials require a body that is a structure"), "{error}");
    let within = [Constant::new("key", first).within(&["inner", "a"])];
    let error = added(&within, Value::Record(&filled), &node, Format::Json).unwrap_err();
    assert!(error.contains("credentials require"), "{error}");
    let long = vec!["x"; Limits::USUAL.depth + 10];
    let within = [Constant::new("key", first).within(&long)];
    assert!(added(&within, Value::Record(&empty), &node, Format::Xml).is_err());
}

#[test]
fn selects_the_format_by_a_member_of_the_message() {
    static SELECTING: Endpoint =
        WRAPPED.with_select(SelectPlace::Body("output"), &[(Format::Json, "j"), (Format::Xml, "x")]);
    for (format, expected, place) in [
        (Format::Json, r#"{"data":{"items":[{"output":"x","name":"n"}]}}"#, "/data/items/0/output"),
        (
            Format::Form,
            "data%5Bitems%5D%5B0%5D%5Boutput%5D=x&data%5Bitems%5D%5B0%5D%5Bname%5D=n",
            "/data/items/0/output",
        ),
        (Format::Xml, "<data><items><output>x</output><name>n</name></items></data>", "/items/0/output"),
    ] {
        let (server, reply_format) = ("https://host/v1", Some(Format::Xml));
        let (credentials, format) = (None, Some(format));
        let call =
            Call { api: &API, endpoint: &SELECTING, server, credentials, format, place: None, reply_format };
        let mut request = write_request(&call, &sample()).unwrap();
        assert_eq!(std::str::from_utf8(request.body()).unwrap(), expected);
        request.headers_mut().remove("accept");
        assert_eq!(super::super::reply_format(&SELECTING, server, &request), Some(Format::Xml));
        let mut record = Sample::default();
        read_request(&API, &SELECTING, server, &request, &mut record).unwrap();
        assert_eq!(record, sample());
        let other = expected.replace("=x&", "=y&").replace(":\"x\"", ":\"y\"").replace(">x<", ">y<");
        *request.body_mut() = other.into_bytes();
        let error = read_request(&API, &SELECTING, server, &request, &mut Sample::default()).unwrap_err();
        assert!(error.to_string().contains(&format!("{place}: expected \"j\" or \"x\"")), "{error}");
    }
}
