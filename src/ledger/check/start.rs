//! Reports that are accepted.

use std::collections::HashSet;

use super::values::Finite;
use super::{Case, Checker, Visit};
use crate::diagnostic::{Code, Text, say};
use crate::ledger::{Amount, Promise, Start};
use crate::units::{Currency, Day, quote};

impl Checker {
    pub(super) fn add_start(&mut self, start: &Start, date: Day) {
        if self.plant.is_none() {
            self.plant = Some((start.plant.clone(), start.currency.clone()));
        }
        self.visits.push(Visit { accepted: date, day: start.visit, report: start.report.clone() });
        for promise in &start.measures {
            let known = self.measures.entry(promise.id.clone()).or_default();
            known.investment = promise.investment;
            for (resource, amount) in promise.saves.iter().chain(&promise.uses) {
                let most = amount.high.unwrap_or(amount.value).max(amount.value);
                known.resources.insert(resource.clone(), (amount.unit.clone(), most));
                self.resources.entry(resource.clone()).or_insert_with(|| amount.unit.clone());
            }
        }
        for (resource, amount) in &start.baseline {
            self.resources.entry(resource.clone()).or_insert_with(|| amount.unit.clone());
        }
    }
}

impl Case<'_> {
    pub(super) fn start(&mut self, start: &Start) {
        self.plant(start);
        if let Some(visit) = start.visit.filter(|visit| *visit > self.date) {
            let what = self.what();
            let message = say!(
                "{what} accepts a report of a visit that comes later, on {visit}",
                "{what} acepta el informe de una visita posterior, del {visit}"
            );
            self.error(Code::BAD_DATE, message, None);
        }
        if Currency::parse(&start.currency).is_none() {
            let (what, found) = (self.what(), quote(&start.currency));
            let message = say!("{what}: {found} is no currency", "{what}: {found} no es una moneda");
            self.error(Code::BAD_ENTRY, message, None);
        }
        if !["en", "es"].contains(&start.lang.as_str()) {
            let (what, found) = (self.what(), quote(&start.lang));
            let message = say!(
                "{what}: expected `en` or `es`, found {found}",
                "{what}: se esperaba `en` o `es`, se encontró {found}"
            );
            self.error(Code::BAD_ENTRY, message, None);
        }
        for (currency, rate) in &start.exchange_rates {
            if self.finite("exchange_rates", *rate) == Finite::Yes && *rate <= 0.0 {
                let (what, currency) = (self.what(), quote(currency));
                let message = say!(
                    "{what}: expected an exchange rate of {currency} above zero, found {rate}",
                    "{what}: se esperaba un tipo de cambio de {currency} mayor que cero, se encontró {rate}"
                );
                self.error(Code::BAD_ENTRY, message, None);
            }
        }
        self.amounts("baseline", start.baseline.iter());
        let mut seen = HashSet::new();
        for promise in &start.measures {
            if !seen.insert(&promise.id) {
                let (what, id) = (self.what(), quote(&promise.id));
                let message = say!("{what} promises {id} twice", "{what} promete {id} dos veces");
                self.error(Code::BAD_ENTRY, message, None);
            }
            self.promise(promise);
        }
    }

    /// Whether it is a report of this ledger's plant, and a new one.
    fn plant(&mut self, start: &Start) {
        let what = self.what();
        let checker = self.checker;
        let Some((plant, currency)) = &checker.plant else { return };
        let (name, new) = (quote(&plant.name), quote(&start.plant.name));
        let same_id = plant.id.as_ref().zip(start.plant.id.as_ref()).map(|(a, b)| a == b);
        let help = Text::new(
            "keep one ledger for each plant: begin another one with `followup start`",
            "lleve una bitácora por planta: comience otra con `followup start`",
        );
        if same_id == Some(false) || same_id.is_none() && name != new {
            let message = say!(
                "{what} is a report of {new}, but this ledger is of {name}",
                "{what} es un informe de {new}, pero esta bitácora es de {name}"
            );
            self.error(Code::OTHER_PLANT, message, Some(help));
        } else if name != new {
            let message = say!(
                "{what} calls the plant {new}, earlier reports call it {name}",
                "{what} llama {new} a la planta; los informes anteriores la llaman {name}"
            );
            self.warning(Code::OTHER_PLANT, message, None);
        }
        if start.currency != *currency {
            let found = quote(&start.currency);
            let message = say!(
                "{what} is in {found}, but all money of this ledger is in `{currency}`",
                "{what} está en {found}, pero todo el dinero de esta bitácora está en `{currency}`"
            );
            let help = say!("make the report in {currency}", "haga el informe en {currency}");
            self.error(Code::BAD_ENTRY, message, Some(help));
        }
        if let Some(before) = checker.visits.iter().find(|visit| visit.report == start.report) {
            let day = before.accepted;
            let message = say!(
                "{what}: this very report was accepted already, on {day}",
                "{what}: este mismo informe ya se aceptó, el {day}"
            );
            self.error(Code::BAD_ENTRY, message, None);
        }
        let last = checker.visits.iter().filter_map(|visit| visit.day).max();
        if let (Some(last), Some(visit)) = (last, start.visit)
            && visit < last
        {
            let message = say!(
                "{what} is of a visit on {visit}, before the last one on {last}",
                "{what} es de una visita del {visit}, anterior a la última, del {last}"
            );
            self.warning(Code::OUT_OF_ORDER, message, None);
        }
    }

    fn promise(&mut self, promise: &Promise) {
        let id = &promise.id;
        self.amounts(&format!("{id}.saves"), promise.saves.iter());
        self.amounts(&format!("{id}.uses"), promise.uses.iter());
        self.amounts(&format!("{id}.stacked_saves"), promise.stacked_saves.iter().flatten());
        self.amounts(&format!("{id}.co2e"), promise.co2e.iter().map(|amount| (id, amount)));
        let money = [promise.annual_saving, promise.stacked_annual_saving, promise.investment];
        for money in money.into_iter().flatten() {
            self.range(id, money);
        }
        let prices = promise.prices.values().copied();
        let assumed = promise.assumed.iter().flat_map(|assumed| [assumed.value, assumed.low, assumed.high]);
        for value in promise.running_cost.into_iter().chain(prices).chain(assumed) {
            self.finite(id, value);
        }
        if let Some(investment) = promise.investment.filter(|investment| investment.value < 0.0) {
            let (what, shown, value) = (self.what(), quote(id), investment.value);
            let message = say!(
                "{what}: the investment of {shown} is negative, {value}",
                "{what}: la inversión de {shown} es negativa, {value}"
            );
            self.warning(Code::BAD_ENTRY, message, None);
        }
    }

    fn amounts<'a>(&mut self, path: &str, amounts: impl Iterator<Item = (&'a String, &'a Amount)>) {
        for (resource, amount) in amounts {
            self.amount(&format!("{path}.{resource}"), amount);
        }
    }
}
