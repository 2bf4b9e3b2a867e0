//! The labels of a `switch`, which the engine's tree keeps only as hashes: read again from the tokens.

use rhai::{Engine, Position, Token};

/// The labels of each arm of the `switch` at a position, in order; no label is the default arm.
///
/// `None` where an arm has a label that is not a text.
pub(super) fn labels(engine: &Engine, text: &str, at: Position) -> Option<Vec<Vec<(String, Position)>>> {
    let inputs = [text];
    let (tokens, _control) = engine.lex(&inputs);
    let mut tokens = tokens.skip_while(|(token, position)| !(*token == Token::Switch && *position == at));
    tokens.next()?;
    let mut depth = 0_usize;
    for (token, _) in tokens.by_ref() {
        match token {
            Token::LeftBrace if depth == 0 => break,
            Token::EOF => return None,
            other => depth = nested(&other, depth)?,
        }
    }
    let mut arms = Vec::new();
    let mut labels = Vec::new();
    loop {
        let (token, position) = tokens.next()?;
        match token {
            Token::StringConstant(label) => labels.push((label.to_string(), position)),
            Token::Pipe | Token::Comma => {}
            Token::Underscore => labels.clear(),
            Token::DoubleArrow => {
                arms.push(std::mem::take(&mut labels));
                if !skip_arm(&mut tokens)? {
                    return Some(arms);
                }
            }
            Token::RightBrace => return Some(arms),
            _ => return None,
        }
    }
}

/// Reads past the value of an arm; false where the `switch` ends with it.
fn skip_arm(tokens: &mut impl Iterator<Item = (Token, Position)>) -> Option<bool> {
    let mut depth = 0_usize;
    let mut braced = false;
    for (count, (token, _)) in tokens.enumerate() {
        match token {
            Token::Comma if depth == 0 => return Some(true),
            Token::RightBrace if depth == 0 => return Some(false),
            Token::EOF => return None,
            other => {
                braced |= count == 0 && other == Token::LeftBrace;
                depth = nested(&other, depth)?;
                if braced && depth == 0 {
                    return Some(true);
                }
            }
        }
    }
    None
}

fn nested(token: &Token, depth: usize) -> Option<usize> {
    match token {
        Token::LeftBrace | Token::LeftParen | Token::LeftBracket | Token::MapStart => Some(depth + 1),
        Token::RightBrace | Token::RightParen | Token::RightBracket => depth.checked_sub(1),
        _ => Some(depth),
    }
}
