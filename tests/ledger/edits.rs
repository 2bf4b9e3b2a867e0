//! Ledgers that somebody has changed by hand: a changed byte is told of, or has changed nothing.

use auditlite::ledger::read;

use super::made::small;

#[test]
fn every_changed_byte_is_refused_or_leaves_the_events_the_same() {
    let ledger = small();
    let text = ledger.text();
    let mut refused = 0;
    for at in 0..text.len() {
        let was = text.as_bytes()[at];
        for byte in [was ^ 1, was ^ 0x20, b' ', b'\n', b'\r', b'0', b'9', b'"', b'}', b'\\', 0, 0xC3, 0xFF] {
            if byte == was {
                continue;
            }
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] = byte;
            match read("planta.jsonl", &bytes) {
                Ok((back, _)) => assert_eq!(back.entries, ledger.entries, "byte {at} as {byte}"),
                Err(problems) => {
                    assert!(!problems.is_empty());
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 11 * text.len());
}

#[test]
fn every_byte_that_is_taken_out_or_put_in_is_refused_or_leaves_the_events_the_same() {
    let ledger = small();
    let text = ledger.text();
    for at in 0..text.len() {
        let mut bytes = text.as_bytes().to_vec();
        bytes.remove(at);
        if let Ok((back, _)) = read("planta.jsonl", &bytes) {
            assert_eq!(back.entries, ledger.entries, "without byte {at}");
        }
        for byte in [b' ', b'\n', b'0', b'"', b'a', 0xFF] {
            let mut bytes = text.as_bytes().to_vec();
            bytes.insert(at, byte);
            if let Ok((back, _)) = read("planta.jsonl", &bytes) {
                assert_eq!(back.entries, ledger.entries, "{byte} before byte {at}");
            }
        }
    }
}
