//! Reads calendars: seasons, hours and holidays.

use super::Reader;
use crate::diagnostic::say;
use crate::factors::folded;
use crate::json::Json;
use crate::tariffs::calendar::{Calendar, Hours, Season};
use crate::tariffs::{DateRule, HourPeriod};
use crate::units::quote;

impl Reader<'_> {
    pub(super) fn calendar(&mut self, name: &str, json: &Json, path: &str) -> Option<Calendar> {
        self.faults.known(json, path, &["places", "source", "date", "holidays", "seasons", "note"]);
        let places = self.items(json, path, "places").into_iter();
        let places =
            places.filter_map(|(value, path)| self.text_of(value, &path)).map(|place| folded(&place)).collect();
        let holidays = self.items(json, path, "holidays").into_iter();
        let holidays = holidays.filter_map(|(value, path)| self.date_rule(value, &path)).collect();
        let seasons = self.items(json, path, "seasons").into_iter();
        let seasons: Vec<Season> = seasons.filter_map(|(value, path)| self.season(value, &path)).collect();
        if seasons.is_empty() {
            self.faults.fault(json.place, path, say!("`seasons` is missing", "falta `seasons`"));
        }
        let (source, date) = (self.text(json, path, "source"), self.text(json, path, "date"));
        Some(Calendar { name: name.to_owned(), places, source: source?, date: date?, holidays, seasons })
    }

    fn season(&mut self, json: &Json, path: &str) -> Option<Season> {
        self.faults.known(json, path, &["name", "from", "weekday", "saturday", "sunday"]);
        let name = self.text(json, path, "name");
        let from = match json.get("from") {
            Some(value) => self.date_rule(value, &format!("{path}.from")),
            None => {
                self.faults.fault(json.place, path, say!("`from` is missing", "falta `from`"));
                None
            }
        };
        let weekday = self.hours(json, path, "weekday");
        let saturday = self.hours(json, path, "saturday");
        let sunday = self.hours(json, path, "sunday");
        Some(Season { name: name?, from: from?, weekday: weekday?, saturday: saturday?, sunday: sunday? })
    }

    fn date_rule(&mut self, value: &Json, path: &str) -> Option<DateRule> {
        let text = self.text_of(value, path)?;
        let rule = DateRule::parse(&text);
        if rule.is_none() {
            let shown = quote(&text);
            let message = say!(
                "{shown} is no day such as `25 December` or `first Sunday of April`",
                "{shown} no es un día como `25 December` o `first Sunday of April`"
            );
            self.faults.fault(value.place, path, message);
        }
        rule
    }

    /// The hours of a day by period, `"6-20 22-24"`; each hour must belong to exactly one.
    fn hours(&mut self, json: &Json, path: &str, key: &str) -> Option<Hours> {
        let mut hours: [Option<HourPeriod>; 24] = [None; 24];
        let Some(day) = json.get(key) else {
            self.faults.missing(json, path, key);
            return None;
        };
        for (name, value, path) in self.entries(json, path, key) {
            let Some(period) = HourPeriod::parse(name) else {
                self.unknown(value.place, &path, name, &HourPeriod::ALL.map(HourPeriod::name));
                return None;
            };
            let text = self.text_of(value, &path)?;
            for part in text.split_whitespace() {
                let bounds = part.split_once('-').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
                let span = bounds.filter(|(from, to): &(usize, usize)| from < to && *to <= 24);
                let Some(slots) = span.and_then(|(from, to)| hours.get_mut(from..to)) else {
                    let shown = quote(part);
                    let message = say!("{shown} are no hours such as `18-22`", "{shown} no son horas como `18-22`");
                    self.faults.fault(value.place, &path, message);
                    return None;
                };
                if slots.iter().any(Option::is_some) {
                    let message = say!(
                        "an hour of `{part}` belongs to two periods",
                        "una hora de `{part}` pertenece a dos periodos"
                    );
                    self.faults.fault(value.place, &path, message);
                    return None;
                }
                slots.fill(Some(period));
            }
        }
        if let Some(hour) = hours.iter().position(Option::is_none) {
            let next = hour + 1;
            let message = say!(
                "the hour {hour}-{next} belongs to no period",
                "la hora {hour}-{next} no pertenece a ningún periodo"
            );
            self.faults.fault(day.place, &format!("{path}.{key}"), message);
            return None;
        }
        Some(hours.map(|period| period.unwrap_or(HourPeriod::Base)))
    }
}
