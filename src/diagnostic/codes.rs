//! The codes of all diagnostics, each with what it means and how to mend it.

use std::fmt;
use std::sync::LazyLock;

use super::Text;

/// A stable code, printed as `AL` and four digits. Once released, a code never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AL{:04}", self.0)
    }
}

impl Code {
    /// Reads `AL1501`; a code of a later version too, of which nothing is known here.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("AL").filter(|digits| digits.len() == 4)?;
        let digits = digits.bytes().all(|digit| digit.is_ascii_digit()).then_some(digits)?;
        digits.parse().ok().map(Self)
    }
}

/// What a code means.
#[derive(Debug, Clone, Copy)]
pub struct CodeEntry {
    /// The code.
    pub code: Code,
    /// The mistake, in one line of English and of Spanish.
    pub meaning: [&'static str; 2],
    /// The cure, in one line of English and of Spanish.
    pub cure: [&'static str; 2],
}

impl CodeEntry {
    /// The mistake in both languages.
    pub fn meaning(&self) -> Text {
        Text::new(self.meaning[0], self.meaning[1])
    }

    /// The cure in both languages.
    pub fn cure(&self) -> Text {
        Text::new(self.cure[0], self.cure[1])
    }
}

/// Every code, in order.
pub fn codes() -> &'static [CodeEntry] {
    static ALL: LazyLock<Vec<CodeEntry>> =
        LazyLock::new(|| [ENTRIES, ledgers::ENTRIES, workbooks::ENTRIES, pdf::ENTRIES].concat());
    &ALL
}

macro_rules! codes {
    ($($number:literal $name:ident [$en:literal, $es:literal], [$cure_en:literal, $cure_es:literal];)*) => {
        impl Code {
            $(#[doc = $en] pub const $name: Code = Code($number);)*
        }
        pub(super) const ENTRIES: &[CodeEntry] = &[
            $(CodeEntry { code: Code::$name, meaning: [$en, $es], cure: [$cure_en, $cure_es] }),*
        ];
    };
}

mod ledgers;
mod pdf;
mod workbooks;

// 01 reading a script, 02 names, 03 dimensions and kinds, 04 what a rule file must hold, 05 while a rule runs,
// 06 cases, 07 the rule library, 10 profiles, 11 facts against each other, 12 money, 13 files of audited plants,
// 15 saved reports, what is written, templates; 20 ledgers, 21 workbooks and 2151 PDF have files of their own.
codes! {
    101 SYNTAX ["the script cannot be read", "no se puede leer el archivo de reglas"],
        ["mend the line that is shown; the place is where reading stopped, so look just before it too", "corrija la línea indicada; es donde se detuvo la lectura: revise también lo que está justo antes"];
    102 NOT_A_LITERAL ["something at the top level of a script is neither a constant that is written out nor a function", "algo en el primer nivel del archivo no es ni una constante escrita completa ni una función"],
        ["write the value out, or move the calculation into a function", "escriba el valor completo o pase el cálculo a una función"];
    103 TOO_LARGE ["the script or its formula is larger than the limits allow", "el archivo o su fórmula rebasa los límites permitidos"],
        ["split it into several rules", "divídalo en varias reglas"];
    104 NOT_TEXT ["the file is not UTF-8 text", "el archivo no es texto UTF-8"],
        ["save it as UTF-8", "guárdelo con codificación UTF-8"];
    110 NOT_PROVED ["the rule is outside the formula subset: it runs in the interpreter, its dimensions are checked only as it runs, and it stops at its first missing fact", "la regla no se puede demostrar como fórmula: corre en el intérprete, sus dimensiones solo se revisan al correr y se detiene en el primer dato faltante"],
        ["write it with `let`, `if`/`else`, `switch`, arithmetic and the list functions only", "escríbala solo con `let`, `if`/`else`, `switch`, operaciones y las funciones de listas"];
    201 UNKNOWN_FACT ["a rule reads a fact that no profile can hold", "una regla lee un dato que ningún perfil puede tener"],
        ["take the name that is suggested, or add the field to a file under `fields/`", "use el nombre sugerido o agregue el campo en un archivo de `fields/`"];
    202 UNKNOWN_ASSUMPTION ["a rule uses an assumption that it does not declare", "una regla usa un supuesto que no declara"],
        ["add it to `const ASSUMPTIONS` with range and source", "agréguelo a `const ASSUMPTIONS` con rango y fuente"];
    203 UNKNOWN_FUNCTION ["a rule calls a function that does not exist", "una regla llama a una función que no existe"],
        ["`auditlite functions` lists the functions", "`auditlite functions` muestra las funciones"];
    204 UNKNOWN_UNIT ["a unit is unknown or can be read in two ways", "una unidad no existe o puede leerse de dos maneras"],
        ["write the unit as the message suggests", "escriba la unidad como sugiere el mensaje"];
    205 WRONG_ARGUMENTS ["a function gets the wrong number or kind of values", "una función recibe un número o tipo de valores equivocado"],
        ["see `auditlite functions` for what it takes", "consulte en `auditlite functions` qué valores lleva"];
    206 UNKNOWN_NAME ["a name stands for nothing", "un nombre no corresponde a nada"],
        ["name it with `let` first, or mend the spelling", "defínalo antes con `let` o corrija cómo está escrito"];
    207 UNKNOWN_WORD ["a word is not among those that are possible here", "una palabra no está entre las posibles"],
        ["take one of the words that are listed", "use una de las palabras indicadas"];
    208 RECURSION ["a function calls itself", "una función se llama a sí misma"],
        ["rules are formulas: write the calculation out", "las reglas son fórmulas: escriba el cálculo completo"];
    301 DIMENSION ["quantities are joined whose dimensions do not fit", "se combinan cantidades cuyas dimensiones no concuerdan"],
        ["look at the two dimensions that are named: a factor such as hours per year is missing or too many", "revise las dos dimensiones indicadas: falta o sobra un factor, por ejemplo horas por año"];
    302 WRONG_KIND ["a number, a condition, a word or a list stands where another kind of value is needed", "hay un número, una condición, una palabra o una lista donde se necesita otro tipo de valor"],
        ["see what the message asks for", "vea lo que pide el mensaje"];
    303 NO_ELSE ["an `if` or `switch` may have no value", "un `if` o `switch` puede quedar sin valor"],
        ["add `else { ... }` or `_ => ...`", "agregue `else { ... }` o `_ => ...`"];
    304 SIGN_BEFORE_POWER ["a sign stands before a power, which reads in two ways", "hay un signo antes de una potencia, que puede leerse de dos maneras"],
        ["give the number a name with `let`", "dé nombre al número con `let`"];
    401 MISSING_KEY ["a map of a script lacks a key", "a un mapa le falta una clave"],
        ["add it", "agréguela"];
    402 UNKNOWN_KEY ["a map of a script has a key that means nothing", "un mapa tiene una clave que no significa nada"],
        ["take it out or mend its name", "quítela o corrija su nombre"];
    403 WRONG_VALUE ["a key of a script has a value that cannot be", "una clave tiene un valor que no puede ser"],
        ["see what the message asks for", "vea lo que pide el mensaje"];
    404 MISSING_FUNCTION ["a rule lacks `applies` or `estimate`, or a field lacks a function that it names", "a una regla le falta `applies` o `estimate`, o a un campo le falta una función que nombra"],
        ["add the function", "agregue la función"];
    405 UNKNOWN_END_USE ["the end use is not in `end_uses.json`", "el uso final no está en `end_uses.json`"],
        ["take one of the list, or add it there", "use uno de la lista o agréguelo ahí"];
    406 UNKNOWN_ARC ["the recommendation code is not in the ARC list", "el código de recomendación no está en la lista ARC"],
        ["look it up in the ARC list, or leave `arc` out", "búsquelo en la lista ARC o quite `arc`"];
    407 NO_SOURCE ["a rule names no source", "una regla no cita ninguna fuente"],
        ["add where the knowledge comes from to `sources`", "agregue en `sources` de dónde viene el conocimiento"];
    408 UNKNOWN_RESOURCE ["a rule saves or uses something that is no resource, or an item that nobody knows", "una regla ahorra o usa algo que no es un recurso, o un renglón desconocido"],
        ["take one of the resources that are listed, or an item of the profile", "use uno de los recursos indicados o un renglón del perfil"];
    409 BARE_NUMBER ["a number in a formula has no name, no range and no source", "un número en una fórmula no tiene nombre, rango ni fuente"],
        ["make it an assumption or a field", "conviértalo en supuesto o en campo"];
    410 UNUSED ["a `let` or an assumption is never used", "un `let` o un supuesto nunca se usa"],
        ["take it out, or use it", "quítelo o úselo"];
    411 UNKNOWN_PATH ["a key names a field that does not exist or is of the wrong type", "una clave nombra un campo que no existe o de otro tipo"],
        ["mend the path", "corrija la ruta"];
    412 SAME_TEXT ["a text is the same in both languages", "un texto es igual en ambos idiomas"],
        ["translate it", "tradúzcalo"];
    420 NEVER_APPLIES ["`applies` cannot hold at any plant", "`applies` no se puede cumplir en ninguna planta"],
        ["compare its threshold with the ranges of the fields that it reads", "compare su umbral con los rangos de los campos que lee"];
    421 ALWAYS_APPLIES ["`applies` holds at every plant", "`applies` se cumple en toda planta"],
        ["compare a fact with a threshold, or name what must be seen with `observe`", "compare un dato con un umbral, o indique con `observe` qué se debe ver"];
    422 UNREACHABLE ["a branch is never used, or a comparison has one answer only", "una rama nunca se usa o una comparación tiene una sola respuesta"],
        ["take it out, or mend its threshold: the ranges of the fields decide it already", "quítela o corrija su umbral: los rangos de los campos ya la deciden"];
    423 CAN_BE_NEGATIVE ["an amount can be negative at a plant within the ranges of the fields", "una cantidad puede ser negativa en una planta dentro de los rangos de los campos"],
        ["hold it at zero with `max(...)`, narrow `applies`, or add a check of these facts to the fields", "limítela a cero con `max(...)`, restrinja `applies` o agregue a los campos una revisión de esos datos"];
    424 CAN_EXCEED ["a saving can be more than its end use consumes at a plant within the ranges of the fields", "un ahorro puede rebasar lo que consume su uso final en una planta dentro de los rangos de los campos"],
        ["hold it to what is consumed with `min(...)`, or add a check of these facts to the fields", "limítelo a lo que se consume con `min(...)` o agregue a los campos una revisión de esos datos"];
    425 CAN_FAIL ["a formula has no value at a plant of likely facts where the rule applies", "una fórmula no tiene valor en una planta de datos probables donde la regla aplica"],
        ["hold what goes in with `max(...)` or `min(...)`, or narrow `applies`", "limite lo que entra con `max(...)` o `min(...)`, o restrinja `applies`"];
    426 EQUAL_MEASURED ["`==` or `!=` stands between measured numbers", "hay `==` o `!=` entre números medidos"],
        ["compare with `>=` or `<=`, or ask for a band with a tolerance", "compare con `>=` o `<=`, o pida una banda con tolerancia"];
    427 BEYOND_SOURCE ["the range of an assumption is wider than the numbers of its source", "el rango de un supuesto es más amplio que los números de su fuente"],
        ["narrow it, cite what supports it, or say in the source that this end is a judgement", "redúzcalo, cite lo que lo respalda o diga en la fuente que ese extremo es criterio"];
    428 SAYS_NOTHING ["the range of an assumption says nothing: it is everything, far too wide, or no range", "el rango de un supuesto no dice nada: lo abarca todo, es demasiado amplio o no es un rango"],
        ["give what a plant of the kind has, with its source or the reason of the judgement", "dé lo que tiene una planta de ese tipo, con su fuente o la razón del criterio"];
    429 OLD_PRICE ["a price is much older than the others of the library", "un precio es mucho más antiguo que los demás de la biblioteca"],
        ["look for a newer price", "busque un precio más reciente"];
    430 OTHER_LANGUAGE ["a text stands in the other language", "un texto está en el otro idioma"],
        ["translate it", "tradúzcalo"];
    431 NUMBERS_DIFFER ["a text has other numbers in one language than in the other", "un texto tiene números distintos en un idioma y en el otro"],
        ["make both say the same", "haga que ambos digan lo mismo"];
    432 UNWRITTEN ["a text is not written yet", "un texto aún no está escrito"],
        ["write it", "escríbalo"];
    433 NEEDLESS_GROUP ["an exclusive group has one member, or joins measures that do not overlap", "un grupo exclusivo tiene un solo miembro o une medidas que no se traslapan"],
        ["take `exclusive` out, or mend the name of the group", "quite `exclusive` o corrija el nombre del grupo"];
    434 PROBABLE_DOUBLE ["two rules save the same at the same place from the same facts, and both are counted", "dos reglas ahorran lo mismo en el mismo lugar con los mismos datos, y se cuentan las dos"],
        ["give both one `exclusive` group", "ponga a ambas el mismo grupo `exclusive`"];
    435 STABLE_WITHOUT_EVIDENCE ["a rule says `stable` without the measured results that this asks for", "una regla dice `stable` sin los resultados medidos que eso pide"],
        ["say `test`, or put evidence into the `evidence` folder; rules/README.md says what each status asks for", "ponga `test`, o guarde evidencia en la carpeta `evidence`; rules/README.md dice qué pide cada estado"];
    436 EVIDENCE_DISAGREES ["measured results are not what a rule promises", "los resultados medidos no son lo que promete una regla"],
        ["look at the assumption that is named; the message says which range the results bear", "revise el supuesto indicado; el mensaje dice qué rango respaldan los resultados"];
    437 BAD_EVIDENCE ["a file of evidence cannot be used", "un archivo de evidencia no se puede usar"],
        ["mend what is shown, or write it anew with `auditlite programme evidence`", "corrija lo que se indica, o escríbalo de nuevo con `auditlite programme evidence`"];
    438 EVIDENCE_WITHOUT_RULE ["there are measured results of a rule that the library does not have", "hay resultados medidos de una regla que la biblioteca no tiene"],
        ["give the rule the id that it had, or take the results out", "dele a la regla el id que tenía, o quite los resultados"];
    501 FAULT ["a formula has no value for this plant", "una fórmula no tiene valor para esta planta"],
        ["look at the line that is named and at the facts that it reads", "revise la línea indicada y los datos que lee"];
    502 BAD_RESULT ["a rule gives something that cannot be: a negative saving, a wrong dimension, no number", "una regla da algo que no puede ser: un ahorro negativo, otra dimensión, algo que no es un número"],
        ["mend `estimate`, or narrow `applies`", "corrija `estimate` o restrinja `applies`"];
    503 LIMIT ["a rule ran into a limit of the sandbox", "una regla alcanzó un límite de seguridad"],
        ["look for a loop without end", "busque un ciclo sin fin"];
    504 CRASHED ["a rule stopped in a way that the program did not foresee", "una regla se detuvo de una forma que el programa no previó"],
        ["please report it with the rule file", "repórtelo junto con el archivo de la regla"];
    505 OVER_BASELINE ["a rule saves more than its end use consumes", "una regla ahorra más de lo que consume su uso final"],
        ["check the facts of that end use; the saving cannot be that large", "revise los datos de ese uso final; el ahorro no puede ser tan grande"];
    506 TOO_SLOW ["a rule ran longer than the last resort allows, so the whole run was stopped", "una regla tardó más del límite último, así que se detuvo toda la corrida"],
        ["run it again when the computer is less busy; if it happens again, the rule works too much", "vuelva a correrlo cuando la computadora esté menos ocupada; si se repite, la regla trabaja demasiado"];
    601 BAD_CASE ["a case file cannot be used", "un archivo de casos no se puede usar"],
        ["see `rules/README.md` for the shape of a case", "vea en `rules/README.md` la forma de un caso"];
    602 CASE_DIFFERS ["a case and its rule differ", "un caso y su regla no coinciden"],
        ["work the sum out again by hand, then mend whichever is wrong", "rehaga la cuenta a mano y corrija lo que esté mal"];
    603 NO_CASES ["a rule has no cases", "una regla no tiene casos"],
        ["write `x.cases.json` beside it: where it applies, where not, what is missing, at the boundary", "escriba `x.cases.json` junto a ella: dónde aplica, dónde no, qué falta y en el límite"];
    610 SNAPSHOT_DIFFERS ["a rule finds something else at an example plant than its snapshot records", "una regla encuentra en una planta de ejemplo algo distinto de lo que guarda su registro"],
        ["read the difference; if it is what you meant, `--accept` or `--review` records it, otherwise mend the rule", "lea la diferencia; si es lo que quería, `--accept` o `--review` la guarda; si no, corrija la regla"];
    611 SNAPSHOT_NEW ["a rule has no snapshot of what it finds at the example plants", "una regla no tiene registro de lo que encuentra en las plantas de ejemplo"],
        ["look at it with `rules test --review`, or take it with `--accept`", "véalo con `rules test --review`, o guárdelo con `--accept`"];
    612 SNAPSHOT_WITHOUT_RULE ["a snapshot belongs to no rule", "un registro no pertenece a ninguna regla"],
        ["`rules test --accept` removes it; if the rule was renamed, its new name gets its own", "`rules test --accept` lo borra; si la regla cambió de nombre, el nuevo recibe el suyo"];
    613 BAD_SNAPSHOT ["the file of a snapshot cannot be read", "el archivo de un registro no se puede leer"],
        ["snapshots are not edited by hand: `rules test --accept` writes it anew", "los registros no se editan a mano: `rules test --accept` lo vuelve a escribir"];
    614 NOTHING_CHOSEN ["no rule or case was chosen, or there is nothing to do with them", "no se eligió ninguna regla ni caso, o no hay nada que hacer con ellos"],
        ["`auditlite rules list` shows the rules; without `--filter` all cases run", "`auditlite rules list` muestra las reglas; sin `--filter` corren todos los casos"];
    620 STALE_REASON ["a reason beside the cases excuses nothing", "un motivo junto a los casos no justifica nada"],
        ["take it out: the change is noticed or the part is covered now; or copy the text as it is listed", "quítelo: el cambio ya se nota o la parte ya está cubierta; o copie el texto como aparece en la lista"];
    701 CYCLE ["fields are worked out from each other in a circle", "unos campos se calculan a partir de otros en círculo"],
        ["take one of the estimates out", "quite una de las estimaciones"];
    702 BAD_LAYOUT ["a file of a rules folder stands where it does not belong", "un archivo de la carpeta de reglas está donde no corresponde"],
        ["move it into a sector folder, `common/`, `other/`, `fields/`, `lib/` or `factors/`", "muévalo a la carpeta de un sector, `common/`, `other/`, `fields/`, `lib/` o `factors/`"];
    703 UNREADABLE ["a file or folder cannot be read", "no se puede leer un archivo o una carpeta"],
        ["check the name and the permissions", "revise el nombre y los permisos"];
    704 BAD_DATA ["a JSON file of the library cannot be used", "un archivo JSON de la biblioteca no se puede usar"],
        ["mend what the message names", "corrija lo que indica el mensaje"];
    705 OVERRIDES ["a rule of the folder replaces a shipped rule", "una regla de la carpeta reemplaza a una incluida"],
        ["nothing to do; the report says so", "no hay que hacer nada; el informe lo indica"];
    710 DRAFT ["a rule cannot be begun as it was asked for", "no se puede empezar una regla como se pidió"],
        ["answer what the message asks for; `auditlite rules new --help` explains each flag", "responda lo que pide el mensaje; `auditlite rules new --help` explica cada opción"];
    1001 BAD_JSON ["a file is not valid JSON", "un archivo no es JSON válido"],
        ["mend the line that is shown", "corrija la línea indicada"];
    1002 UNKNOWN_FIELD ["the profile has a section or field that does not exist", "el perfil tiene una sección o un campo que no existe"],
        ["take the name that is suggested, or see `auditlite profile schema`", "use el nombre sugerido o consulte `auditlite profile schema`"];
    1003 WRONG_TYPE ["a value of the profile is of the wrong type", "un valor del perfil es de otro tipo"],
        ["write it as the message shows", "escríbalo como indica el mensaje"];
    1004 WRONG_UNIT ["a value of the profile has a unit that does not fit its field", "un valor del perfil tiene una unidad que no corresponde al campo"],
        ["use the unit that is named", "use la unidad indicada"];
    1005 OUT_OF_RANGE ["a value of the profile cannot be true", "un valor del perfil no puede ser cierto"],
        ["check the number and its unit against the bill or the instrument", "compare el número y su unidad con el recibo o el instrumento"];
    1006 UNLIKELY ["a value of the profile is unlikely", "un valor del perfil es poco probable"],
        ["check it; if it is right, nothing needs to be done", "revíselo; si es correcto, no hay que hacer nada"];
    1007 DUPLICATE_KEY ["a key stands twice in the profile", "una clave aparece dos veces en el perfil"],
        ["take one of them out", "quite una de las dos"];
    1008 MISSING_SCHEMA ["the profile does not say what it is", "el perfil no dice qué es"],
        ["begin with `\"schema\": \"auditlite/profile@1\"`", "comience con `\"schema\": \"auditlite/profile@1\"`"];
    1009 EMPTY ["the profile is empty", "el perfil está vacío"],
        ["`auditlite profile new` writes one to fill in", "`auditlite profile new` crea uno para llenar"];
    1010 TOO_BIG ["a file is too large or nested too deeply", "un archivo es demasiado grande o está anidado demasiado"],
        ["a plant's profile has some kilobytes; check that this is the right file", "el perfil de una planta ocupa unos kilobytes; revise que sea el archivo correcto"];
    1011 UNREAD_FIELD ["no rule reads this field", "ninguna regla lee este campo"],
        ["it stays in the profile; no number depends on it", "se queda en el perfil; ningún número depende de él"];
    1012 UNKNOWN_ID ["the profile names a measure or an assumption that does not exist", "el perfil nombra una medida o un supuesto que no existe"],
        ["see `auditlite rules list`", "consulte `auditlite rules list`"];
    1013 MORE_PROBLEMS ["there are more problems than are shown", "hay más problemas de los que se muestran"],
        ["mend those that are shown and try again", "corrija los que se muestran y vuelva a intentarlo"];
    1101 IMPOSSIBLE ["facts of the profile contradict each other", "hay datos del perfil que se contradicen"],
        ["check both facts that are named", "revise los dos datos indicados"];
    1102 SUSPICIOUS ["facts of the profile fit badly together", "hay datos del perfil que concuerdan mal"],
        ["check the facts that are named", "revise los datos indicados"];
    1103 ESTIMATE_OUT_OF_RANGE ["a fact that was worked out is out of its range and was not used", "un dato calculado queda fuera de su rango y no se usó"],
        ["check the facts that it was worked out from", "revise los datos de los que se calculó"];
    1110 OVER_BILL ["the end uses of a plant add up to more than the plant uses", "los usos finales de una planta suman más de lo que usa la planta"],
        ["look at power, load, hours and units of the largest end uses, and at the bill", "revise potencia, carga, horas y unidades de los usos mayores, y el recibo"];
    1111 BEYOND_ANY_AUDIT ["the recommendations together save more than any real audit reaches", "las recomendaciones juntas ahorran más de lo que alcanza cualquier auditoría real"],
        ["check the largest measures and the yearly total of the plant", "revise las medidas mayores y el total anual de la planta"];
    1201 BAD_CURRENCY ["a currency is not known, or money stands in a currency that cannot be converted", "una moneda no existe, o hay dinero en una moneda que no se puede convertir"],
        ["use the ISO code, and give an exchange rate with date and source", "use el código ISO y dé un tipo de cambio con fecha y fuente"];
    1202 NO_PRICE ["a price is missing, so the money saved is not known", "falta un precio, así que no se conoce el ahorro en dinero"],
        ["give the price of that resource in the profile", "ponga en el perfil el precio de ese recurso"];
    1203 ASSUMED_CURRENCY ["the profile names no currency", "el perfil no indica la moneda"],
        ["add `\"currency\": \"MXN\"`", "agregue `\"currency\": \"MXN\"`"];
    1204 LIBRARY_RATE ["money was changed at an exchange rate of the library", "el dinero se cambió a un tipo de cambio de la biblioteca"],
        ["give the rate of the day in `exchange_rates`, with date and source", "dé el tipo de cambio del día en `exchange_rates`, con fecha y fuente"];
    1210 BAD_BUDGET ["the budget on the command line cannot be used", "el presupuesto de la línea de comandos no se puede usar"],
        ["write an amount above zero with its currency: `--budget \"50000 MXN\"`", "escriba una cantidad mayor que cero con su moneda: `--budget \"50000 MXN\"`"];
    1220 NO_TARIFF ["bills cannot be worked out, because the tariff, its division or a price is not known", "no se pueden calcular los recibos, porque no se conoce la tarifa, su división o algún precio"],
        ["give what the message names, or the prices of the contract as `electricity.contract_...`", "indique lo que pide el mensaje, o los precios del contrato como `electricity.contract_...`"];
    1221 BAD_BILLS ["bills of the profile do not make a year: one is missing, stands twice or out of order", "los recibos del perfil no forman un año: falta uno, está repetido o fuera de orden"],
        ["give twelve bills in a row, each month once", "dé doce recibos seguidos, cada mes una sola vez"];
    1222 BILL_AND_TARIFF ["a bill names what its tariff does not charge, or lacks what it charges", "un recibo nombra lo que su tarifa no cobra, o le falta lo que sí cobra"],
        ["check the tariff, and the readings against the bill", "revise la tarifa y las lecturas contra el recibo"];
    1301 BAD_BACKTEST ["a file of audited plants cannot be used, or a plant of it", "no se puede usar un archivo de plantas auditadas, o una de sus plantas"],
        ["mend what is shown; `auditlite backtest --help` describes the file, and examples/backtest/iac_sample.json is one", "corrija lo que se indica; `auditlite backtest --help` describe el archivo y examples/backtest/iac_sample.json es un ejemplo"];
    1501 SAVED_REPORT ["the file is no report, or a part of it cannot be read", "el archivo no es un informe, o no se puede leer una parte de él"],
        ["make the report anew with `auditlite recommend PROFILE --format json -o report.json`", "cree el informe de nuevo con `auditlite recommend PERFIL --format json -o informe.json`"];
    1502 REPORT_VERSION ["the report was made for another version of the program", "el informe se hizo para otra versión del programa"],
        ["use the version that made it, or make the report anew", "use la versión que lo hizo, o cree el informe de nuevo"];
    1503 REPORT_LANGUAGE ["a saved report cannot be put into another language", "un informe guardado no se puede pasar a otro idioma"],
        ["make it anew from the profile with `auditlite recommend PROFILE --lang es`", "créelo de nuevo a partir del perfil con `auditlite recommend PERFIL --lang en`"];
    1504 UNWRITABLE ["a file cannot be written, or is there already", "no se puede escribir un archivo, o ya existe"],
        ["name another file, or give `--force` to write over one that exists", "indique otro archivo, o use `--force` para escribir sobre uno que ya existe"];
    1505 BAD_FORMAT ["the format does not suit where the report goes, or is not known", "el formato no es adecuado para el destino del informe, o no se conoce"],
        ["give a file with `-o`; its extension names the format", "indique un archivo con `-o`; su extensión indica el formato"];
    1506 BAD_TEMPLATE ["a template folder, or a file of it, cannot be used", "no se puede usar una carpeta de plantilla, o un archivo de ella"],
        ["mend the line that is shown; `examples/template` is a folder that works", "corrija la línea indicada; `examples/template` es una carpeta que funciona"];
}
