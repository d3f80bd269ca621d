//! The XML of three vendors' pages.

use super::{field, read, read_strictly, record, required, text, written};
use crate::format::{Format, difference};
use crate::table::{Nil, Node, Shape, XmlShape};
use crate::types::{DateTime, Uuid};
use crate::value::Wire;

/// How .NET's `DataContractSerializer` writes a root that keeps references.
const DATA_CONTRACT: XmlShape = XmlShape::DEFAULT
    .with_declarations(&[
        ("i", "http://www.w3.org/2001/XMLSchema-instance"),
        ("z", "http://schemas.microsoft.com/2003/10/Serialization/"),
    ])
    .with_attributes(&[("z:Id", "i1")])
    .with_nil(Nil::Xsi);

#[derive(Debug, Default, PartialEq)]
struct SimpleGroup {
    name: String,
    description: Option<String>,
    folder: Option<i16>,
}

static SIMPLE_GROUP: Shape = Shape::new(
    "SimpleGroup",
    &[required("Name", Node::STRING), text("Description"), field("GroupFolderId", Node::INTEGER)],
)
.with_xml(DATA_CONTRACT.with_order(&[1, 2, 0]));

record!(SimpleGroup, &SIMPLE_GROUP, 0 => name, 1 => description, 2 => folder);

#[derive(Debug, Default, PartialEq)]
struct Payload {
    meta: Option<Meta>,
    data: i64,
}

static PAYLOAD: Shape =
    Shape::new("Payload", &[field("Meta", Node::record(|| &META)), required("Data", Node::INTEGER)])
        .with_xml(DATA_CONTRACT.with_order(&[1, 0]));

record!(Payload, &PAYLOAD, 0 => meta, 1 => data);

#[derive(Debug, Default, PartialEq)]
struct Meta {
    status: i32,
    total: Option<i64>,
    timestamp: Option<DateTime>,
    filtered: Option<bool>,
}

static META: Shape = Shape::new(
    "MetaData",
    &[
        required("Status", Node::INTEGER),
        field("TotalRowCount", Node::INTEGER),
        field("Timestamp", Node::DATETIME),
        field("IsFiltered", Node::BOOLEAN),
    ],
)
.with_xml(XmlShape::DEFAULT.with_order(&[3, 0, 2, 1]));

record!(Meta, &META, 0 => status, 1 => total, 2 => timestamp, 3 => filtered);

#[test]
fn writes_the_checkmarket_request() {
    let page = r#"<SimpleGroup xmlns:i="http://www.w3.org/2001/XMLSchema-instance" z:Id="i1" xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/">
  <Description>sample string 2</Description>
  <GroupFolderId>1</GroupFolderId>
  <Name>sample string 1</Name>
</SimpleGroup>"#;
    let group = SimpleGroup {
        name: "sample string 1".into(),
        description: Some("sample string 2".into()),
        folder: Some(1),
    };
    let ours = written(&group).unwrap();
    assert_eq!(difference(Format::Xml, page.as_bytes(), ours.as_bytes()), None);
    assert_eq!(
        ours,
        "<SimpleGroup xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xmlns:z=\"http://schemas.microsoft.com/2003/10/Serialization/\" z:Id=\"i1\">\
         <Description>sample string 2</Description><GroupFolderId>1</GroupFolderId>\
         <Name>sample string 1</Name></SimpleGroup>"
    );
    assert_eq!(read_strictly(page), Ok(group));
}

#[test]
fn reads_the_checkmarket_reply() {
    let page = r#"<Payload xmlns:i="http://www.w3.org/2001/XMLSchema-instance" z:Id="i1" xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/">
  <Data>1</Data>
  <Meta>
    <IsFiltered>true</IsFiltered>
    <Limit>1</Limit>
    <Status>1</Status>
    <Timestamp>2024-04-18T05:22:49.4404487+01:00</Timestamp>
    <TotalRowCount>1</TotalRowCount>
  </Meta>
</Payload>"#;
    let payload: Payload = read(page).unwrap();
    let meta = payload.meta.as_ref().unwrap();
    assert_eq!((payload.data, meta.status, meta.total, meta.filtered), (1, 1, Some(1), Some(true)));
    let ours = written(&payload).unwrap();
    let without_limit = page.replace("<Limit>1</Limit>", "");
    assert_eq!(difference(Format::Xml, without_limit.as_bytes(), ours.as_bytes()), None);
    assert_eq!(
        read_strictly::<Payload>(page).unwrap_err(),
        "line 5, column 5: /Meta/Limit: unknown element \"Limit\"",
        "only a reply may hold more than the table"
    );
}

#[derive(Debug, Default, PartialEq)]
struct Reply {
    message: String,
    group: Option<ContactGroup>,
}

static REPLY: Shape = Shape::new(
    "Reply",
    &[required("message", Node::STRING), field("contact_group", Node::record(|| &CONTACT_GROUP))],
)
.with_xml(XmlShape::DEFAULT.with_root("response").with_xml_declaration());

