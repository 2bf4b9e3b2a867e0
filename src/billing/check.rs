//! What is wrong or odd with the bills of a profile, before anything is worked out from them.

use super::bills::{self, PlantBill};
use super::facts::Facts;
use super::lacks;
use super::supply::Supply;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::facility::Facility;
use crate::library::Library;
use crate::script::TableId;
use crate::tariffs::{HourPeriod, Lack, PriceKind};
use crate::units::Month;

/// Share by which parts may exceed the whole: they are printed in whole kWh.
const SLACK: f64 = 0.005;

/// Everything that is wrong or odd with the bills of a plant and with how it is supplied.
pub fn check(library: &Library, facility: &Facility) -> Vec<Diagnostic> {
    let facts = Facts { facility };
    let Some((table, count)) = facts.bills().filter(|(_, count)| *count > 0) else {
        // Without bills only a plain mistake is said: a division or tariff that there is not.
        let wrong = facts.word("electricity.division").is_some() || facts.word("electricity.tariff_name").is_some();
        return if wrong { Supply::of(library, facility).err().flatten().into_iter().collect() } else { Vec::new() };
    };
    let mut checker = Checker { facts, table, problems: Vec::new() };
    let months: Vec<Option<Month>> = (0..count).map(|index| checker.month(index)).collect();
    checker.order(&months);
    for index in 0..count {
        checker.dates(index);
        checker.parts(index);
    }
    match Supply::of(library, facility) {
        Ok(supply) => checker.against(library, &supply),
        Err(Some(problem)) => checker.problems.push(problem),
        Err(None) => {}
    }
    checker.problems
}

