//! What only the page says, in both languages.

use crate::diagnostic::Lang;
use crate::report::phrases::Phrases;
use crate::report::words::filled;

macro_rules! labels {
    ($($name:ident $en:literal, $es:literal;)*) => {
        /// A word or sentence of the page; `{name}` stands for a value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::report) enum Label {
            $($name,)*
        }

        impl Label {
            /// Every entry.
            pub(in crate::report) const ALL: &[Label] = &[$(Label::$name),*];

            /// Its name, by which a letterhead replaces it; no word of the catalogue has the same.
            pub(in crate::report) fn name(self) -> &'static str {
                match self {
                    $(Label::$name => stringify!($name),)*
                }
            }

            /// The entry in a language, its places not yet filled.
            pub(in crate::report) fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Label::$name, Lang::En) => $en, (Label::$name, Lang::Es) => $es,)*
                }
            }
        }
    };
}

labels! {
    // Frame
    Contents "Contents", "Contenido";
    SkipToContent "Skip to the content", "Ir al contenido";
    BackToTop "Back to the top", "Volver al inicio";
    Figures "Charts", "Gráficas";
    AsTable "The same as a table", "Los mismos datos en tabla";

    // First page
    FirstThings "What to do first", "Qué hacer primero";
    Saving "Saving in a year", "Ahorro al año";
    PaysBack "Pays back", "Se recupera";
    Avoided "CO2e avoided", "CO2e evitado";
    OfSite "{share} of the site", "{share} de la planta";
    RangeIs "range {range}", "rango {range}";
    SeeAll "All measures, with why, how and the calculation", "Todas las medidas, con el porqué, el cómo y el cálculo";

    // Plant
    PlantAndBaseline "The plant and its baseline", "La planta y su línea base";
    YearByResource "What the plant uses and pays in a year", "Lo que la planta usa y paga en un año";
    Cost "Cost", "Costo";
    AtPrice "at its own price", "a su precio";
    Unknown "not known", "no se conoce";
    TwelveMonths "Electricity bills by month", "Recibos de electricidad por mes";
    Month "Month", "Mes";
    Energy "Energy (kWh)", "Energía (kWh)";
    DemandKw "Demand (kW)", "Demanda (kW)";
    PowerFactor "Power factor", "Factor de potencia";

    // Measures
    Observed "What was observed", "Lo que se observó";
    CostAndPayback "Cost, payback and cautions", "Costo, recuperación y precauciones";
    SavingsCalculated "Savings, with the calculation", "Ahorros, con el cálculo";
    GoodPractices "Good practices already in place", "Buenas prácticas que ya existen";
    Rejected "Rejected, and why", "Descartadas y por qué";
    Overlaps "What overlaps with what", "Qué se traslapa con qué";
    NoOverlaps "No measure takes from another.", "Ninguna medida le quita a otra.";
    Takes "Takes from it", "Le quita";
    Alone "Alone", "Sola";
    WithOthers "With the others", "Con las demás";

    // Plan
    Plan "Plan", "Plan";
    Responsible "Responsible", "Responsable";
    Due "Due date", "Fecha compromiso";
    Decision "Decision", "Decisión";

    // Quality, glossary
    DataQuality "Data quality", "Calidad de los datos";
    QualityLead "How sure the facts behind each measure are: the weakest decides.", "Qué tan seguros son los datos de cada medida: decide el más débil.";
    FactsBy "Facts by how they were found", "Datos según cómo se obtuvieron";
    FoundBy "How found", "Cómo se obtuvo";
    Count "How many", "Cuántos";
    AllAssumptions "Assumptions, prices and factors", "Supuestos, precios y factores";
    UsedIn "Used in", "Se usa en";
    Glossary "Glossary", "Glosario";

    // Charts
    LadderTitle "How soon each measure pays back", "Qué tan pronto se recupera cada medida";
    LadderText "Bars of the months until each measure has paid for itself; the dashed line is the limit of {months}.", "Barras con los meses en que cada medida se paga sola; la línea punteada es el límite de {months}.";
    CumulativeTitle "Saving added up against investment added up", "Ahorro acumulado contra inversión acumulada";
    CumulativeText "Each point is one more measure in the order of the report: what has been spent so far, and what is saved in a year by then. What measures share is counted once.", "Cada punto es una medida más en el orden del informe: lo invertido hasta ahí y lo que se ahorra al año con ello. Lo que comparten se cuenta una vez.";
    EndUseTitle "Where the money is saved", "En qué se ahorra el dinero";
    EndUseText "Saving in a year by end use, in parts by resource.", "Ahorro al año por uso final, en partes por recurso.";
    EffortTitle "Effort against saving", "Esfuerzo contra ahorro";
    EffortText "Each measure by what it costs (to the right) and what it saves in a year (upwards), both by powers of ten. Circles are recommended, diamonds need a study.", "Cada medida según lo que cuesta (a la derecha) y lo que ahorra al año (hacia arriba), ambos en potencias de diez. Los círculos se recomiendan; los rombos requieren estudio.";
    NoInvestment "no investment", "sin inversión";
    RangesTitle "How sure each saving is", "Qué tan seguro es cada ahorro";
    RangesText "From low to high; the dot is the expected saving in a year.", "De bajo a alto; el punto es el ahorro anual esperado.";
    EnergyFlow "Where the energy goes", "A dónde va la energía";
    WaterFlow "Where the water goes", "A dónde va el agua";
    FlowText "From what the plant buys (left) to its end uses (right); the width is the amount in a year.", "De lo que compra la planta (izquierda) a sus usos finales (derecha); el ancho es la cantidad al año.";
    Unexplained "not explained", "sin explicar";
    AbatementTitle "What it costs to avoid CO2e", "Lo que cuesta evitar CO2e";
    AbatementText "Each block is a measure: as wide as the CO2e that it avoids in a year, as high as its net cost a tonne. Below the line it earns money.", "Cada bloque es una medida: tan ancho como el CO2e que evita al año, tan alto como su costo neto por tonelada. Debajo de la línea deja dinero.";
    PerTonne "{currency}/t CO2e", "{currency}/t CO2e";
    TonnesPerYear "t CO2e a year", "t CO2e al año";
    Low "Low", "Bajo";
    ExpectedSaving "Expected", "Esperado";
    High "High", "Alto";
    AddedInvestment "Investment so far", "Inversión acumulada";
    AddedSaving "Saving by then", "Ahorro acumulado";
    From "From", "De";
    To "To", "A";

    // For the script
    WhatIf "What if?", "¿Y si cambia?";
    WhatIfLead "Change a price, a limit or an assumption: money, payback and order follow at once, by the same formulas. Nothing leaves this page and nothing is kept when it is closed.", "Cambie un precio, un límite o un supuesto: dinero, recuperación y orden se recalculan al momento con las mismas fórmulas. Nada sale de esta página y nada se guarda al cerrarla.";
    PricesGroup "Prices", "Precios";
    LimitsGroup "Limits of low cost", "Límites de baja inversión";
    SharedGroup "Assumptions behind several facts", "Supuestos detrás de varios datos";
    OfMeasuresGroup "Assumptions of the measures", "Supuestos de las medidas";
    TariffInput "All charges of tariff {name}, in % of today", "Todos los cargos de la tarifa {name}, en % de hoy";
    TariffNote "Where the tariff makes the price, the page takes the effective price of this report: exact for another tariff level, near for other amounts (≈).", "Donde la tarifa forma el precio, la página toma el precio efectivo de este informe: exacto para otro nivel de tarifa, aproximado para otras cantidades (≈).";
    RateInput "Exchange rate for costs stated in {name}", "Tipo de cambio de los costos dados en {name}";
    RateNote "It does not change prices, nor money that the profile gives.", "No cambia los precios ni los montos que da el perfil.";
    LowCostInput "Greatest investment of a low-cost measure", "Inversión máxima de una medida de baja inversión";
    MonthsInput "Longest payback (months)", "Recuperación máxima (meses)";
    HeldNote "only the program can work out what changes with it", "solo el programa puede calcular lo que cambia con él";
    UsualRange "usual: {range}", "usual: {range}";
    Reset "Back to the values of the report", "Volver a los valores del informe";
    Changed "{n} changed: the numbers marked ● are no longer those of the report.", "{n} cambiados: los números marcados con ● ya no son los del informe.";
    SumNow "With these values the measures within the limits save {saving} a year and cost {investment}, each worked out as if it were the only one (in the report: {before}).", "Con estos valores, las medidas dentro de los límites ahorran {saving} al año y cuestan {investment}, cada una calculada como si fuera la única (en el informe: {before}).";
    NoLonger "No longer apply with these values", "Ya no aplican con estos valores";
    NowBeyond "now beyond the limits", "ahora fuera de los límites";
    NowWithin "now within the limits", "ahora dentro de los límites";
    CannotBe "cannot be worked out with these values", "no se puede calcular con estos valores";
    NotANumber "not a number", "no es un número";
    Filter "Show only measures with the text", "Mostrar solo medidas con el texto";
    Shown "{n} of {all} measures are shown", "Se muestran {n} de {all} medidas";
    SortBy "Sort by {column}", "Ordenar por {column}";
    NotDecided "not yet", "aún no";
    Accepted "accepted", "aceptada";
    RejectedWord "rejected", "rechazada";
    Postponed "postponed", "pospuesta";
    Reason "Reason", "Motivo";
    Note "Note", "Nota";
    SaveDecisions "Save the decisions as a file", "Guardar las decisiones en un archivo";
    SaveLead "The file is a CSV that `auditlite followup import` reads.", "El archivo es un CSV que `auditlite followup import` lee.";
    Decided "{n} decided", "{n} decididas";
    Print "Print", "Imprimir";
}

/// A label in the language of the report, that of a centre in place of ours.
pub(super) fn say(phrases: Phrases<'_>, label: Label) -> &str {
    phrases.own(label.name()).unwrap_or_else(|| label.text(phrases.lang))
}

/// A label with its places filled.
pub(super) fn fill(phrases: Phrases<'_>, label: Label, values: &[(&str, &str)]) -> String {
    filled(say(phrases, label), values)
}

#[cfg(test)]
mod tests {
    use super::Label;
    use crate::diagnostic::Lang;
    use crate::report::words::Word;

    #[test]
    fn every_label_stands_in_both_languages_with_the_same_places() {
        let places = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names
        };
        for label in Label::ALL {
            let (en, es) = (label.text(Lang::En), label.text(Lang::Es));
            assert!(!en.is_empty() && !es.is_empty(), "{label:?}");
            assert!(Word::named(label.name()).is_none(), "{label:?} is a word of the catalogue, too");
            assert_eq!(places(en), places(es), "{label:?}");
        }
    }
}
