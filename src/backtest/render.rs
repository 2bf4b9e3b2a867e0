//! The result of a backtest for people.

use super::audited::Kind;
pub use super::layout::Layout;
use super::layout::Page;
use super::ours::Size;
use super::quartiles::Quartiles;
use super::summary::{Calibration, Coverage, Group, Ratios, Reason, Summary};
use crate::diagnostic::{Lang, Text, say};
use crate::report::clean;
use crate::units::format;

/// The result as text or Markdown, in a language.
pub fn render(summary: &Summary, layout: Layout, lang: Lang) -> String {
    let mut writer = Writer { page: Page::new(layout), layout, lang };
    writer.whole(summary);
    if layout == Layout::Markdown {
        writer.plants(summary);
    }
    writer.page.finish()
}

struct Writer {
    page: Page,
    layout: Layout,
    lang: Lang,
}

impl Writer {
    fn paragraph(&mut self, text: &Text) {
        self.page.paragraph(text.in_lang(self.lang));
    }

    fn heading(&mut self, en: &str, es: &str) {
        self.page.heading(Text::new(en, es).in_lang(self.lang));
    }

    fn heads(&self, heads: &[[&str; 2]]) -> Vec<String> {
        heads.iter().map(|[en, es]| Text::new(*en, *es).in_lang(self.lang).to_owned()).collect()
    }

    fn whole(&mut self, summary: &Summary) {
        let (file, source) = (clean(&summary.file), clean(&summary.source));
        let title = say!("Backtest of {file}", "Contraste con auditorías: {file}");
        self.page.title(title.in_lang(self.lang));
        let (plants, compared) = (summary.plants, summary.compared);
        let left = self.reasons(&summary.left_out);
        self.paragraph(&say!(
            "{plants} audited plants, {compared} compared{left}. Source: {source}.",
            "{plants} plantas auditadas, {compared} comparadas{left}. Fuente: {source}."
        ));
        let (all, compared) = (summary.recommendations, summary.recommendations_compared);
        let left = self.reasons(&summary.recommendations_left_out);
        self.paragraph(&say!(
            "Of {all} recommendations of their auditors {compared} are compared: those that save money and whose cost is known and within the limit of low cost, in money of today{left}. Ours are held to the same limit.",
            "De {all} recomendaciones de sus auditores se comparan {compared}: las que ahorran dinero y cuyo costo se conoce y no pasa del límite de baja inversión, en dinero de hoy{left}. A las nuestras se les aplica el mismo límite."
        ));
        if summary.compared == 0 {
            return;
        }
        self.coverage(summary);
        self.ratios(summary);
        self.sizes(summary);
        self.calibration(&summary.calibration);
    }

    /// `; left out: 12 of unknown cost, 3 above the limit`.
    fn reasons(&self, reasons: &[Reason]) -> String {
        if reasons.is_empty() {
            return String::new();
        }
        let parts = reasons.iter().map(|reason| {
            let n = reason.n;
            let text = match reason.reason {
                "cost_unknown" => say!("{n} of unknown cost", "{n} de costo desconocido"),
                "above_limit" => say!("{n} above the limit", "{n} por encima del límite"),
                "no_saving" => say!("{n} without a saving in money", "{n} sin ahorro en dinero"),
                "nothing_left" => say!("{n} without anything left to compare", "{n} sin nada que comparar"),
                "no_index" => say!("{n} of a year without price index", "{n} de un año sin índice de precios"),
                "no_rate" => say!("{n} without exchange rate for the limit", "{n} sin tipo de cambio para el límite"),
                _ => say!("{n} with faults in the record", "{n} con errores en el registro"),
            };
            text.in_lang(self.lang).to_owned()
        });
        let parts = parts.collect::<Vec<_>>().join(", ");
        say!("; left out: {parts}", "; quedan fuera: {parts}").in_lang(self.lang).to_owned()
    }

    fn coverage(&mut self, summary: &Summary) {
        self.heading("How often ours covers theirs", "Qué tan seguido lo nuestro cubre lo suyo");
        self.paragraph(&Text::new(
            "Same: ours has a measure for the same resource and kind of measure (ARC), whatever its size; each of ours stands for one of theirs at most. Covered: it is also at least half and at most double the size. If confirmed: with the measures that must first be seen on the visit.",
            "Igual: lo nuestro tiene una medida para el mismo recurso y tipo de medida (ARC), de cualquier tamaño; cada una nuestra vale a lo más por una suya. Cubierta: además mide entre la mitad y el doble. Confirmada: con las medidas que primero hay que ver en el recorrido.",
        ));
        for (first, groups) in [
            (["Sector", "Sector"], &summary.coverage_by_sector),
            (["Resource", "Recurso"], &summary.coverage_by_resource),
        ] {
            let heads = self.heads(&[
                first,
                ["plants", "plantas"],
                ["theirs", "suyas"],
                ["same", "igual"],
                ["covered", "cubierta"],
                ["same if\nconfirmed", "igual,\nconfirmada"],
                ["covered if\nconfirmed", "cubierta,\nconfirmada"],
            ]);
            let rows: Vec<Vec<String>> = groups.iter().map(|group| self.coverage_row(group)).collect();
            self.page.table(&heads, &rows);
        }
    }

