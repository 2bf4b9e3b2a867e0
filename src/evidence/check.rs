//! Where the evidence of a library and what its rules promise disagree, and which rules say more than they can show.

use super::LEAST;
use super::judged::{Assumed, Explains, Judged};
use super::lines::{interval, plain, range};
use super::load::of_library;
use super::results::RuleResults;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::library::{Library, Rule, Status, place_of_key};
use crate::units::quote;

/// Holds the rules against the evidence in their library; `wanted` narrows it to some rules.
///
/// A file that cannot be used is an error. The rest are warnings: a rule that says `stable` without enough results, a rule
/// whose results are not what it promises, results of a rule that the library does not have.
pub fn check(library: &Library, wanted: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let (evidence, mut problems) = of_library(library);
    let none = RuleResults::default();
    let rules = evidence.as_ref().map(|evidence| &evidence.rules);
    for rule in library.rules.iter().filter(|rule| wanted(&rule.id)) {
        let results = rules.and_then(|rules| rules.get(&rule.id));
        if results.is_none() && rule.measure.status != Status::Stable {
            continue;
        }
        let judged = Judged::of(library, rule, results.unwrap_or(&none));
        problems.extend(too_stable(library, rule, &judged));
        problems.extend(disagrees(library, rule, &judged));
    }
    for id in rules.into_iter().flatten().map(|(id, _)| id) {
        if !library.ids().any(|known| known == id) {
            let shown = quote(id);
            let message = say!(
                "there are results for {shown}, but no such rule",
                "hay resultados de {shown}, pero no existe esa regla"
            );
            let near = library.nearest_id(id).map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
            let file = library.evidence_files().next().map(|file| file.shown.clone()).unwrap_or_default();
            problems.push(Diagnostic::warning(Code::EVIDENCE_WITHOUT_RULE, message).in_file(file).help(near));
        }
    }
    problems
}

/// A rule that says `stable` without the results that this asks for.
fn too_stable(library: &Library, rule: &Rule, judged: &Judged) -> Option<Diagnostic> {
    let n = judged.promised.n;
    if rule.measure.status != Status::Stable || judged.is_enough(LEAST) {
        return None;
    }
    let noise = judged.promised.noise;
    let message = say!(
        "`stable` asks for {LEAST} measured results, and there are {n} ({noise} more are noise)",
        "`stable` pide {LEAST} resultados medidos y hay {n} ({noise} más son ruido)"
    );
    let help = say!(
        "say `test` until there are more, or put what `auditlite programme evidence` wrote into `evidence/`",
        "ponga `test` hasta que haya más, o guarde en `evidence/` lo que escribió `auditlite programme evidence`"
    );
    let problem = Diagnostic::warning(Code::STABLE_WITHOUT_EVIDENCE, message).in_file(&rule.file);
    Some(problem.at(place_of_key(library, rule, "status")).on("MEASURE.status").help(help))
}

/// A rule whose results are not what it promises.
fn disagrees(library: &Library, rule: &Rule, judged: &Judged) -> Option<Diagnostic> {
    if !judged.is_enough(LEAST) || !judged.disagrees() {
        return None;
    }
    let n = judged.now.n;
    let of = |lang: Lang| interval(&judged.now, lang);
    let (en, es) = (of(Lang::En), of(Lang::Es));
    let likeliest = judged.likeliest();
    let because = likeliest.map(needed);
    let (more_en, more_es) = because.map_or_else(Default::default, |because| (because.en, because.es));
    let message = say!(
        "{n} measured results are {en} of what the rule promises{more_en}",
        "{n} resultados medidos son {es} de lo que promete la regla{more_es}"
    );
    let help = match likeliest.and_then(|one| one.proposal.map(|proposal| (one, proposal))) {
        Some((one, proposal)) => {
            let shown = |lang| range([proposal.low, proposal.typical, proposal.high], &one.unit, lang);
            let (name, en, es) = (&one.name, shown(Lang::En), shown(Lang::Es));
            say!(
                "see whether it is `{name}`: the results bear {en} (low / typical / high); if it is, write that and its source",
                "revise si se debe a `{name}`: los resultados respaldan {es} (bajo / típico / alto); si es así, escríbalo con su fuente"
            )
        }
        None => say!(
            "the saving follows no assumption in proportion, so it cannot be told which one it is: look at the formula",
            "el ahorro no sigue en proporción a ningún supuesto y no se puede saber cuál es: revise la fórmula"
        ),
    };
    let assumption = likeliest.and_then(|one| rule.assumptions.get(one.index));
    let place = assumption.map(|found| found.place).or_else(|| place_of_key(library, rule, "status"));
    let path = assumption.map_or_else(|| "MEASURE.status".to_owned(), |found| format!("ASSUMPTIONS.{}", found.name));
    Some(Diagnostic::warning(Code::EVIDENCE_DISAGREES, message).in_file(&rule.file).at(place).on(path).help(help))
}

/// What an assumption would have to be, in words that follow a sentence.
fn needed(one: &Assumed) -> Text {
    let Some(needed) = one.needed else { return Text::new("", "") };
    let value = |number: f64, lang| plain(number, &one.unit, lang);
    let [_, typical, _] = one.range;
    let name = &one.name;
    let text = |lang: Lang| (value(typical, lang), value(needed, lang));
    let ((from, to), (de, a)) = (text(Lang::En), text(Lang::Es));
    match one.explains {
        Some(Explains::Beyond) => say!(
            "; `{name}` of {from} would have to be {to}, beyond its range",
            "; `{name}` de {de} tendría que ser {a}, fuera de su rango"
        ),
        _ => say!("; `{name}` of {from} would have to be {to}", "; `{name}` de {de} tendría que ser {a}"),
    }
}
