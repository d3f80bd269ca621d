//! Which documents are JSON (RFC 8259) and which are not.

use super::*;

/// Documents that are JSON. Each of these tables is parted by white space.
const ACCEPTED: &str = r#"
    null true false 0 "" [] {}
    [null] [[]] [[],[]] [[[[[]]]]] [1,2,3] [{}] ["",{},[],null,0,true,false]
    {"a":1} {"":0} {"a":{}} {"a":[{}]} {"a":1,"a":1} {"\u0061":1,"a":2} {"a\n":1} {"\"":"\""} {"é":1} {"null":null}
    -0 -1 10 1234567890 0.0 -0.0 1.5 0.001 0e0 0E0 1e5 1E5 1e+5 1e-5 1E+5 1E-5 1.5e10 0e+1 1e00 1e05 -1.25E-003
    9223372036854775807 -9223372036854775808 9223372036854775808 123456789012345678901234567890
    0.1234567890123456789012345 1e999999999999 [-0] [1e1]
    "a" "'" "/" "é" "😀" "//" "/**/" "[]{},:" "12345678" "1234567\n" "12345678\n" "a\nb\nc"
    "\"" "\\" "\/" "\b\f\n\r\t" "\\\"" "\\u0041" "\u0000" "\u001f" "\u0022" "\u005c" "\u00e9" "\u00E9" "\uD7FF" "\ue000"
    "\uFFFF" "\ud83d\ude00" "\uDBFF\uDFFF" "\ud800\udc00"
"#;

/// More of them, with white space, or with characters that are hard to see.
const ACCEPTED_ALSO: &[&str] = &[
    " \t\r\n1 \t\r\n",
    "\n\"a\"\n",
    "[ ]",
    "{ }",
    "[1 , 2]",
    "[\n1\n,\r2\t]",
    "{ \"a\" : 1 , \"b\" : 2 }",
    "{\r\n\t\"a\"\r\n:\t1\r\n}",
    "\" \"",
    "\"\u{7f}\u{80}\"",
    "\"\u{2028}\u{2029}\"",
    "\"\u{feff}\u{ffff}\u{10ffff}\"",
];