    fn coverage_row(&self, group: &Group<Coverage>) -> Vec<String> {
        let found = &group.value;
        vec![
            self.name(&group.name),
            found.plants.to_string(),
            found.theirs.to_string(),
            self.share(found.same, found.theirs),
            self.share(found.covered, found.theirs),
            self.share(found.same_if_confirmed, found.theirs),
            self.share(found.covered_if_confirmed, found.theirs),
        ]
    }

    /// `34 %`, in Markdown `12 (34 %)`.
    fn share(&self, count: usize, of: usize) -> String {
        match self.layout {
            Layout::Text(_) => percent(count, of),
            Layout::Markdown => format!("{count} ({})", percent(count, of)),
        }
    }

    fn ratios(&mut self, summary: &Summary) {
        self.heading("Ours over theirs", "Lo nuestro entre lo suyo");
        self.paragraph(&Text::new(
            "The total of a plant, in money of the year of the visit; 1 would be the same. Quartiles over plants, plants at which ours is nothing among them. Expected: what must be seen counts times how common it is; if confirmed: all of it counts.",
            "El total de una planta, en dinero del año de la visita; 1 sería lo mismo. Cuartiles entre plantas, incluidas aquellas en que lo nuestro es cero. Esperado: lo que hay que ver cuenta por lo común que es; confirmado: cuenta todo.",
        ));
        self.ratio_table(["Sector", "Sector"], &summary.ratio_by_sector);
        self.paragraph(&Text::new(
            "By resource, in amounts of a year, each measure by itself; only plants at which theirs states an amount.",
            "Por recurso, en cantidades por año, cada medida por sí sola; solo plantas en que lo suyo indica una cantidad.",
        ));
        self.ratio_table(["Resource", "Recurso"], &summary.ratio_by_resource);
    }

    fn ratio_table(&mut self, first: [&str; 2], groups: &[Group<Ratios>]) {
        let heads = self.heads(&[
            first,
            ["plants", "plantas"],
            ["ours\nzero", "nuestro\ncero"],
            ["\n25 %", "\n25 %"],
            ["ours\nmedian", "nuestro\nmediana"],
            ["\n75 %", "\n75 %"],
            ["median,\nexpected", "mediana,\nesperado"],
            ["median,\nconfirmed", "mediana,\nconfirm."],
        ]);
        let rows: Vec<Vec<String>> = groups.iter().map(|group| self.ratio_row(group)).collect();
        self.page.table(&heads, &rows);
    }

    fn ratio_row(&self, group: &Group<Ratios>) -> Vec<String> {
        let found = &group.value;
        let number = |quartiles: Option<Quartiles>, of: fn(&Quartiles) -> f64| {
            quartiles.as_ref().map_or_else(|| "-".to_owned(), |quartiles| ratio(of(quartiles)))
        };
        vec![
            self.name(&group.name),
            found.plants.to_string(),
            found.ours_zero.to_string(),
            number(found.ratio, |quartiles| quartiles.p25),
            number(found.ratio, |quartiles| quartiles.p50),
            number(found.ratio, |quartiles| quartiles.p75),
            number(found.ratio_expected, |quartiles| quartiles.p50),
            number(found.ratio_if_confirmed, |quartiles| quartiles.p50),
        ]
    }

    fn sizes(&mut self, summary: &Summary) {
        self.heading("How large ours are", "Qué tan grandes son las nuestras");
        self.paragraph(&Text::new(
            "Each of ours, as a share of the plant's use of the resource, among single recommendations of real audits of the sector (factors/benchmarks.json). If ours were like them, they would fall as in the last line.",
            "Cada una nuestra, como parte del consumo del recurso en la planta, entre recomendaciones sueltas de auditorías reales del sector (factors/benchmarks.json). Si fueran como aquellas, caerían como en el último renglón.",
        ));
        let heads = self.heads(&[
            ["Ours", "Nuestras"],
            ["plants", "plantas"],
            ["ours", "cuántas"],
            ["lowest\nquarter", "cuarto\nbajo"],
            ["below\nmedian", "bajo la\nmediana"],
            ["above\nmedian", "sobre la\nmediana"],
            ["75 to\n90 %", "75 a\n90 %"],
            ["highest\ntenth", "décimo\nalto"],
        ]);
        let mut rows: Vec<Vec<String>> = Vec::new();
        for Group { name, value: found } in &summary.sizes {
            let name = match name.as_str() {
                "recommended" => Text::new("recommended", "recomendadas"),
                _ => Text::new("to confirm", "por confirmar"),
            };
            let name = name.in_lang(self.lang).to_owned();
            let mut row = vec![name, found.plants.to_string(), found.ours.to_string()];
            row.extend(found.places.iter().map(|count| percent(*count, found.ours)));
            rows.push(row);
        }
        let name = Text::new("real audits", "auditorías").in_lang(self.lang).to_owned();
        let mut wanted = vec![name, String::new(), String::new()];
        wanted.extend(Size::WANTED.iter().map(|share| format!("{share} %")));
        rows.push(wanted);
        self.page.table(&heads, &rows);
    }

