//! How a plant is supplied, as its profile says: tariff, division, contract.

use super::facts::Facts;
use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::facility::Facility;
use crate::library::Library;
use crate::tariffs::{Divisions, PriceKind, Service};
use crate::units::Currency;

/// How a plant is supplied, with what a reader must know of how that was found out.
#[derive(Debug, Clone, PartialEq)]
pub struct Supply<'a> {
    /// What its bills are priced by.
    pub service: Service<'a>,
    /// Divisions that its state also lies in, where nothing tells which it is.
    pub other_divisions: Vec<String>,
    /// What was taken for granted.
    pub notes: Vec<Text>,
}

/// The names of the prices of a contract in profiles, behind `contract_`, with their units.
const CONTRACT: [(&str, &str); 8] = [
    ("fixed", "money/month"),
    ("energy", "money/kWh"),
    ("base", "money/kWh"),
    ("intermediate", "money/kWh"),
    ("peak", "money/kWh"),
    ("distribution", "money/(kW month)"),
    ("capacity", "money/(kW month)"),
    ("fees", "1"),
];

impl<'a> Supply<'a> {
    /// The supply of a plant.
    ///
    /// # Errors
    /// Why its bills cannot be worked out; none where the profile names no tariff and gives no price of a contract.
    pub fn of(library: &'a Library, facility: &Facility) -> Result<Supply<'a>, Option<Diagnostic>> {
        let facts = Facts { facility };
        let problem = |path: &str, message: Text, help: Option<Text>| {
            let problem = Diagnostic::warning(Code::NO_TARIFF, message).in_file(&facility.file).on(path);
            Some(problem.at(facts.place_of(path)).help(help))
        };
        let own: Vec<(String, f64)> = CONTRACT
            .iter()
            .filter_map(|(name, unit)| {
                Some(((*name).to_owned(), facts.number(&format!("electricity.contract_{name}"), unit)?))
            })
            .collect();
        let named = facts.word("electricity.tariff_name");
        let path = if named.is_some() { "electricity.tariff_name" } else { "electricity.tariff" };
        let id = named.or_else(|| facts.word("electricity.tariff"));
        // A plant that gives prices of its contract has a tariff, if only that.
        let id = id.or_else(|| (!own.is_empty()).then_some("other")).ok_or(None)?;
        let Some(tariff) = library.tariffs.tariff(id) else {
            let message = say!(
                "how tariff `{id}` makes a bill is not known here",
                "aquí no se sabe cómo la tarifa `{id}` forma un recibo"
            );
            let near =
                nearest(id, library.tariffs.tariffs().map(|tariff| tariff.id.as_str())).filter(|_| named.is_some());
            let help = match near {
                Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                None => Text::new(
                    "choose `market` or `other` and give the prices as `contract_energy`, `contract_capacity` and the like, or describe the tariff in `factors/` of a rules folder",
                    "elija `market` u `other` y dé los precios como `contract_energy`, `contract_capacity` y similares, o describa la tarifa en `factors/` de una carpeta de reglas",
                ),
            };
            return Err(problem(path, message, Some(help)));
        };
        if tariff.prices == PriceKind::Contract && own.is_empty() {
            let message = say!(
                "tariff `{id}` has the prices of the plant's own contract, and none is given",
                "la tarifa `{id}` lleva los precios del contrato propio y no se da ninguno"
            );
            let help = Text::new(
                "give `electricity.contract_energy`, or one price for each period, and `contract_distribution` or `contract_capacity` for demand",
                "indique `electricity.contract_energy`, o un precio por periodo, y `contract_distribution` o `contract_capacity` para la demanda",
            );
            return Err(problem(path, message, Some(help)));
        }
        let mut notes = Vec::new();
        let (place, other_divisions) = if tariff.prices == PriceKind::Published {
            Self::division(library, facts, &mut notes).map_err(|(path, message, help)| problem(path, message, help))?
        } else {
            (facts.word("facility.country").unwrap_or_default().to_owned(), Vec::new())
        };
        for (name, _) in &own {
            if tariff.charge(name).is_none() {
                notes.push(say!(
                    "`electricity.contract_{name}` is left aside: tariff {id} has no such charge",
                    "`electricity.contract_{name}` se deja de lado: la tarifa {id} no tiene ese cargo"
                ));
            }
        }
        let service = Service {
            tariff,
            place,
            contracted: facts.number("electricity.contracted_demand", "kW"),
            load_factor: facts.number("electricity.load_factor", "1"),
            low_voltage: facts.truth("electricity.low_voltage_metering").unwrap_or(false),
            demand_meter: facts.truth("electricity.demand_meter").unwrap_or(true),
            own,
            tax: facts.number("electricity.vat_share", "1"),
            rate: rate(facility),
        };
        Ok(Supply { service, other_divisions, notes })
    }

    /// The division that the profile names, or that of its municipality or state.
    #[expect(clippy::type_complexity, reason = "a fault with its place, or a division with the others of the state")]
    fn division(
        library: &Library,
        facts: Facts<'_>,
        notes: &mut Vec<Text>,
    ) -> Result<(String, Vec<String>), (&'static str, Text, Option<Text>)> {
        if let Some(name) = facts.word("electricity.division") {
            if let Some(place) = library.tariffs.division(name) {
                let state = facts.word("facility.state").map(|state| library.tariffs.divisions(state, None));
                let others = state.unwrap_or_default().names.into_iter().filter(|other| *other != place);
                return Ok((place.clone(), others.collect()));
            }
            let all = library.tariffs.all_divisions();
            let near = nearest(name, all.iter().map(|place| short(place)));
            let help = match near {
                Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                None => {
                    let all = all.iter().map(|place| short(place)).collect::<Vec<_>>().join("`, `");
                    say!("it is one of `{all}`", "es una de `{all}`")
                }
            };
            let message = say!("no division is called `{name}`", "ninguna división se llama `{name}`");
            return Err(("electricity.division", message, Some(help)));
        }
        let Some(state) = facts.word("facility.state") else {
            let message = Text::new(
                "the division of the tariff is not known, so no price can be looked up",
                "no se conoce la división de la tarifa, así que no se puede buscar ningún precio",
            );
            let help = Text::new(
                "give `electricity.division` or `facility.state`",
                "indique `electricity.division` o `facility.state`",
            );
            return Err(("electricity.division", message, Some(help)));
        };
        let Divisions { names, by_municipality } =
            library.tariffs.divisions(state, facts.word("facility.municipality"));
        let mut names = names.into_iter();
        let Some(first) = names.next() else {
            let message = say!(
                "no division of the tariff is known for `{state}`",
                "no se conoce ninguna división de la tarifa para `{state}`"
            );
            let help = Text::new("give `electricity.division`", "indique `electricity.division`");
            return Err(("facility.state", message, Some(help)));
        };
        let others: Vec<String> = names.collect();
        if !others.is_empty() && !by_municipality {
            let (taken, listed) =
                (short(&first), others.iter().map(|place| short(place)).collect::<Vec<_>>().join(", "));
            notes.push(say!(
                "division {taken} was taken, which has most of {state}; part of it lies in {listed}: name `electricity.division`, or `facility.municipality`",
                "se tomó la división {taken}, que abarca la mayor parte de {state}; una parte está en {listed}: indique `electricity.division` o `facility.municipality`"
            ));
        }
        Ok((first, others))
    }

    /// The name of its division without the country.
    pub fn division_name(&self) -> &str {
        short(&self.service.place)
    }
}

/// A division without its country.
pub(super) fn short(place: &str) -> &str {
    place.rsplit('/').next().unwrap_or_default()
}

/// Plant money for one peso; the published prices are in pesos, and a rate must be the plant's own.
fn rate(facility: &Facility) -> Option<f64> {
    let pesos = Currency::parse("MXN")?;
    if facility.currency == pesos {
        return Some(1.0);
    }
    facility.exchange_rates.iter().find(|rate| rate.currency == pesos).map(|rate| rate.rate)
}
