//! Words as numbers.

use indexmap::IndexSet;

/// The words that rules know, each with a code.
#[derive(Debug, Clone, Default)]
pub(super) struct Words(IndexSet<String>);

impl Words {
    /// The code of a word, which is given one if it has none.
    pub(super) fn add(&mut self, word: &str) -> f64 {
        let index = self.0.get_index_of(word).unwrap_or_else(|| self.0.insert_full(word.to_owned()).0);
        code(index)
    }

    /// The code of a word; no number if nobody knows it.
    pub(super) fn code(&self, word: &str) -> f64 {
        self.0.get_index_of(word).map_or(f64::NAN, code)
    }

    /// The word of a code.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "codes are small whole numbers")]
    pub(super) fn word(&self, code: f64) -> Option<&str> {
        if !code.is_finite() {
            return None;
        }
        self.0.get_index(code as usize).map(String::as_str)
    }
}

fn code(index: usize) -> f64 {
    u32::try_from(index).map_or(f64::NAN, f64::from)
}
