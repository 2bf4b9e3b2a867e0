//! A comparison for people.

use super::change::Change;
use super::fate::{Fate, MeasureFate};
use super::resources::{CostChange, ResourceChange};
use super::split::Split;
use super::visit::{Ranged, Visit, keys};
use super::{Comparison, words};
use crate::benchmarks::Metric;
use crate::changes::{Block, Layout, Page};
use crate::diagnostic::{Lang, Text, say};
use crate::fields::Fields;
use crate::library::Resource;
use crate::units::{Day, Unit, quote};

impl Comparison {
    /// The comparison for people: plain text of a width, or Markdown.
    pub fn render(&self, fields: &Fields, layout: Layout, lang: Lang) -> String {
        let mut page = Page::new(lang);
        Lines { comparison: self, fields, lang }.lay_out(&mut page);
        page.render(layout)
    }
}

struct Lines<'a> {
    comparison: &'a Comparison,
    fields: &'a Fields,
    lang: Lang,
}

impl Lines<'_> {
    fn say(&self, text: &Text) -> String {
        text.in_lang(self.lang).to_owned()
    }

    fn lay_out(&self, page: &mut Page) {
        let comparison = self.comparison;
        let name = comparison.now.name.clone().or_else(|| comparison.then.name.clone());
        let name = name.unwrap_or_else(|| comparison.now.file.clone());
        page.push(Block::Title(self.say(&say!("{name}: two visits compared", "{name}: comparación de dos visitas"))));
        self.visit(page, &Text::new("then", "antes"), &comparison.then);
        self.visit(page, &Text::new("now", "ahora"), &comparison.now);
        let money = say!(
            "Money is that of each visit as it was paid: what prices have risen stands under price",
            "El dinero es el de cada visita tal como se pagó: lo que subieron los precios aparece como precio"
        );
        page.push(Block::Paragraph(self.say(&money)));
        for warning in &comparison.warnings {
            page.push(Block::Item(0, "! ", format!("{} {}", warning.code, warning.message.in_lang(self.lang))));
        }
        self.production(page);
        self.intensities(page);
        self.resources(page);
        self.measures(page);
        self.totals(page);
        self.not_compared(page);
    }

    fn visit(&self, page: &mut Page, word: &Text, visit: &Visit) {
        let day = visit.day.map_or_else(|| self.say(&Text::new("day not given", "sin fecha")), Day::iso);
        let kind = self.say(&words::kind(visit.kind));
        let file = &visit.file;
        page.push(Block::Item(0, "- ", format!("{}: {day}, {kind} {}", self.say(word), quote(file))));
    }

    fn production(&self, page: &mut Page) {
        page.heading(&Text::new("Production", "Producción"));
        let line = match &self.comparison.production {
            Some(production) => words::change(&production.change, self.lang),
            None => self.say(&say!(
                "not known in the same unit on both visits, so nothing is told per unit of it",
                "no se conoce en la misma unidad en ambas visitas; por eso nada se da por unidad"
            )),
        };
        page.push(Block::Paragraph(line));
    }

    fn intensities(&self, page: &mut Page) {
        page.heading(&Text::new("Intensities and prices", "Intensidades y precios"));
        if self.comparison.intensities.is_empty() {
            page.push(Block::Paragraph(
                self.say(&Text::new("None is known on both visits", "Ninguna se conoce en ambas visitas")),
            ));
        }
        for intensity in &self.comparison.intensities {
            let label = Metric::named(&intensity.metric).map(Metric::label);
            let label = label.map_or_else(|| intensity.metric.clone(), |label| self.say(&label));
            page.push(Block::Item(0, "- ", format!("{label}: {}", words::change(&intensity.change, self.lang))));
        }
    }

    fn resource(&self, key: &str) -> String {
        Resource::parse(key).map_or_else(|| key.to_owned(), |resource| self.say(&resource.name(self.fields)))
    }

    fn resources(&self, page: &mut Page) {
        page.heading(&Text::new("Resources and what they cost in a year", "Recursos y su costo anual"));
        if self.comparison.resources.is_empty() {
            page.push(Block::Paragraph(
                self.say(&Text::new("None is known on both visits", "Ninguno se conoce en ambas visitas")),
            ));
        }
        for resource in &self.comparison.resources {
            self.of_resource(page, resource);
        }
        if let Some(cost) = &self.comparison.cost
            && self.comparison.resources.iter().filter(|resource| resource.cost.is_some()).count() > 1
        {
            self.cost(page, cost);
        }
    }

    fn of_resource(&self, page: &mut Page, resource: &ResourceChange) {
        let name = self.resource(&resource.resource);
        let mut amount = words::change(&resource.amount, self.lang);
        if resource.amount.is_none() {
            amount.push_str(self.say(&Text::new(": was it found anew?", ": ¿se determinó de nuevo?")).as_str());
        }
        page.push(Block::Item(0, "- ", format!("{name}: {amount}")));
        self.per(page, resource.per_production.as_ref());
        if let Some(cost) = &resource.cost {
            let word = if resource.by_price {
                Text::new(
                    "cost (amount × price on one visit at least)",
                    "costo (cantidad × precio en al menos una visita)",
                )
            } else {
                Text::new("cost", "costo")
            };
            page.push(Block::Item(1, "", format!("{}: {}", self.say(&word), words::change(cost, self.lang))));
            self.per(page, resource.cost_per_production.as_ref());
            if let Some(split) = &resource.split {
                page.push(Block::Item(1, "", self.split(split, cost)));
            }
        }
    }

    fn per(&self, page: &mut Page, per: Option<&Change>) {
        let Some(per) = per else { return };
        let word = match self.comparison.production.as_ref().map(|production| production.basis) {
            Some("t") => Text::new("per tonne", "por tonelada"),
            _ => Text::new("per piece", "por pieza"),
        };
        page.push(Block::Item(1, "", format!("{}: {}", self.say(&word), words::change(per, self.lang))));
    }

    /// `of the change of +MXN 70,000: price +MXN 52,000, production +MXN 42,500, intensity -MXN 24,600`.
    fn split(&self, split: &Split, cost: &Change) -> String {
        let signed = |value: f64| {
            let text = words::amount(value, &cost.unit, self.lang);
            if value > 0.0 { format!("+{text}") } else { text }
        };
        let mut parts = vec![format!("{} {}", self.say(&Text::new("price", "precio")), signed(split.price))];
        let intensity = match split.production {
            Some(production) => {
                parts.push(format!("{} {}", self.say(&Text::new("production", "producción")), signed(production)));
                Text::new("intensity", "intensidad")
            }
            None => Text::new("amount", "cantidad"),
        };
        parts.push(format!("{} {}", self.say(&intensity), signed(split.intensity)));
        // The parts of a cost that is as it was add up to the noise of the last digits.
        let sum = split.sum();
        let whole = signed(if sum.abs() <= 1e-9 * cost.now.abs() { 0.0 } else { sum });
        let of = say!("of {whole} are", "de {whole} son");
        format!("{} {}", self.say(&of), parts.join(", "))
    }

    fn cost(&self, page: &mut Page, cost: &CostChange) {
        let word = Text::new("all costs that both visits know", "todos los costos que ambas visitas conocen");
        page.push(Block::Item(0, "- ", format!("{}: {}", self.say(&word), words::change(&cost.change, self.lang))));
        self.per(page, cost.per_production.as_ref());
        page.push(Block::Item(1, "", self.split(&cost.split, &cost.change)));
        if cost.not_split != 0.0 {
            let amount = words::amount(cost.not_split, &cost.change.unit, self.lang);
            let line = say!(
                "{amount} more are of what is zero on one of the visits and has no price there",
                "{amount} más son de lo que en una visita es cero y ahí no tiene precio"
            );
            page.push(Block::Item(1, "", self.say(&line)));
        }
        let method = say!(
            "Split by the additive logarithmic mean Divisia index (LMDI-I; Ang 2015). Per tonne or piece is a plain ratio: a base load that does not follow production makes it fall when more is made",
            "Descomposición por el índice de Divisia de media logarítmica aditivo (LMDI-I; Ang 2015). Por tonelada o pieza es un cociente simple: una carga base que no sigue a la producción lo hace bajar cuando se produce más"
        );
        page.push(Block::Paragraph(self.say(&method)));
    }

    fn measures(&self, page: &mut Page) {
        page.heading(&Text::new("What became of each measure", "Qué pasó con cada medida"));
        let all = &self.comparison.measures;
        if all.is_empty() {
            page.push(Block::Paragraph(self.say(&Text::new("Nothing to tell", "Nada que contar"))));
        }
        for fate in Fate::ALL {
            let own: Vec<_> = all.iter().filter(|measure| measure.fate == fate).collect();
            if own.is_empty() {
                continue;
            }
            page.push(Block::Part(format!("{} ({})", self.say(&words::fate(fate)), own.len())));
            for measure in own {
                self.measure(page, measure);
            }
        }
        let unjudged = self.comparison.unjudged;
        if unjudged > 0 {
            let line = say!(
                "Not judged on either visit for want of facts: {unjudged}",
                "Sin evaluar en ninguna visita por falta de datos: {unjudged}"
            );
            page.push(Block::Blank);
            page.push(Block::Paragraph(self.say(&line)));
        }
    }

    fn measure(&self, page: &mut Page, measure: &MeasureFate) {
        page.push(Block::Item(0, "- ", format!("{} ({})", measure.title, measure.id)));
        let mut lines: Vec<String> = Vec::new();
        let places = [measure.then, measure.now].map(|stands| stands.map(|stands| self.say(&words::stands(stands))));
        if let [Some(then), Some(now)] = &places
            && then != now
            && !matches!(measure.fate, Fate::Done)
        {
            lines.push(format!("{then} {} {now}", words::TO));
        }
        lines.extend(measure.done_by.as_ref().map(|done| self.say(&words::done_by(done))));
        if matches!(measure.fate, Fate::Gone | Fate::NowJudged) && !measure.now.is_some_and(super::Stands::is_listed) {
            lines.extend(measure.reason.as_deref().and_then(words::reason).map(|reason| self.say(&reason)));
        }
        lines.extend(self.saving(measure));
        if let Some(achieved) = &measure.achieved {
            let together = achieved.together;
            let verdict = self.say(&words::verdict(achieved.verdict));
            let money = achieved.money.as_ref().map(|money| words::money(Some(money), self.lang));
            let joint = say!("with {together} measures together", "con {together} medidas juntas");
            let joint = if together > 1 { format!(", {}", self.say(&joint)) } else { String::new() };
            let word = self.say(&Text::new("measured", "medido"));
            lines.push(match money {
                Some(money) => format!("{word}: {money}{joint}; {verdict}"),
                None => format!("{word}{joint}: {verdict}"),
            });
        }
        let facts = measure.facts.iter().filter(|fact| words::differs(fact));
        lines.extend(facts.map(|fact| words::fact(fact, self.lang)));
        for (word, list) in
            [(Text::new("assumption", "supuesto"), &measure.assumed), (Text::new("price", "precio"), &measure.prices)]
        {
            for change in list {
                let named = super::FactChange {
                    label: self.named(&change.label),
                    path: self.named(&change.label),
                    ..change.clone()
                };
                lines.push(format!("{} {}", self.say(&word), words::fact(&named, self.lang)));
            }
        }
        if !measure.missing.is_empty() {
            let word = match measure.fate {
                Fate::NowJudged => Text::new("missing then", "faltaba antes"),
                _ => Text::new("missing now", "falta ahora"),
            };
            lines.push(format!("{}: {}", self.say(&word), measure.missing.join(", ")));
        }
        for line in lines {
            page.push(Block::Item(1, "", line));
        }
    }

    /// A resource by its name, anything else as it is.
    fn named(&self, key: &str) -> String {
        self.resource(key)
    }

    fn saving(&self, measure: &MeasureFate) -> Vec<String> {
        let word = self.say(&Text::new("annual saving", "ahorro anual"));
        let (then, now) = (&measure.saving_then, &measure.saving_now);
        let listed = |stands: Option<super::Stands>| stands.is_some_and(super::Stands::is_listed);
        let money = |money: &Option<Ranged>| words::money(money.as_ref(), self.lang);
        let mut lines = Vec::new();
        match (listed(measure.then), listed(measure.now)) {
            (true, true) => {
                let relative =
                    then.as_ref().zip(now.as_ref()).map(|(then, now)| (now.value - then.value) / then.value.abs());
                let relative = relative.filter(|relative| relative.is_finite());
                let shown = relative.map(|relative| format!(" ({})", words::percent(relative))).unwrap_or_default();
                let within = if measure.within && relative.is_some_and(|relative| relative.abs() > 1e-9) {
                    self.say(&Text::new("; the ranges of both overlap", "; los rangos de ambos se traslapan"))
                } else {
                    String::new()
                };
                let (then, now) = (money(then), money(now));
                if then == now {
                    let unchanged = self.say(&Text::new("unchanged", "sin cambio"));
                    lines.push(format!("{word}: {now}, {unchanged}"));
                } else {
                    lines.push(format!("{word}: {then} {} {now}{shown}{within}", words::TO));
                }
                for (key, then, now) in &measure.saves {
                    let (then, now) = (words::ranged(then.as_ref(), self.lang), words::ranged(now.as_ref(), self.lang));
                    if then != now {
                        lines.push(format!("{}: {then} {} {now}", self.resource(key), words::TO));
                    }
                }
            }
            (true, false) => {
                let word = self.say(&Text::new("promised then, a year", "prometido antes, al año"));
                lines.push(format!("{word}: {}", money(then)));
            }
            (false, true) => lines.push(format!("{word}: {}", money(now))),
            (false, false) => {}
        }
        lines
    }

    fn totals(&self, page: &mut Page) {
        let (then, now) = (&self.comparison.then.totals, &self.comparison.now.totals);
        page.heading(&Text::new("All recommendations together", "Todas las recomendaciones juntas"));
        let mut item = |word: Text, then: String, now: String| {
            page.push(Block::Item(0, "- ", format!("{}: {then} {} {now}", self.say(&word), words::TO)));
        };
        item(Text::new("measures", "medidas"), then.count.to_string(), now.count.to_string());
        let rate = self.comparison.exchange.as_ref().map(|exchange| exchange.rate);
        let code = self.comparison.now.currency.code();
        let before = |money: &Option<Ranged>| {
            let money = money.as_ref().zip(rate).map(|(money, rate)| Ranged {
                value: money.value * rate,
                unit: code.to_owned(),
                ..money.clone()
            });
            words::money(money.as_ref(), self.lang)
        };
        let money = |money: &Option<Ranged>| words::money(money.as_ref(), self.lang);
        item(Text::new("annual saving", "ahorro anual"), before(&then.annual_saving), money(&now.annual_saving));
        item(Text::new("investment", "inversión"), before(&then.investment), money(&now.investment));
        let amount = |amount: &Option<Ranged>| words::ranged(amount.as_ref(), self.lang);
        item(Text::new("avoided CO2e", "CO2e evitado"), amount(&then.co2e), amount(&now.co2e));
    }

    fn not_compared(&self, page: &mut Page) {
        let all = &self.comparison.not_compared;
        if all.is_empty() {
            return;
        }
        page.heading(&Text::new("What cannot be compared", "Lo que no se puede comparar"));
        for not in all {
            let figure =
                self.comparison.now.figures.get(&not.key).or_else(|| self.comparison.then.figures.get(&not.key));
            let value = figure.map(|figure| self.figure(figure.value, &figure.unit)).unwrap_or_default();
            let (name, why) = (self.figure_name(&not.key), self.say(&words::why_not(not.why)));
            page.push(Block::Item(0, "- ", format!("{name}: {why} ({value})")));
        }
    }

    fn figure(&self, value: f64, unit: &Unit) -> String {
        words::amount(value, unit, self.lang)
    }

    fn figure_name(&self, key: &str) -> String {
        let of = |word: &Text, resource: &str| format!("{}: {}", self.resource(resource), self.say(word));
        match (key, key.split_once('/')) {
            (keys::TONNES, _) => self.say(&Text::new("production in tonnes", "producción en toneladas")),
            (keys::PIECES, _) => self.say(&Text::new("production in pieces", "producción en piezas")),
            (_, Some(("metric", metric))) => {
                Metric::named(metric).map_or_else(|| metric.to_owned(), |metric| self.say(&metric.label()))
            }
            (_, Some(("use", resource))) => of(&Text::new("use of a year", "consumo anual"), resource),
            (_, Some(("cost", resource))) => of(&Text::new("cost of a year", "costo anual"), resource),
            _ => key.to_owned(),
        }
    }
}