    fn calibration(&mut self, calibration: &[Group<Calibration>]) {
        let Some(first) = calibration.first() else { return };
        self.heading("Calibration", "Calibración");
        self.paragraph(&Text::new(
            "How many of theirs, in money of a year, are at most what ours gives as its low (10 %), middle (50 %) and high value (90 %); and how many lie between low and high. Single measures are those that are for the same.",
            "Cuántas de las suyas, en dinero al año, no pasan de lo que lo nuestro da como valor bajo (10 %), medio (50 %) y alto (90 %); y cuántas quedan entre el bajo y el alto. Las medidas sueltas son las que son para lo mismo.",
        ));
        let mut heads = self.heads(&[["", ""], ["plants", "plantas"], ["theirs", "suyas"]]);
        let below = Text::new("up to", "hasta").in_lang(self.lang).to_owned();
        heads.extend(first.value.levels.iter().map(|count| format!("{below}\n{} %", count.level)));
        heads.push(Text::new("between", "entre").in_lang(self.lang).to_owned());
        let mut rows: Vec<Vec<String>> = Vec::new();
        for Group { name, value: found } in calibration {
            let name = match name.as_str() {
                "totals" => Text::new("totals of plants", "totales de plantas"),
                "same" => Text::new("single measures", "medidas sueltas"),
                _ => Text::new("single, if confirmed", "sueltas, confirmadas"),
            };
            let mut row =
                vec![name.in_lang(self.lang).to_owned(), found.plants.to_string(), found.compared.to_string()];
            row.extend(found.levels.iter().map(|count| self.share(count.theirs, found.compared)));
            row.push(self.share(found.within, found.compared));
            rows.push(row);
        }
        let mut wanted =
            vec![Text::new("wanted", "esperado").in_lang(self.lang).to_owned(), String::new(), String::new()];
        wanted.extend(first.value.levels.iter().map(|count| format!("{} %", count.level)));
        let ends = first.value.levels.first().zip(first.value.levels.last());
        wanted.push(ends.map_or_else(String::new, |(low, high)| format!("{} %", high.level.saturating_sub(low.level))));
        rows.push(wanted);
        self.page.table(&heads, &rows);
    }

    fn plants(&mut self, summary: &Summary) {
        self.heading("Plant by plant", "Planta por planta");
        let heads = self.heads(&[
            ["Plant", "Planta"],
            ["sector", "sector"],
            ["year", "año"],
            ["compared", "comparadas"],
            ["covered", "cubiertas"],
            ["theirs a year", "suyo al año"],
            ["ours a year", "nuestro al año"],
            ["ours, expected", "nuestro, esperado"],
            ["ours over theirs", "nuestro entre suyo"],
        ]);
        let rows: Vec<Vec<String>> = summary
            .by_plant
            .iter()
            .map(|plant| {
                let money = |money: f64| format::number(money, self.lang);
                vec![
                    clean(&plant.id),
                    self.name(&plant.sector),
                    plant.year.to_string(),
                    plant.theirs.to_string(),
                    plant.covered.to_string(),
                    money(plant.their_saving),
                    money(plant.our_saving),
                    money(plant.our_expected_saving),
                    plant.ratio.map_or_else(|| "-".to_owned(), ratio),
                ]
            })
            .collect();
        self.page.table(&heads, &rows);
    }

    /// What people call a sector, a row of resources, or everything.
    fn name(&self, name: &str) -> String {
        let text = match name {
            "all" => Text::new("all", "todo"),
            "oil_lube" => Text::new("oil and lube", "lubricantes"),
            "plastics" => Text::new("plastics", "plásticos"),
            "cardboard" => Text::new("cardboard", "cartón"),
            "dairy" => Text::new("dairy", "lácteos"),
            "powdered_food" => Text::new("powdered food", "alimentos en polvo"),
            row if Kind::ROWS.contains(&row) && row != "other" => Kind::row_title(row),
            "other" => Text::new("other", "otros"),
            other => Text::new(other, other),
        };
        text.in_lang(self.lang).to_owned()
    }
}

fn percent(count: usize, of: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "numbers of recommendations")]
    let share = count as f64 / of.max(1) as f64 * 100.0;
    format!("{share:.0} %")
}

/// Two decimals, or as many as say something.
fn ratio(ratio: f64) -> String {
    if ratio.abs() < 10.0 { format!("{ratio:.2}") } else { format::number(ratio, Lang::En) }
}
