//! What is asked of any plant and is no fact of a field: money, limits, and measures that are in place.

use super::model::{Amount, Chapter, ChapterKind, Group, Kind, Question};
use crate::diagnostic::Text;
use crate::library::{Library, Rule};
use crate::units::{Currency, Unit};

/// The currency of the plant, its exchange rate, and what is called low-cost.
pub(super) fn money() -> Group {
    let question = |path: &str, label: Text, kind: Kind, how: Text, why: Text| Question {
        path: path.to_owned(),
        label,
        kind,
        how,
        why,
        instrument: None,
        measures: 0,
    };
    let usual = [Currency::MXN, Currency::USD];
    let others = Currency::all().filter(|currency| !usual.contains(currency));
    let word = |currency: Currency| (currency.code().to_owned(), Text::new(currency.code(), currency.code()));
    let currencies = usual.into_iter().chain(others).map(word);
    let amount = |unit: &str, range| {
        Kind::Quantity(Amount { units: Unit::parse(unit).into_iter().collect(), range, likely: None })
    };
    Group {
        title: Text::new("Money", "Dinero"),
        section: None,
        questions: vec![
            question(
                "currency",
                Text::new("Currency of the plant", "Moneda de la planta"),
                Kind::Choice(currencies.collect()),
                Text::new("The bills.", "Los recibos."),
                Text::new("All money of the report is in it.", "Todo el dinero del informe va en ella."),
            ),
            question(
                "exchange_rates.USD.rate",
                Text::new("Price of one US dollar in that currency", "Precio de un dólar de EUA en esa moneda"),
                amount("1", (0.0, 1e9)),
                Text::new(
                    "Official rate of the day of the visit (in Mexico the FIX of Banco de México).",
                    "Tipo de cambio oficial del día de la visita (en México, el FIX del Banco de México).",
                ),
                Text::new(
                    "Converts what is known in dollars, such as prices of equipment.",
                    "Convierte lo que se conoce en dólares, como precios de equipo.",
                ),
            ),
            question(
                "exchange_rates.USD.date",
                Text::new("Day of that price", "Día de ese precio"),
                Kind::Day,
                Text::default(),
                Text::default(),
            ),
            question(
                "exchange_rates.USD.source",
                Text::new("Source of that price", "Fuente de ese precio"),
                Kind::Text,
                Text::default(),
                Text::default(),
            ),
            question(
                "limits.low_cost",
                Text::new(
                    "Largest investment that counts as low-cost",
                    "Inversión más alta que cuenta como bajo costo",
                ),
                amount("money", (0.0, 1e15)),
                Text::new("Ask the manager.", "Pregunte a la gerencia."),
                Text::new(
                    "Measures that cost more are listed apart. Without it: 10,000 US dollars.",
                    "Las medidas que cuestan más van aparte. Sin él: 10,000 dólares de EUA.",
                ),
            ),
            question(
                "limits.payback_months",
                Text::new("Longest payback that is recommended", "Recuperación más larga que se recomienda"),
                amount("month", (0.0, 1200.0)),
                Text::new("Ask the manager.", "Pregunte a la gerencia."),
                Text::new("Without it: 24 months.", "Sin él: 24 meses."),
            ),
        ],
    }
}

/// The measures of the sector, each with whether the plant has it already.
pub(super) fn in_place(library: &Library, sector: &str) -> Chapter {
    let of_sector = |rule: &&Rule| ["common", sector].contains(&rule.folder());
    let question = |rule: &Rule| Question {
        path: format!("done.{}", rule.id),
        label: rule.measure.title.clone(),
        kind: Kind::Truth,
        how: Text::new("Ask, and see it in place.", "Pregunte y véala en su lugar."),
        why: Text::new("It is not recommended again.", "No se recomienda otra vez."),
        instrument: None,
        measures: 1,
    };
    Chapter {
        key: "done".to_owned(),
        kind: ChapterKind::InPlace,
        title: Text::new("Already in place", "Ya está en planta"),
        groups: vec![Group {
            title: Text::new("Measures that the plant has already", "Medidas que la planta ya tiene"),
            section: None,
            questions: library.rules.iter().filter(of_sector).map(question).collect(),
        }],
        table: None,
    }
}
