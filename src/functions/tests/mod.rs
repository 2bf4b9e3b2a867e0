//! What holds for every function of the table.

mod published;

use super::fuel::WORDS;
use super::{Argument, FUNCTIONS, Function, Signature, function};

/// The arguments that a line of numbers stands for; a function with a fuel is called for each fuel.
fn calls(function: &Function, numbers: &[f64]) -> Vec<Result<f64, crate::diagnostic::Text>> {
    let numbers = numbers.iter().map(|&number| Argument::Number(number));
    if fuel(function) {
        WORDS
            .iter()
            .map(|word| {
                (function.evaluate)(&std::iter::once(Argument::Word(word)).chain(numbers.clone()).collect::<Vec<_>>())
            })
            .collect()
    } else {
        vec![(function.evaluate)(&numbers.collect::<Vec<_>>())]
    }
}

fn fuel(function: &Function) -> bool {
    matches!(function.signature, Signature::Fixed { parameters: [first, ..], .. } if !first.words.is_empty())
}

fn count(function: &Function) -> usize {
    match function.signature {
        Signature::Alike { parameters } => parameters.len(),
        Signature::Root => 1,
        Signature::Fixed { parameters, .. } => parameters.len() - usize::from(fuel(function)),
    }
}

/// Every combination of the values, one list for each argument.
fn grid(axes: &[Vec<f64>]) -> Vec<Vec<f64>> {
    axes.iter().fold(vec![vec![]], |rows, axis| {
        rows.iter()
            .flat_map(|row| axis.iter().map(|&value| row.iter().copied().chain([value]).collect::<Vec<_>>()))
            .collect()
    })
}

/// Reads `3.unit("mm")`, `3.percent`, `0.72`, `"lpg"`: the word or number, and the unit.
fn read(argument: &str) -> (Argument<'_>, &str) {
    if let Some(word) = argument.strip_prefix('"') {
        return (Argument::Word(word.trim_end_matches('"')), "");
    }
    let end = argument.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(argument.len());
    let value: f64 = argument[..end].trim_end_matches('.').parse().expect(argument);
    match argument[end..].strip_prefix("unit(\"").and_then(|rest| rest.strip_suffix("\")")) {
        Some(unit) => (Argument::Number(value), unit),
        None if &argument[end..] == "percent" => (Argument::Number(value / 100.0), ""),
        None => (Argument::Number(value), &argument[end..]),
    }
}

#[test]
fn every_example_gives_its_result() {
    for function in FUNCTIONS {
        let (call, result) = function.example;
        let inside = call.strip_prefix(function.name).and_then(|rest| rest.strip_prefix('(')).expect(call);
        let inside = inside.strip_suffix(')').expect(call);
        let texts: Vec<&str> = inside.split(", ").filter(|text| !text.is_empty()).collect();
        let arguments: Vec<Argument<'_>> = texts
            .iter()
            .map(|text| match text.split_once(" - ").map(|(a, b)| (read(a).0, read(b).0)) {
                Some((Argument::Number(a), Argument::Number(b))) => Argument::Number(a - b),
                _ => read(text).0,
            })
            .collect();
        let found = (function.evaluate)(&arguments).expect(call);
        let (number, unit) = result.split_once(' ').unwrap_or((result, ""));
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let half = 0.500_001 * 10_f64.powi(-i32::try_from(decimals).unwrap());
        assert!((found - number.parse::<f64>().unwrap()).abs() <= half, "{call} gives {found}, not {result}");

        if let Signature::Fixed { parameters, result: of, per_anything } = function.signature {
            let stretch = if per_anything { texts.first().map_or("", |text| read(text).1) } else { "" };
            let over = stretch.strip_prefix(parameters.first().map_or("", |first| first.unit)).unwrap_or("");
            assert_eq!(unit, format!("{of}{over}"), "{call}");
            for (place, (parameter, text)) in parameters.iter().zip(&texts).enumerate() {
                let over = if place == 0 { over } else { "" };
                assert_eq!(read(text).1, format!("{}{over}", parameter.unit), "{call}");
            }
        }
    }
}

#[test]
fn names_are_unique_and_every_text_stands_in_both_languages() {
    for (place, entry) in FUNCTIONS.iter().enumerate() {
        assert_eq!(FUNCTIONS.iter().position(|other| other.name == entry.name), Some(place), "{}", entry.name);
        assert!(std::ptr::eq(function(entry.name).unwrap(), entry));
        assert!(entry.help.iter().all(|line| !line.is_empty() && !line.contains('\n') && !line.ends_with('.')));
        assert_eq!(entry.limits[0].is_empty(), entry.limits[1].is_empty(), "{}", entry.name);
        assert!(!entry.formula.is_empty() && !entry.source.is_empty(), "{}", entry.name);
    }
    assert!(function("no_such_function").is_none());
}

