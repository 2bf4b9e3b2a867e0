//! The words of the trade, for a reader who meets them for the first time.

use super::Phrases;
use crate::diagnostic::Lang;

/// English word and meaning, Spanish word and meaning.
const WORDS: [[&str; 4]; 12] = [
    [
        "baseline",
        "what the plant uses today, before any measure",
        "línea base",
        "lo que la planta usa hoy, antes de cualquier medida",
    ],
    [
        "measure",
        "one thing that can be done to save; in Mexico also called a cleaner-production option",
        "medida",
        "algo que se puede hacer para ahorrar; también llamada opción de producción más limpia (PML)",
    ],
    [
        "end use",
        "what a resource is used for: compressed air, steam, lighting…",
        "uso final",
        "aquello para lo que se usa un recurso: aire comprimido, vapor, iluminación…",
    ],
    [
        "annual saving",
        "money that stays in the plant each year, net of what is used in exchange and of running cost",
        "ahorro anual",
        "dinero que se queda en la planta cada año, ya descontado lo que se consume a cambio y el costo de operación",
    ],
    [
        "investment",
        "what is paid once, own labour included, before VAT and less rebates",
        "inversión",
        "lo que se paga una vez, con mano de obra propia, antes de IVA y menos apoyos",
    ],
    [
        "simple payback",
        "investment divided by annual saving, in months",
        "periodo simple de recuperación",
        "inversión entre ahorro anual, en meses",
    ],
    [
        "net present value",
        "what all savings of the life of a measure are worth today, less the investment",
        "valor presente neto (VPN)",
        "lo que valen hoy todos los ahorros de la vida útil de la medida, menos la inversión",
    ],
    [
        "range",
        "one in ten outcomes lies below its low end and one in ten above its high end",
        "rango",
        "uno de cada diez resultados queda debajo del extremo bajo y uno de cada diez arriba del alto",
    ],
    [
        "assumption",
        "a number that is not from this plant, with its source and range",
        "supuesto",
        "un número que no es de esta planta, con su fuente y rango",
    ],
    [
        "tariff",
        "the rules by which the utility bills: energy by hours, demand, power factor",
        "tarifa",
        "las reglas con que factura la suministradora: energía por horario, demanda y factor de potencia",
    ],
    [
        "demand",
        "the highest power in a quarter of an hour, billed in kW",
        "demanda",
        "la mayor potencia en un cuarto de hora, facturada en kW",
    ],
    [
        "CO2e",
        "greenhouse gases, as the amount of carbon dioxide with the same effect",
        "CO2e",
        "gases de efecto invernadero, como la cantidad de dióxido de carbono con el mismo efecto",
    ],
];

impl Phrases<'_> {
    /// Words and what they mean.
    pub(in crate::report) fn glossary(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        WORDS.iter().map(move |[word, meaning, palabra, significado]| match self.lang {
            Lang::En => (*word, *meaning),
            Lang::Es => (*palabra, *significado),
        })
    }
}
