//! Reads `factors/*.json` with schema `auditlite/benchmarks@1`.

use std::sync::Arc;

use super::metric::{SECTORS, fits, unit_of};
use super::{Benchmarks, CostClass, PaybackClass, Point, Rate, SCHEMA, Spread};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::json::{Faults, Json, join, read_json};
use crate::units::{Quantity, Unit, quote};

pub(super) fn read(sources: &[(String, Vec<u8>)]) -> (Benchmarks, Vec<Diagnostic>) {
    let (mut benchmarks, mut problems) = (Benchmarks::default(), Vec::new());
    for (file, bytes) in sources {
        match read_json(file, bytes) {
            Ok(json) => {
                let mut reader = Reader::new(&mut benchmarks, file);
                reader.file(&json);
                problems.extend(reader.faults.problems);
            }
            Err(problem) => problems.push(Diagnostic { code: Code::BAD_DATA, ..problem }),
        }
    }
    (benchmarks, problems)
}

/// What holds for a whole file unless a row says otherwise.
struct Common {
    source: Arc<str>,
    country: Arc<str>,
    index: Arc<str>,
    years: Option<(u16, u16)>,
    low_cost: Option<Quantity>,
}

struct Reader<'a> {
    benchmarks: &'a mut Benchmarks,
    faults: Faults<'a>,
}

impl<'a> Reader<'a> {
    fn new(benchmarks: &'a mut Benchmarks, file: &'a str) -> Self {
        Self { benchmarks, faults: Faults::new(file, Code::BAD_DATA) }
    }

    fn file(&mut self, json: &Json) {
        const KEYS: [&str; 10] = [
            "schema",
            "note",
            "source",
            "country",
            "index",
            "years",
            "low_cost",
            "groups",
            "statistics",
            "implementation",
        ];
        if !self.faults.object(json, "", &KEYS) || !self.faults.schema(json, SCHEMA) {
            return;
        }
        self.faults.duplicates(json);
        let mut shared = |key: &str| self.faults.text(json, "", key).map(|(text, _)| Arc::from(text));
        let (source, country, index) = (shared("source"), shared("country"), shared("index"));
        let years = self.years(json, "");
        let low_cost = self.money(json, "", "low_cost");
        let (Some(source), Some(country), Some(index)) = (source, country, index) else { return };
        let common = Common { source, country, index, years, low_cost };
        self.groups(json);
        if json.get("statistics").is_some() {
            for (at, metric) in self.faults.list(json, "", "statistics").iter().enumerate() {
                self.metric(metric, &format!("statistics[{at}]"), &common);
            }
        }
        if json.get("implementation").is_some() {
            for (at, rate) in self.faults.list(json, "", "implementation").iter().enumerate() {
                self.rate(rate, &format!("implementation[{at}]"), &common);
            }
        }
    }

    fn groups(&mut self, json: &Json) {
        let Some(groups) = json.get("groups") else { return };
        let Some(entries) = groups.map() else {
            return self.faults.expected(groups, "groups", ["an object", "un objeto"]);
        };
        for entry in entries {
            let path = join("groups", &entry.key);
            self.faults.object(&entry.value, &path, &["en", "es"]);
            let (en, es) = (self.faults.text(&entry.value, &path, "en"), self.faults.text(&entry.value, &path, "es"));
            if let (Some((en, _)), Some((es, _))) = (en, es) {
                self.benchmarks.groups.insert(entry.key.clone(), Text::new(en, es));
            }
        }
    }

    fn metric(&mut self, json: &Json, path: &str, common: &Common) {
        if !self.faults.object(json, path, &["metric", "unit", "percentiles", "rows", "note"]) {
            return;
        }
        let metric = self.faults.text(json, path, "metric");
        let unit = self.unit(json, path);
        let (metric, unit) = match (metric, unit) {
            (Some((metric, place)), unit) => (self.known_metric(metric, place, path), unit),
            (None, unit) => (None, unit),
        };
        if let (Some((_, wanted)), Some(found)) = (metric, &unit)
            && !fits(found, wanted)
        {
            let place = json.get("unit").map_or(json.place, |unit| unit.place);
            let found = found.symbol();
            let message = say!(
                "expected a unit like `{wanted}`, found `{found}`",
                "se esperaba una unidad como `{wanted}`, se encontró `{found}`"
            );
            return self.faults.fault(place, &join(path, "unit"), message);
        }
        let list = self.faults.list(json, path, "percentiles");
        let percentiles = self.rising(list, &join(path, "percentiles"));
        let rows = self.faults.list(json, path, "rows");
        let (Some((metric, _)), Some(unit), Some(percentiles)) = (metric, unit, percentiles) else { return };
        let outside = |percent: &f64| !(0.0..=100.0).contains(percent);
        if let Some((at, percent)) = percentiles.iter().enumerate().find(|(_, percent)| outside(percent)) {
            let place = list.get(at).map_or(json.place, |json| json.place);
            let message = say!(
                "a percentile is between 0 and 100, found {percent}",
                "un percentil está entre 0 y 100, se encontró {percent}"
            );
            return self.faults.fault(place, &format!("{path}.percentiles[{at}]"), message);
        }
        for (at, row) in rows.iter().enumerate() {
            let path = format!("{path}.rows[{at}]");
            if let Some(spread) = self.row(row, &path, common, metric, &unit, &percentiles) {
                let same = |known: &&mut Spread| known.metric == spread.metric && known.sector == spread.sector;
                match self.benchmarks.spreads.iter_mut().find(same) {
                    Some(known) => *known = spread,
                    None => self.benchmarks.spreads.push(spread),
                }
            }
        }
    }

