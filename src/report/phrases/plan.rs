//! What is said of the plan for a budget.

use super::{Phrases, tie};
use crate::diagnostic::{Text, say};
use crate::report::model::{LeftOutMeasure, MoneyValue, PlanInfo, PlannedMeasure};
use crate::report::text::clean;
use crate::units::format;

/// A column of the plan.
pub(in crate::report) struct PlanHeads {
    /// Month.
    pub(in crate::report) month: &'static str,
    /// What is begun in it.
    pub(in crate::report) begin: &'static str,
    /// What that costs.
    pub(in crate::report) investment: &'static str,
    /// What it adds in money a year.
    pub(in crate::report) adds: &'static str,
    /// What it brings of the objective, where that is not money a year.
    pub(in crate::report) brings: Option<String>,
}

impl Phrases<'_> {
    fn plan_text(self, text: &Text) -> String {
        text.in_lang(self.lang).to_owned()
    }

    /// `With MXN 50,000`.
    pub(in crate::report) fn plan_title(self, plan: &PlanInfo) -> String {
        let money = self.money(&plan.budget);
        let what = self.objective(plan);
        self.plan_text(&say!("Plan for {money}: {what}", "Plan para {money}: {what}"))
    }

    fn objective(self, plan: &PlanInfo) -> &'static str {
        let text = match plan.objective {
            "npv" => ["most net present value", "mayor valor presente neto"],
            "co2e" => ["most CO2e avoided", "más CO2e evitado"],
            "water" => ["most water saved", "más agua ahorrada"],
            _ => ["most money saved", "más dinero ahorrado"],
        };
        match self.lang {
            crate::diagnostic::Lang::En => text[0],
            crate::diagnostic::Lang::Es => text[1],
        }
    }

    /// What the set is, what it brings, and how it was found.
    pub(in crate::report) fn plan_lead(self, plan: &PlanInfo) -> Vec<String> {
        let mut lead = Vec::new();
        if plan.chosen.is_empty() {
            lead.push(self.plan_text(&Text::new(
                "No recommendation fits in the budget.",
                "Ninguna recomendación cabe en el presupuesto.",
            )));
        } else {
            let (count, all) = (plan.total.count, self.report.recommendations.len());
            let (cost, left) = (self.money(&plan.total.investment), self.money(&plan.total.left));
            let brings = self.plan_brings(plan);
            lead.push(self.plan_text(&say!(
                "{count} of {all} recommendations: they cost {cost} and together bring {brings}, with what they take from each other counted in. {left} is left over.",
                "{count} de {all} recomendaciones: cuestan {cost} y en conjunto aportan {brings}, ya descontado lo que se quitan entre sí. Sobran {left}."
            )));
        }
        lead.push(self.method(plan));
        if let (Some(given), Some(rate)) = (&plan.given, &plan.rate) {
            let given = self.money(given);
            let (rate, origin) = (self.rate(rate), self.rate_origin(rate));
            lead.push(self.plan_text(&say!(
                "The budget was given as {given}; {rate} ({origin}).",
                "El presupuesto se dio como {given}; {rate} ({origin})."
            )));
        }
        lead
    }

    /// `MXN 210,000/yr`, or `12 t CO2e/yr and MXN 210,000/yr`.
    fn plan_brings(self, plan: &PlanInfo) -> String {
        let money = self.money_per_year(&plan.total.annual_saving);
        match plan.objective {
            "saving" => money,
            _ => {
                let amount = self.of_objective(plan, plan.total.brings);
                self.plan_text(&say!("{amount} and {money}", "{amount} y {money}"))
            }
        }
    }

    /// A figure of the objective with its unit.
    fn of_objective(self, plan: &PlanInfo, value: f64) -> String {
        match plan.objective {
            "co2e" => {
                let amount = format::number(value, self.lang);
                tie(&self.plan_text(&say!("{amount} t CO2e/yr", "{amount} t CO2e/año")))
            }
            "water" => {
                let amount = self.amount(value, &plan.unit);
                self.plan_text(&say!("{amount} of water", "{amount} de agua"))
            }
            "npv" => {
                let money = self.money(&MoneyValue::new(value, plan.unit.as_str()));
                self.plan_text(&say!("{money} of net present value", "{money} de valor presente neto"))
            }
            _ => self.amount(value, &plan.unit),
        }
    }

    fn method(self, plan: &PlanInfo) -> String {
        let percent = plan.gap.map(|gap| format::number(gap * 100.0, self.lang));
        let text = match (plan.method, percent) {
            ("branch_and_bound", _) => Text::new(
                "No other set of recommendations within the budget brings more (branch and bound).",
                "Ningún otro conjunto de recomendaciones aporta más con ese presupuesto (ramificación y acotamiento).",
            ),
            ("branch_and_bound_ended_early", Some(gap)) => say!(
                "Found by branch and bound, which was ended early: no other set brings more than {gap} % above it.",
                "Se halló por ramificación y acotamiento, sin llegar al final: ningún otro conjunto aporta más de {gap} % por encima."
            ),
            (_, Some(gap)) => say!(
                "Found by saving per money and exchanges, not by trying all sets: no other brings more than {gap} % above it.",
                "Se halló por ahorro por peso invertido e intercambios, sin probar todos los conjuntos: ninguno aporta más de {gap} % por encima."
            ),
            (_, None) => Text::new(
                "Found by saving per money and exchanges, not by trying all sets.",
                "Se halló por ahorro por peso invertido e intercambios, sin probar todos los conjuntos.",
            ),
        };
        self.plan_text(&text)
    }

    /// The heads of the columns of the plan.
    pub(in crate::report) fn plan_heads(self, plan: &PlanInfo) -> PlanHeads {
        let of = |en, es| match self.lang {
            crate::diagnostic::Lang::En => en,
            crate::diagnostic::Lang::Es => es,
        };
        let brings = match plan.objective {
            "co2e" => Some(of("t CO2e/yr", "t CO2e/año").to_owned()),
            "water" => Some(of("m3/yr", "m3/año").to_owned()),
            "npv" => Some(of("NPV", "VPN").to_owned()),
            _ => None,
        };
        PlanHeads {
            month: of("Month", "Mes"),
            begin: of("Begin", "Iniciar"),
            investment: of("Investment", "Inversión"),
            adds: of("Saves", "Ahorra"),
            brings,
        }
    }

    /// The cells of a measure: investment, money a year, and what it brings of the objective.
    pub(in crate::report) fn plan_cells(self, measure: &PlannedMeasure) -> [String; 3] {
        let adds = measure.adds.as_ref().map_or_else(|| "?".to_owned(), |adds| self.money_in_column(adds));
        let brings = measure.brings.map_or_else(String::new, |brings| format::number(brings, self.lang));
        [self.money_in_column(&measure.investment), adds, brings]
    }

    /// What stands before the measures that savings pay for.
    pub(in crate::report) fn plan_later(self, plan: &PlanInfo) -> String {
        if plan.savings_pay_for.is_empty() {
            return String::new();
        }
        let (cost, saving) =
            (self.money(&plan.total.later_investment), self.money_per_year(&plan.total.later_annual_saving));
        self.plan_text(&say!(
            "What is saved pays for these next ({cost}, beyond the budget); then {saving} are saved:",
            "Lo ahorrado paga después éstas ({cost}, además del presupuesto); con ellas se ahorran {saving}:"
        ))
    }

    /// How the months are reckoned.
    pub(in crate::report) fn plan_note(self, plan: &PlanInfo) -> String {
        let cash = self.money(&plan.total.cash);
        let months = plan.months.len();
        self.plan_text(&say!(
            "A measure saves from the month after it was begun. After {months} months {cash} is there: what is left of the budget and of all that was saved.",
            "Cada medida ahorra desde el mes siguiente a su inicio. A los {months} meses hay {cash}: lo que queda del presupuesto y de todo lo ahorrado."
        ))
    }

    /// The heads of the months: spent, saved, cash.
    pub(in crate::report) fn month_heads(self) -> [&'static str; 3] {
        match self.lang {
            crate::diagnostic::Lang::En => ["Spent", "Saved", "Cash at its end"],
            crate::diagnostic::Lang::Es => ["Se gasta", "Se ahorra", "Saldo al final"],
        }
    }

    /// `Not in the plan`.
    pub(in crate::report) fn left_out_title(self) -> String {
        self.plan_text(&Text::new("Recommended, but not in the set:", "Recomendadas, pero fuera del conjunto:"))
    }

    /// `Repair the traps: costs more than the whole budget; savings pay for it in month 4`.
    pub(in crate::report) fn left_out(self, left: &LeftOutMeasure) -> String {
        let title = clean(&left.title);
        let why = match left.reason {
            "over_budget" => Text::new("costs more than the whole budget", "cuesta más que todo el presupuesto"),
            "others_bring_more" => {
                Text::new("others bring more for the money", "otras aportan más por el mismo dinero")
            }
            "alternative" => {
                let other = left.instead.as_deref().unwrap_or_default();
                let measure = self.measures().find(|measure| measure.id == other);
                let other = clean(measure.map_or(other, |measure| measure.title.as_str()));
                say!("`{other}` is done instead", "en su lugar se hace `{other}`")
            }
            "nothing_left_to_save" => {
                Text::new("the others leave nothing for it to save", "las demás no le dejan nada que ahorrar")
            }
            "umbrella" => Text::new("an umbrella over other measures", "medida habilitadora de otras"),
            "not_priced" => Text::new(
                "what it costs or saves in money is not known",
                "no se sabe cuánto cuesta o cuánto dinero ahorra",
            ),
            "not_known" => Text::new("what it brings is not known", "no se sabe cuánto aporta"),
            _ => Text::new("brings nothing of what is asked for", "no aporta nada de lo que se busca"),
        };
        let why = why.in_lang(self.lang);
        match left.month {
            Some(month) => self.plan_text(&say!(
                "{title}: {why}; savings pay for it in month {month}",
                "{title}: {why}; lo ahorrado la paga en el mes {month}"
            )),
            None => format!("{title}: {why}"),
        }
    }
}
