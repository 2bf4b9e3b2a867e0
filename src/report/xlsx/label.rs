//! What only the workbook says, in both languages.

use crate::diagnostic::Lang;

macro_rules! labels {
    ($($name:ident $en:literal, $es:literal;)*) => {
        /// A word or sentence of the workbook; `{name}` stands for a value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Label {
            $($name,)*
        }

        impl Label {
            /// Every entry.
            #[cfg(test)]
            pub(super) const ALL: &[Label] = &[$(Label::$name),*];

            /// The entry in a language, its places not yet filled.
            pub(super) fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Label::$name, Lang::En) => $en, (Label::$name, Lang::Es) => $es,)*
                }
            }
        }
    };
}

labels! {
    // Sheets
    Summary "Summary", "Resumen";
    Measures "Measures", "Medidas";
    Calculation "Calculation", "Cálculo";
    Assumptions "Assumptions", "Supuestos";
    Baseline "Baseline", "Línea base";
    Missing "Missing data", "Datos faltantes";
    FollowUp "Follow-up", "Seguimiento";

    // Summary
    HowItFollows "Yellow cells of the sheet Assumptions may be changed: saving, investment, payback and order below follow at once. Texts and ranges are those of the report.", "Las celdas amarillas de la hoja Supuestos se pueden cambiar: el ahorro, la inversión, la recuperación y el orden de abajo se recalculan al momento. Los textos y los rangos son los del informe.";
    Changed "Inputs changed", "Supuestos cambiados";
    Together "All together", "En conjunto";
    TogetherLead "The sum of each alone counts twice what measures share. The part that counts once is that of the report and is held: after a change, what stands under Together is near.", "La suma de cada una por separado cuenta dos veces lo que comparten. La parte que cuenta una vez es la del informe y queda fija: tras un cambio, lo que está en «En conjunto» es aproximado.";
    What "What", "Concepto";
    EachAlone "Sum of each alone", "Suma de cada una";
    CountsOnce "Part that counts once", "Parte que cuenta una vez";
    Total "Together", "En conjunto";
    LowOfReport "Low (report)", "Bajo (informe)";
    HighOfReport "High (report)", "Alto (informe)";
    Saved "Saved: {what}", "Ahorro de {what}";
    Used "Used in exchange: {what}", "Consumo a cambio de {what}";
    Avoided "CO2e avoided", "CO2e evitado";
    FirstThings "What to do first", "Qué hacer primero";
    FiguresOfReport "The figures of the report, to compare with", "Las cifras del informe, para comparar";
    Order "Measures in their order, added up", "Medidas en su orden, acumuladas";
    OrderLead "Each thing is counted once, by its part in the report.", "Cada cosa se cuenta una vez, según su parte en el informe.";
    AddedInvestment "Investment so far", "Inversión acumulada";
    AddedSaving "Saving by then", "Ahorro acumulado";
    PaybackMonths "Payback (months)", "Recuperación (meses)";
    SavingChart "Annual saving by measure", "Ahorro anual por medida";
    LadderChart "How soon each measure pays back (months)", "Qué tan pronto se recupera cada medida (meses)";
    CumulativeChart "Saving added up against investment added up", "Ahorro acumulado contra inversión acumulada";
    ResourceChart "Money saved by resource (report)", "Dinero que se ahorra por recurso (informe)";
    CostChart "Cost of a year by resource", "Costo del año por recurso";
    MonthsChart "Electricity bills by month", "Recibos de electricidad por mes";
    MoneyByResource "Money saved by resource, each measure alone (report)", "Dinero que se ahorra por recurso, cada medida por separado (informe)";
    NotInSheet "This workbook does not show the flow diagram, the effort chart and the chart of ranges, which the HTML has, nor all digits and the formulas as data, which the JSON has.", "Este libro no muestra el diagrama de flujo, la gráfica de esfuerzo ni la de rangos, que están en el HTML, ni todas las cifras y las fórmulas como datos, que están en el JSON.";

    // Measures
    State "State", "Estado";
    Low "Low", "Bajo";
    High "High", "Alto";
    Emissions "t CO2e/yr", "t CO2e/año";
    Recommended "recommended", "recomendada";
    Study "needs a study", "requiere estudio";
    NotAnyMore "no longer applies", "ya no aplica";
    CannotBe "cannot be worked out", "no se puede calcular";
    NoSaving "saves nothing now", "ya no ahorra";
    MeasuresLead "Low and high are those of the report. Within the limits is what stands in the sheet Assumptions.", "Bajo y alto son los del informe. Los límites son los de la hoja Supuestos.";
    Held "Held at the numbers of the report, because only the program can work them out: {titles}.", "Fijas en los números del informe, porque solo el programa las puede calcular: {titles}.";
    AllHeld "This report carries no formulas (they are too long for a sheet, or an earlier version made it): all numbers are those of the report and do not follow.", "Este informe no trae fórmulas (son demasiado largas para una hoja, o lo hizo una versión anterior): todos los números son los del informe y no se recalculan.";
    ByTariff "Near (≈) for other amounts, exact for another tariff level, because the tariff makes their price and the sheet takes the effective price of the report: {titles}.", "Aproximadas (≈) para otras cantidades y exactas para otro nivel de tarifa, porque la tarifa forma su precio y la hoja toma el precio efectivo del informe: {titles}.";
    Amounts "Amounts in a year, each measure alone", "Cantidades al año, cada medida por separado";
    Direction "Saves or uses", "Ahorra o consume";
    SavesWord "saves", "ahorra";
    UsesWord "uses in exchange", "consume a cambio";
    WhyStudy "Why it needs a study (report)", "Por qué requiere estudio (informe)";
    Rejected "Rejected, and why", "Descartadas y por qué";
    NoOverlaps "No measure takes from another.", "Ninguna medida le quita a otra.";

    // Calculation
    CalculationLead "The written steps show the numbers of the report. Assumptions, results of each measure and the steps at the end of the sheet follow what stands in the sheet Assumptions.", "Los pasos escritos muestran los números del informe. Los supuestos, los resultados de cada medida y los pasos al final de la hoja siguen a lo que dice la hoja Supuestos.";
    Steps "All steps, as the sheet works them out", "Todos los pasos, como los calcula la hoja";
    StepsLead "Amounts in steps are in base units (m, kg, h, year, K, A, one unit of each currency); 1 is true, 0 is false; — cannot be worked out. They are not printed.", "Las cantidades de los pasos van en unidades base (m, kg, h, año, K, A, una unidad de cada moneda); 1 es cierto, 0 es falso; — no se puede calcular. No se imprimen.";
    StepNumber "step {n}", "paso {n}";
    StepIs "What it is", "Qué es";
    Unit "Unit", "Unidad";
    ANumber "a number of the report", "número del informe";
    IsCondition "applies: {title}", "aplica: {title}";
    IsSaving "annual saving: {title}", "ahorro anual: {title}";
    IsInvestment "investment: {title}", "inversión: {title}";
    IsWorth "net present value: {title}", "valor presente neto: {title}";
    IsEmissions "CO2e avoided: {title}", "CO2e evitado: {title}";
    IsAmount "{resource}: {title}", "{resource}: {title}";
    IsLimit "limit of low cost in the plant's currency", "límite de baja inversión en la moneda de la planta";
    NotSteps "This report has no formulas to recompute with.", "Este informe no tiene fórmulas con que recalcular.";
    OfReport "report", "informe";

    // Assumptions
    AssumptionsLead "Change the yellow cells. A ● marks what differs from the report, whose value stands beside it, to go back.", "Cambie las celdas amarillas. El ● marca lo que difiere del informe, cuyo valor está al lado, para volver.";
    Value "Value", "Valor";
    OfTheReport "Of the report", "Del informe";
    UsedIn "Used in", "Se usa en";
    DefinedName "Name in formulas", "Nombre en las fórmulas";
    Prices "Prices, tariff and exchange rate", "Precios, tarifa y tipo de cambio";
    Limits "Limits of low cost", "Límites de baja inversión";
    OfMeasures "Assumptions of the measures", "Supuestos de las medidas";
    Shared "Assumptions behind several facts", "Supuestos detrás de varios datos";
    HeldInput "held: only the program can work out what changes with it", "fijo: solo el programa puede calcular lo que cambia con él";
    TariffInput "All charges of tariff {name}", "Todos los cargos de la tarifa {name}";
    RateInput "Exchange rate for costs stated in {name}; changes neither prices nor money of the profile", "Tipo de cambio de los costos dados en {name}; no cambia los precios ni los montos del perfil";
    LowCostInput "Greatest investment of a low-cost measure", "Inversión máxima de una medida de baja inversión";
    MonthsInput "Longest payback", "Recuperación máxima";
    TypeNumber "A number; the formulas take nothing else.", "Un número; las fórmulas no aceptan otra cosa.";
    OtherAssumptions "Assumptions of measures that are held", "Supuestos de las medidas fijas";

    // Baseline
    Plant "The plant", "La planta";
    YearByResource "What the plant uses and pays in a year", "Lo que la planta usa y paga en un año";
    AtPrice "at its own price, not a bill", "a su precio, sin recibo";
    Unknown "not known", "no se conoce";
    NoBaseline "The profile says nothing of the plant's year.", "El perfil no dice nada del año de la planta.";

    // Missing data
    MissingLead "What is missing is never taken as zero. The most valuable comes first.", "Lo que falta nunca se toma como cero. Primero va lo más valioso.";
    Path "Name in the profile", "Nombre en el perfil";
    HowToFind "How to find it", "Cómo encontrarlo";
    ForMeasure "For the measure", "Para la medida";
    IfConfirmed "What it would bring", "Lo que aportaría";
    Decides "decides", "decide";
    AlsoNeeded "for the numbers", "para los números";
    ToSee "to be seen in the plant", "verlo en planta";
    NothingMissing "Nothing is missing.", "No falta nada.";
    ForWhat "What for", "Para qué";

    // Follow-up
    FollowUpLead "Fill in the yellow cells at the meeting, save, and record it: `auditlite followup import BITÁCORA.jsonl THIS.xlsx`. An empty cell says nothing.", "Llene las celdas amarillas en la reunión, guarde y regístrelo: `auditlite followup import BITÁCORA.jsonl ESTE.xlsx`. Una celda vacía no dice nada.";
    ChooseOne "Choose one from the list", "Elija una de la lista";
}

#[cfg(test)]
mod tests {
    use super::Label;
    use crate::diagnostic::Lang;

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
            assert_eq!(places(en), places(es), "{label:?}");
        }
    }
}