#[test]
fn whatever_finite_numbers_come_the_result_is_finite_or_a_reason() {
    let any: Vec<f64> = [
        0.0,
        f64::MIN_POSITIVE,
        5e-324,
        1e-12,
        0.03,
        0.209_499_9,
        0.5,
        1.0,
        8.0,
        25.0,
        80.0,
        300.0,
        1e5,
        1e160,
        f64::MAX,
    ]
    .into_iter()
    .flat_map(|value| [value, -value])
    .collect();
    for function in FUNCTIONS {
        let axes = vec![if count(function) == 4 { any[4..].to_vec() } else { any.clone() }; count(function)];
        for row in grid(&axes) {
            for result in calls(function, &row) {
                match result {
                    Ok(value) => assert!(value.is_finite(), "{}{row:?} gives {value}", function.name),
                    Err(reason) => assert!(!reason.en.is_empty() && reason.en != reason.es, "{}{row:?}", function.name),
                }
            }
        }
    }
}

#[test]
fn what_is_no_finite_number_or_too_many_or_a_wrong_word_is_refused() {
    for function in FUNCTIONS {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            for place in 0..count(function) {
                let mut row = vec![0.9; count(function)];
                row[place] = bad;
                assert!(calls(function, &row).iter().all(Result::is_err), "{}{row:?}", function.name);
            }
        }
        assert!(calls(function, &vec![0.9; count(function) + 1]).iter().all(Result::is_err), "{}", function.name);
        let words = vec![Argument::Word("water"); count(function).max(1)];
        assert!((function.evaluate)(&words).is_err(), "{}", function.name);
    }
    let numbers = [0.03, 200.0, 25.0].map(Argument::Number);
    let reason = (function("stack_loss").unwrap().evaluate)(&[&[Argument::Word("wood")], &numbers[..]].concat());
    assert!(reason.unwrap_err().en.contains("`wood`; there are `natural_gas`, `lpg`, `diesel`, `fuel_oil`"));
}

/// The range of each argument over which a function is tried; it covers the stated limits.
fn ranges(name: &str) -> &'static [(f64, f64)] {
    match name {
        "min" | "max" => &[(-3.0, 3.0); 2],
        "abs" => &[(-3.0, 3.0)],
        "clamp" => &[(-3.0, 3.0); 3],
        "sqrt" => &[(0.0, 9.0)],
        "hours_per_year" => &[],
        "atmospheric_pressure" => &[(-500.0, 11_000.0)],
        "pressure_power_ratio" => &[(0.5, 16.0), (0.5, 16.0), (0.5, 1.1)],
        "orifice_air_flow" => &[(0.0, 100.0), (0.0, 40.0), (0.5, 1.1), (0.0, 1.0)],
        "steam_orifice_flow" => &[(0.0, 100.0), (0.0, 100.0), (0.5, 1.1), (0.0, 1.0)],
        "steam_heat" => &[(0.0, 28.0), (0.5, 1.1), (0.0, 230.0)],
        "stack_loss" => &[(0.0, 0.18), (60.0, 700.0), (-20.0, 700.0)],
        "surface_heat_loss" => &[(-20.0, 600.0), (-20.0, 60.0), (0.0, 1.0)],
        "water_heat" => &[(0.0, 1e6), (-200.0, 200.0)],
        "water_evaporated" => &[(0.0, 1e6), (0.0, 1.0), (0.0, 1.0)],
        other => panic!("say over which range `{other}` is to be tried"),
    }
}

/// Each argument in turn moves in steps of the grid; results along the way, without those refused.
fn lines(function: &Function) -> Vec<Vec<f64>> {
    const STEPS: u32 = 24;
    let spread = |&(low, high): &(f64, f64), steps: u32| -> Vec<f64> {
        (0..=steps).map(|step| low + (high - low) * f64::from(step) / f64::from(steps)).collect()
    };
    let ranges = ranges(function.name);
    let mut found = Vec::new();
    for place in 0..ranges.len() {
        let mut axes: Vec<Vec<f64>> = ranges.iter().map(|range| spread(range, 6)).collect();
        axes[place] = vec![0.0];
        for mut row in grid(&axes) {
            let results: Vec<_> = spread(&ranges[place], STEPS)
                .into_iter()
                .map(|value| {
                    row[place] = value;
                    calls(function, &row)
                })
                .collect();
            let kinds = results.first().map_or(0, Vec::len);
            found.extend((0..kinds).map(|kind| results.iter().filter_map(|all| all[kind].clone().ok()).collect()));
        }
    }
    found
}

