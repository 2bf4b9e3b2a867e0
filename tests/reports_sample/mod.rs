//! A report made by hand: every kind of entry, and texts of strangers that try to break out.

mod audits;
mod drawn;
mod lists;
mod together;
mod worth;

use auditlite::diagnostic::{Code, Diagnostic, Lang, Place, Text};
use auditlite::report::{
    AssumedNumber, Benefit, Fact, FailedRule, LibraryInfo, LimitsInfo, MeasureDraws, MoneyValue, PaybackValue,
    PriceEntry, Program, QuantityValue, RateEntry, Recommendation, Report, SourceEntry, SourceInfo, Together,
    TraceEntry,
};
use indexmap::IndexMap;
use lists::{names, needs_data, not_applicable};
use serde_json::{Value, json};

/// What a stranger may write into a profile or a rule.
pub(crate) const NASTY: &str =
    "# pipe | tick ` tag <script>alert(1)</script> _under_ *star* $x$\n- item\r\n1. \u{1b}[31mred\u{202e} \\ end";

fn say(lang: Lang, en: &str, es: &str) -> String {
    Text::new(en, es).in_lang(lang).to_owned()
}

fn money(expected: f64) -> MoneyValue {
    MoneyValue::new(expected, "MXN")
}

fn between(low: f64, expected: f64, high: f64) -> MoneyValue {
    MoneyValue { low: Some(low), high: Some(high), ..money(expected) }
}

fn amounts(amounts: &[(&str, f64, &str)]) -> IndexMap<String, QuantityValue> {
    let amount = |(key, value, unit): &(&str, f64, &str)| ((*key).to_owned(), QuantityValue::new(*value, *unit));
    amounts.iter().map(amount).collect()
}

fn payback(kind: &'static str, months: Option<f64>) -> PaybackValue {
    PaybackValue::new(kind, months)
}

fn fact(path: &str, label: String, value: Value, unit: &str) -> Fact {
    let (path, unit) = (path.to_owned(), unit.to_owned());
    Fact {
        path,
        label,
        value,
        unit,
        origin: "profile",
        by: None,
        basis: None,
        stands_for: None,
        source: None,
        file: None,
        note: None,
    }
}

fn price(resource: &str, price: f64, unit: &str) -> PriceEntry {
    let (resource, unit) = (resource.to_owned(), unit.to_owned());
    PriceEntry {
        resource,
        price,
        unit,
        origin: "profile",
        by: None,
        average: false,
        tariff: None,
        billed_share: None,
        date: None,
        place: None,
        source: None,
    }
}

/// A measure without numbers of its own.
fn measure(rank: usize, id: &str, title: String, lang: Lang) -> Recommendation {
    Recommendation {
        id: id.into(),
        rank,
        title,
        category: "good-housekeeping",
        end_use: "compressed_air".into(),
        stage: "distribution",
        arc: None,
        status: "test",
        saves: IndexMap::new(),
        uses: IndexMap::new(),
        annual_saving: None,
        investment: money(0.0),
        running_cost: None,
        other_saving: None,
        payback: payback("immediate", None),
        life_years: 5.0,
        worth: None,
        drawn: MeasureDraws::default(),
        rebate: None,
        no_emission_factor: Vec::new(),
        co2e: None,
        confidence: "measured",
        plausibility: Vec::new(),
        implementation: None,
        unpriced: Vec::new(),
        priced_part: None,
        included_in_average: Vec::new(),
        alternatives_to: Vec::new(),
        together: Together::default(),
        umbrella: false,
        beyond: Vec::new(),
        assumed: Vec::new(),
        facts: Vec::new(),
        trace: Vec::new(),
        priced: Vec::new(),
        why: say(lang, "Because it pays.", "Porque conviene."),
        steps: vec![say(lang, "Look.", "Mirar."), say(lang, "Repair.", "Reparar.")],
        caution: say(lang, "Lock out first.", "Bloquear antes."),
        sources: vec![SourceEntry { cite: "US DOE, Tip Sheet 3".into(), says: "leaks are 20-30 %".into() }],
        note: None,
        rule_file: format!("rules/{id}.rhai"),
        unproved: false,
    }
}

