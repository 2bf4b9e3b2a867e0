//! The table in which a plant writes who does what by when.

use super::Phrases;
use crate::diagnostic::Text;
use crate::report::model::Recommendation;

/// A line of the action plan; responsible and date are for the plant to write in.
pub(in crate::report) struct ActionRow {
    /// Its place in the report.
    pub(in crate::report) rank: usize,
    /// The measure.
    pub(in crate::report) title: String,
    /// What it costs.
    pub(in crate::report) investment: String,
    /// What it saves in a year.
    pub(in crate::report) saving: String,
    /// The month in which the plan for a budget begins it; empty without such a plan, or where it is left out.
    pub(in crate::report) month: String,
}

impl Phrases<'_> {
    pub(in crate::report) fn action_title(self) -> String {
        self.say(&Text::new("Action plan", "Plan de acción"))
    }

    /// What the table is for.
    pub(in crate::report) fn action_lead(self) -> String {
        self.say(&if self.report.plan.is_some() {
            Text::new(
                "Months are those of the plan for the budget. Write in who is responsible and by when; at the follow-up meeting this table is gone through line by line.",
                "Los meses son los del plan para el presupuesto. Anote responsable y fecha compromiso; en la reunión de seguimiento se repasa esta tabla renglón por renglón.",
            )
        } else {
            Text::new(
                "Measures stand in the order of the report. Without a budget the program proposes no months: month, responsible and date are agreed with the plant and written in here; at the follow-up meeting this table is gone through line by line. `recommend --budget` lays the measures out over the months.",
                "Las medidas van en el orden del informe. Sin presupuesto el programa no propone meses: mes, responsable y fecha compromiso se acuerdan con la planta y se anotan aquí; en la reunión de seguimiento se repasa esta tabla renglón por renglón. `recommend --budget` reparte las medidas en los meses.",
            )
        })
    }

    /// Its heads: number, measure, investment, saving, month, responsible, date.
    pub(in crate::report) fn action_heads(self) -> [String; 7] {
        let currency = crate::report::text::clean(&self.report.currency);
        let per_year = self.unit(&format!("{currency}/yr"));
        [
            self.say(&Text::new("No.", "Núm.")),
            self.say(&Text::new("Measure", "Medida")),
            format!("{} ({currency})", self.say(&Text::new("Investment", "Inversión"))),
            format!("{} ({per_year})", self.say(&Text::new("Annual saving", "Ahorro anual"))),
            self.say(&Text::new("Month", "Mes")),
            self.say(&Text::new("Responsible", "Responsable")),
            self.say(&Text::new("Committed date", "Fecha compromiso")),
        ]
    }

    /// The recommendations that count, in the order in which the plan begins them, or that of the report.
    pub(in crate::report) fn action_rows(self) -> Vec<ActionRow> {
        let month_of = |measure: &Recommendation| {
            let plan = self.report.plan.as_ref()?;
            let planned = plan.chosen.iter().chain(&plan.savings_pay_for);
            planned.filter(|planned| planned.id == measure.id).map(|planned| planned.month).next()
        };
        let counted = self.report.recommendations.iter().filter(|measure| !measure.together.not_counted);
        let mut all: Vec<(Option<u32>, &Recommendation)> =
            counted.map(|measure| (month_of(measure), measure)).collect();
        all.sort_by_key(|(month, measure)| (month.is_none(), *month, measure.rank));
        all.into_iter()
            .map(|(month, measure)| ActionRow {
                rank: measure.rank,
                title: crate::report::text::clean(&measure.title),
                investment: self.money_in_column(&measure.investment),
                saving: self.saving_in_column(measure.annual_saving.as_ref()),
                month: month.map_or_else(String::new, |month| month.to_string()),
            })
            .collect()
    }
}
