//! The terms of the trade that a report uses, as `rules/GLOSARIO.md` fixes them.

use super::Phrases;
use crate::diagnostic::Text;
use crate::report::model::{Recommendation, Report};

/// A term, what it means, and whether a report uses it.
struct Term {
    name: [&'static str; 2],
    meaning: [&'static str; 2],
    used: fn(&Report) -> bool,
}

fn measures(report: &Report) -> impl Iterator<Item = &Recommendation> {
    report.recommendations.iter().chain(&report.needs_study)
}

fn saves(report: &Report, keys: &[&str]) -> bool {
    let of_measures = measures(report).flat_map(|measure| measure.saves.keys().chain(measure.uses.keys()));
    let of_baseline = report.baseline.iter().flat_map(|baseline| &baseline.resources).map(|year| &year.resource);
    of_measures.chain(of_baseline).any(|key| keys.contains(&key.as_str()))
}

const TERMS: &[Term] = &[
    Term {
        name: ["Annual saving", "Ahorro anual"],
        meaning: [
            "Money kept in a year: what is saved, less what is used in exchange and what it costs to run. Before VAT.",
            "Dinero que se deja de gastar en un año: lo que se ahorra, menos lo que se consume a cambio y lo que cuesta operar la medida. Antes de IVA.",
        ],
        used: |_| true,
    },
    Term {
        name: ["Investment", "Inversión"],
        meaning: [
            "What a measure costs once, own labour included.",
            "Lo que cuesta una medida una sola vez, con la mano de obra propia.",
        ],
        used: |_| true,
    },
    Term {
        name: ["Simple payback", "Periodo simple de recuperación"],
        meaning: [
            "Months until the saving has returned the investment, without interest.",
            "Meses hasta que el ahorro devuelve la inversión, sin intereses.",
        ],
        used: |_| true,
    },
    Term {
        name: ["Net present value", "Valor presente neto"],
        meaning: [
            "What a measure is worth today over its whole life: the savings of later years count for less, and the investment is taken off.",
            "Lo que vale hoy una medida en toda su vida útil: los ahorros de años posteriores cuentan menos y se resta la inversión.",
        ],
        used: |report| measures(report).any(|measure| measure.worth.is_some()),
    },
    Term {
        name: ["Internal rate of return", "Tasa interna de retorno"],
        meaning: [
            "The yearly interest at which the investment would just come back.",
            "El interés anual con el que la inversión apenas se recuperaría.",
        ],
        used: |report| measures(report).any(|measure| measure.worth.as_ref().is_some_and(|worth| worth.irr.is_some())),
    },
    Term {
        name: ["Range", "Rango"],
        meaning: [
            "Out of ten cases, one lies below it and one above.",
            "De cada diez casos, uno queda abajo y uno arriba.",
        ],
        used: |report| report.drawn.draws.is_some(),
    },
    Term {
        name: ["Assumption", "Supuesto"],
        meaning: [
            "A number that is not a fact of the plant, with its range and its source.",
            "Un número que no es un dato de la planta, con su rango y su fuente.",
        ],
        used: |report| measures(report).any(|measure| !measure.assumed.is_empty()),
    },
    Term {
        name: ["Overlap", "Traslape"],
        meaning: [
            "What two measures would both save; only one can, and the totals count it once.",
            "Lo que dos medidas ahorrarían a la vez; solo una puede, y los totales lo cuentan una vez.",
        ],
        used: |report| measures(report).any(|measure| !measure.together.overlaps.is_empty()),
    },
    Term {
        name: ["Umbrella measure", "Medida habilitadora"],
        meaning: [
            "It makes other measures possible; it is shown and not summed.",
            "Hace posibles otras medidas; se muestra y no se suma.",
        ],
        used: |report| measures(report).any(|measure| measure.umbrella),
    },
    Term {
        name: ["Baseline", "Línea base"],
        meaning: [
            "What the plant used and paid in the year before the measures.",
            "Lo que la planta usó y pagó en el año antes de las medidas.",
        ],
        used: |report| report.baseline.is_some(),
    },
    Term {
        name: ["Billed demand", "Demanda facturada"],
        meaning: [
            "The kilowatts that the tariff charges for, by the highest demand of the month.",
            "Los kilowatts que cobra la tarifa, según la demanda más alta del mes.",
        ],
        used: |report| saves(report, &["demand"]),
    },
    Term {
        name: ["Power factor", "Factor de potencia"],
        meaning: [
            "The part of the current that does work; below 90 % the tariff adds a charge, above it gives a discount.",
            "La parte de la corriente que hace trabajo; abajo de 90 % la tarifa agrega un cargo y arriba da una bonificación.",
        ],
        used: |report| saves(report, &["power_factor"]) && is_mexican(report),
    },
    Term {
        name: ["Higher heating value", "Poder calorífico superior (PCS)"],
        meaning: [
            "All the heat of a fuel, that of the steam in its flue gas included: the basis of fuel bills.",
            "Todo el calor de un combustible, con el del vapor de sus gases: la base de las facturas de combustible.",
        ],
        used: |report| saves(report, &["natural_gas", "lpg", "diesel", "fuel_oil"]),
    },
    Term {
        name: ["CO2e", "CO2e"],
        meaning: [
            "Greenhouse gases, counted as the carbon dioxide that warms as much.",
            "Gases de efecto invernadero, contados como el dióxido de carbono que calienta lo mismo.",
        ],
        used: |report| measures(report).any(|measure| measure.co2e.is_some()),
    },
];

fn is_mexican(report: &Report) -> bool {
    report.facility.get("country").and_then(serde_json::Value::as_str) == Some("MX")
}

impl Phrases<'_> {
    pub(in crate::report) fn glossary_title(self) -> String {
        self.say(&Text::new("Glossary", "Glosario"))
    }

    /// The terms that this report uses, each with what it means.
    pub(in crate::report) fn glossary(self) -> Vec<(&'static str, &'static str)> {
        let pick = |[en, es]: [&'static str; 2]| match self.lang {
            crate::diagnostic::Lang::En => en,
            crate::diagnostic::Lang::Es => es,
        };
        TERMS.iter().filter(|term| (term.used)(self.report)).map(|term| (pick(term.name), pick(term.meaning))).collect()
    }
}
