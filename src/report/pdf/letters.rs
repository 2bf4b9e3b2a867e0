//! Letters that no font of the document has.

use typst::text::Font;

/// A text in which a letter that no font has is shown by its number, for its picture would be an empty box.
pub(super) fn shown(text: &str, fonts: &[Font]) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        let number = u32::from(letter);
        if matches!(letter, '\n' | ' '..='~') || fonts.iter().any(|font| font.info().coverage.contains(number)) {
            shown.push(letter);
        } else {
            shown.push_str(&format!("[U+{number:04X}]"));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shown;
    use crate::report::pdf::world::fonts;

    #[test]
    fn what_reports_say_is_in_the_fonts() {
        let text = "áéíóúüñÑ¿¡ CO₂ m² m³ kg⁻¹ ° · ≤ ≥ ≈ ≠ − – — → ← × ÷ ± µ Ω Δ η ρ √ ∑ € ½ … “a” «b» \u{a0}\u{202f}●";
        assert_eq!(shown(text, fonts()), text);
        assert_eq!(shown("漢\u{e000}a\u{ffff}", fonts()), "[U+6F22][U+E000]a[U+FFFF]");
    }
}
