//! What holds for every function of the table.

use super::super::{Family, Parameter};
use super::*;
use crate::diagnostic::Lang;
use crate::units::Unit;

// The values of a function with words, for one choice of them.
struct Choice<'a> {
    function: &'a Function,
    /// A word, or the range of a number.
    places: Vec<Place<'a>>,
}

enum Place<'a> {
    Word(&'a str),
    Number { low: f64, high: f64 },
}

// Every function with every choice of its words.
fn choices() -> Vec<Choice<'static>> {
    let mut all = Vec::new();
    for function in FUNCTIONS {
        let free = |count: usize| (0..count).map(|_| Place::Number { low: -3.0, high: 3.0 }).collect();
        let parameters = match function.signature {
            Signature::Fixed { parameters, .. } => parameters,
            Signature::Alike { parameters } => {
                all.push(Choice { function, places: free(parameters.len()) });
                continue;
            }
            Signature::Root => {
                all.push(Choice { function, places: free(1) });
                continue;
            }
        };
        let words = parameters.iter().find(|parameter| !parameter.words.is_empty()).map_or(&[""][..], |p| p.words);
        for word in words {
            let places = parameters.iter().map(|parameter| place(parameter, word)).collect();
            all.push(Choice { function, places });
        }
    }
    all
}

fn place<'a>(parameter: &Parameter, word: &'a str) -> Place<'a> {
    let (low, high) = parameter.range;
    if parameter.words.is_empty() {
        Place::Number { low, high: if high.is_finite() { high } else { 1e6 } }
    } else {
        Place::Word(word)
    }
}

impl Choice<'_> {
    fn call(&self, numbers: &[f64]) -> Result<f64, Text> {
        let arguments: Vec<Argument<'_>> = self
            .places
            .iter()
            .zip(numbers)
            .map(|(place, number)| match place {
                Place::Word(word) => Argument::Word(word),
                Place::Number { .. } => Argument::Number(*number),
            })
            .collect();
        self.function.evaluate(&arguments)
    }

    /// Where an argument moves in steps from one end of its range to the other; of a word there is only one.
    fn spread(&self, place: usize, steps: u32) -> Vec<f64> {
        match &self.places[place] {
            Place::Word(_) => vec![0.0],
            Place::Number { low, high } => (0..=steps)
                .map(|step| if step == steps { *high } else { low + (high - low) * f64::from(step) / f64::from(steps) })
                .collect(),
        }
    }

    /// Rows over the ranges, with one argument left at its low end.
    fn rows_beside(&self, place: usize) -> Vec<Vec<f64>> {
        let steps = match self.places.len() {
            0..=3 => 8,
            4 => 6,
            5 => 3,
            6 => 2,
            _ => 1,
        };
        let axes: Vec<Vec<f64>> =
            (0..self.places.len()).map(|other| self.spread(other, if other == place { 0 } else { steps })).collect();
        let mut rows = grid(&axes);
        if self.places.len() > 4 {
            rows.extend((0..40).map(|seed| self.row_by_chance(seed)));
        }
        rows
    }

    /// A row of places that no grid has.
    fn row_by_chance(&self, seed: u64) -> Vec<f64> {
        let mut state = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let share = |place: &Place<'_>| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let part = f64::from(u32::try_from(state >> 33).unwrap()) / f64::from(1_u32 << 31);
            match place {
                Place::Word(_) => 0.0,
                Place::Number { low, high } => low + (high - low) * part * part,
            }
        };
        self.places.iter().map(share).collect()
    }
}

// Every combination of the values, one list for each argument.
fn grid(axes: &[Vec<f64>]) -> Vec<Vec<f64>> {
    axes.iter().fold(vec![vec![]], |rows, axis| {
        rows.iter()
            .flat_map(|row| axis.iter().map(|&value| row.iter().copied().chain([value]).collect::<Vec<_>>()))
            .collect()
    })
}

// Each argument in turn moves over its range; results along the way, without those refused.
fn lines(choice: &Choice<'_>) -> Vec<Vec<f64>> {
    let steps = if choice.places.len() > 5 { 12 } else { 24 };
    let mut found = Vec::new();
    for place in 0..choice.places.len() {
        for mut row in choice.rows_beside(place) {
            let results = choice.spread(place, steps).into_iter().filter_map(|value| {
                row[place] = value;
                choice.call(&row).ok()
            });
            found.push(results.collect());
        }
    }
    found
}

