use super::*;
use crate::diagnostic::Diagnostic;

fn problem(bytes: &[u8]) -> Diagnostic {
    read_json("plant.json", bytes).expect_err("this must not be read")
}

fn place(bytes: &[u8]) -> (u32, u32) {
    let place = problem(bytes).place.expect("a place");
    (place.line, place.column)
}

#[test]
fn every_value_knows_its_place_in_characters() {
    let json = read_json("plant.json", "\u{feff}{ \"año\": [1,\n  \"ñ\", true, null, -0] }".as_bytes()).unwrap();
    let list = json.get("año").unwrap();
    assert_eq!((json.place.line, json.place.column), (1, 1));
    assert_eq!((json.map().unwrap()[0].place.line, json.map().unwrap()[0].place.column), (1, 3));
    assert_eq!((list.place.line, list.place.column), (1, 10));
    let places: Vec<(u32, u32)> = list.list().unwrap().iter().map(|v| (v.place.line, v.place.column)).collect();
    assert_eq!(places, [(1, 11), (2, 3), (2, 8), (2, 14), (2, 20)]);
    assert!(list.list().unwrap()[4].number().unwrap().is_sign_positive());
}

#[test]
fn what_is_no_json_is_refused_at_its_place() {
    for (text, line, column) in [
        ("{ \"a\": 1,\n }", 1, 9),
        ("{ \"a\": 1\n \"b\": 2 }", 1, 9),
        ("{ \"a\" 1 }", 1, 7),
        ("{ a: 1 }", 1, 3),
        ("{ 'a': 1 }", 1, 3),
        ("{ \"é\": .5 }", 1, 8),
        ("{ \"é\": 01 }", 1, 9),
        ("{ \"a\": True }", 1, 8),
        ("{ \"a\": NaN }", 1, 8),
        ("{ \"a\": 12 kW }", 1, 10),
        ("{ \"a\": \"x\ny\" }", 1, 9),
        ("{ \"a\": \"x,\n  \"b\": 2 }", 1, 10),
        ("{ \"a\": 1 } x", 1, 12),
        ("{ \"a\": 1 } // x", 1, 12),
        ("{ \"a\": 1e999 }", 1, 8),
        ("{\u{a0}\"a\": 1 }", 1, 2),
        ("[1,,2]", 1, 4),
    ] {
        assert_eq!(place(text.as_bytes()), (line, column), "{text}: {}", problem(text.as_bytes()).message.en);
    }
}

#[test]
fn a_file_that_breaks_off_says_what_it_was_in_the_middle_of() {
    for (text, what) in [
        ("{ \"a\": 1", "an object"),
        ("{ \"a\": [1, 2", "a list"),
        ("{ \"a\": \"12 k", "a text"),
        ("{ \"a\":", "an object"),
        ("{ \"a\"", "an object"),
        ("{ \"a\": \"\\u00", "a text"),
        ("tru", "a value"),
    ] {
        assert_eq!(problem(text.as_bytes()).message.en, format!("the file ends in the middle of {what}"), "{text}");
    }
}

#[test]
fn other_encodings_are_named() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    for bytes in [wide("{}"), wide("\u{feff}{}"), big("{}"), big("\u{feff}{ \"a\": 1 }"), wide("1")] {
        assert!(problem(&bytes).message.en.contains("UTF-16"), "{bytes:?}");
    }
    assert!(problem(b"{ \"a\": \"Quer\xE9taro\" }").message.en.contains("byte 0xE9"));
    assert_eq!(place(b"{\n \"a\": \"Quer\xE9taro\" }"), (2, 12));
    assert_eq!(place(b"{ \"a\": \0 }"), (1, 8));
}

#[test]
fn empty_large_and_deep_files_are_refused_in_one_line() {
    for bytes in [&b""[..], b" \r\n\t", b"\xEF\xBB\xBF", b"\xEF\xBB\xBF \n"] {
        assert_eq!(problem(bytes).message.en, "the file is empty");
    }
    assert!(problem(&vec![b' '; 16 * 1024 * 1024 + 1]).message.en.contains("16 MiB"));
    assert!(problem("[".repeat(100_000).as_bytes()).message.en.contains("64 deep"));
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(read_json("plant.json", nested(64).as_bytes()).is_ok());
    assert!(read_json("plant.json", nested(65).as_bytes()).is_err());
}

#[test]
fn keys_that_stand_twice_are_found_with_their_path() {
    let json = read_json("plant.json", br#"{ "a": [ { "b": 1, "b": 2 } ], "a": {} }"#).unwrap();
    let paths: Vec<String> = duplicate_keys(&json).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["a[0].b", "a"]);
}