    /// The name of a figure that is known, and a unit of it.
    fn known_metric<'j>(&mut self, metric: &'j str, place: Place, path: &str) -> Option<(&'j str, &'static str)> {
        match unit_of(metric) {
            Ok(unit) => Some((metric, unit)),
            Err(near) => {
                let found = quote(metric);
                let message = say!("no figure is called {found}", "ninguna cifra se llama {found}");
                let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
                self.faults.with_help(place, &join(path, "metric"), message, help);
                None
            }
        }
    }

    /// The sector of a row.
    fn sector<'j>(&mut self, json: &'j Json, path: &str) -> Option<&'j str> {
        let (sector, place) = self.faults.text(json, path, "sector")?;
        if SECTORS.contains(&sector) {
            return Some(sector);
        }
        let (found, all) = (quote(sector), SECTORS.join("`, `"));
        let message = say!("no sector is called {found}", "ningún sector se llama {found}");
        let help = match nearest(sector, SECTORS) {
            Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
            None => say!("it is one of `{all}`", "es uno de `{all}`"),
        };
        self.faults.with_help(place, &join(path, "sector"), message, Some(help));
        None
    }

    fn row(
        &mut self,
        json: &Json,
        path: &str,
        common: &Common,
        metric: &str,
        unit: &Unit,
        percentiles: &[f64],
    ) -> Option<Spread> {
        if !self.faults.object(json, path, &["sector", "of", "years", "n", "values", "source", "note"]) {
            return None;
        }
        let (sector, of) = (self.sector(json, path), self.faults.text(json, path, "of"));
        let n = self.count(json, path);
        let years = self.years(json, path).or(common.years);
        let source = self.faults.optional_text(json, path, "source");
        let source = source.map_or_else(|| common.source.clone(), |(source, _)| Arc::from(source));
        let list = self.faults.list(json, path, "values");
        let values = self.rising(list, &join(path, "values"))?;
        if values.len() != percentiles.len() {
            let (found, wanted) = (values.len(), percentiles.len());
            let message = say!(
                "expected {wanted} values, one for each percentile, found {found}",
                "se esperaban {wanted} valores, uno por percentil, se encontraron {found}"
            );
            let place = json.get("values").map_or(json.place, |values| values.place);
            self.faults.fault(place, &join(path, "values"), message);
            return None;
        }
        let Some(years) = years else {
            self.faults.missing(json, path, "years");
            return None;
        };
        let points = percentiles.iter().zip(values).map(|(percent, value)| Point {
            percent: *percent,
            value: unit.to_canonical(value),
            estimated: false,
        });
        let (country, index) = (common.country.clone(), common.index.clone());
        let spread = Spread::new(metric, sector?, of?.0, years, n?, unit.clone(), source, country, index);
        Some(spread.with_points(points.collect()))
    }

    fn rate(&mut self, json: &Json, path: &str, common: &Common) {
        const KEYS: [&str; 9] =
            ["sector", "class", "of", "n", "share", "median_payback_months", "years", "source", "note"];
        if !self.faults.object(json, path, &KEYS) {
            return;
        }
        let (sector, of) = (self.sector(json, path), self.faults.text(json, path, "of"));
        let class = self.faults.text(json, path, "class");
        let n = self.count(json, path);
        let share = self.faults.number(json, path, "share");
        let payback = json.get("median_payback_months").is_some();
        let payback = payback.then(|| self.faults.number(json, path, "median_payback_months")).flatten();
        let years = self.years(json, path).or(common.years);
        let source = self.faults.optional_text(json, path, "source");
        if let Some((class, place)) = class
            && !class.starts_with("arc ")
            && !CostClass::ALL.iter().any(|known| known.name() == class)
            && !is_payback_class(class)
        {
            let found = quote(class);
            let message = say!(
                "expected `no_cost`, `low_cost`, `above_low_cost`, `payback` and a class, or `arc` and a code, found {found}",
                "se esperaba `no_cost`, `low_cost`, `above_low_cost`, `payback` y una clase, o `arc` y un código, se encontró {found}"
            );
            return self.faults.fault(place, &join(path, "class"), message);
        }
        if let Some((share, place)) = share.filter(|(share, _)| !(0.0..=1.0).contains(share)) {
            let message =
                say!("`share` is between 0 and 1, found {share}", "`share` está entre 0 y 1, se encontró {share}");
            return self.faults.fault(place, &join(path, "share"), message);
        }
        let (Some(sector), Some((of, _)), Some((class, _))) = (sector, of, class) else { return };
        let (Some(n), Some((share, _)), Some(years)) = (n, share, years) else { return };
        let rate = Rate {
            sector: sector.to_owned(),
            class: class.to_owned(),
            of: of.to_owned(),
            n,
            share,
            median_payback_months: payback.map(|(months, _)| months),
            low_cost: common.low_cost,
            years,
            source: source.map_or_else(|| common.source.clone(), |(source, _)| Arc::from(source)),
            country: common.country.clone(),
            index: common.index.clone(),
        };
        match self.benchmarks.rates.iter_mut().find(|known| known.class == rate.class && known.sector == rate.sector) {
            Some(known) => *known = rate,
            None => self.benchmarks.rates.push(rate),
        }
    }

    /// Numbers of which none is below the one before it.
    fn rising(&mut self, list: &[Json], path: &str) -> Option<Vec<f64>> {
        let mut values: Vec<f64> = Vec::with_capacity(list.len());
        for (at, value) in list.iter().enumerate() {
            let path = format!("{path}[{at}]");
            let Some(number) = value.number() else {
                self.faults.expected(value, &path, ["a number", "un número"]);
                return None;
            };
            if values.last().is_some_and(|last| number < *last) {
                let message = say!(
                    "percentiles rise from left to right, but {number} is below the one before it",
                    "los percentiles crecen de izquierda a derecha, pero {number} es menor que el anterior"
                );
                self.faults.fault(value.place, &path, message);
                return None;
            }
            values.push(number);
        }
        (!values.is_empty()).then_some(values)
    }

    fn count(&mut self, json: &Json, path: &str) -> Option<u32> {
        let (number, place) = self.faults.number(json, path, "n")?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a whole number")]
        let whole = (number.fract() == 0.0 && (1.0..=4e9).contains(&number)).then_some(number as u32);
        if whole.is_none() {
            let message = say!(
                "`n` counts plants or recommendations: a whole number from 1, found {number}",
                "`n` cuenta plantas o recomendaciones: un número entero desde 1, se encontró {number}"
            );
            self.faults.fault(place, &join(path, "n"), message);
        }
        whole
    }

    /// `1981-2025`, or one year.
    fn years(&mut self, json: &Json, path: &str) -> Option<(u16, u16)> {
        let (text, place) = self.faults.optional_text(json, path, "years")?;
        let year = |text: &str| text.trim().parse::<u16>().ok().filter(|year| (1900..=2200).contains(year));
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        match (year(first), year(last)) {
            (Some(first), Some(last)) if first <= last => Some((first, last)),
            _ => {
                let found = quote(text);
                let message = say!(
                    "expected years such as `2010-2025`, found {found}",
                    "se esperaban años como `2010-2025`, se encontró {found}"
                );
                self.faults.fault(place, &join(path, "years"), message);
                None
            }
        }
    }

    fn money(&mut self, json: &Json, path: &str, key: &str) -> Option<Quantity> {
        let (text, place) = self.faults.optional_text(json, path, key)?;
        let found = Quantity::parse(text);
        let is_money = |found: &Quantity| found.dimension().has_currency() && found.canonical() >= 0.0;
        if let Some(money) = found.ok().filter(is_money) {
            return Some(money);
        }
        let message = say!("expected money, such as `2500 USD`", "se esperaba dinero, como `2500 USD`");
        self.faults.fault(place, &join(path, key), message);
        None
    }

    fn unit(&mut self, json: &Json, path: &str) -> Option<Unit> {
        let (text, place) = self.faults.text(json, path, "unit")?;
        match Unit::parse(text) {
            Ok(unit) => Some(unit),
            Err(error) => {
                self.faults.with_help(place, &join(path, "unit"), error.message().clone(), error.help().cloned());
                None
            }
        }
    }
}

fn is_payback_class(class: &str) -> bool {
    class.strip_prefix("payback ").is_some_and(|class| PaybackClass::ALL.iter().any(|known| known.name() == class))
}
