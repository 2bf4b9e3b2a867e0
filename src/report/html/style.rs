//! The style of the page, with the colours and the style of a letterhead.

use crate::html::STYLE;
use crate::report::letterhead::Letterhead;

/// The colours of a letterhead, each with the name that the style has for it.
const NAMES: [(&str, &str); 6] = [
    ("accent", "accent"),
    ("text", "ink"),
    ("background", "paper"),
    ("muted", "soft"),
    ("good", "good"),
    ("bad", "warn"),
];

/// The style, with the colours and the style of a letterhead after it; its colours are those of paper.
pub(super) fn style(letterhead: Option<&Letterhead>) -> String {
    let mut style = STYLE.to_owned();
    let Some(letterhead) = letterhead else { return style };
    let colours: Vec<String> = named(letterhead).map(|(name, value)| format!("--{name}: {value}; ")).collect();
    if !colours.is_empty() {
        let colours = colours.concat();
        style.push_str(&format!("@media (prefers-color-scheme: light), print {{ :root {{ {colours}}} }}\n"));
    }
    style.push_str(letterhead.style.as_deref().unwrap_or_default());
    style
}

fn named(letterhead: &Letterhead) -> impl Iterator<Item = (&'static str, &str)> {
    NAMES.iter().filter_map(|(name, own)| Some((*own, letterhead.colors.get(*name)?.as_str())))
}

/// The colours of the page by day, by name, those of a letterhead in place of ours.
#[cfg(feature = "pdf")]
pub(in crate::report) fn colours(letterhead: Option<&Letterhead>) -> std::collections::BTreeMap<&str, &str> {
    // The first block of the style is that of the day.
    let day = STYLE.split_once('{').and_then(|(_, rest)| rest.split_once('}')).map_or("", |(day, _)| day);
    let ours = day.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
    ours.chain(letterhead.into_iter().flat_map(named)).collect()
}

/// The rules for drawings, without names for colours.
#[cfg(feature = "pdf")]
pub(in crate::report) fn of_drawings(colours: &std::collections::BTreeMap<&str, &str>) -> String {
    let lines =
        STYLE.lines().skip_while(|line| !line.starts_with("svg ")).take_while(|line| !line.starts_with("@media"));
    let rules =
        lines.filter(|line| line.starts_with("svg .") || line.starts_with("svg text") || line.starts_with(".c"));
    let mut style = rules.collect::<Vec<_>>().join("\n");
    for (name, value) in colours {
        style = style.replace(&format!("var(--{name})"), value);
    }
    style
}

#[cfg(all(test, feature = "pdf"))]
mod tests {
    use super::{colours, of_drawings};

    #[test]
    fn every_colour_of_a_drawing_is_known() {
        let colours = colours(None);
        assert_eq!(colours.get("ink"), Some(&"#1b1f24"));
        let style = of_drawings(&colours);
        assert!(style.contains("svg .grid { stroke: #d3d8de;") && style.contains(".c1 { fill: #e69f00;"), "{style}");
        assert!(!style.contains("var("), "{style}");
    }
}