record!(Reply, &REPLY, 0 => message, 1 => group);

#[derive(Debug, Default, PartialEq)]
struct ContactGroup {
    url: Option<crate::types::Url>,
    name: String,
    contacts: Vec<String>,
}

static URLS: Node = Node::STRING;

static CONTACT_GROUP: Shape = Shape::new(
    "contact_group",
    &[
        field("contact_group_url", Node::URL),
        required("name", Node::STRING),
        required("contact", Node::list(&URLS)),
    ],
);

record!(ContactGroup, &CONTACT_GROUP, 0 => url, 1 => name, 2 => contacts);

const FAXFINDER: &str =
    "<?xml version=”1.0” encoding=”UTF-8”?>\r\n<response>\r\n\t<message>Created</message>\r
\t<contact_group>\r\n\t\t<contact_group_url>https://dot3/ffws/v1/contact_groups/admin/14</contact_group_url>\r
\t\t<name>New Group from API</name>\r\n\t\t<contact>https://dot3/ffws/v1/contacts/admin/23</contact>\r
\t\t<contact>https://dot3/ffws/v1/contacts/admin/24</contact>\r\n\t</contact_group>\r\n</response>\r\n\r\n";

#[test]
fn reads_the_faxfinder_reply_with_typographic_quotes() {
    let reply: Reply = read(FAXFINDER).unwrap();
    let group = reply.group.as_ref().unwrap();
    assert_eq!(reply.message, "Created");
    assert_eq!(group.url.as_ref().unwrap().as_str(), "https://dot3/ffws/v1/contact_groups/admin/14");
    assert_eq!(group.contacts, [23, 24].map(|id| format!("https://dot3/ffws/v1/contacts/admin/{id}")));
    let ours = written(&reply).unwrap();
    assert!(
        ours.starts_with(r#"<?xml version="1.0" encoding="UTF-8"?><response><message>Created<"#),
        "{ours}"
    );
    assert_eq!(difference(Format::Xml, FAXFINDER.as_bytes(), ours.as_bytes()), None);
    assert!(
        read_strictly::<Reply>(FAXFINDER).unwrap_err().starts_with("line 1, column 1: the XML declaration")
    );
}

#[test]
fn reads_the_faxfinder_reply_that_is_only_a_message() {
    let reply: Reply = read("<response><message>No user</message></response>").unwrap();
    assert_eq!(reply, Reply { message: "No user".into(), group: None });
    let empty: Reply = read("<response><message/><contact_group><name/></contact_group></response>").unwrap();
    let group = ContactGroup { url: None, name: String::new(), contacts: Vec::new() };
    assert_eq!(empty, Reply { message: String::new(), group: Some(group) });
}

#[derive(Debug, Default, PartialEq)]
struct Group {
    id: Option<Uuid>,
    manager: Option<Person>,
    members: Vec<Person>,
}

static PERSONS: Node = Node::record(|| &PERSON);

static GROUP: Shape = Shape::new(
    "result",
    &[
        field("id", Node::UUID).with_aliases(&["Id"]),
        field("manager", Node::record(|| &PERSON).nullable()).with_aliases(&["Manager"]),
        required("members", Node::list(&PERSONS)).with_aliases(&["Members"]),
    ],
);

record!(Group, &GROUP, 0 => id, 1 => manager, 2 => members);

#[derive(Debug, Default, PartialEq)]
struct Person {
    name: Option<String>,
}

static PERSON: Shape = Shape::new("Person", &[text("displayName").with_aliases(&["DisplayName"])]);

record!(Person, &PERSON, 0 => name);

#[test]
fn reads_unwrapped_onlyoffice_members() {
    let person = |name: &str| Person { name: Some(name.into()) };
    let page = "<result>
  <Members><Id>1</Id><DisplayName>Mike</DisplayName></Members>
  <Id>FADD9F49-2431-4610-a518-3ca9b3843c88</Id>
  <Members><DisplayName>Ann</DisplayName></Members>
  <Manager/>
</result>";
    let group: Group = read(page).unwrap();
    assert_eq!(group.members, [person("Mike"), person("Ann")]);
    assert_eq!((group.id.is_some(), &group.manager), (true, &None));
    assert_eq!(
        written(&group).unwrap(),
        "<result><id>fadd9f49-2431-4610-a518-3ca9b3843c88</id>\
         <members><displayName>Mike</displayName></members>\
         <members><displayName>Ann</displayName></members></result>"
    );
    assert_eq!(read::<Group>("<result/>").unwrap(), Group::default());
    let wrong = "<result>\n<members><displayName>Mike</displayName></members>\n\
                 <members><displayName><b/></displayName></members><id>x</id></result>";
    assert_eq!(
        read::<Group>(wrong).unwrap_err(),
        "line 3, column 10: /members/1/displayName: expected text, found elements\n\
         line 3, column 51: /id: expected a UUID such as 9924256a-739c-462b-af15-e652a3b1b6eb, found \"x\""
    );
}
