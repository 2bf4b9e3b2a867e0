//! Currencies by their ISO 4217 codes.

use std::fmt;

/// A currency, or the plant's own, whichever that is.
///
/// ```
/// use auditlite::units::Currency;
/// assert_eq!(Currency::parse("MXN"), Some(Currency::MXN));
/// assert_eq!(Currency::parse("money"), Some(Currency::PLANT));
/// assert_eq!(Currency::parse("pesos"), None);
/// ```
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

const PLANT_CODE: &str = "money";

impl Currency {
    /// The plant's own currency, whichever it is; prints as `money`.
    pub const PLANT: Currency = Currency([0; 3]);
    /// The United States dollar.
    pub const USD: Currency = Currency(*b"USD");
    /// The Mexican peso.
    pub const MXN: Currency = Currency(*b"MXN");

    /// The currency of an active ISO 4217 code in capitals, or of the word `money`.
    pub fn parse(code: &str) -> Option<Currency> {
        if code == PLANT_CODE {
            return Some(Currency::PLANT);
        }
        let letters = Currency(code.as_bytes().try_into().ok()?);
        Currency::all().find(|currency| *currency == letters)
    }

    /// The ISO 4217 code, or `money` for the plant's own currency.
    pub fn code(&self) -> &str {
        match std::str::from_utf8(&self.0) {
            Ok(code) if *self != Currency::PLANT => code,
            _ => PLANT_CODE,
        }
    }

    /// Every currency with a code of its own, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Currency> {
        let (codes, _) = CODES.as_bytes().as_chunks::<4>();
        codes.iter().map(|[a, b, c, _]| Currency([*a, *b, *c]))
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// ISO 4217 list one as of 2026: national currencies, and the indexed units of account that contracts use (CLF, MXV,
/// UYI); without precious metals, test codes and other funds codes.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
    CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD \
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN \
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD \
    TWD TZS UAH UGX USD UYI UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_codes_are_three_capitals_in_order_and_read_back() {
        let all: Vec<Currency> = Currency::all().collect();
        assert!(all.len() > 150);
        assert!(all.is_sorted());
        for currency in all {
            assert!(
                currency.code().len() == 3 && currency.code().bytes().all(|b| b.is_ascii_uppercase()),
                "{currency}"
            );
            assert_eq!(Currency::parse(currency.code()), Some(currency));
        }
    }

    #[test]
    fn what_is_no_active_code_is_no_currency() {
        for word in ["", "mxn", "MX", "XXX", "HRK", "BGN", "$", "US$", "MONEY", "\0\0\0", "ñ1"] {
            assert_eq!(Currency::parse(word), None, "{word:?}");
        }
    }
}
