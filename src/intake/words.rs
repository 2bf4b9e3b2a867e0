//! The words of the form.

use crate::diagnostic::Lang;
use crate::facility::Basis;

/// The words of the form in one language.
pub(super) struct Words {
    pub(super) guide: &'static str,
    pub(super) walk: &'static str,
    pub(super) question: &'static str,
    pub(super) answer: &'static str,
    pub(super) unit: &'static str,
    pub(super) basis: &'static str,
    pub(super) where_found: &'static str,
    pub(super) serves: &'static str,
    pub(super) measure: &'static str,
    pub(super) measures: &'static str,
    pub(super) note: &'static str,
    pub(super) item: &'static str,
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    pub(super) none: &'static str,
    pub(super) unknown: &'static str,
    pub(super) between: &'static str,
    pub(super) and: &'static str,
    pub(super) nobody_knows: &'static str,
    pub(super) choose: &'static str,
    pub(super) out_of_range: &'static str,
    pub(super) a_day: &'static str,
    pub(super) a_month: &'static str,
    pub(super) any_left: &'static str,
    pub(super) if_empty: &'static str,
    pub(super) instead_of_bills: &'static str,
    pub(super) other_unit: &'static str,
    pub(super) instrument: &'static str,
    pub(super) paragraphs: [&'static str; 10],
    pub(super) title: &'static str,
    /// How a number was found, in the order of [`Basis::ALL`].
    pub(super) bases: [&'static str; 5],
}

const EN: Words = Words {
    guide: "Instructions",
    walk: "Walk-through",
    question: "Question",
    answer: "Answer",
    unit: "Unit",
    basis: "How is it known?",
    where_found: "Where it is found",
    serves: "Serves",
    measure: "measure",
    measures: "measures",
    note: "Remark",
    item: "Which one",
    yes: "yes",
    no: "no",
    none: "there is none",
    unknown: "not known",
    between: "Between",
    and: "and",
    nobody_knows: "Leave it empty, or write `not known`, if nobody knows.",
    choose: "Choose from the list.",
    out_of_range: "This cannot be. Is the unit right?",
    a_day: "Year, month and day: 2026-10-01.",
    a_month: "Year and month: 2026-10.",
    any_left: "is there any at the plant?",
    if_empty: "One row each; those that are alike may share a row. If the plant has none, choose `there is none`.",
    instead_of_bills: "What follows from the bills need not be answered here; it is for plants whose bills cannot be had.",
    other_unit: "Another unit may be typed with the number: 10 hp.",
    instrument: "Takes:",
    paragraphs: [
        "Fill in the yellow cells. The others are protected, without a password, so that nothing is lost by accident.",
        "Go through the sheets from left to right: the plant, its bills, the walk area by area, and the lists of equipment. On each sheet, what serves most measures comes first; the column “Serves” counts them.",
        "What nobody knows: leave the cell empty or write “not known”. Not known is not zero; the report will say what is worth finding out.",
        "What the plant does not have (steam, gas, motors): choose “there is none”. Zero is written 0.",
        "Numbers: a point before decimals and nothing between thousands, as in 1200.5. What can be read in two ways (1.200,5 or 1,200) is never guessed: you will be asked to write it anew.",
        "Each row has its unit. For another one, choose it in the column “Unit”, or type it with the number: 1.9 GWh/yr.",
        "“How is it known?” says how sure a number is: meter, bill, measured on the visit, nameplate, or estimate.",
        "Days are written 2026-10-01, months 2026-10.",
        "Rows may be moved, sorted and inserted: Review, Unprotect Sheet. Leave the names of the cells and the hidden sheet as they are.",
        "When done, save it as an Excel workbook (.xlsx) and run: auditlite profile check FILE.xlsx, then auditlite recommend FILE.xlsx.",
    ],
    title: "Questionnaire for a visit",
    bases: ["meter", "bill", "measured", "nameplate", "estimate"],
};

const ES: Words = Words {
    guide: "Instrucciones",
    walk: "Recorrido",
    question: "Pregunta",
    answer: "Respuesta",
    unit: "Unidad",
    basis: "¿Cómo se supo?",
    where_found: "Dónde encontrarlo",
    serves: "Sirve a",
    measure: "medida",
    measures: "medidas",
    note: "Observación",
    item: "Cuál",
    yes: "sí",
    no: "no",
    none: "no hay",
    unknown: "no sé",
    between: "Entre",
    and: "y",
    nobody_knows: "Déjelo vacío, o escriba «no sé», si nadie lo sabe.",
    choose: "Elija de la lista.",
    out_of_range: "Eso no puede ser. ¿Es correcta la unidad?",
    a_day: "Año, mes y día: 2026-10-01.",
    a_month: "Año y mes: 2026-10.",
    any_left: "¿hay en la planta?",
    if_empty: "Un renglón por cada uno; los que son iguales pueden ir en uno solo. Si la planta no tiene, elija «no hay».",
    instead_of_bills: "Lo que resulta de los recibos no hace falta contestarlo aquí; es para plantas cuyos recibos no se consiguen.",
    other_unit: "Si usa otra unidad, escríbala con el número: 10 hp.",
    instrument: "Con:",
    paragraphs: [
        "Llene las celdas amarillas. Las demás están protegidas, sin contraseña, para que nada se borre por accidente.",
        "Vaya por las hojas de izquierda a derecha: la planta, sus recibos, el recorrido área por área y las listas de equipo. En cada hoja va primero lo que sirve a más medidas; la columna «Sirve a» dice a cuántas.",
        "Lo que nadie sepa: deje la celda vacía o escriba «no sé». No saber no es cero; el informe dirá qué conviene averiguar.",
        "Lo que la planta no tiene (vapor, gas, motores): elija «no hay». El cero se escribe 0.",
        "Números: punto antes de los decimales y nada entre los miles, como 1200.5. Lo que se puede leer de dos maneras (1.200,5 o 1,200) no se adivina: se le pedirá escribirlo de nuevo.",
        "Cada renglón tiene su unidad. Si usa otra, elíjala en la columna «Unidad» o escríbala con el número: 1.9 GWh/año.",
        "«¿Cómo se supo?» dice qué tan seguro es un número: medidor, recibo, medido en la visita, placa o estimado.",
        "Las fechas se escriben 2026-10-01 y los meses 2026-10.",
        "Se pueden mover, ordenar e insertar renglones: Revisar, Desproteger hoja. No cambie los nombres de las celdas ni la hoja oculta.",
        "Al terminar, guárdelo como libro de Excel (.xlsx) y ejecute: auditlite profile check ARCHIVO.xlsx y luego auditlite recommend ARCHIVO.xlsx.",
    ],
    title: "Cuestionario de visita",
    bases: ["medidor", "recibo", "medido", "placa", "estimado"],
};

impl Words {
    /// The words of a language.
    pub(super) fn of(lang: Lang) -> &'static Words {
        match lang {
            Lang::En => &EN,
            Lang::Es => &ES,
        }
    }

    /// How a number was found, as profiles say it, from the words of either language.
    pub(super) fn basis_of(word: &str) -> Option<&'static str> {
        let keys = Basis::ALL.map(|(key, _)| key);
        let all = [EN.bases, ES.bases, keys].map(|words| words.into_iter().zip(keys));
        all.into_iter().flatten().find(|(known, _)| *known == word).map(|(_, key)| key)
    }
}

/// The name of a sheet: at most 31 letters, without those that Excel refuses.
pub(super) fn sheet_name(title: &str) -> String {
    let plain = title.replace([':', '/', '\\', '?', '*', '[', ']', '\''], "");
    plain.chars().take(31).collect::<String>().trim().to_owned()
}
