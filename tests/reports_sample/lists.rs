//! What stands after the measures, and what people call things.

use auditlite::diagnostic::Lang;
use auditlite::report::{
    DeciderEntry, FactName, HowCommon, MissingFact, Names, NeedsData, NotApplicable, SavingIfApplies, ToObserve,
};
use indexmap::IndexMap;
use serde_json::{Value, json};

use super::{NASTY, amounts, audits, money, payback, say};

fn missing(path: &str, label: String, unit: &str, how: String) -> MissingFact {
    MissingFact { path: path.into(), label, unit: unit.into(), how, or_from: Vec::new() }
}

pub(super) fn needs_data(lang: Lang) -> Vec<NeedsData> {
    let flow = MissingFact {
        or_from: vec![
            vec!["water.night_volume".into(), "water.night_hours".into()],
            ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
        ],
        ..missing(
            "water.night_flow",
            say(lang, "Flow through the meter at night", "Flujo nocturno por el medidor"),
            "m3/h",
            say(lang, "Read the meter twice", "Leer el medidor dos veces"),
        )
    };
    let hours = say(lang, "Hours a year", "Horas al año");
    vec![
        NeedsData {
            id: "plastics/barrel_insulation".into(),
            title: say(lang, "Put jackets on bare heater bands", "Poner mantas en las bandas desnudas"),
            fields: vec![
                missing("motors[3].hours", hours.clone(), "h/yr", String::new()),
                missing(
                    "plastics.bare_heater_bands",
                    say(lang, "Bare heater bands seen", "Se vieron bandas desnudas"),
                    "",
                    say(lang, "Walk along the machines.", "Recorrer las máquinas."),
                ),
                flow.clone(),
            ],
            decides: vec!["plastics.bare_heater_bands".into()],
            observe: Some(ToObserve {
                path: "plastics.bare_heater_bands".into(),
                label: say(lang, "Bare heater bands seen", "Se vieron bandas desnudas"),
                how: say(lang, "Walk along the machines.", "Recorrer las máquinas."),
            }),
            found_in: Some(HowCommon { share: 0.4, source: NASTY.into() }),
            saving_if_applies: Some(SavingIfApplies {
                saves: amounts(&[("electricity", 63_000.0, "kWh/yr")]),
                uses: IndexMap::new(),
                annual_saving: Some(money(119_700.0)),
                investment: money(48_000.0),
                payback: payback("months", Some(4.81)),
                confidence: "screening",
                plausibility: audits::unusual(),
            }),
            first_only: false,
        },
        NeedsData {
            id: "common/water_leaks".into(),
            title: NASTY.into(),
            fields: vec![flow, missing("a.b|c.`d`", NASTY.into(), "|", NASTY.into())],
            decides: vec!["water.night_flow".into(), "a.b|c.`d`".into()],
            observe: None,
            found_in: None,
            saving_if_applies: None,
            first_only: true,
        },
    ]
}

pub(super) fn not_applicable(lang: Lang) -> Vec<NotApplicable> {
    let refused = |id: &str, title: String, reason, condition: &str, facts: Vec<DeciderEntry>| NotApplicable {
        id: id.into(),
        title,
        reason,
        condition: condition.into(),
        facts,
    };
    let decider = |path: &str, value: Value, unit: &str, threshold, needed| DeciderEntry {
        path: path.into(),
        value,
        unit: unit.into(),
        threshold,
        needed,
    };
    let share = decider("steam.condensate_return", json!(92), "%", Some(80.0), Some("<"));
    let word = decider("compressed_air.control", json!("vsd"), "", None, None);
    let formula = decider("sum(motors, |m| m.power)", json!(12.5), "kW", Some(12.5), Some(">"));
    vec![
        refused(
            "common/condensate",
            say(lang, "Return the condensate", "Retornar el condensado"),
            "condition",
            "steam.condensate_return < limit",
            vec![share, word],
        ),
        refused(
            "common/motors",
            say(lang, "Premium motors", "Motores premium"),
            "condition",
            "sum(motors, |m| m.power) > limit",
            vec![formula],
        ),
        refused(
            "common/lighting_controls",
            say(lang, "Lighting controls", "Control de alumbrado"),
            "already_done",
            "",
            Vec::new(),
        ),
        refused("common/idle", say(lang, "Idle running", "Marcha en vacío"), "no_saving", "", Vec::new()),
        refused("common/x", NASTY.into(), "condition", NASTY, Vec::new()),
        refused("dairy/push", "x".into(), "sector", "facility.sector = \"dairy\"", Vec::new()),
        refused("cardboard/trim", "x".into(), "sector", "facility.sector = \"cardboard\"", Vec::new()),
    ]
}

pub(super) fn names(lang: Lang) -> Names {
    let of = |entries: &[(&str, &str, &str)]| -> IndexMap<String, String> {
        entries.iter().map(|(key, en, es)| ((*key).to_owned(), say(lang, en, es))).collect()
    };
    let fact = |path: &str, en: &str, es: &str, unit: &str, word: Option<(&str, &str)>| {
        let word = word.map(|(en, es)| say(lang, en, es));
        (path.to_owned(), FactName { label: say(lang, en, es), unit: unit.into(), word })
    };
    Names {
        resources: of(&[
            ("electricity", "electricity", "electricidad"),
            ("water", "water", "agua"),
            ("wastewater", "wastewater", "agua residual"),
            ("natural_gas", "natural gas", "gas natural"),
        ]),
        end_uses: of(&[("compressed_air", "Compressed air", "Aire comprimido")]),
        facts: IndexMap::from([
            fact("facility.sector", "Sector", "Giro", "", Some(("plastics", "plásticos"))),
            fact("facility.operating_hours", "Hours of production a year", "Horas de producción al año", "h/yr", None),
            fact("steam.condensate_return", "Condensate that returns", "Condensado que retorna", "%", None),
            fact("compressed_air.control", "Control", "Control", "", Some(("variable speed", "velocidad variable"))),
            fact("water.night_volume", "Volume of the night", "Volumen de la noche", "m3", None),
            fact("water.night_hours", "Length of the test", "Duración de la prueba", "h", None),
        ]),
    }
}