#[test]
fn names_are_unique_and_every_text_stands_in_both_languages() {
    for (place, entry) in FUNCTIONS.iter().enumerate() {
        assert_eq!(FUNCTIONS.iter().position(|other| other.name == entry.name), Some(place), "{}", entry.name);
        assert!(std::ptr::eq(function(entry.name).unwrap(), entry));
        assert!(entry.help.iter().all(|line| !line.is_empty() && !line.contains('\n') && !line.ends_with('.')));
        assert_ne!(entry.help[0], entry.help[1]);
        assert_eq!(entry.limits[0].is_empty(), entry.limits[1].is_empty(), "{}", entry.name);
        assert!(entry.formula.iter().all(|formula| !formula.is_empty()) && !entry.source.is_empty(), "{}", entry.name);
        assert!(entry.example.0.starts_with(&format!("{}(", entry.name)), "{}", entry.name);
    }
    assert!(function("no_such_function").is_none());
}

#[test]
fn functions_stand_family_by_family_in_the_order_of_the_families() {
    let families: Vec<Family> = FUNCTIONS.iter().map(|function| function.family).collect();
    assert!(families.is_sorted());
    for family in Family::ALL {
        assert!(families.contains(&family), "{family:?}");
        assert_ne!(family.title(Lang::En), family.title(Lang::Es));
    }
}

#[test]
fn parameters_have_units_that_exist_labels_with_an_article_and_a_range() {
    for function in FUNCTIONS {
        let Signature::Fixed { parameters, result, .. } = function.signature else { continue };
        assert!(parameters.len() <= Function::MOST, "{}", function.name);
        for unit in parameters.iter().map(|parameter| parameter.unit).chain([result]) {
            assert!(unit.is_empty() || Unit::parse(unit).is_ok(), "{}: {unit}", function.name);
        }
        for Parameter { name, words, label: [en, es], range: (low, high), .. } in parameters {
            let article = ["el ", "la ", "los ", "las "].iter().any(|article| es.starts_with(article));
            assert!(en.starts_with("the ") && article, "{name}: {en}, {es}");
            assert!(low < high && (low.is_finite() || !words.is_empty()), "{}: {name}", function.name);
        }
    }
}

#[test]
fn whatever_finite_numbers_come_the_result_is_finite_or_a_reason() {
    const TRIES: usize = 4000;
    let sizes =
        [0.0, f64::MIN_POSITIVE, 5e-324, 1e-12, 0.03, 0.209_499_9, 0.5, 1.0, 8.0, 25.0, 80.0, 300.0, 1e5, 1e160];
    let any: Vec<f64> = sizes.into_iter().chain([f64::MAX]).flat_map(|value| [value, -value]).collect();
    let mut state = 1_u64;
    let mut pick = |values: &[f64]| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        values[usize::try_from(state >> 33).unwrap() % values.len()]
    };
    for choice in choices() {
        for _ in 0..TRIES {
            let row: Vec<f64> = choice.places.iter().map(|_| pick(&any)).collect();
            let name = choice.function.name;
            match choice.call(&row) {
                Ok(value) => assert!(value.is_finite(), "{name}{row:?} gives {value}"),
                Err(reason) => assert!(!reason.en.is_empty() && reason.en != reason.es, "{name}{row:?}"),
            }
        }
    }
}

#[test]
fn what_is_no_finite_number_or_too_many_or_a_wrong_word_is_refused() {
    for choice in choices() {
        let (function, count) = (choice.function, choice.places.len());
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            for place in (0..count).filter(|place| matches!(choice.places[*place], Place::Number { .. })) {
                let mut row = vec![0.9; count];
                row[place] = bad;
                assert!(choice.call(&row).is_err(), "{}{row:?}", function.name);
            }
        }
        assert!(function.evaluate(&vec![Argument::Number(0.9); count + 1]).is_err(), "{}", function.name);
        assert!(function.evaluate(&vec![Argument::Word("water"); count.max(1)]).is_err(), "{}", function.name);
    }
    let reason = refused!("stack_loss", "wood", 0.03, 200.0, 25.0);
    assert_eq!(reason, "the fuel `wood` is not known; there are `natural_gas`, `lpg`, `diesel`, `fuel_oil`");
}

