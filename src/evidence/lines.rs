//! Evidence for people.

use super::judged::{Assumed, Explains, Judged};
use super::results::{Evidence, RuleResults};
use crate::changes::{Block, Layout, Page};
use crate::diagnostic::{Lang, Text, say};
use crate::library::{Library, Pull, Resource, Rule};
use crate::programme::{Bias, Realised};
use crate::units::{Unit, format};

/// Evidence as people read it; rules with fewer results than `least` are only counted.
pub fn render(evidence: &Evidence, library: &Library, least: usize, layout: Layout, lang: Lang) -> String {
    let mut page = Page::new(lang);
    let (plants, day) = (evidence.plants, evidence.as_of.iso());
    let say_it = |text: Text| text.in_lang(lang).to_owned();
    page.push(Block::Title(say_it(say!("What results teach the rules", "Lo que los resultados enseñan a las reglas"))));
    page.push(Block::Paragraph(say_it(say!(
        "Plants: {plants}, as of {day}. Realised over promised is the mean of the plants with its interval at 95 %; what is noise, stated only, or measured together with other measures is counted apart",
        "Plantas: {plants}, al {day}. Realizado entre prometido es la media de las plantas con su intervalo al 95 %; lo que es ruido, solo declarado o medido junto con otras medidas se cuenta aparte"
    ))));
    let (mut enough, mut few, mut unknown) = (0, Vec::new(), Vec::new());
    for (id, results) in &evidence.rules {
        let Some(rule) = library.rules.iter().find(|rule| rule.id == *id) else {
            unknown.push(id.clone());
            continue;
        };
        let judged = Judged::of(library, rule, results);
        if !judged.is_enough(least) {
            few.push((id.clone(), counts(&judged, lang)));
            continue;
        }
        enough += 1;
        page.heading(&Text::new(
            format!("{} ({id})", rule.measure.title.en),
            format!("{} ({id})", rule.measure.title.es),
        ));
        for line in lines(library, &judged, lang) {
            page.push(Block::Item(line.0, "- ", line.1));
        }
    }
    if enough == 0 {
        page.push(Block::Paragraph(say_it(say!(
            "No rule has {least} measured results yet",
            "Ninguna regla tiene todavía {least} resultados medidos"
        ))));
    }
    if !few.is_empty() {
        page.heading(&say!("Fewer than {least} results", "Menos de {least} resultados"));
        for (id, counts) in few {
            page.push(Block::Item(0, "- ", format!("{id}: {counts}")));
        }
    }
    if !unknown.is_empty() {
        page.heading(&Text::new("Rules that this library does not have", "Reglas que esta biblioteca no tiene"));
        for id in unknown {
            page.push(Block::Item(0, "- ", id));
        }
    }
    if enough > 0 {
        page.push(Block::Blank);
        page.push(Block::Paragraph(say_it(say!(
            "Nothing was changed. What is at fault cannot be told from savings alone: it may be the facts of the plants or how the work was done; where several assumptions would explain it, those that add most to the spread of the promises stand first. Saved as JSON in `evidence/` of a rules folder, `rules check` holds the rules against it; no plant is named in it",
            "No se cambió nada. Con los ahorros solos no se puede saber qué falla: pueden ser los datos de las plantas o cómo se hizo el trabajo; si varios supuestos lo explicarían, van primero los que más aportan a la dispersión de lo prometido. Guardado como JSON en `evidence/` de una carpeta de reglas, `rules check` compara las reglas con esto; no contiene el nombre de ninguna planta"
        ))));
    }
    page.render(layout)
}

/// What is known of one rule, in short: for the catalogue and `explain`. Empty without results.
pub fn of_rule(library: &Library, rule: &Rule, results: &RuleResults, lang: Lang) -> Vec<String> {
    let judged = Judged::of(library, rule, results);
    if judged.promised.is_empty() && judged.joint == 0 {
        return Vec::new();
    }
    let mut all = vec![counts(&judged, lang)];
    if judged.promised.pooled.is_some() {
        all.push(realised(&judged, lang));
    }
    if judged.is_enough(super::LEAST) {
        all.extend(judged.likeliest().map(|one| assumption(one, lang)));
    }
    all
}

fn lines(library: &Library, judged: &Judged, lang: Lang) -> Vec<(usize, String)> {
    let mut all = vec![(0, counts(judged, lang)), (0, realised(judged, lang))];
    if judged.now != judged.promised {
        let now = interval(&judged.now, lang);
        let line = say!("over what the rule promises now: {now}", "entre lo que la regla promete ahora: {now}");
        all.push((0, line.in_lang(lang).to_owned()));
    }
    if let Some(with) = judged.promised.with_noise {
        let ratio = format::number(with.ratio, lang);
        let line = say!("with those that are noise: {ratio}", "con los que son ruido: {ratio}");
        all.push((0, line.in_lang(lang).to_owned()));
    }
    let [inside, below, above] = judged.against_range;
    let line = say!(
        "against the promised ranges: {inside} inside, {below} below, {above} above",
        "contra los rangos prometidos: {inside} dentro, {below} por debajo, {above} por encima"
    );
    all.push((0, line.in_lang(lang).to_owned()));
    let figures = judged.figures.iter().map(|(figure, count)| {
        let name = match Resource::parse(figure) {
            Some(resource) => resource.name(&library.fields).in_lang(lang).to_owned(),
            None => Text::new("money", "dinero").in_lang(lang).to_owned(),
        };
        format!("{name} {count}")
    });
    let figures = figures.collect::<Vec<_>>().join(", ");
    let line = say!("compared by: {figures}", "comparados por: {figures}");
    all.push((0, line.in_lang(lang).to_owned()));
    all.push((0, verdict(judged, lang)));
    if judged.disagrees() {
        let told = judged.assumed.iter().filter(|one| one.explains != Some(Explains::No));
        all.extend(told.map(|one| (1, assumption(one, lang))));
        if judged.assumed.iter().all(|one| one.explains == Some(Explains::No)) {
            let none = Text::new("the saving follows no assumption", "el ahorro no depende de ningún supuesto");
            all.push((1, none.in_lang(lang).to_owned()));
        }
    }
    all
}