/// Documents that are not: too many values or none, words, numbers, strings, halves of surrogate pairs, arrays, objects.
const REFUSED: &str = r#"
    1,2 [][] {}{} {}[] []] {}} [], , : ] } []x 1] "a""b"
    nul nulL Null NULL tru True fals FALSE t n f nullx truefalse undefined NaN Infinity -Infinity -NaN inf a [nul] [tru
    - + +1 --1 -+1 01 -01 00 00.1 012 .5 -.5 1. 1.e1 1..2 1.2.3 1e 1E 1e+ 1e- 1e1.5 1ee1 1e+-1 e1 0x10 0b1 1_000 1,000 1a
    1.5f 1L ١ １ 0.e1 0e [1. [- -a 1/2 1+1 9223372036854775808a
    " "a 'a' `a` a" "a"" "\" "\ "a\ "\a" "\v" "\0" "\'" "\x41" "\U0041" "\é" "\u" "\u1" "\u12" "\u123" "\u12g4" "\u+123"
    "\u{41}" "\u "\u123 "a\u12 "\u00é9"
    "\ud800" "\udbff" "\udc00" "\udfff" "\ud800a" "\ud800\n" "\ud800\u0041" "\ud800\ud800" "\ud800\udbff" "\ud800\ue000"
    "\udc00\ud800" "\ud800\u" "\ud800\" "\ud800\udc0" "\ud800 "\ud800\ "\ud83d\ude00\ude00"
    [ [[ [1 [1, [1,] [,1] [,] [1,,2] [1;2] [1:2] ["a":1] [1} ["a" ["a [[] (1) [*] [1]] [1/**/] [...] [{] [{]} [#]
    { {"a" {"a": {"a":1 {"a":1, {"a":1,} {,"a":1} {,} {"a":1,,"b":2} {"a",1} {"a"} {"a"::1} {"a":} {:1} {a:1} {'a':1} {1:1}
    {null:1} {[]:1} {"a":1] {"a":1;"b":2} {"a"=1} {"a {"a\ {"\ud800":1} {"a":1}} {"a":1,"b"} {"a":1/**/} {"a":a} {"a":"
    {{}} {"a":{} {1} {"a"1} {"a":1"b":2}
"#;

/// More of them.
const REFUSED_ALSO: &[&str] = &[
    "",
    " \n",
    "1 2",
    "null null",
    "\u{a0}1",
    "\u{feff}1",
    "\u{b}1",
    "\u{c}[]",
    "\u{85}1",
    "[1\u{2028}]",
    "\0",
    "1\0",
    "nu\nll",
    "1 e1",
    "- 1",
    "\"\n\"",
    "\"\t\"",
    "\"\0\"",
    "\"\u{1f}\"",
    "\"1234567\u{1}\"",
    "\"12345678\u{1}\"",
    "\"\\ \"",
    "\"\\\n\"",
    "\"\\u 123\"",
    "[1 2]",
    "[1,\n",
    "[1//\n]",
    "{\"a\":1 \"b\":2}",
    "{\"a\" 1}",
    "{\"a\n\":1}",
];

fn documents(table: &'static str, also: &[&'static str]) -> Vec<&'static str> {
    table.split_whitespace().chain(also.iter().copied()).collect()
}

#[test]
fn accepts_valid_json() {
    for text in documents(ACCEPTED, ACCEPTED_ALSO) {
        assert_eq!(read(text).err(), None, "{text:?}");
        assert_eq!(pass(text), Ok(()), "{text:?}");
    }
}

#[test]
fn refuses_invalid_json_with_a_position() {
    for text in documents(REFUSED, REFUSED_ALSO) {
        let error = read(text).expect_err(text);
        assert!(error.offset <= text.len() && text.is_char_boundary(error.offset), "{text:?}: {error:?}");
        assert!(!error.what.is_empty() && !error.what.ends_with('.'), "{text:?}: {error:?}");
        assert_eq!(pass(text), Err(error), "{text:?}");
    }
}

#[test]
fn refuses_truncated_json_near_the_end() {
    let text = r#"{"a":["b\n\u00e9\ud83d\ude00",-1.5e+3,null,true,false,{"c":[[],{}]}],"d":"long enough to take two words"}"#;
    assert_eq!(pass(text), Ok(()));
    for end in 0..text.len() {
        let error = read(&text[..end]).expect_err(&text[..end]);
        // A half word, or half of a pair, is told where it begins.
        assert!(end - error.offset < 12, "{end}: {error:?}");
        assert_eq!(pass(&text[..end]), Err(error), "{end}");
    }
}

#[test]
fn reads_long_and_deep_documents_in_one_pass() {
    // If any of these took more than one pass, or a stack, this test would not end.
    const MANY: usize = 100_000;
    let long = "x".repeat(MANY);
    let spaces = " ".repeat(MANY);
    for (text, sound) in [
        (format!("{}{}", "[".repeat(MANY), "]".repeat(MANY)), true),
        (format!("{}1{}", "{\"a\":".repeat(MANY), "}".repeat(MANY)), true),
        ("[".repeat(MANY), false),
        ("{\"a\":".repeat(MANY), false),
        (format!("[{spaces}1{spaces},{spaces}2{spaces}]{spaces}"), true),
        (format!("\"{long}\""), true),
        (format!("\"{long}"), false),
        (format!("\"{}\"", "\\n".repeat(MANY)), true),
        (format!("\"{}\"", "\\ud83d\\ude00".repeat(MANY)), true),
        (format!("\"{}", "\\\"".repeat(MANY)), false),
        ("9".repeat(MANY), true),
        (format!("-0.{}e{}", "0".repeat(MANY), "9".repeat(MANY)), true),
        (format!("[{}1]", "1,".repeat(MANY)), true),
        (format!("{{{}\"\":1}}", "\"k\":\"v\",".repeat(MANY)), true),
    ] {
        assert_eq!(pass(&text).is_ok(), sound, "{text:.20}");
    }
}
