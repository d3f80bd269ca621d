//! Which documents are well-formed, and what they say: a table, after the kinds of the conformance suite of the W3C.

use super::pieces::told;

/// Documents, each with what a strict reader sees: names as `{namespace}name`, attributes after them, text in quotes.
const ACCEPTED: &[(&str, &str)] = &[
    // names
    ("<a/>", "a()"),
    ("<_/>", "_()"),
    ("<a-b.c_1/>", "a-b.c_1()"),
    ("<Grüße/>", "Grüße()"),
    ("<名前></名前>", "名前()"),
    ("<a·/>", "a·()"),
    ("<xmlish/>", "xmlish()"),
    ("<a><A/></a>", "a(A())"),
    // white space in tags
    ("<a />", "a()"),
    ("<a\t\r\n/>", "a()"),
    ("<a ></a\n>", "a()"),
    ("<a b='1' ></a >", "a(b=\"1\")"),
    ("<a b = '1'/>", "a(b=\"1\")"),
    ("<a\nb\n=\n'1'\nc='2'/>", "a(b=\"1\" c=\"2\")"),
    // attributes
    ("<a b=''/>", "a(b=\"\")"),
    ("<a b=\"it's\" c='\"'/>", "a(b=\"it's\" c=\"\\\"\")"),
    ("<a b='>'/>", "a(b=\">\")"),
    ("<a b=']]>'/>", "a(b=\"]]>\")"),
    ("<a b='/>'></a>", "a(b=\"/>\")"),
    ("<a b='&lt;&gt;&amp;&apos;&quot;'/>", "a(b=\"<>&'\\\"\")"),
    ("<a b='x\ty\nz'/>", "a(b=\"x y z\")"),
    ("<a b='x\r\ny\rz\n\rw'/>", "a(b=\"x y z  w\")"),
    ("<a b=' x  y '/>", "a(b=\" x  y \")"),
    ("<a b='&#9;&#10;&#13;&#32;'/>", "a(b=\"\\t\\n\\r \")"),
    ("<a b='é&#233;&#x1F600;'/>", "a(b=\"éé😀\")"),
    ("<a é='1'/>", "a(é=\"1\")"),
    ("<a b='1' B='2'/>", "a(b=\"1\" B=\"2\")"),
    (
        "<a 名='1' b='2' c='3' d='4' e='5' f='6' g='7' h='8' i='9'/>",
        "a(名=\"1\" b=\"2\" c=\"3\" d=\"4\" e=\"5\" f=\"6\" g=\"7\" h=\"8\" i=\"9\")",
    ),
    // text
    ("<a>x</a>", "a(\"x\")"),
    ("<a> </a>", "a(\" \")"),
    ("<a>x > y</a>", "a(\"x > y\")"),
    ("<a>\"'/=</a>", "a(\"\\\"'/=\")"),
    ("<a>]</a>", "a(\"]\")"),
    ("<a>]]</a>", "a(\"]]\")"),
    ("<a>]] ></a>", "a(\"]] >\")"),
    ("<a>]]&gt;</a>", "a(\"]]>\")"),
    ("<a>]]]]&#62;]</a>", "a(\"]]]]>]\")"),
    ("<a>x\r\ny\rz\n</a>", "a(\"x\\ny\\nz\\n\")"),
    ("<a>\r\r\n\r</a>", "a(\"\\n\\n\\n\")"),
    ("<a>x&#13;\ny&#xD;</a>", "a(\"x\\r\\ny\\r\")"),
    ("<a>x<b/>y</a>", "a(\"x\" b() \"y\")"),
    ("<a>\n <b>1</b>\n</a>", "a(\"\\n \" b(\"1\") \"\\n\")"),
    // references
    ("<a>&lt;&gt;&amp;&apos;&quot;</a>", "a(\"<>&'\\\"\")"),
    ("<a>&#65;&#x41;&#x0041;&#0000065;</a>", "a(\"AAAA\")"),
    ("<a>&#xe9;&#xE9;</a>", "a(\"éé\")"),
    ("<a>&#x10FFFF;&#xD7FF;&#xE000;&#xFFFD;</a>", "a(\"\\u{10ffff}\\u{d7ff}\\u{e000}\u{FFFD}\")"),
    ("<a>&amp;lt;</a>", "a(\"&lt;\")"),
    ("<a>&#38;#38;</a>", "a(\"&#38;\")"),
    ("<a>x&amp;y&lt;z</a>", "a(\"x&y<z\")"),
    // comments
    ("<!-- c --><a/>", "a()"),
    ("<a><!----></a>", "a()"),
    ("<a><!-- - --></a>", "a()"),
    ("<a><!-- <b> & ]]> ?> &x; --></a>", "a()"),
    ("<a>x<!-- c -->y</a>", "a(\"xy\")"),
    ("<a/><!-- c -->\n<!-- d -->", "a()"),
    ("<!--é--><a/>", "a()"),
    // processing instructions
    ("<?p?><a/>", "a()"),
    ("<?p x y?><a><?q <b> -- & ?></a><?r\n?>", "a()"),
    ("<a>x<?p?>y</a>", "a(\"xy\")"),
    ("<?xml-stylesheet href='x'?><a/>", "a()"),
    ("<?xmlish?><a/>", "a()"),
    ("<?p ??><a/>", "a()"),
    ("<?é?><a/>", "a()"),
    // CDATA sections
    ("<a><![CDATA[]]></a>", "a()"),
    ("<a><![CDATA[<b>&amp;</b>]]></a>", "a(\"<b>&amp;</b>\")"),
    ("<a>x<![CDATA[ ]] ]]>y</a>", "a(\"x ]] y\")"),
    ("<a><![CDATA[]]]]></a>", "a(\"]]\")"),
    ("<a><![CDATA[x]]]]><![CDATA[>y]]></a>", "a(\"x]]>y\")"),
    ("<a><![CDATA[x\r\ny\rz]]></a>", "a(\"x\\ny\\nz\")"),
    ("<a><![CDATA[<![CDATA[]]></a>", "a(\"<![CDATA[\")"),
    ("<a>&lt;<![CDATA[&lt;]]>&lt;</a>", "a(\"<&lt;<\")"),
    // declarations
    ("<?xml version='1.0'?><a/>", "a()"),
    ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a/>", "a()"),
    ("<?xml version='1.0' standalone='yes'?><a/>", "a()"),
    ("<?xml version = '1.0' encoding\n=\n'UTF-8' standalone='no' ?><a/>", "a()"),
    ("\u{FEFF}<?xml version='1.0'?><a/>", "a()"),
    ("\u{FEFF}<a/>", "a()"),
    // what is around the root
    ("\n <a/>\r\n\t", "a()"),
    ("<?xml version='1.0'?> <!-- --> <?p?> <a/> <?p?> <!-- --> ", "a()"),
    // namespaces
    ("<a xmlns='u'/>", "{u}a()"),
    ("<a xmlns='u' b='1'/>", "{u}a(b=\"1\")"),
    ("<a xmlns='u'><b xmlns=''/><c/></a>", "{u}a(b() {u}c())"),
    ("<p:a xmlns:p='u'/>", "{u}a()"),
    ("<p:a p:b='1' b='2' xmlns:p='u'/>", "{u}a({u}b=\"1\" b=\"2\")"),
    ("<a xmlns:p='u'><p:b xmlns:p='v'/><p:c/></a>", "a({v}b() {u}c())"),
    ("<a xmlns:p='u' xmlns:P='v'><p:b/><P:b/></a>", "a({u}b() {v}b())"),
    ("<a xmlns:p='u' xmlns='u' p:b='1' b='2'/>", "{u}a({u}b=\"1\" b=\"2\")"),
    ("<a xml:lang='en'/>", "a({http://www.w3.org/XML/1998/namespace}lang=\"en\")"),
    ("<xml:a/>", "{http://www.w3.org/XML/1998/namespace}a()"),
    ("<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>", "a()"),
    ("<a xmlns='&#117;&amp;'/>", "{u&}a()"),
    ("<a xmlns:é='u'><é:é/></a>", "a({u}é())"),
    ("<a xmlnsx='1' xmlnS='2'/>", "a(xmlnsx=\"1\" xmlnS=\"2\")"),
    ("<a xmlns:p='u'></a >", "a()"),
    // characters
    ("<a>\t\u{20}\u{7F}\u{85}\u{D7FF}</a>", "a(\"\\t \\u{7f}\\u{85}\\u{d7ff}\")"),
    ("<a>\u{E000}\u{FFFD}\u{10000}</a>", "a(\"\\u{e000}\u{FFFD}\u{10000}\")"),
    ("<a>\u{FEFF}</a>", "a(\"\\u{feff}\")"),
];

