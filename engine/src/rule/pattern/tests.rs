//! What patterns mean: what ECMA-262 says of them, with Unicode characters.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use crate::scalar::Scalar;

fn compiled(text: &str) -> Result<Matcher, PatternError> {
    Matcher::new(text)
}

#[track_caller]
fn search(pattern: &str, text: &str) -> Search {
    compiled(pattern).unwrap().search(text)
}

#[track_caller]
fn found(pattern: &str, texts: &[&str], others: &[&str]) {
    for text in texts {
        assert_eq!(search(pattern, text), Ok(true), "{pattern} {text:?}");
    }
    for text in others {
        assert_eq!(search(pattern, text), Ok(false), "{pattern} {text:?}");
    }
}

#[test]
fn searches_anywhere_unless_the_ends_are_named() {
    found("b+", &["abc", "b"], &["", "ac"]);
    found("^b+$", &["b", "bb"], &["abc", "b\n", "\nb", "b\r"]);
    found("^a|b$", &["ax", "xb"], &["xax"]);
    found("", &["", "a"], &[]);
    found("a||b", &["c"], &[]);
}

#[test]
fn classes_have_the_characters_of_ecma_262() {
    found(r"^\d+$", &["09"], &["٣", "a", ""]);
    found(r"^\D$", &["a", "٣", "\n"], &["1"]);
    found(r"^\w+$", &["aZ_9"], &["é", "-", "ſ"]);
    found(r"^\W$", &["é", "-"], &["_"]);
    found(
        r"^\s+$",
        &[" \t\n\u{0B}\u{0C}\r\u{A0}\u{1680}\u{2003}\u{2028}\u{202F}\u{205F}\u{3000}\u{FEFF}"],
        &["\u{85}", "\u{200B}"],
    );
    found(r"^\S$", &["a", "\u{85}"], &["\u{A0}"]);
    found("^.$", &["a", "é", "\u{1F600}", "\u{85}"], &["\n", "\r", "\u{2028}", "\u{2029}", ""]);
    found("^[^]$", &["\n", "a"], &["", "ab"]);
    found("[]", &[], &["", "a"]);
    found(r"^[\w.-]+$", &["a.b-c"], &["a b"]);
    found(r"^[\W\d]+$", &["-1é"], &["a"]);
    found(r"^[^\W_]+$", &["a9"], &["_", "-"]);
    found(r"^[a-c\-\]\\^[&&~~]+$", &[r"abc-]\^[&~"], &["d"]);
    found(r"^[\d-x]+$", &["1-x"], &["a"]);
    found(r"^[\b]$", &["\u{8}"], &["b"]);
    found("^[$^.]$", &["$", "^", "."], &["a"]);
    found("^[é-ü]$", &["ê"], &["e"]);
}

#[test]
fn escapes_stand_for_characters() {
    found(r"^\/\-\.\_\@\ \#$", &["/-._@ #"], &[]);
    found(
        r"^\t\n\v\f\r\0\cJ\x41\u00e9\u{1F600}\uD83D\uDE00$",
        &["\t\n\u{B}\u{C}\r\0\nAé\u{1F600}\u{1F600}"],
        &[],
    );
    found(r"^\p{L}\P{L}\p{Lu}\p{Script=Greek}\p{sc=Latin}[\p{Nd}\P{L}]$", &["é1Éαa1"], &["11Éαa1"]);
    found(r"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*$", &["a\u{1F600}\n"], &["\0"]);
    found(r"^[^\uD800-\uDFFF]$", &["a", "\u{1F600}"], &[]);
    found("^{}]{a}{1a},{$", &["{}]{a}{1a},{"], &[]);
}

#[test]
fn repeats_and_groups() {
    found("^a{2}b{1,}c{0,2}?$", &["aab", "aabbcc"], &["ab", "aabccc"]);
    found("^(?:ab|c)*?$", &["", "abc"], &["a"]);
    found("^(?<year>\\d{4})-(?<π>x)$", &["2026-x"], &[]);
    found("^(?i:straße|k)z$", &["STRAßEz", "Kz"], &["kZ"]);
    found("^(?s:.)(?-s:.)(?s-i:.)$", &["\na\n"], &["a\na"]);
    found(r"\bcat\b", &["a cat.", "écat"], &["cats", "_cat"]);
}