#[test]
fn a_function_said_to_be_monotone_turns_nowhere() {
    for function in FUNCTIONS {
        let lines: Vec<Vec<f64>> =
            choices().iter().filter(|choice| std::ptr::eq(choice.function, function)).flat_map(lines).collect();
        assert!(lines.is_empty() || lines.iter().any(|line| line.len() != 2), "{}", function.name);
        let turns = lines.iter().any(|line| {
            let slack = 1e-12 * line.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
            let rises = line.windows(2).any(|pair| pair[1] > pair[0] + slack);
            let falls = line.windows(2).any(|pair| pair[1] < pair[0] - slack);
            rises && falls
        });
        assert_eq!(turns, !function.monotone, "{}", function.name);
    }
}

#[test]
fn a_function_said_to_be_never_negative_is_not() {
    for choice in choices() {
        let least = lines(&choice).into_iter().flatten().fold(f64::INFINITY, f64::min);
        assert_eq!(least < 0.0, !choice.function.never_negative, "{}: {least}", choice.function.name);
    }
}

// The ends of a range belong to it, and what lies beyond is refused with the value and the range.
#[test]
fn what_lies_outside_a_range_is_refused_and_the_ends_are_not() {
    for function in FUNCTIONS {
        let Signature::Fixed { parameters, .. } = function.signature else { continue };
        let choices: Vec<_> = choices().into_iter().filter(|choice| std::ptr::eq(choice.function, function)).collect();
        for (place, parameter) in parameters.iter().enumerate().filter(|(_, parameter)| parameter.words.is_empty()) {
            let (low, high) = parameter.range;
            for (end, beyond) in [(low, low - 0.01 * (1.0 + low.abs())), (high, high + 0.01 * (1.0 + high.abs()))] {
                // No flow is choked at so little pressure; the reason then says how much is needed.
                let unchoked = end == 0.0 && ["orifice_air_flow", "steam_orifice_flow"].contains(&function.name);
                if end.is_infinite() || (unchoked && parameter.name == "pressure") {
                    continue;
                }
                let with = |row: &[f64], value: f64| {
                    let mut row = row.to_vec();
                    row[place] = value;
                    row
                };
                let reached = choices
                    .iter()
                    .any(|choice| choice.rows_beside(place).iter().any(|row| choice.call(&with(row, end)).is_ok()));
                assert!(reached, "{}: `{}` is never accepted at {end}", function.name, parameter.name);
                for choice in &choices {
                    let rows = choice.rows_beside(place);
                    assert!(rows.iter().all(|row| choice.call(&with(row, beyond)).is_err()), "{}", function.name);
                }
            }
        }
    }
}

#[test]
fn a_value_beyond_its_range_by_rounding_alone_is_taken_for_the_end() {
    let end = value!("surface_heat_loss", 600.0, 20.0, 1.0);
    within(value!("surface_heat_loss", 600.0 * (1.0 + 1e-12), 20.0, 1.0), end, 0.0);
    near(value!("capacitor_power", 100.0, 0.8, 1.0 + 1e-12), 75.0, 1e-9);
}

#[test]
fn a_reason_names_the_range_and_the_value_in_both_languages() {
    let arguments = [150.0, 20.0, 0.1 + 1.0].map(Argument::Number);
    let reason = called("surface_heat_loss", &arguments).unwrap_err();
    assert_eq!(reason.en, "the emissivity must lie between 0 and 1, found `1.1`");
    assert_eq!(reason.es, "la emisividad debe estar entre 0 y 1, se encontró `1.1`");
    let reason = refused!("surface_heat_loss", 1e300, 20.0, 0.9);
    assert_eq!(reason, "the temperature of the surface must lie between -20 and 600 °C, found `1e300`");
    assert_eq!(refused!("water_heat", -1.0, 10.0), "the mass must be 0 kg or more, found `-1`");
    let reason = refused!("surface_heat_loss", 24.0, 25.0, 0.9);
    assert_eq!(reason, "the ambient temperature, `25` °C, must not be above the temperature of the surface, `24` °C");
}
