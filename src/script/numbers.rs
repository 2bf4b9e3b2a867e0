//! Numbers as they stand on paper: `30%`, `1,000`, `12,5`, `1.000,5`, `5 kW`.

use super::separators;
use super::slips::Slip;
use super::spot::Spot;
use crate::diagnostic::say;
use crate::units::Unit;

/// The slip, if reading stopped in or behind a number.
pub(super) fn find(spot: &Spot<'_>) -> Option<Slip> {
    if spot.before.trim().is_empty() {
        // `> 30%` at the end of a line: reading stops on the next one.
        let (_, end) = separators::end_before(spot)?;
        let spot = Spot::new(spot.text, spot.text, end);
        return if spot.before.ends_with('%') { find(&spot) } else { None };
    }
    let before = spot.before.trim_end();
    let gap = spot.before.chars().count() - before.chars().count();
    if let Some(inner) = before.strip_suffix('%') {
        let number = trailing(inner.trim_end())?;
        let found = format!("{number}{}%", " ".repeat(inner.chars().count() - inner.trim_end().chars().count()));
        let place = spot.back(gap + found.chars().count());
        let slip = percent(&number);
        return Some(slip.from(place).write(place, found, format!("{number}.percent")));
    }
    // `low: 1,000`: reading goes on behind the comma, and stops at the digits.
    let comma = if gap == 0 { before.strip_suffix(',').and_then(trailing) } else { None };
    let digits = spot.after.starts_with(|next: char| next.is_ascii_digit());
    if let Some(number) = comma.filter(|_| digits) {
        return Some(grouped(&number, &format!(",{}", spot.after), spot, number.len() + 1));
    }
    let number = trailing(before)?;
    let place = spot.back(number.len() + gap);
    if spot.after.starts_with('%') {
        let found = format!("{number}{}%", " ".repeat(gap));
        return Some(percent(&number).from(place).write(place, found, format!("{number}.percent")));
    }
    let rest = spot.after.strip_prefix(',').filter(|_| gap == 0);
    if rest.is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit())) {
        return Some(grouped(&number, &spot.after, spot, number.len()));
    }
    unit(&number, gap, spot)
}

/// A number with a comma in it; what stands behind it begins with the comma.
fn grouped(number: &str, rest: &str, spot: &Spot<'_>, back: usize) -> Slip {
    let tail: String = rest.chars().take_while(|letter| letter.is_ascii_digit() || ",.".contains(*letter)).collect();
    let tail = tail.trim_end_matches([',', '.']);
    let found = format!("{number}{tail}");
    let parts: Vec<&str> = tail.split(',').skip(1).collect();
    // Commas between groups of three are thousands; the point of the last group is the decimal one.
    let whole = |part: &&str| part.split('.').next().is_some_and(|group| group.len() == 3);
    let thousands = !number.starts_with('0') && !number.contains('.') && parts.iter().all(whole);
    let decimal = format!("{}.{}", number.replace('.', ""), parts.concat());
    let (write, help) = if thousands {
        let write = format!("{number}{}", parts.concat());
        let help = if parts.len() == 1 && !write.contains('.') {
            say!(
                "write `{write}` without a comma; for a decimal write `{decimal}`",
                "escriba `{write}` sin coma; si son decimales, `{decimal}`"
            )
        } else {
            say!("write `{write}` without a comma", "escriba `{write}` sin coma")
        };
        (write, help)
    } else {
        let help = say!(
            "decimals stand after a point, and nothing between thousands: `{decimal}`",
            "los decimales van después de un punto, y los miles sin separador: `{decimal}`"
        );
        (decimal, help)
    };
    let message = say!("`{found}` cannot be read as one number", "`{found}` no se puede leer como un número");
    let place = spot.back(back);
    Slip::new(message, help).from(place).write(place, found, write)
}

/// `5 kW`, `5kW`, `12 W/m2`.
fn unit(number: &str, gap: usize, spot: &Spot<'_>) -> Option<Slip> {
    let unit: String =
        spot.after.chars().take_while(|letter| letter.is_alphanumeric() || "/°".contains(*letter)).collect();
    let word = spot.word();
    let (unit, write) = if Unit::from_property(&unit).is_some() {
        (unit.clone(), format!("{number}.{unit}"))
    } else if !unit.is_empty() && Unit::parse(&unit).is_ok() {
        (unit.clone(), format!("{number}.unit(\"{unit}\")"))
    } else if Unit::from_property(&word).is_some() {
        (word.clone(), format!("{number}.{word}"))
    } else {
        return None;
    };
    let place = spot.back(number.len() + gap);
    let found = format!("{number}{}{unit}", " ".repeat(gap));
    let message = say!(
        "a unit stands behind a point: `{found}` cannot be read",
        "la unidad va después de un punto: `{found}` no se puede leer"
    );
    let help = say!("write `{write}`", "escriba `{write}`");
    Some(Slip::new(message, help).from(place).write(place, found, write))
}

fn percent(number: &str) -> Slip {
    Slip::new(
        say!("`{number}%` cannot be read as a number", "`{number}%` no se puede leer como número"),
        say!("write `{number}.percent`", "escriba `{number}.percent`"),
    )
}

/// The number that a text ends with; not the end of a name.
pub(super) fn trailing(text: &str) -> Option<String> {
    let start = text
        .rfind(|letter: char| !(letter.is_ascii_digit() || letter == '.' || letter == '_'))
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let number = text.get(start..)?.trim_matches('.');
    let before = text.get(..start)?.chars().next_back();
    let whole = number.starts_with(|first: char| first.is_ascii_digit()) && !before.is_some_and(char::is_alphabetic);
    whole.then(|| number.to_owned())
}