#[test]
fn looks_around_and_back() {
    found(r"^(?=.*\d)(?=.*[A-Z])(?!.*\s).{8,}$", &["Passw0rd"], &["password", "Pass w0rd", "Pw0"]);
    found(r"(?<=\$)\d+", &["$5"], &["5"]);
    found(r"(?<!a)b", &["cb", "b"], &["ab"]);
    found(r"(?<=a.{0,3})b", &["axxb"], &["xb"]);
    found(r#"^(["']).*\1$"#, &["'a'", "\"a\""], &["'a\""]);
    found(r"^(?<q>['\x22])a\k<q>$", &["'a'"], &["'a\""]);
    found(r"^(?:(a)|b)\1c$", &["bc", "aac"], &["ac", "bac"]);
    found(r"^\1(a)$", &["a"], &["aa"]);
    found(r"\Bcat", &["xcat"], &["cat", " cat", "écat"]);
    found(r"\bcat(?=s)", &["cats"], &["xcats", "cat"]);
    found(r"^(?!.*\d\n$).$", &["a"], &["\n"]);
    found("^(?!x)[]|a$", &["a"], &["b"]);
}

#[test]
fn points_to_what_is_no_pattern() {
    for (text, at, what) in [
        ("a(b", Some(1), "the group has no end"),
        ("a)", Some(1), "there is no group that `)` ends"),
        ("a[b", Some(1), "the class has no end"),
        ("*a", Some(0), "there is nothing before `*` that it could repeat"),
        ("é|+", Some(2), "there is nothing before `+` that it could repeat"),
        ("a{2}{3}", Some(4), "two repetitions follow each other"),
        ("a++", Some(2), "two repetitions follow each other"),
        ("a{3,2}", Some(1), "the counts of `{3,2}` are out of order"),
        ("a{,2}", Some(1), "a repetition needs its lower count"),
        ("^*", Some(1), "`*` repeats what matches no characters"),
        ("[z-a]", Some(1), "the range is out of order"),
        (r"\", Some(0), "the pattern ends with a backslash"),
        (r"a\Z", Some(1), r"ECMA-262 has no escape `\Z`"),
        (r"\pL", Some(0), "the property is malformed"),
        (r"\p{Klingon}", Some(0), "Unicode has no property \"Klingon\""),
        (r"\u12", Some(0), r"`\u` needs the number of a character"),
        (r"\u{110000}", Some(0), r"`\u` needs the number of a character"),
        (r"\xZZ", Some(0), r"`\x` needs two hexadecimal digits"),
        (r"\c1", Some(0), r"`\c` needs a letter"),
        (r"\1", Some(0), "there is no group 1"),
        (r"(a)\2", Some(3), "there is no group 2"),
        (r"\k<a>", Some(0), "there is no group of this name"),
        (r"\01", Some(0), r"ECMA-262 has no escape `\0`"),
        (r"\uD800", Some(0), "half of a surrogate pair is no character"),
        (r"[\uD800-\uDBFF]", Some(0), "half of a surrogate pair is no character"),
        ("(?P<a>b)", Some(0), "this is no group of ECMA-262"),
        ("(?i)a", Some(0), "this is no group of ECMA-262"),
        ("(?>a)", Some(0), "this is no group of ECMA-262"),
        ("(?m:^a)", Some(0), "the flag `m` is not supported"),
        ("(?<a>b)(?<a>c)", Some(0), "two groups are named \"a\""),
        ("(?<1>b)", Some(0), "the name of a group is malformed"),
        ("/^a$/i", Some(0), "the slashes and flags are not part of a pattern"),
        ("/a/", Some(0), "the slashes and flags are not part of a pattern"),
        ("(?:a{1000}){1000}", None, "the pattern is too large when it is compiled"),
    ] {
        let error = compiled(text).err().unwrap_or_else(|| panic!("{text} is a pattern"));
        assert_eq!((error.at, error.what.as_str()), (at, what), "{text}");
        assert!(!error.help.is_empty() && !error.help.ends_with('.'), "{text}");
    }
    assert!(compiled(r"\/a\/").is_ok() && compiled("/a/b").is_ok());
}

#[test]
fn patterns_are_bounded() {
    assert!(compiled(&"(".repeat(9000)).is_err() && compiled(&"(?=".repeat(3000)).is_err());
    assert!(compiled(&"a".repeat(10_001)).is_err());
    assert!(compiled(&format!("^.{{0,{}}}$", 4096)).is_ok());
    for text in ["(?=a{60000}){60000}", "((?=a){99}){99}", "(?:(?:a?){1000}){1000}(?=b)"] {
        let compiled = compiled(text).map(|matcher| matcher.search("a"));
        assert!(matches!(compiled, Err(_) | Ok(Ok(false))), "{text}");
    }
}

#[test]
fn gives_up_a_search_that_takes_too_many_steps() {
    let slow = r"^((?=(a+))\2?)+b\1$";
    let text = "a".repeat(60);
    assert!(matches!(search(r"^(?:(a|aa)(?!b))+\1c$", &text), Err(what) if what.contains("steps")));
    assert!(matches!(search(slow, &"a".repeat(10_001)), Err(what) if what.contains("10001 bytes")));
    found("^(a+)+$", &[&"a".repeat(200_000)], &[&format!("{}b", "a".repeat(200_000))]);
}

#[test]
fn a_rule_shows_what_does_not_match() {
    static LETTERS: Pattern = Pattern::new("^[a-z]+$");
    static WRONG: Pattern = Pattern::new("(");
    let instance = |text| Instance::Scalar(Scalar::String(text));
    let rule = Rule::pattern(&LETTERS);
    assert!(rule.is_satisfied(&instance("abc")) && !rule.is_satisfied(&instance("A")));
    assert_eq!(rule.kind().measured(&instance("A"), rule.limit()), "\"A\"");
    assert_eq!(rule.limit().to_string(), "^[a-z]+$");
    assert!(rule.is_satisfied(&Instance::Scalar(Scalar::Integer(7))) && rule.is_satisfied(&Instance::Other));
    assert!(!Rule::pattern(&WRONG).is_satisfied(&instance("a")));
}

#[test]
fn every_search_ends_whatever_the_pattern_and_the_text() {
    for pattern in [
        "^(?:(?=.*b?)a)*$",
        r"^(?:(?=(?:a|aa)*b?)a)*(?:(?=(?:a*b|a))a)*c$",
        r"^(a*)*\1b$",
        r"(.+)(.+)(.+)\3\2\1b",
        r"(?<=(?:a*b|a)*)b",
        r"(a|aa)+(?!a)\1b",
        r"(?:(?!(?:(?!b)a)*c)a)*d",
        r"(?i:(a+)+)(?=b)\1",
        r"(?<!a{0,500}b)c|(?:\p{L}{0,50}(?=\p{L}{0,50}))+d",
        "[ab]*a[ab]{2000}[cd]",
    ] {
        let matcher = compiled(pattern).unwrap();
        for length in [20, 100, 500, 2_000, 8_000, 1_000_000] {
            let found = matcher.search(&"a".repeat(length));
            assert!(length < 1_000_000 || found.is_err(), "{pattern} {length}: {found:?}");
        }
    }
}

#[test]
fn patterns_without_bound_are_refused() {
    for pattern in [
        r"(?:(?=(?:(?=(?:(?=a*b?)a)*)a)*)a)*c",
        r"(?:(?:(?:(?=a)){9000}){9000}){9000}",
        r"(a{1000}\1){1000}",
        r"(?=(?:(?:a?){100}){100})(?!a*b)c",
    ] {
        let error = compiled(pattern).err().unwrap_or_else(|| panic!("{pattern} is a pattern"));
        assert_eq!(error.what, "a search can take too many steps even in a short text", "{pattern}");
    }
}

#[test]
fn usual_patterns_are_searched_in_long_texts() {
    let letters = "a-b".repeat(900);
    found(r"^(?:(?!--)[a-z-])*$", &[&letters], &[]);
    found(r"^(?=.*\d)(?=.*[A-Z])(?!.*\s).{8,}$", &[&format!("Passw0rd{}", "x".repeat(4_000))], &["a"]);
    found(r"(?<!a)b", &[&format!("{}bb", "x".repeat(2_000))], &["ab"]);
    found(r"^(?:[a-z]+(?!--)-?)*$", &[&"ab-".repeat(700)], &["ab--"]);
    found("^.{0,4096}$", &[&"é".repeat(4096)], &[&"a".repeat(4097)]);
    found("^[a-z]*$", &[&"a".repeat(2_000_000)], &[]);
}
