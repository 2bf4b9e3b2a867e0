use super::*;

fn read(factors: &str) -> (Factors, Vec<Diagnostic>) {
    let file = format!(
        r#"{{ "schema": "auditlite/factors@1", "places": {{ "Querétaro": "MX/Bajío" }}, "factors": [ {factors} ] }}"#
    );
    Factors::read(&[("prices.json".to_owned(), file.into_bytes())])
}

fn factor(name: &str, place: &str, date: &str, value: f64, unit: &str) -> String {
    format!(
        r#"{{ "name": "{name}", "place": "{place}", "date": "{date}", "value": {value}, "unit": "{unit}", "source": "test" }}"#
    )
}

#[test]
fn the_most_specific_place_counts_before_the_newest_date() {
    let list = [
        factor("price/electricity", "*", "2026", 9.0, "MXN/kWh"),
        factor("price/electricity", "MX", "2025", 2.0, "MXN/kWh"),
        factor("price/electricity", "MX/Bajío", "2023-01", 1.5, "MXN/kWh"),
        factor("price/electricity", "MX/Bajío", "2023-02", 1.6, "MXN/kWh"),
    ];
    let (factors, problems) = read(&list.join(","));
    assert_eq!(problems, []);
    let value = |country, state| factors.find("price/electricity", country, state).map(|factor| factor.value);
    assert_eq!(value(Some("MX"), Some("Querétaro")), Some(1.6));
    assert_eq!(value(Some("MX"), Some("queretaro")), Some(1.6));
    assert_eq!(value(None, Some("Querétaro")), Some(1.6));
    assert_eq!(value(Some("MX"), Some("Jalisco")), Some(2.0));
    assert_eq!(value(Some("US"), Some("Querétaro")), Some(9.0));
    assert_eq!(value(None, None), Some(9.0));
    assert_eq!(factors.find("price/steam", None, None), None);
    assert_eq!(factors.names().collect::<Vec<_>>(), ["price/electricity"]);
}

#[test]
fn a_later_file_replaces_the_same_factor_and_a_unit_of_another_kind_stands_beside_it() {
    let first = factor("heating_value/lpg", "*", "2016", 0.0256, "GJ/L");
    let second = factor("heating_value/lpg", "*", "2016", 0.0498, "GJ/kg");
    let third = factor("heating_value/lpg", "*", "2016", 0.026, "GJ/L");
    let file = |factor: &str| {
        let text = format!(r#"{{ "schema": "auditlite/factors@1", "factors": [{factor}] }}"#);
        ("x.json".to_owned(), text.into_bytes())
    };
    let (factors, problems) = Factors::read(&[file(&first), file(&second), file(&third)]);
    assert_eq!(problems, []);
    assert_eq!(factors.all().count(), 2);
    let litres = Unit::parse("GJ/L").unwrap().dimension();
    assert_eq!(factors.find_of("heating_value/lpg", litres, None, None).map(|factor| factor.value), Some(0.026));
}

#[test]
fn a_faulty_factor_is_reported_at_its_place_and_leaves_the_others() {
    let list = [
        factor("price/water", "MX", "2025-02-30", 1.0, "MXN/m3"),
        factor("price/water", "MX", "2025", -1.0, "MXN/m3"),
        factor("exchange_rate/USD", "MX", "2025", 0.0, "MXN/USD"),
        factor("price/water", "MX", "2025", 1.0, "pesos"),
        r#"{ "name": "x", "plaze": "MX", "value": "1" }"#.to_owned(),
        "7".to_owned(),
        factor("price/water", "MX", "2025", 3.0, "MXN/m3"),
    ];
    let (factors, problems) = read(&list.join(",\n"));
    assert_eq!(factors.all().count(), 1);
    assert!(problems.iter().all(|problem| problem.file.as_deref() == Some("prices.json") && problem.place.is_some()));
    let paths: Vec<&str> = problems.iter().filter_map(|problem| problem.path.as_deref()).collect();
    for path in
        ["factors[0].date", "factors[1].value", "factors[2].value", "factors[3].unit", "factors[4].plaze", "factors[5]"]
    {
        assert!(paths.contains(&path), "{path} in {paths:?}");
    }
}

#[test]
fn files_that_hold_no_factors_are_reported() {
    for bytes in [&b"{"[..], b"[]", b"{}", b"{ \"schema\": \"x\", \"factors\": 1 }", b"\xff\xfe{\0"] {
        let (_, problems) = Factors::read(&[("x.json".to_owned(), bytes.to_vec())]);
        assert!(!problems.is_empty() && problems.iter().all(Diagnostic::is_error), "{bytes:?}");
    }
}

#[test]
fn periods_are_ordered_by_their_ends() {
    let period = |text: &str| Period::parse(text).unwrap();
    assert!(period("2024-05-31") < period("2024"));
    assert!(period("2024") < period("2025-01-01"));
    assert!(period("2024-12") > period("2024-11-30"));
    for text in ["", "24", "2024-13", "2024-00", "2023-02-29", "2024-2-3", "2024-01-01-01", "20x4", "2024-"] {
        assert_eq!(Period::parse(text), None, "{text}");
    }
}