const TAG: &str = "tag not closed: `>` not found before end of input";
const NAME: &str = "a tag or an attribute with an invalid name";
const ATTRIBUTE: &str = "an attribute is not a name, =, and a value in quotes";
const IN_ATTRIBUTE: &str = "a character that is not allowed in an attribute";
const TWICE: &str = "a duplicate attribute";
const ENTITY: &str =
    "a character that XML does not allow, or an entity other than lt, gt, amp, apos and quot";
const AMPERSAND: &str = "an & that starts no entity: write &amp;";
const OUTSIDE: &str = "text outside the root element";
const SECTION_END: &str = "]]> stands in text: write ]]&gt;";
const HYPHENS: &str = "-- stands in a comment";
const COMMENT: &str = "comment not closed: `-->` not found before end of input";
const SECTION: &str = "CDATA not closed: `]]>` not found before end of input";
const INSTRUCTION: &str = "processing instruction not closed: `?>` not found before end of input";
const TARGET: &str = "a processing instruction with an invalid name";
const RESERVED: &str = "a processing instruction whose name is reserved: xml";
const MARKUP: &str = "a <! that starts neither a comment nor a CDATA section";
const DOCTYPE: &str = "a document type declaration is not accepted";
const LATE: &str = "the XML declaration is not at the start of the body";
const UNMADE: &str = "the XML declaration must consist of names and quoted values";
const ORDER: &str = "the XML declaration must hold version, encoding and standalone, in this order";
const BINDING: &str = "a namespace declaration that is not allowed";
const UNENDED: &str = "the body ends within an element";

