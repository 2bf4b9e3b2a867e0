//! Where a cell stands.

use std::fmt;

/// Where a cell stands in its sheet, counted from 1; sorts row by row.
///
/// ```
/// use auditlite::workbook::Address;
/// assert_eq!(Address { row: 12, column: 28 }.to_string(), "AB12");
/// assert_eq!(Address::parse("$AB$12"), Some(Address { row: 12, column: 28 }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The row.
    pub row: u32,
    /// The column; 1 is `A`.
    pub column: u32,
}

impl Address {
    /// Last row of a sheet of Excel.
    pub const LAST_ROW: u32 = 1_048_576;
    /// Last column of a sheet of Excel, `XFD`.
    pub const LAST_COLUMN: u32 = 16_384;

    /// Reads `AB12` or `$AB$12`; nothing beyond the last cell of a sheet.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('$').unwrap_or(text);
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, digits) = text.split_at_checked(letters)?;
        let digits = digits.strip_prefix('$').unwrap_or(digits);
        if !(1..=3).contains(&letters.len()) || !(1..=7).contains(&digits.len()) {
            return None;
        }
        let column =
            letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
        let row = digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok())??;
        let inside = (1..=Self::LAST_ROW).contains(&row) && column <= Self::LAST_COLUMN;
        inside.then_some(Self { row, column })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut left = self.column;
        while left > 0 {
            left -= 1;
            letters.push(b'A' + u8::try_from(left % 26).unwrap_or_default());
            left /= 26;
        }
        for letter in letters.into_iter().rev() {
            write!(f, "{}", char::from(letter))?;
        }
        write!(f, "{}", self.row)
    }
}
