//! The catalogue: every word that the renderers say, in both languages.

use crate::diagnostic::Lang;

macro_rules! words {
    ($($name:ident $en:literal, $es:literal;)*) => {
        /// A word or sentence of the renderers; `{name}` stands for a value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Word {
            $(#[doc = concat!("`", $en, "`")] $name,)*
        }

        impl Word {
            /// Every entry.
            pub const ALL: &[Word] = &[$(Word::$name),*];

            /// The entry of a name, such as `Title`.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Word::$name),)*
                    _ => None,
                }
            }

            /// Its name, by which a letterhead replaces it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Word::$name => stringify!($name),)*
                }
            }

            /// The entry in a language, its places not yet filled.
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Word::$name, Lang::En) => $en, (Word::$name, Lang::Es) => $es,)*
                }
            }
        }
    };
}

words! {
    // Headline
    Title "No-cost and low-cost measures: {plant}", "Medidas sin inversión y de baja inversión: {plant}";
    UnnamedPlant "plant without a name", "planta sin nombre";
    MoneyIn "money in {currency}", "montos en {currency}";
    OneMeasure "1 measure", "1 medida";
    Measures "{n} measures", "{n} medidas";
    NoMeasure "No low-cost measure can be recommended yet", "Aún no hay medidas de baja inversión que recomendar";
    TotalInvestment "total investment about {money}", "inversión total aproximada de {money}";
    TotalUnknown "total investment unknown: an exchange rate is missing", "inversión total desconocida: falta un tipo de cambio";
    NotAllSummed "({n} of them summed; the others are alternatives or umbrella measures)", "(se suman {n}; las demás son alternativas o medidas habilitadoras)";
    OneNeedsData "1 needs data", "1 requiere datos";
    NeedData "{n} need data", "{n} requieren datos";
    OneNeedsStudy "1 needs a study", "1 requiere estudio";
    NeedStudy "{n} need a study", "{n} requieren estudio";
    OneRefused "1 does not apply", "1 no aplica";
    Refused "{n} do not apply", "{n} no aplican";
    OneFailed "1 rule failed", "1 regla falló";
    RulesFailed "{n} rules failed", "{n} reglas fallaron";

    // Columns
    Rank "No.", "Núm.";
    Measure "Measure", "Medida";
    AnnualSaving "Annual saving", "Ahorro anual";
    Investment "Investment", "Inversión";
    Payback "Payback", "Recuperación";
    SimplePayback "Simple payback", "Periodo simple de recuperación";
    Confidence "Confidence", "Confianza";
    PerYear "{unit}/yr", "{unit}/año";
    Saves "Saves", "Ahorra";
    Uses "Needs in exchange", "Consume a cambio";
    Emissions "Emissions", "Emisiones";
    RunningCost "Running cost", "Costo de operación";
    OtherSaving "Other saving", "Otro ahorro";
    StreamShare "Share of its stream", "Parte de su corriente";
    Kind "Kind", "Tipo";
    Rule "Rule", "Regla";
    Remarks "Remarks", "Observaciones";
    Step "Step", "Paso";
    Assumptions "Assumptions", "Supuestos";
    Currency "Currency", "Moneda";
    Profile "Profile", "Perfil";
    Formula "Formula", "Fórmula";
    Value "Value", "Valor";
    Line "Line", "Línea";
    Fact "Fact", "Dato";
    Origin "Origin", "Origen";
    Assumption "Assumption", "Supuesto";
    Range "Range", "Rango";
    Source "Source", "Fuente";
    Resource "Resource", "Recurso";
    Price "Price", "Precio";

    // Payback and confidence
    Immediate "immediate", "inmediata";
    OneMonth "1 month", "1 mes";
    Months "{n} months", "{n} meses";
    NotPriced "not priced", "sin precio";
    Never "never", "no se recupera";
    Measured "measured", "medición";
    Calculated "calculated", "cálculo";
    Screening "screening", "preliminar";
    ConfidenceIs "confidence: {word}", "confianza: {word}";

    // Under a measure
    SavesWhat "saves {what}", "ahorra {what}";
    UsesWhat "in exchange uses {what}", "a cambio consume {what}";
    AmountOf "{amount} of {resource}", "{amount} de {resource}";
    PowerFactorTo "raises the power factor to {n}", "sube el factor de potencia a {n}";
    Co2ePerYear "{n} t CO2e/yr", "{n} t CO2e/año";
    Avoids "avoids {amount}", "evita {amount}";
    Emits "adds {amount}", "agrega {amount}";
    AveragePrice "average price used, which may overstate or understate the saving", "se usó el precio medio, que puede dar un ahorro mayor o menor que el real";
    PricedPart "what is priced saves {money}", "lo que tiene precio ahorra {money}";
    DemandIncluded "billed demand is in the average price of electricity and is not counted again", "la demanda facturada ya está en el precio medio de la electricidad y no se cuenta otra vez";
    PriceMissing "price missing: {what}", "falta el precio: {what}";
    Umbrella "umbrella measure: shown, not counted in the total", "medida habilitadora: se muestra y no se suma al total";
    RunningCostOf "running cost {money}", "costo de operación {money}";
    OtherSavingOf "other saving {money}", "otro ahorro {money}";
    NoteIs "note: {text}", "nota: {text}";
    Unproved "unproved rule: its units were checked only as it ran", "regla no demostrada: sus unidades solo se revisaron al correr";
    Experimental "experimental rule: an idea that no results confirm yet", "regla experimental: una idea que ningún resultado confirma aún";

    // Sections
    Summary "Summary", "Resumen";
    Plant "Plant", "Planta";
    Recommended "Recommended measures", "Medidas recomendadas";
    NeedsStudy "Needs a study", "Requieren estudio";
    StudyLead "They apply, but cost more than {limit}, take longer than {months} to pay back, or save no money on balance.", "Aplican, pero cuestan más de {limit}, tardan más de {months} en recuperarse o no dejan ahorro neto.";
    OverInvestment "investment over the limit of {limit}", "inversión mayor que el límite de {limit}";
    OverPayback "payback longer than {months}", "recuperación en más de {months}";
    NoNetSaving "saves no money on balance", "no deja ahorro neto";
    WorthFinding "Worth finding out", "Lo que vale la pena averiguar";
    WorthLead "These measures cannot be judged until somebody finds out what is missing.", "Estas medidas no se pueden juzgar mientras no se averigüe lo que falta.";
    IfItApplies "if it applies: {what}", "si aplica: {what}";
    InvestmentOf "investment {money}", "inversión {money}";
    SavingOf "saving {money}", "ahorro {money}";
    PaybackOf "payback {time}", "recuperación {time}";
    Decides "These facts decide:", "Deciden estos datos:";
    AlsoMissing "Also missing, for the numbers:", "También faltan, para los números:";
    SeeAbove "see above", "ver arriba";
    OrFrom "Or give what it can be worked out from: {facts}.", "O dé los datos con que se puede calcular: {facts}.";
    OrWay "{one}; or {other}", "{one}; o bien {other}";
    OtherWays "It can also be worked out from other facts, which --format json lists.", "También se puede calcular con otros datos, que --format json enumera.";
    FirstOnly "The rule stops at its first missing fact: there may be more.", "La regla se detiene en el primer dato faltante: puede haber más.";
    Failures "Rules that failed", "Reglas que fallaron";
    FailuresLead "The other measures are not affected.", "Las demás medidas no se ven afectadas.";
    NotApplicable "Does not apply", "No aplican";
    DoesNotApply "Does not apply", "No aplica";
    InPlace "already in place, says the profile", "ya está implementada, según el perfil";
    NoSaving "would save nothing here", "aquí no ahorraría nada";
    NotFulfilled "its condition does not hold", "no se cumple su condición";
    OneOtherSector "1 rule of another sector, which `auditlite rules list` shows", "1 regla de otro sector, que `auditlite rules list` muestra";
    OtherSectors "{n} rules of other sectors, which `auditlite rules list` shows", "{n} reglas de otros sectores, que `auditlite rules list` muestra";
    UnreadFacts "no rule reads {count} facts of the profile; no number depends on them: {paths}", "ninguna regla lee {count} datos del perfil; ningún número depende de ellos: {paths}";
    NoneHere "the plant has no {section}", "la planta no tiene {section}";
    MoreThan "{fact}, needs more than {limit}", "{fact}; debe ser más de {limit}";
    AtLeast "{fact}, needs at least {limit}", "{fact}; debe ser al menos {limit}";
    LessThan "{fact}, needs less than {limit}", "{fact}; debe ser menos de {limit}";
    AtMost "{fact}, needs at most {limit}", "{fact}; debe ser a lo más {limit}";
    Exactly "{fact}, needs exactly {limit}", "{fact}; debe ser exactamente {limit}";
    OtherThan "{fact}, needs anything but {limit}", "{fact}; debe ser distinto de {limit}";
    Yes "yes", "sí";
    No "no", "no";
    Rates "Exchange rates used", "Tipos de cambio usados";
    Prices "Prices used", "Precios usados";
    Warnings "Warnings", "Avisos";
    Library "Rules", "Reglas";
    RulesFrom "{n} rules from {source}", "{n} reglas de {source}";
    ShippedRules "{n} rules of the program", "{n} reglas del programa";
    Replaces "of which these replace earlier ones: {rules}", "de las cuales éstas reemplazan a otras: {rules}";
    LeftOut "This table leaves out why and how, cautions, calculation and sources: --format markdown shows them; --format json gives everything.", "Esta tabla omite por qué y cómo, precauciones, cálculo y fuentes: --format markdown los muestra; --format json lo da todo.";
    MadeBy "{program} {version}; rules {library}; profile {profile}", "{program} {version}; reglas {library}; perfil {profile}";

    // Origins
    MoneyOfYear "Money in a year", "Dinero al año";
    Amount "Amount", "Cantidad";
    PaybackSum "{investment} / {saving} × 12 = {months}", "{investment} entre {saving} × 12 = {months}";
    NetSaving "net saving", "ahorro neto";
    FromProfile "profile", "perfil";
    ReplacedInProfile "set in the profile; the rule has it from", "fijado en el perfil; la regla lo toma de";
    FromFormula "worked out from the profile ({by})", "calculado con datos del perfil ({by})";
    BillAverage "average of the bill ({by})", "precio medio del recibo ({by})";
    FromTo "{low} to {high}", "{low} a {high}";
    DatedFactor "{place}, {date}: {source}", "{place} ({date}): {source}";
    RateFrom "{source}, {date}", "{source} ({date})";
    BasisMetered "metered", "medidor";
    BasisInvoice "invoice", "recibo o factura";
    BasisMeasured "measured on site", "medición en sitio";
    BasisNameplate "nameplate", "placa";
    BasisEstimated "estimated by the plant", "estimación de la planta";
    BasisCalculated "calculated", "calculado";
    BasisTypical "usual value", "valor usual";

    // One measure explained
    WhyItApplies "Why it applies", "Por qué aplica";
    ItsCondition "Its condition", "Su condición";
    Holds "holds", "se cumple";
    Fails "does not hold", "no se cumple";
    Undecided "not known yet", "aún no se sabe";
    BranchHolds "since {text} holds", "porque se cumple {text}";
    BranchFails "since {text} does not hold", "porque no se cumple {text}";
    Gives "What it gives", "Lo que resulta";
    Supporting "Facts from which those were worked out", "Datos con que se calcularon los anteriores";
    KnownFacts "Facts known so far", "Datos que ya se conocen";
    AtLine "line {n}", "línea {n}";
    AtLines "lines {first} to {last}", "líneas {first} a {last}";
    OfRecords "{list}: {n} of {all} records count", "{list}: cuentan {n} de {all} registros";
    RecordHead "record", "registro";
    ColumnTotal "brings", "aporta";
    MoreRows "and {n} more that count, see --format json", "y {n} más que cuentan, ver --format json";
    ManyValues "{n} values, {low} to {high}", "{n} valores, de {low} a {high}";
    OneOfMany "{n} values: {words}", "{n} valores: {words}";
    MustChange "What would have to be different", "Qué tendría que cambiar";
    OneChange "It would apply if this were so, all else as it is:", "Aplicaría si esto fuera así y todo lo demás igual:";
    AnyChange "It would apply if one of these were so, all else as it is:", "Aplicaría si una de estas cosas fuera así y todo lo demás igual:";
    AllChanges "All of these would have to hold:", "Tendría que cumplirse todo esto:";
    WouldHoldIf "it would if", "se cumpliría si";
    NoChange "no single fact that is known makes it hold", "ningún dato conocido por sí solo hace que se cumpla";
    EmptyList "the list {list} has no records", "la lista {list} no tiene registros";
    MissMoreThan "more than {limit}", "más de {limit}";
    MissAtLeast "at least {limit}", "al menos {limit}";
    MissLessThan "less than {limit}", "menos de {limit}";
    MissAtMost "at most {limit}", "a lo más {limit}";
    OrWord "{one} or {other}", "{one} o {other}";
    NowIs "{text} (now {now})", "{text} (hoy {now})";
    ThenNumbers "just beyond that (an estimate for a changed plant, not for this one): {what}", "apenas pasado ese punto (estimación para una planta distinta, no para ésta): {what}";
    ThenWord "then (an estimate for a changed plant, not for this one): {what}", "entonces (estimación para una planta distinta, no para ésta): {what}";
    TogetherNumbers "with the first of each (an estimate for a changed plant, not for this one): {what}", "con la primera de cada una (estimación para una planta distinta, no para ésta): {what}";
    ThenNeeds "then these facts would still be needed: {facts}", "entonces faltarían además estos datos: {facts}";
    ThenSomehow "what it would save then depends on the amount", "lo que ahorraría entonces depende de la cantidad";
    MoreChanges "and {n} more, see --format json", "y {n} más, ver --format json";
    Threshold "It would apply if this turned out {text}: {fact}", "Aplicaría si esto resultara {text}: {fact}";
    ForSector "it is for the sector {sector}; this plant's is {own}", "es para el sector {sector}; el de esta planta es {own}";

    // The catalogue
    CatalogueTitle "Catalogue of measures", "Catálogo de medidas";
    TutorialTitle "Tutorial: six lessons, from the bills to the meeting after three months", "Curso: seis lecciones, de los recibos a la reunión de los tres meses";
    CatalogueLead "What the rules know: each measure with its formula, its assumptions and their sources, the facts that it reads, and worked examples.", "Lo que saben las reglas: cada medida con su fórmula, sus supuestos y las fuentes de éstos, los datos que lee y ejemplos resueltos.";
    AppliesIf "applies if", "aplica si";
    NotProved "This rule is no plain formula: it runs in the interpreter, its units are checked only as it runs, and it stops at the first missing fact. What is outside the formula language:", "Esta regla no es una fórmula: corre en el intérprete, sus unidades solo se revisan al correr y se detiene en el primer dato faltante. Lo que queda fuera del lenguaje de fórmulas:";
    AssumptionRanges "Assumptions (low – typical – high)", "Supuestos (mínimo – usual – máximo)";
    LowTypicalHigh "Low – typical – high", "Mínimo – usual – máximo";
    FactsRead "Facts that it reads", "Datos que lee";
    UnitOrWords "Unit or words", "Unidad o palabras";
    Unit "Unit", "Unidad";
    Item "Item", "Renglón";
    Name "Name", "Nombre";
    WhatItIs "What it is", "Qué es";
    HowFound "How it is found", "Cómo se obtiene";
    OrFormula "or by", "o con";
    RangeOf "the truth within {low} to {high} times that", "el valor real entre {low} y {high} veces eso";
    UsuallyRange "{range}; usually {usual}", "{range}; por lo común {usual}";
    TypeText "text", "texto";
    TypeDate "date, as 2026-10-01", "fecha, como 2026-10-01";
    Examples "Worked examples", "Ejemplos resueltos";
    ExamplesNote "Worked out by hand; `auditlite rules test` holds the rule against them.", "Resueltos a mano y escritos en inglés; `auditlite rules test` compara la regla con ellos.";
    Given "Given", "Se da";
    NothingGiven "nothing", "nada";
    Expected "Expected", "Se espera";
    Because "Because", "Porque";
    CaseApplies "applies", "aplica";
    CaseDoesNot "does not apply", "no aplica";
    CaseNeeds "needs data", "faltan datos";
    CaseFails "fails", "falla";
    EndUse "End use and stage", "Uso final y etapa";
    Lasts "Lasts", "Dura";
    OneYear "1 year", "1 año";
    Years "{n} years", "{n} años";
    Arc "IAC code", "Código IAC";
    FoundIn "Found at", "Se encuentra en";
    Group "Only one counts of the group", "Solo cuenta una del grupo";
    MustSee "Must be seen before it is believed", "Debe verse antes de darla por buena";
    FactsTitle "Facts of a profile", "Datos de un perfil";
    FactsLead "What is left out of a profile is unknown, never zero; what the plant has none of is `{}` or `[]`. The range is what is possible: outside of it a profile is refused.", "Lo que no se pone en un perfil se desconoce, nunca es cero; lo que la planta no tiene es `{}` o `[]`. El rango es lo posible: fuera de él, el perfil se rechaza.";
    FactorsTitle "Dated values", "Valores con fecha";
    FactorsLead "Prices, emission factors, heating values, exchange rates and price indices. A plant's own price always comes first; of these the most local counts, and of those the newest.", "Precios, factores de emisión, poderes caloríficos, tipos de cambio e índices de precios. El precio de la planta siempre va primero; de éstos cuenta el más local y, de ellos, el más reciente.";
    PlaceHeld "Place", "Lugar";
    DateHeld "Date", "Fecha";
    FunctionsTitle "Functions", "Funciones";
    FunctionsLead "What a rule may call.", "Lo que una regla puede llamar.";
    Limits "Limits", "Límites";
    Example "Example", "Ejemplo";
    OverLists "Over lists", "Sobre listas";

    // Markdown
    Why "Why", "Por qué";
    WhatToDo "What to do", "Qué hacer";
    Cautions "Cautions", "Precauciones";
    Calculation "The calculation", "El cálculo";
    FactsUsed "Facts that went in", "Datos que entraron";
    Sources "Sources", "Fuentes";
    Evidence "Measured results", "Resultados medidos";
    NoSteps "The rule names no steps.", "La regla no indica pasos.";
    ArcCode "IAC code {code}", "código IAC {code}";
    MoreRecords "and {n} more records of {list}, see --format json", "y {n} registros más de {list}, ver --format json";
    HowToRead "How to read this report", "Cómo leer este informe";
    ReadMoney "Money is before VAT. The annual saving is net: what is saved, less what is used in exchange and what it costs to run.", "Los montos son antes de IVA. El ahorro anual es neto: lo que se ahorra, menos lo que se consume a cambio y lo que cuesta operar la medida.";
    ReadPayback "Simple payback is the investment divided by the annual saving. *Immediate*: no investment. *Not priced*: a price is missing. *Never*: nothing is saved on balance.", "El periodo simple de recuperación es la inversión entre el ahorro anual. *Inmediata*: sin inversión. *Sin precio*: falta un precio. *No se recupera*: no hay ahorro neto.";
    ReadConfidence "Confidence is that of the weakest fact: *measured* (meter, bill or instrument), *calculated* (nameplate, estimate or formula), *screening* (a usual value stands in for a fact; check it before spending money).", "La confianza es la del dato más débil: *medición* (medidor, recibo o instrumento), *cálculo* (placa, estimación o fórmula), *preliminar* (un valor usual sustituye a un dato; verifíquelo antes de gastar).";
    ReadDigits "Summaries are rounded to three digits and calculations to six; --format json has all digits. Fuels are on their higher heating value.", "Los resúmenes van con tres cifras y los cálculos con seis; --format json las da todas. Los combustibles van en poder calorífico superior (PCS).";
    ReadLimits "Within the limits of low cost is an investment up to {limit} and a payback up to {months}; the rest needs a study.", "Se considera de baja inversión lo que cuesta hasta {limit} y se recupera en hasta {months}; lo demás requiere estudio.";
    ReadUmbrella "An *umbrella measure* makes others possible and is not counted in the total; of *alternatives* only one is counted.", "Una *medida habilitadora* hace posibles otras y no se suma al total; de varias *alternativas* se suma solo una.";
    Condition "condition: {text}", "condición: {text}";
    Maturity "Maturity", "Madurez";
    MaturityExperimental "experimental: an idea that no results confirm yet", "experimental: una idea que ningún resultado confirma aún";
    MaturityTest "test: worked out, not yet confirmed by results", "en prueba: calculada, aún sin confirmar con resultados";
    MaturityStable "stable: confirmed by results", "estable: confirmada con resultados";
    ActsOn "{end_use}: acts on {what}", "{end_use}: actúa sobre {what}";
    StageAvoid "the need itself", "la necesidad misma";
    StageDemand "the demand for the service", "la demanda del servicio";
    StageDistribution "losses on the way", "las pérdidas en el camino";
    StageRecover "recovery and reuse", "la recuperación y el reúso";
    StageConversion "the efficiency of the equipment", "la eficiencia del equipo";
    StageTariff "the tariff", "la tarifa";
}

impl Word {
    /// The entries that read alike in both languages.
    pub const SAME: &[Word] = &[Word::No];

    /// The entry in a language with its places filled.
    pub fn fill(self, lang: Lang, values: &[(&str, &str)]) -> String {
        filled(self.text(lang), values)
    }
}

/// A text with its places filled; a value is never searched for places itself.
pub(super) fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut rest = text;
    let mut filled = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}