struct Checker<'a> {
    facts: Facts<'a>,
    table: TableId,
    problems: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn report(&mut self, problem: Diagnostic, index: usize, name: &str) {
        let path = format!("electricity.bills[{index}].{name}");
        let place = self.facts.place(self.table, index, name);
        self.problems.push(problem.in_file(self.facts.facility.file_of_list(self.table)).at(place).on(path));
    }

    fn month(&mut self, index: usize) -> Option<Month> {
        let month = bills::month(self.facts, self.table, index);
        if month.is_none() {
            let path = format!("electricity.bills[{index}].month");
            let message = match self.facts.column_word(self.table, index, "month") {
                Some(text) => say!(
                    "`{path}` must be a year and month such as `2025-07`, found `{text}`",
                    "`{path}` debe ser año y mes, como `2025-07`, se encontró `{text}`"
                ),
                None => say!(
                    "`{path}` is missing, so the bill has no place in the year",
                    "falta `{path}`, así que el recibo no tiene lugar en el año"
                ),
            };
            self.report(Diagnostic::error(Code::BAD_BILLS, message), index, "month");
        }
        month
    }

    /// Months that stand twice, out of order, or are missing; a year of fewer than twelve.
    fn order(&mut self, months: &[Option<Month>]) {
        let known: Vec<(usize, Month)> =
            months.iter().enumerate().filter_map(|(index, month)| Some((index, (*month)?))).collect();
        let mut sorted = known.clone();
        sorted.sort_by_key(|(index, month)| (*month, *index));
        let mut gaps = Vec::new();
        for ((first, month), (second, next)) in sorted.iter().zip(sorted.iter().skip(1)) {
            if month == next {
                let shown = month.iso();
                let message = say!(
                    "`electricity.bills[{first}]` and `electricity.bills[{second}]` are both of {shown}: a month counts once",
                    "`electricity.bills[{first}]` y `electricity.bills[{second}]` son ambos de {shown}: un mes cuenta una sola vez"
                );
                self.report(Diagnostic::error(Code::BAD_BILLS, message), *second, "month");
            }
            gaps.extend((1..next.since(*month)).take(12).map(|ahead| month.plus(ahead).iso()));
        }
        if let Some((before, (index, month))) = known
            .iter()
            .zip(known.iter().skip(1))
            .find(|((_, before), (_, month))| month < before)
            .map(|(a, b)| (a, *b))
        {
            let (before, shown) = (before.1.iso(), month.iso());
            let message = say!(
                "`electricity.bills[{index}]` of {shown} stands after that of {before}; they were put in order",
                "`electricity.bills[{index}]` de {shown} está después del de {before}; se pusieron en orden"
            );
            self.report(Diagnostic::warning(Code::BAD_BILLS, message), index, "month");
        }
        let last = sorted.last().map_or(0, |(index, _)| *index);
        if !gaps.is_empty() {
            let missing = gaps.join(", ");
            let message = say!(
                "`electricity.bills` lack {missing}, so they make no year",
                "a `electricity.bills` les falta {missing}, así que no forman un año"
            );
            self.report(Diagnostic::warning(Code::BAD_BILLS, message), last, "month");
        } else if known.len() == months.len() && known.len() < 12 {
            let count = known.len();
            let message = say!(
                "`electricity.bills` has {count} of the twelve bills in a row that make a year",
                "`electricity.bills` trae {count} de los doce recibos seguidos que forman un año"
            );
            self.report(Diagnostic::warning(Code::BAD_BILLS, message), last, "month");
        }
    }

    fn dates(&mut self, index: usize) {
        let from = self.facts.column_day(self.table, index, "from");
        let to = self.facts.column_day(self.table, index, "to");
        let days = self.facts.column_number(self.table, index, "days", "day");
        if let (Some(from), Some(to)) = (from, to) {
            let (first, last, between) = (from.iso(), to.iso(), to.since(from));
            if between <= 0 {
                let message = say!(
                    "`electricity.bills[{index}]` ends on {last}, before it begins on {first}",
                    "`electricity.bills[{index}]` termina el {last}, antes de empezar el {first}"
                );
                return self.report(Diagnostic::error(Code::BAD_BILLS, message), index, "to");
            }
            if let Some(days) = days.filter(|days| (days - f64::from(between)).abs() > 1.0) {
                let message = say!(
                    "`electricity.bills[{index}].days` is {days}, but from {first} to {last} there are {between}",
                    "`electricity.bills[{index}].days` es {days}, pero del {first} al {last} hay {between}"
                );
                self.report(Diagnostic::warning(Code::BAD_BILLS, message), index, "days");
            }
        }
        let month = bills::month(self.facts, self.table, index);
        if let (Some(to), Some(month)) = (to, month)
            && to.month().since(month).abs() > 1
        {
            let (last, month) = (to.iso(), month.iso());
            let message = say!(
                "`electricity.bills[{index}]` is of {month}, but ends on {last}",
                "`electricity.bills[{index}]` es de {month}, pero termina el {last}"
            );
            self.report(Diagnostic::warning(Code::BAD_BILLS, message), index, "to");
        }
    }

    /// Parts that are more than the whole.
    fn parts(&mut self, index: usize) {
        let number = |name: &str, unit: &str| self.facts.column_number(self.table, index, name, unit);
        let names = ["energy_base", "energy_intermediate", "energy_peak"];
        let parts: Vec<(&str, f64)> = names.iter().filter_map(|name| Some((*name, number(name, "kWh")?))).collect();
        let sum: f64 = parts.iter().map(|(_, kwh)| kwh).sum();
        let energy = number("energy", "kWh");
        let mut problems = Vec::new();
        // All three against the whole are held together by a check of the fields, in both directions.
        if let (Some(energy), 1..=2, Some((name, _))) = (energy, parts.len(), parts.last())
            && sum > energy * (1.0 + SLACK)
        {
            let said = parts.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("` + `");
            let message = say!(
                "in `electricity.bills[{index}]`, `{said}` = {sum} kWh is more than its `energy` of {energy} kWh",
                "en `electricity.bills[{index}]`, `{said}` = {sum} kWh es más que su `energy` de {energy} kWh"
            );
            problems.push((*name, message));
        }
        let demand = number("demand", "kW");
        for name in ["demand_base", "demand_intermediate"] {
            if let (Some(part), Some(demand)) = (number(name, "kW"), demand)
                && part > demand + 1.0
            {
                let message = say!(
                    "in `electricity.bills[{index}]`, `{name}` of {part} kW is above `demand`, the highest, of {demand} kW",
                    "en `electricity.bills[{index}]`, `{name}` de {part} kW rebasa a `demand`, la máxima, de {demand} kW"
                );
                problems.push((name, message));
            }
        }
        for (name, message) in problems {
            self.report(Diagnostic::error(Code::BILL_AND_TARIFF, message), index, name);
        }
    }

    /// The bills against the tariff: periods that it does not charge, readings that it needs, prices that there are not.
    fn against(&mut self, library: &Library, supply: &Supply<'_>) {
        let tariff = supply.service.tariff;
        let calendar =
            library.tariffs.calendar(&supply.service.place).filter(|_| tariff.prices == PriceKind::Published);
        let bills = bills::read(self.facts, calendar);
        let mut no_period = false;
        let mut lacking: Vec<(Lack, usize, Month)> = Vec::new();
        for bill in &bills {
            for period in HourPeriod::ALL {
                let name = format!("energy_{}", period.name());
                let given = self.facts.column_number(self.table, bill.index, &name, "kWh");
                if given.is_none_or(|kwh| kwh <= 0.0) {
                    continue;
                }
                let (id, word, month) = (&tariff.id, period.name(), bill.month.iso());
                let spanish = period.spanish();
                if !tariff.charges_period(period) && !no_period {
                    let message = say!(
                        "`electricity.bills[].{name}` is given, but tariff {id} has no period `{word}`: see whether `electricity.tariff` is right",
                        "se da `electricity.bills[].{name}`, pero la tarifa {id} no tiene periodo {spanish}: revise `electricity.tariff`"
                    );
                    no_period = true;
                    self.report(Diagnostic::warning(Code::BILL_AND_TARIFF, message), bill.index, &name);
                } else if tariff.charges_period(period)
                    && calendar.is_some_and(|calendar| calendar.hours(bill.span.from, bill.span.to).get(period) == 0.0)
                {
                    let (division, index) = (supply.division_name(), bill.index);
                    let message = say!(
                        "`electricity.bills[{index}].{name}` is given, but in {division} the month {month} has no hours of period `{word}`",
                        "se da `electricity.bills[{index}].{name}`, pero en {division} el mes {month} no tiene horas del periodo {spanish}"
                    );
                    self.report(Diagnostic::warning(Code::BILL_AND_TARIFF, message), bill.index, &name);
                }
            }
            let schedule = library.tariffs.schedule(&supply.service, bill.span, 0);
            for lack in schedule.bill(&bill.readings).lacks {
                Self::gather(&mut lacking, lack, bill);
            }
        }
        for (lack, index, month) in lacking {
            let message = lacks::in_words(&lack, supply, month);
            let code = match lack {
                Lack::Price { .. } | Lack::Prices { .. } | Lack::LoadFactor | Lack::Rate => Code::NO_TARIFF,
                _ => Code::BILL_AND_TARIFF,
            };
            self.report(Diagnostic::warning(code, message), index, "month");
        }
    }

    /// Adds what a bill lacks to what others lack: the months of a price in one word, everything else once.
    fn gather(lacking: &mut Vec<(Lack, usize, Month)>, lack: Lack, bill: &PlantBill) {
        let known = lacking.iter_mut().find(|(known, _, _)| match (known, &lack) {
            (Lack::Price { charge: a, .. }, Lack::Price { charge: b, .. }) => a == b,
            (Lack::Prices { .. }, Lack::Prices { .. }) => true,
            (known, lack) => *known == *lack,
        });
        match (known, lack) {
            (
                Some((Lack::Price { months, .. } | Lack::Prices { months }, _, _)),
                Lack::Price { months: more, .. } | Lack::Prices { months: more },
            ) => {
                for month in more {
                    if !months.contains(&month) {
                        months.push(month);
                    }
                }
            }
            (Some(_), _) => {}
            (None, lack) => lacking.push((lack, bill.index, bill.month)),
        }
    }
}
