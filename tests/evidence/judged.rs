//! Realised over promised, what would explain it, and the range that is proposed.

use auditlite::changes::Layout;
use auditlite::diagnostic::Lang;
use auditlite::evidence::{Evidence, Explains, Judged, render};
use auditlite::library::{Library, Pull};
use auditlite::programme::Bias;

use super::{LEAKS, Told, day, evidence, near, plant, plants};

fn judged(evidence: &Evidence) -> Judged {
    let library = Library::shipped();
    Judged::of(&library, library.rule(LEAKS).unwrap(), &evidence.rules[LEAKS])
}

#[test]
fn five_results_say_what_was_worked_out_by_hand() {
    let judged = judged(&evidence());
    assert_eq!((judged.promised.n, judged.promised.noise, judged.promised.stated, judged.joint), (5, 1, 1, 1));
    // Logarithms of 0.5, 0.6, 0.6, 0.7, 0.8: mean -0.458923, exp 0.63196; standard deviation 0.177693, over √5 0.0794665;
    // × t(4) 2.776445 = 0.220634: exp(-0.679557) = 0.50684 to exp(-0.238289) = 0.78797.
    let pooled = judged.promised.pooled.unwrap();
    near(pooled.ratio, 0.631_96);
    let [low, high] = pooled.interval.unwrap();
    near(low, 0.506_84);
    near(high, 0.787_97);
    assert_eq!(judged.now.bias, Bias::Worse);
    // 40,000 to 58,000 of 49,000 is 0.816 to 1.184: all five lie below.
    assert_eq!(judged.against_range, [0, 5, 0]);
}

#[test]
fn the_assumption_that_the_saving_follows_is_named_with_what_it_would_have_to_be() {
    let judged = judged(&evidence());
    let repaired = judged.likeliest().unwrap();
    assert_eq!((repaired.name.as_str(), repaired.pull), ("repaired_share", Pull::Proportional));
    // 70 % × 0.63196 = 44.237 %, below the 50 % that the rule thinks least plausible.
    near(repaired.needed.unwrap(), 44.237);
    assert_eq!(repaired.explains, Some(Explains::Beyond));
    near(repaired.share.unwrap(), 0.4);
    // The range of `five_values_give_the_range_that_was_worked_out_by_hand`.
    let proposal = repaired.proposal.unwrap();
    near(proposal.low, 25.768);
    near(proposal.typical, 50.903);
    near(proposal.high, 84.940);
    // What a survey costs has nothing to do with what is saved.
    let cost = judged.assumed.iter().find(|one| one.name == "survey_cost").unwrap();
    assert_eq!((cost.explains, cost.proposal), (Some(Explains::No), None));
}

#[test]
fn where_promise_and_results_agree_nothing_is_proposed() {
    let shares = [0.9, 1.1, 1.0, 0.8, 1.2];
    let plants: Vec<_> = shares.iter().map(|share| plant(&format!("P{share}"), *share, Told::Meter)).collect();
    let judged = judged(&Evidence::of(&plants, day("2026-12-01")));
    assert!(!judged.disagrees());
    assert!(judged.assumed.iter().all(|one| one.proposal.is_none() && one.explains.is_none()));
}

#[test]
fn results_of_later_days_are_not_known_yet() {
    let evidence = Evidence::of(&plants(), day("2026-07-01"));
    assert_eq!(evidence.plants, 8);
    assert!(evidence.rules.is_empty());
}

#[test]
fn the_page_reads_well_in_both_languages() {
    let library = Library::shipped();
    for lang in Lang::ALL {
        for (layout, name) in [(Layout::Text(80), "table"), (Layout::Markdown, "markdown")] {
            let text = render(&evidence(), &library, 5, layout, lang);
            if name == "table" {
                assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
            }
            insta::with_settings!({
                snapshot_path => "../../snapshots/evidence",
                prepend_module_to_snapshot => false,
                omit_expression => true,
            }, {
                insta::assert_snapshot!(format!("{name}_{}", lang.code()), text);
            });
        }
    }
    assert!(
        render(&evidence(), &library, 6, Layout::Text(80), Lang::En).contains("No rule has 6 measured results yet")
    );
}