/// Documents, each with the line, the column and the reason of its refusal.
const REFUSED: &[(&str, usize, usize, &str)] = &[
    // names
    ("<1/>", 1, 1, NAME),
    ("<-a/>", 1, 1, NAME),
    ("<.a/>", 1, 1, NAME),
    ("<a$/>", 1, 1, NAME),
    ("<a,b>", 1, 1, NAME),
    ("<a=b/>", 1, 1, NAME),
    ("<\u{D7}/>", 1, 1, NAME),
    ("<a\u{D7}/>", 1, 1, NAME),
    ("<·a/>", 1, 1, NAME),
    ("<>", 1, 1, NAME),
    ("<a><></a>", 1, 4, NAME),
    ("<a>x < y</a>", 1, 6, NAME),
    ("<a><b<c></a>", 1, 4, NAME),
    ("<a\n<b>", 1, 1, ATTRIBUTE),
    // white space in tags
    ("< a/>", 1, 1, NAME),
    ("<a / >", 1, 1, ATTRIBUTE),
    ("<a/ >", 1, 1, ATTRIBUTE),
    ("<a></ a>", 1, 4, "expected the end of the element \"a\", found that of \" a\""),
    ("<a>< /a>", 1, 4, NAME),
    ("<a\u{A0}b='1'/>", 1, 1, NAME),
    ("<a \u{85}b='1'/>", 1, 1, NAME),
    // tags that do not fit
    ("<a>", 1, 4, UNENDED),
    ("<a>\n<b></b>", 2, 8, UNENDED),
    ("<a>\n<b></a>", 2, 4, "expected the end of the element \"b\", found that of \"a\""),
    ("<a></A>", 1, 4, "expected the end of the element \"a\", found that of \"A\""),
    ("<a></ab>", 1, 4, "expected the end of the element \"a\", found that of \"ab\""),
    ("<ab></a>", 1, 5, "expected the end of the element \"ab\", found that of \"a\""),
    ("<a></a b='1'>", 1, 4, "expected the end of the element \"a\", found that of \"a b='1'\""),
    ("<a></a/>", 1, 4, "expected the end of the element \"a\", found that of \"a/\""),
    ("<a></>", 1, 4, "expected the end of the element \"a\", found that of \"\""),
    (
        "<p:a xmlns:p='u' xmlns:q='u'></q:a>",
        1,
        30,
        "expected the end of the element \"p:a\", found that of \"q:a\"",
    ),
    ("<a/></a>", 1, 5, "the end of an element \"a\" that is not open"),
    ("</a>", 1, 1, "the end of an element \"a\" that is not open"),
    ("<a", 1, 1, TAG),
    ("<a ", 1, 1, TAG),
    ("<a b", 1, 1, TAG),
    ("<a b=", 1, 1, TAG),
    ("<a b='1", 1, 1, TAG),
    ("<a b='1'", 1, 1, TAG),
    ("<a b='1></a>", 1, 1, IN_ATTRIBUTE),
    ("<", 1, 1, TAG),
    ("<a></a", 1, 4, TAG),
    ("<a></", 1, 4, TAG),
    ("<a/", 1, 1, ATTRIBUTE),
    // attributes
    ("<a b/>", 1, 1, ATTRIBUTE),
    ("<a b=1/>", 1, 1, ATTRIBUTE),
    ("<a b '1'/>", 1, 1, ATTRIBUTE),
    ("<a b=='1'/>", 1, 1, ATTRIBUTE),
    ("<a ='1'/>", 1, 1, ATTRIBUTE),
    ("<a '1'/>", 1, 1, ATTRIBUTE),
    ("<a 1='1'/>", 1, 1, NAME),
    ("<a b:='1'/>", 1, 1, NAME),
    ("<a :b='1'/>", 1, 1, NAME),
    ("<a b='1'c='2'/>", 1, 1, ATTRIBUTE),
    ("<order a=\"1\"b=\"2\"></order>", 1, 1, ATTRIBUTE),
    ("<a b='1' b='1'/>", 1, 1, TWICE),
    ("<a b='1' c='2' d='3' e='4' f='5' g='6' h='7' i='8' b='9'/>", 1, 1, TWICE),
    ("<a b='<'/>", 1, 1, IN_ATTRIBUTE),
    ("<a b='&lt;<'/>", 1, 1, IN_ATTRIBUTE),
    ("<a b='&'/>", 1, 1, AMPERSAND),
    ("<a b='&lt'/>", 1, 1, AMPERSAND),
    ("<a b='x&y;'/>", 1, 1, ENTITY),
    ("<a b='&#0;'/>", 1, 1, ENTITY),
    ("<a>\n<b c='1'\nd=''e=''/></a>", 2, 1, ATTRIBUTE),
    // references
    ("<a>&</a>", 1, 4, AMPERSAND),
    ("<a>x & y</a>", 1, 6, AMPERSAND),
    ("<a>&lt</a>", 1, 4, AMPERSAND),
    ("<a>&amp &lt;</a>", 1, 4, AMPERSAND),
    ("<a>& lt;</a>", 1, 4, ENTITY),
    ("<a>&LT;</a>", 1, 4, ENTITY),
    ("<a>&;</a>", 1, 4, ENTITY),
    ("<a>&#;</a>", 1, 4, ENTITY),
    ("<a>&#x;</a>", 1, 4, ENTITY),
    ("<a>&#X41;</a>", 1, 4, ENTITY),
    ("<a>&#4A;</a>", 1, 4, ENTITY),
    ("<a>&#-1;</a>", 1, 4, ENTITY),
    ("<a>&#+65;</a>", 1, 4, ENTITY),
    ("<a>&#x+41;</a>", 1, 4, ENTITY),
    ("<a>&# 65;</a>", 1, 4, ENTITY),
    ("<a>&#8;</a>", 1, 4, ENTITY),
    ("<a>&#xD800;</a>", 1, 4, ENTITY),
    ("<a>&#xFFFF;</a>", 1, 4, ENTITY),
    ("<a>&#x110000;</a>", 1, 4, ENTITY),
    ("<a>&#x100000041;</a>", 1, 4, ENTITY),
    ("<a>\né&nbsp;</a>", 2, 3, ENTITY),
    // text
    ("<a>]]></a>", 1, 4, SECTION_END),
    ("<a>x]]]></a>", 1, 6, SECTION_END),
    ("<a><![CDATA[x]]>]]></a>", 1, 17, SECTION_END),
    ("x<a/>", 1, 1, OUTSIDE),
    ("<a/>\n x", 2, 2, OUTSIDE),
    ("<a/>&lt;", 1, 5, OUTSIDE),
    ("&#32;<a/>", 1, 1, OUTSIDE),
    ("<![CDATA[ ]]><a/>", 1, 1, OUTSIDE),
    ("<a/><a/>", 1, 5, "a second root element"),
    ("", 1, 1, "there is no element"),
    ("\n<!-- --> ", 2, 10, "there is no element"),
    // comments
    ("<a><!-- -- --></a>", 1, 9, HYPHENS),
    ("<a><!-- ---></a>", 1, 9, HYPHENS),
    ("<a><!-----></a>", 1, 8, HYPHENS),
    ("<a><!-- </a>", 1, 4, COMMENT),
    ("<a><!--></a>", 1, 4, COMMENT),
    ("<a><!---></a>", 1, 4, COMMENT),
    ("<a><!- c --></a>", 1, 4, MARKUP),
    ("<a><! c></a>", 1, 4, MARKUP),
    ("<a/><!-- -", 1, 5, COMMENT),
    // processing instructions
    ("<a><?p </a>", 1, 4, INSTRUCTION),
    ("<a><?p></a>", 1, 4, INSTRUCTION),
    ("<??><a/>", 1, 1, TARGET),
    ("<? p?><a/>", 1, 1, TARGET),
    ("<?1?><a/>", 1, 1, TARGET),
    ("<?p:q?><a/>", 1, 1, TARGET),
    ("<?p=q?><a/>", 1, 1, TARGET),
    ("<?XML version='1.0'?><a/>", 1, 1, RESERVED),
    ("<a><?xMl?></a>", 1, 4, RESERVED),
    // CDATA sections
    ("<a><![CDATA[</a>", 1, 4, SECTION),
    ("<a><![CDATA[]]</a>", 1, 4, SECTION),
    ("<a><![CDATA[] ]></a>", 1, 4, SECTION),
    ("<a><![cdata[x]]></a>", 1, 4, MARKUP),
    ("<a><![CDATA [x]]></a>", 1, 4, MARKUP),
    ("<a><![ CDATA[x]]></a>", 1, 4, MARKUP),
    // document types
    ("<!DOCTYPE a><a/>", 1, 1, DOCTYPE),
    ("<!-- -->\n<!doctype html>", 2, 1, DOCTYPE),
    ("<a><!DOCTYPE a></a>", 1, 4, DOCTYPE),
    ("<a/><!ENTITY x 'y'>", 1, 5, MARKUP),
    // declarations
    (" <?xml version='1.0'?><a/>", 1, 2, LATE),
    ("<!-- --><?xml version='1.0'?><a/>", 1, 9, LATE),
    ("<a/><?xml version='1.0'?>", 1, 5, LATE),
    ("<?xml version='1.0'?><?xml version='1.0'?><a/>", 1, 22, LATE),
    ("<?xml?><a/>", 1, 1, ORDER),
    ("<?xml encoding='UTF-8'?><a/>", 1, 1, ORDER),
    ("<?xml version='1.0' standalone='no' encoding='UTF-8'?><a/>", 1, 1, ORDER),
    ("<?xml version='1.0' version='1.0'?><a/>", 1, 1, ORDER),
    ("<?xml version=1.0?><a/>", 1, 1, UNMADE),
    ("<?xml version='1.0'encoding='UTF-8'?><a/>", 1, 1, UNMADE),
    ("<?xml version='1.0' x?><a/>", 1, 1, UNMADE),
    ("<?xml version='1&#46;0'?><a/>", 1, 1, UNMADE),
    ("<?xml version='1.0\"?><a/>", 1, 1, UNMADE),
    ("<?xml version='2.0'?><a/>", 1, 1, "the XML declaration: expected version 1.0, found another"),
    ("<?xml version=' 1.0'?><a/>", 1, 1, "the XML declaration: expected version 1.0, found another"),
    (
        "<?xml version='1.0' standalone='YES'?><a/>",
        1,
        1,
        "the XML declaration: expected standalone to be yes or no, found another",
    ),
    // namespaces
    ("<p:a/>", 1, 1, "the prefix \"p\" is not declared"),
    ("<a p:b='1'/>", 1, 1, "the prefix \"p\" is not declared"),
    ("<a><b xmlns:p='u'/><p:c/></a>", 1, 20, "the prefix \"p\" is not declared"),
    ("<xmlns:a/>", 1, 1, "the prefix \"xmlns\" is not declared"),
    ("<:a/>", 1, 1, NAME),
    ("<a:/>", 1, 1, NAME),
    ("<p:q:a xmlns:p='u'/>", 1, 1, NAME),
    ("<p:1 xmlns:p='u'/>", 1, 1, NAME),
    ("<a xmlns:='u'/>", 1, 1, NAME),
    ("<a xmlns:p=''/>", 1, 1, BINDING),
    ("<a xmlns:xmlns='u'/>", 1, 1, BINDING),
    ("<a xmlns:xml='u'/>", 1, 1, BINDING),
    ("<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", 1, 1, BINDING),
    ("<a xmlns='http://www.w3.org/XML/1998/namespace'/>", 1, 1, BINDING),
    ("<a xmlns='http://www.w3.org/2000/xmlns/'/>", 1, 1, BINDING),
    ("<a xmlns='u' xmlns='u'/>", 1, 1, TWICE),
    ("<a xmlns:p='u' xmlns:p='v'/>", 1, 1, TWICE),
    ("<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", 1, 1, TWICE),
    // characters
    ("<a>\u{0}</a>", 1, 4, "XML has no character U+0000"),
    ("<abc>\n\u{0}</abc>", 2, 1, "XML has no character U+0000"),
    ("<a>\u{8}</a>", 1, 4, "XML has no character U+0008"),
    ("<a b='\u{1F}'/>", 1, 7, "XML has no character U+001F"),
    ("<a><!--\u{C}--></a>", 1, 8, "XML has no character U+000C"),
    ("<a>é\u{FFFE}</a>", 1, 6, "XML has no character U+FFFE"),
];

#[test]
fn reads_well_formed_documents() {
    for (document, content) in ACCEPTED {
        let told = told(document).map_err(|malformed| malformed.what);
        assert_eq!(told.as_deref(), Ok(*content), "{document}");
    }
}

#[test]
fn refuses_malformed_documents_at_the_error() {
    for (document, line, column, what) in REFUSED {
        let position = Some((*line, *column));
        let refusal = told(document).map_err(|malformed| (malformed.position, malformed.what));
        assert_eq!(refusal, Err((position, (*what).to_owned())), "{document}");
    }
}
