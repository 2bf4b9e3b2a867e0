//! The words of closed lists that stand in a report: read back, each is one of its list or refused.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::budget::Objective;
use crate::library::{Category, Stage, Status};

/// A word of a closed list.
pub type Key = &'static str;

/// What a report says it is.
pub(in crate::report) const SCHEMA: Key = "auditlite/report@1";

fn known<E: Error>(word: &str, list: &'static [Key]) -> Result<Key, E> {
    list.iter().find(|known| **known == word).copied().ok_or_else(|| E::unknown_variant(word, list))
}

/// Functions that read a word, an absent or present word, or a list of words, each from its closed list.
macro_rules! keys {
    ($($kind:ident $name:ident $list:expr;)*) => { $(keys!(@$kind $name $list);)* };
    (@one $name:ident $list:expr) => {
        pub(super) fn $name<'de, D: Deserializer<'de>>(reader: D) -> Result<Key, D::Error> {
            known(&String::deserialize(reader)?, $list)
        }
    };
    (@maybe $name:ident $list:expr) => {
        pub(super) fn $name<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<Key>, D::Error> {
            Option::<String>::deserialize(reader)?.map(|word| known(&word, $list)).transpose()
        }
    };
    (@many $name:ident $list:expr) => {
        pub(super) fn $name<'de, D: Deserializer<'de>>(reader: D) -> Result<Vec<Key>, D::Error> {
            Vec::<String>::deserialize(reader)?.iter().map(|word| known(word, $list)).collect()
        }
    };
}

keys! {
    one schema &[SCHEMA];
    one payback &["immediate", "months", "not_priced", "never"];
    one place &["within", "below", "above"];
    many percentiles &["p10", "p90"];
    one counted &["plants", "recommendations"];
    one confidence &["measured", "calculated", "screening"];
    one drawing &[crate::draws::Settings::METHOD];
    one contribution &["fact", "estimate", "assumption", "price", "exchange_rate", "rest"];
    one refusal &["condition", "sector", "already_done", "no_saving"];
    maybe comparison &[">", ">=", "<", "<=", "==", "!="];
    one objective &const { names(Objective::ALL) };
    one search &["branch_and_bound", "branch_and_bound_ended_early", "greedy_with_exchanges"];
    one left_out &[
        "over_budget", "others_bring_more", "alternative", "nothing_left_to_save", "umbrella", "not_priced", "not_known",
        "brings_nothing",
    ];
    one category &const { names(Category::ALL) };
    one stage &const { names(Stage::ALL) };
    one status &const { names(Status::ALL) };
    many beyond &["investment", "payback", "no_saving"];
    maybe basis &["metered", "invoice", "measured", "nameplate", "estimated", "calculated", "typical"];
    one assumed_origin &["assumption", "profile"];
    one fact_origin &["profile", "derived"];
    one price_origin &["profile", "derived", "tariff", "factor"];
    one term_origin &["profile", "factor"];
    one emission_origin &["profile", "factor", "missing"];
    one per_year &["%/yr"];
    one price_index &["US_CPI_U", "MX_UDI"];
    one margin_basis &["bills", "annual"];
    many own_prices &["electricity", "demand"];
}

/// The words of a table of words and what they stand for.
const fn names<T: Copy, const N: usize>(table: [(Key, T); N]) -> [Key; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N {
        #[expect(clippy::indexing_slicing, reason = "there is no other way in a constant, and `at` is below `N`")]
        {
            names[at] = table[at].0;
        }
        at += 1;
    }
    names
}

#[cfg(test)]
mod tests {
    use serde::de::value::{Error, StrDeserializer};

    use super::*;

    #[test]
    fn every_word_that_the_program_writes_reads_back() {
        let read = |word: &'static str| StrDeserializer::<Error>::new(word);
        for (word, _) in Category::ALL {
            assert_eq!(category(read(word)), Ok(word));
        }
        for (word, _) in Objective::ALL {
            assert_eq!(objective(read(word)), Ok(word));
        }
        assert!(stage(read("stag")).unwrap_err().to_string().contains("`avoid`"));
    }
}