fn leaks(lang: Lang) -> Recommendation {
    let title = say(lang, "Find and repair compressed-air leaks", "Detectar y reparar fugas de aire comprimido");
    let share =
        say(lang, "Share of the delivered air that leaks away", "Parte del aire entregado que se pierde en fugas");
    let energy = say(lang, "Electricity used by the compressors", "Electricidad que usan los compresores");
    let hours = say(lang, "Hours a year in which a compressor runs", "Horas al año con algún compresor en marcha");
    let step = |name: &str, value: f64, unit: &str, line, formula: &str| TraceEntry {
        name: name.into(),
        value: json!(value),
        unit: unit.into(),
        line: Some(line),
        formula: formula.into(),
    };
    Recommendation {
        plausibility: audits::usual(),
        arc: Some("2.4236".into()),
        saves: amounts(&[("electricity", 49_000.0, "kWh/yr")]),
        annual_saving: Some(between(61_000.0, 93_100.0, 128_000.0)),
        investment: between(15_200.0, 22_847.5, 31_400.0),
        payback: PaybackValue {
            low: Some(2.0),
            high: Some(4.46),
            chance_within_limit: Some(0.968),
            ..payback("months", Some(2.944_9))
        },
        life_years: 3.0,
        worth: Some(worth::leaks()),
        drawn: drawn::leaks(),
        co2e: Some(Benefit::new(21.8, "t/yr")),
        assumed: vec![AssumedNumber {
            name: "repaired_share".into(),
            label: say(lang, "share of the leaks that is repaired", "parte de las fugas que se repara"),
            value: 70.0,
            unit: "%".into(),
            low: 50.0,
            high: 95.0,
            source: "judgement".into(),
            origin: "assumption",
            brought: None,
        }],
        facts: vec![
            fact("compressed_air.leak_share", share, json!(25), "%"),
            Fact {
                basis: Some("metered"),
                note: Some(NASTY.into()),
                ..fact("compressed_air.annual_energy", energy, json!(400_000), "kWh/yr")
            },
            Fact {
                origin: "derived",
                by: Some("hours_of_production".into()),
                basis: Some("typical"),
                source: Some("operating hours of the plant".into()),
                ..fact("compressed_air.hours", hours, json!(6000), "h/yr")
            },
        ],
        trace: vec![
            step("leaked", 100_000.0, "kWh/yr", 53, "compressed_air.annual_energy × compressed_air.leak_share"),
            step("saved", 49_000.0, "kWh/yr", 54, "leaked × repaired_share × compressed_air.control_response"),
        ],
        priced: vec![price("electricity", 1.9, "MXN/kWh")],
        together: together::leaks(),
        ..measure(2, "common/compressed_air_leaks", title, lang)
    }
}

fn shut_off(lang: Lang) -> Recommendation {
    let title = say(lang, "Shut the compressor off on Sundays", "Apagar el compresor los domingos");
    let average = PriceEntry {
        origin: "derived",
        by: Some("price_of_bill".into()),
        average: true,
        ..price("electricity", 2.31, "MXN/kWh")
    };
    Recommendation {
        saves: amounts(&[("electricity", 8_800.0, "kWh/yr")]),
        annual_saving: Some(money(20_328.0)),
        confidence: "calculated",
        co2e: Some(Benefit::new(3.9, "t/yr")),
        priced: vec![average],
        ..measure(1, "common/compressed_air_off", title, lang)
    }
}

fn rinse(lang: Lang) -> Recommendation {
    let title = say(lang, "Use the last rinse again as the first", "Usar el último enjuague como el primero");
    let factor = PriceEntry {
        origin: "factor",
        date: Some("2024-12".into()),
        place: Some("MX-QUE".into()),
        source: Some("CEA Querétaro".into()),
        ..price("wastewater", 14.5, "MXN/m3")
    };
    Recommendation {
        category: "onsite-recovery",
        stage: "recover",
        end_use: "cleaning_water".into(),
        status: "experimental",
        saves: amounts(&[("water", 1200.0, "m3/yr"), ("wastewater", 1100.0, "m3/yr"), ("power_factor", 0.95, "1")]),
        uses: amounts(&[("electricity", 350.0, "kWh/yr")]),
        running_cost: Some(money(6000.0)),
        other_saving: Some(money(2500.0)),
        payback: payback("not_priced", None),
        co2e: Some(Benefit::new(-0.15, "t/yr")),
        confidence: "screening",
        unpriced: vec!["water".into()],
        priced: vec![factor, price("electricity", 1.9, "MXN/kWh")],
        note: Some(NASTY.into()),
        unproved: true,
        together: together::rinse(),
        ..measure(4, "dairy/rinse", title, lang)
    }
}