#[test]
fn a_function_said_to_be_monotone_turns_nowhere() {
    for function in FUNCTIONS {
        let lines: Vec<Vec<f64>> = lines(function);
        assert!(lines.is_empty() || lines.iter().any(|line| line.len() > 20), "{}", function.name);
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
fn what_lies_outside_the_limits_is_refused_and_the_ends_are_not() {
    let good: [(&str, &[f64]); 18] = [
        ("atmospheric_pressure", &[-500.0]),
        ("atmospheric_pressure", &[11_000.0]),
        ("pressure_power_ratio", &[0.5, 16.0, 1.1]),
        ("orifice_air_flow", &[100.0, 40.0, 0.5, 1.0]),
        ("orifice_air_flow", &[0.0, 0.91, 1.013, 0.0]),
        ("steam_orifice_flow", &[100.0, 100.0, 0.5, 1.0]),
        ("steam_orifice_flow", &[3.0, 0.75, 1.013, 0.7]),
        ("steam_heat", &[28.0, 1.1, 0.0]),
        ("steam_heat", &[0.0, 1.013, 99.9]),
        ("stack_loss", &[0.0, 60.0, 60.0]),
        ("stack_loss", &[0.18, 100.0, -20.0]),
        ("stack_loss", &[0.0, 700.0, -20.0]),
        ("surface_heat_loss", &[25.0, 25.0, 0.0]),
        ("surface_heat_loss", &[600.0, -20.0, 1.0]),
        ("water_heat", &[0.0, -200.0]),
        ("water_evaporated", &[5.0, 1.0, 1.0]),
        ("sqrt", &[0.0]),
        ("clamp", &[1.0, 2.0, 2.0]),
    ];
    for (name, row) in good {
        assert!(calls(function(name).unwrap(), row).iter().all(Result::is_ok), "{name}{row:?}");
    }
    let bad: [(&str, &[f64]); 32] = [
        ("atmospheric_pressure", &[-501.0]),
        ("atmospheric_pressure", &[11_001.0]),
        ("pressure_power_ratio", &[0.49, 7.0, 1.0]),
        ("pressure_power_ratio", &[7.0, 16.1, 1.0]),
        ("pressure_power_ratio", &[7.0, 6.0, 0.49]),
        ("pressure_power_ratio", &[7.0, 6.0, 1.11]),
        ("orifice_air_flow", &[-0.1, 7.0, 1.0, 0.7]),
        ("orifice_air_flow", &[101.0, 7.0, 1.0, 0.7]),
        ("orifice_air_flow", &[3.0, 0.9, 1.013, 0.7]),
        ("orifice_air_flow", &[3.0, 41.0, 1.0, 0.7]),
        ("orifice_air_flow", &[3.0, 7.0, 1.0, 1.01]),
        ("steam_orifice_flow", &[3.0, 0.74, 1.013, 0.7]),
        ("steam_orifice_flow", &[3.0, 101.0, 1.0, 0.7]),
        ("steam_orifice_flow", &[3.0, 7.0, 1.2, 0.7]),
        ("steam_orifice_flow", &[3.0, 7.0, 1.0, -0.1]),
        ("steam_heat", &[-0.1, 1.0, 80.0]),
        ("steam_heat", &[28.1, 1.0, 80.0]),
        ("steam_heat", &[7.0, 1.0, -0.1]),
        ("steam_heat", &[0.0, 1.013, 100.1]),
        ("stack_loss", &[-0.01, 200.0, 25.0]),
        ("stack_loss", &[0.19, 200.0, 25.0]),
        ("stack_loss", &[0.03, 59.0, 25.0]),
        ("stack_loss", &[0.03, 701.0, 25.0]),
        ("stack_loss", &[0.03, 200.0, 201.0]),
        ("stack_loss", &[0.03, 200.0, -21.0]),
        ("stack_loss", &[0.18, 700.0, 25.0]),
        ("surface_heat_loss", &[24.0, 25.0, 0.9]),
        ("surface_heat_loss", &[601.0, 25.0, 0.9]),
        ("surface_heat_loss", &[90.0, 61.0, 0.9]),
        ("water_heat", &[-1.0, 10.0]),
        ("water_evaporated", &[5.0, 0.1, 0.2]),
        ("water_evaporated", &[5.0, 0.5, 0.0]),
    ];
    for (name, row) in bad {
        assert!(calls(function(name).unwrap(), row).iter().all(Result::is_err), "{name}{row:?}");
    }
}

#[test]
fn a_reason_names_the_range_and_the_value_in_both_languages() {
    let reason = calls(function("surface_heat_loss").unwrap(), &[150.0, 20.0, 0.1 + 1.0]).remove(0).unwrap_err();
    assert_eq!(reason.en, "the emissivity must lie between 0 and 1, found `1.1`");
    assert_eq!(reason.es, "la emisividad debe estar entre 0 y 1, se encontró `1.1`");
    let reason = calls(function("surface_heat_loss").unwrap(), &[1e300, 20.0, 0.9]).remove(0).unwrap_err();
    assert_eq!(reason.en, "the temperature of the surface must lie between 20 and 600 °C, found `1e300`");
}