impl Judged {
    /// ` (7 results: 0.62 (95 %: 0.48 to 0.8))`, for a list; empty without results.
    pub fn in_short(&self, lang: Lang) -> String {
        let n = self.promised.n;
        if n == 0 {
            return String::new();
        }
        let ratio = interval(&self.promised, lang);
        say!(" (measured results {n}: {ratio})", " (resultados medidos {n}: {ratio})").in_lang(lang).to_owned()
    }
}

/// `results: 7; noise 1, stated only 0, with other measures 2`.
fn counts(judged: &Judged, lang: Lang) -> String {
    let Realised { n, noise, stated, without_promise, .. } = judged.promised;
    let joint = judged.joint;
    let text = say!(
        "measured results: {n}; apart from these, noise {noise}, stated only {stated}, without a promise {without_promise}, with other measures {joint}",
        "resultados medidos: {n}; además, ruido {noise}, solo declarados {stated}, sin promesa {without_promise}, con otras medidas {joint}"
    );
    text.in_lang(lang).to_owned()
}

fn realised(judged: &Judged, lang: Lang) -> String {
    let ratio = interval(&judged.promised, lang);
    say!("realised over promised: {ratio}", "realizado entre prometido: {ratio}").in_lang(lang).to_owned()
}

/// `0.62 (95 %: 0.48 to 0.8)`.
pub(super) fn interval(realised: &Realised, lang: Lang) -> String {
    let Some(pooled) = realised.pooled else { return "--".to_owned() };
    let ratio = format::number(pooled.ratio, lang);
    let Some([low, high]) = pooled.interval else { return ratio };
    let (low, high) = (format::number(low, lang), format::number(high, lang));
    say!("{ratio} (95 %: {low} to {high})", "{ratio} (95 %: {low} a {high})").in_lang(lang).to_owned()
}

fn verdict(judged: &Judged, lang: Lang) -> String {
    let text = match judged.now.bias {
        Bias::Worse => Text::new(
            "worse than promised: the whole interval lies below 1; what would explain it",
            "peor que lo prometido: todo el intervalo queda por debajo de 1; lo que lo explicaría",
        ),
        Bias::Better => Text::new(
            "better than promised: the whole interval lies above 1; what would explain it",
            "mejor que lo prometido: todo el intervalo queda por encima de 1; lo que lo explicaría",
        ),
        Bias::Open => Text::new(
            "promise and results agree: the interval holds 1, so nothing is proposed",
            "la promesa y los resultados concuerdan: el intervalo contiene 1, así que no se propone nada",
        ),
    };
    text.in_lang(lang).to_owned()
}

/// A number with its unit.
pub(super) fn plain(value: f64, unit: &Unit, lang: Lang) -> String {
    format::trade(value, unit, lang)
}

/// `26 / 51 / 85 %`.
pub(super) fn range([low, typical, high]: [f64; 3], unit: &Unit, lang: Lang) -> String {
    format!("{} / {} / {}", format::number(low, lang), format::number(typical, lang), plain(high, unit, lang))
}

/// What an assumption has to do with it, in one line.
fn assumption(one: &Assumed, lang: Lang) -> String {
    let [_, typical, _] = one.range;
    let value = |number: f64| plain(number, &one.unit, lang);
    let name = format!("{} [{}]", one.label.in_lang(lang), one.name);
    let told = match (one.explains, one.needed) {
        (Some(Explains::CannotTell), _) | (_, None) => {
            let why = match one.pull {
                Pull::Unknown => {
                    Text::new("how the saving follows it is not known", "no se sabe cómo la sigue el ahorro")
                }
                _ => Text::new(
                    "the saving does not follow it in proportion, so it cannot be told",
                    "el ahorro no lo sigue en proporción, así que no se puede saber",
                ),
            };
            return format!("{name}: {}", why.in_lang(lang));
        }
        (Some(Explains::Beyond), Some(needed)) => {
            let (from, to) = (value(typical), value(needed));
            say!("{from} would have to be {to}, beyond its range", "{from} tendría que ser {to}, fuera de su rango")
        }
        (_, Some(needed)) => {
            let (from, to) = (value(typical), value(needed));
            say!("{from} would have to be {to}, within its range", "{from} tendría que ser {to}, dentro de su rango")
        }
    };
    let mut text = format!("{name}: {}", told.in_lang(lang));
    if let Some(proposal) = one.proposal {
        let (old, new) = (
            range(one.range, &one.unit, lang),
            range([proposal.low, proposal.typical, proposal.high], &one.unit, lang),
        );
        let more = say!("; the results bear {new} (now {old})", "; los resultados respaldan {new} (ahora {old})");
        text.push_str(more.in_lang(lang));
    }
    if let Some(share) = one.share {
        let share = format::number(share * 100.0, lang);
        let more = say!("; {share} % of the spread of the promises", "; {share} % de la dispersión de lo prometido");
        text.push_str(more.in_lang(lang));
    }
    text
}