fn nasty(lang: Lang) -> Recommendation {
    let record = |at: usize| fact(&format!("lighting[{at}].hours"), NASTY.into(), json!(5500), "h/yr");
    Recommendation {
        saves: amounts(&[("raw_material/resin|<b>`x", 3.21, "t/yr")]),
        annual_saving: Some(money(1_234_567.0)),
        investment: money(98_765.0),
        payback: payback("months", Some(0.96)),
        alternatives_to: vec!["common/compressed_air_leaks".into()],
        together: Together { not_counted: true, ..Together::default() },
        plausibility: audits::unusual(),
        implementation: audits::carried_out(),
        facts: (0..15).map(record).collect(),
        assumed: vec![AssumedNumber {
            name: "a|b".into(),
            label: NASTY.into(),
            value: f64::NAN,
            unit: "parsecs | fortnight".into(),
            low: 0.0,
            high: 1e300,
            source: NASTY.into(),
            origin: "profile",
            brought: Some(worth::brought()),
        }],
        trace: vec![TraceEntry {
            name: "x".into(),
            value: json!(true),
            unit: String::new(),
            line: None,
            formula: "sum(lighting, |l| l.`hours` < 3)".into(),
        }],
        why: NASTY.into(),
        steps: vec![NASTY.into(), "- [x] done".into()],
        caution: "=====".into(),
        sources: vec![SourceEntry { cite: NASTY.into(), says: NASTY.into() }],
        ..measure(3, "common/nasty", format!("{NASTY} {}", "w".repeat(200)), lang)
    }
}

fn study(lang: Lang) -> Vec<Recommendation> {
    let dryer = say(lang, "Replace the dryer", "Sustituir la secadora");
    let audit = say(lang, "Appoint an energy team", "Nombrar un equipo de energía");
    vec![
        Recommendation {
            saves: amounts(&[("natural_gas", 420.0, "GJ/yr")]),
            annual_saving: Some(money(61_000.0)),
            investment: MoneyValue::new(21_000.0, "USD"),
            payback: payback("months", Some(76.4)),
            worth: Some(worth::twice()),
            rebate: Some(money(1_500.0)),
            no_emission_factor: vec!["natural_gas".into()],
            beyond: vec!["investment", "payback"],
            confidence: "calculated",
            ..measure(6, "common/dryer", dryer, lang)
        },
        Recommendation {
            saves: amounts(&[("electricity", 100.0, "kWh/yr")]),
            annual_saving: Some(money(-9_000.0)),
            payback: payback("never", None),
            beyond: vec!["no_saving"],
            umbrella: true,
            together: Together { not_counted: true, ..Together::default() },
            confidence: "screening",
            ..measure(7, "common/energy_team", audit, lang)
        },
    ]
}

/// The report.
pub(crate) fn report(lang: Lang) -> Report {
    let broken =
        Diagnostic::error(Code::FAULT, Text::new("division by zero in `saved`", "división entre cero en `saved`"))
            .in_file("mine/common/broken.rhai")
            .at(Place { line: 12, column: 5 })
            .help(Text::new("look at the facts", "revise los datos"));
    let warning = Diagnostic::warning(Code::UNREAD_FIELD, Text::new(NASTY, NASTY)).in_file("planta|1.json");
    Report {
        schema: "auditlite/report@1",
        file: "planta|1.json".into(),
        lang,
        program: Program { name: "auditlite".into(), version: "0.0.0".into() },
        library: LibraryInfo {
            hash: "0123456789abcdef".repeat(4),
            rules: 15,
            sources: vec![
                SourceInfo { name: "shipped".into(), rules: 13, overrides: Vec::new() },
                SourceInfo { name: "mine".into(), rules: 2, overrides: vec!["common/compressed_air_leaks".into()] },
            ],
        },
        profile_hash: "fedcba9876543210".repeat(4),
        list_files: Vec::new(),
        facility: IndexMap::from([
            ("name".to_owned(), json!(format!("Tapas \"El <Bajío>\" | {}", "n".repeat(90)))),
            ("sector".to_owned(), json!("plastics")),
            ("country".to_owned(), json!("MX")),
            ("state".to_owned(), json!("Querétaro")),
            ("operating_hours".to_owned(), json!(6000)),
        ]),
        currency: "MXN".into(),
        exchange_rates: vec![RateEntry {
            from: "USD".into(),
            to: "MXN".into(),
            rate: 18.5,
            date: "2026-10-01".into(),
            source: "Banco de México".into(),
        }],
        finance: Some(worth::finance()),
        electricity_margins: Some(worth::margins()),
        emission_factors: worth::emissions(),
        limits: LimitsInfo { low_cost: 10_000.0, currency: "USD".into(), payback_months: 24.0 },
        recommendations: vec![shut_off(lang), leaks(lang), nasty(lang), rinse(lang)],
        needs_study: study(lang),
        needs_data: needs_data(lang),
        not_applicable: not_applicable(lang),
        failed: vec![FailedRule {
            id: "common/broken".into(),
            diagnostic: (broken.clone(), lang),
            more: vec![(broken, lang)],
        }],
        totals: together::totals(),
        drawn: drawn::of_the_plant(),
        formulas: None,
        baseline: None,
        balance: together::balance(),
        peers: audits::peers(),
        bills: None,
        plan: None,
        warnings: vec![(warning, lang)],
        names: names(lang),
    }
}
