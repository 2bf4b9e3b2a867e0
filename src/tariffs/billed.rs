//! How many kW a demand charge bills.

use crate::diagnostic::{Text, say};

/// A formula for billed demand, such as `min(demand_peak, theoretical)`.
///
/// Its terms are `demand` (highest of the month), `demand_peak` (highest in the peak period), `theoretical`
/// (energy of the bill over 24 h, its days and the load factor of the tariff) and `contracted`; `min`, `max` and a
/// share such as `0.7 * contracted` join them.
#[derive(Debug, Clone, PartialEq)]
pub enum Billed {
    /// A demand as it is.
    Term(Term),
    /// So many times another.
    Times(f64, Box<Billed>),
    /// The smaller of both.
    Least(Box<Billed>, Box<Billed>),
    /// The greater of both.
    Most(Box<Billed>, Box<Billed>),
}

/// A demand that a formula may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// The highest of the month.
    Demand,
    /// The highest in the peak period.
    DemandPeak,
    /// Energy of the bill over 24 h, its days and the load factor.
    Theoretical,
    /// What the contract says.
    Contracted,
}

impl Term {
    const ALL: [(&'static str, Term); 4] = [
        ("demand", Term::Demand),
        ("demand_peak", Term::DemandPeak),
        ("theoretical", Term::Theoretical),
        ("contracted", Term::Contracted),
    ];

    /// Its word in a formula.
    pub fn name(self) -> &'static str {
        Term::ALL.iter().find(|(_, term)| *term == self).map_or("", |(name, _)| name)
    }
}

/// The demands of one bill in kW; what is not known is absent.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Demands {
    /// The highest of the month.
    pub demand: Option<f64>,
    /// The highest in the peak period.
    pub demand_peak: Option<f64>,
    /// Energy over 24 h, days and load factor; never rounded.
    pub theoretical: Option<f64>,
    /// What the contract says.
    pub contracted: Option<f64>,
}

impl Demands {
    fn of(&self, term: Term) -> Option<f64> {
        match term {
            Term::Demand => self.demand,
            Term::DemandPeak => self.demand_peak,
            Term::Theoretical => self.theoretical,
            Term::Contracted => self.contracted,
        }
    }
}

/// Most terms of a formula.
const MOST: usize = 16;

impl Billed {
    /// Reads a formula.
    ///
    /// ```
    /// use auditlite::tariffs::{Billed, Demands};
    /// let rule = Billed::parse("min(demand_peak, theoretical)").unwrap();
    /// let demands = Demands { demand_peak: Some(662.0), theoretical: Some(737.48), ..Demands::default() };
    /// assert_eq!(rule.kw(&demands), Ok(662.0));
    /// ```
    ///
    /// # Errors
    /// What cannot be read, in words.
    pub fn parse(text: &str) -> Result<Billed, Text> {
        let mut words = Words { left: text, terms: 0 };
        let billed = words.formula()?;
        if words.left.trim().is_empty() {
            return Ok(billed);
        }
        let left = words.left.trim();
        Err(say!("`{left}` is left over", "sobra `{left}`"))
    }

    /// The billed kW; `Err` is the first term that is not known.
    ///
    /// # Errors
    /// A demand that the formula needs and nobody knows.
    pub fn kw(&self, demands: &Demands) -> Result<f64, Term> {
        match self {
            Billed::Term(term) => demands.of(*term).ok_or(*term),
            Billed::Times(factor, of) => Ok(factor * of.kw(demands)?),
            Billed::Least(a, b) => Ok(a.kw(demands)?.min(b.kw(demands)?)),
            Billed::Most(a, b) => Ok(a.kw(demands)?.max(b.kw(demands)?)),
        }
    }

    /// Whether the formula names a demand.
    pub fn reads(&self, term: Term) -> bool {
        match self {
            Billed::Term(own) => *own == term,
            Billed::Times(_, of) => of.reads(term),
            Billed::Least(a, b) | Billed::Most(a, b) => a.reads(term) || b.reads(term),
        }
    }
}

struct Words<'a> {
    left: &'a str,
    terms: usize,
}

impl<'a> Words<'a> {
    fn formula(&mut self) -> Result<Billed, Text> {
        self.terms += 1;
        if self.terms > MOST {
            return Err(Text::new("the formula is too long", "la fórmula es demasiado larga"));
        }
        let word = self.word();
        if let Ok(factor) = word.parse::<f64>() {
            if !(factor.is_finite() && factor >= 0.0) {
                return Err(say!("`{word}` is no share", "`{word}` no es una proporción"));
            }
            self.sign('*')?;
            return Ok(Billed::Times(factor, Box::new(self.formula()?)));
        }
        if word == "min" || word == "max" {
            self.sign('(')?;
            let a = Box::new(self.formula()?);
            self.sign(',')?;
            let b = Box::new(self.formula()?);
            self.sign(')')?;
            return Ok(if word == "min" { Billed::Least(a, b) } else { Billed::Most(a, b) });
        }
        let term = Term::ALL.iter().find(|(name, _)| *name == word);
        term.map(|(_, term)| Billed::Term(*term)).ok_or_else(|| {
            let known = Term::ALL.map(|(name, _)| name).join("`, `");
            say!(
                "`{word}` is no demand; a formula has `{known}`, `min(a, b)`, `max(a, b)`",
                "`{word}` no es una demanda; una fórmula lleva `{known}`, `min(a, b)`, `max(a, b)`"
            )
        })
    }

    fn word(&mut self) -> &'a str {
        let text = self.left.trim_start();
        let end = text.find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '.'));
        let (word, left) = text.split_at(end.unwrap_or(text.len()));
        self.left = left;
        word
    }

    fn sign(&mut self, sign: char) -> Result<(), Text> {
        let text = self.left.trim_start();
        let left = text.strip_prefix(sign).ok_or_else(|| {
            let found = text.chars().next().map(String::from).unwrap_or_default();
            say!("expected `{sign}`, found `{found}`", "se esperaba `{sign}`, se encontró `{found}`")
        })?;
        self.left = left;
        Ok(())
    }
}
