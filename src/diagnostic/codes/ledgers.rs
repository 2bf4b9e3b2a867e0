//! 20: ledgers; 2050 to 2069 many of them, 2070 to 2079 two visits.

use super::{Code, CodeEntry};

codes! {
    2001 NOT_A_LEDGER ["a file is no ledger, or nothing is recorded in it", "un archivo no es una bitácora, o no tiene ningún registro"],
        ["check that it is the right file; `auditlite followup start` begins a ledger", "revise que sea el archivo correcto; `auditlite followup start` comienza una bitácora"];
    2002 NEWER_LEDGER ["a ledger was written by a newer program", "un programa más reciente escribió la bitácora"],
        ["install the newer auditlite; the ledger is left as it is", "instale el auditlite más reciente; la bitácora se deja como está"];
    2003 CHANGED_LINE ["a line of a ledger was changed after it was written", "se modificó un renglón de la bitácora después de escribirse"],
        ["put the line back from another copy, and record what is right with `followup correct`", "reponga el renglón desde otra copia y registre lo correcto con `followup correct`"];
    2004 BAD_LINE ["a line is none of a ledger's", "un renglón no es de una bitácora"],
        ["put the line back from another copy, as it was written", "reponga el renglón desde otra copia, como se escribió"];
    2005 MISSING_ENTRY ["the entries of a ledger do not fit together: a line was taken out, or two ledgers stand in one file", "los registros de la bitácora no concuerdan: se quitó un renglón o hay dos bitácoras en un archivo"],
        ["take a copy that is whole, or join copies with `followup merge`", "use una copia completa o junte copias con `followup merge`"];
    2006 TORN_LINE ["the last line of a ledger is cut off or lacks its line break", "el último renglón de la bitácora está cortado o le falta el salto de línea"],
        ["record the last event again if it is not there; the next entry puts the file right", "registre de nuevo el último evento si no aparece; el siguiente registro corrige el archivo"];
    2007 TRAVELLED ["a ledger bears traces of a mail or an editor that change no entry", "la bitácora trae huellas de un correo o un editor que no cambian ningún registro"],
        ["nothing to do", "no hay que hacer nada"];
    2008 NO_SUCH_MEASURE ["no report of the ledger has this measure", "ningún informe de la bitácora tiene esta medida"],
        ["take the name that is suggested; `auditlite followup status` lists the measures", "use el nombre sugerido; `auditlite followup status` muestra las medidas"];
    2009 BAD_DATE ["something is dated in the future, before the visit, or ends before it begins", "hay una fecha futura, anterior a la visita o un periodo que termina antes de comenzar"],
        ["give the day on which it happened with `--on`", "indique con `--on` el día en que ocurrió"];
    2010 OUT_OF_ORDER ["events of a measure do not follow each other as they should", "los eventos de una medida no siguen el orden esperado"],
        ["check the days; if they are right, record what is missing or leave it so", "revise las fechas; si son correctas, registre lo que falta o déjelo así"];
    2011 BAD_SAVING ["a saving stands in a unit that does not fit what was promised, or is no number that can be", "un ahorro está en una unidad que no corresponde a lo prometido, o no es un número posible"],
        ["use the unit that is named", "use la unidad indicada"];
    2012 BAD_CORRECTION ["a correction names an entry that is not there or that cannot be corrected", "una corrección se refiere a un registro que no existe o que no se puede corregir"],
        ["take the id from `auditlite followup status` or from the line of the entry", "tome el id de `auditlite followup status` o del renglón del registro"];
    2013 BAD_ENTRY ["an entry lacks what it needs or has a value that cannot be", "a un registro le falta algo o tiene un valor imposible"],
        ["give what the message asks for", "indique lo que pide el mensaje"];
    2014 OTHER_PLANT ["two ledgers, or a ledger and a report, are of different plants", "dos bitácoras, o una bitácora y un informe, son de plantas distintas"],
        ["keep one ledger for each plant", "lleve una bitácora por planta"];
    2015 LEDGER_IN_USE ["another program holds the ledger", "otro programa está usando la bitácora"],
        ["wait until it is done, or close it", "espere a que termine o ciérrelo"];
    2016 BAD_LEDGER_FILE ["a ledger cannot be written where it stands: a link, no plain file, read-only, there already, or its folder is missing", "no se puede escribir la bitácora en ese lugar: es un enlace, no es un archivo normal, es de solo lectura, ya existe o falta su carpeta"],
        ["do what the message says; nothing was changed", "haga lo que dice el mensaje; no se cambió nada"];
    2017 NOT_RECORDED ["the disk or the system refused to write an entry", "el disco o el sistema no permitió escribir un registro"],
        ["make room or take another disk, look at `followup status`, and record it again", "libere espacio o use otro disco, revise `followup status` y regístrelo de nuevo"];
    2018 LEDGER_REPLACED ["a ledger shrank or changed while it was open", "la bitácora se acortó o cambió mientras estaba abierta"],
        ["see what else writes to the file, such as an editor or a synchronised folder", "vea qué más escribe en el archivo, como un editor o una carpeta sincronizada"];
    2020 BAD_REPORT ["a report cannot begin a ledger, or a number of it is not known to the ledger", "un informe no puede comenzar una bitácora, o la bitácora no conoce uno de sus números"],
        ["make a report of one plant with `auditlite recommend PROFILE.json -o report.json`", "haga un informe de una sola planta con `auditlite recommend PERFIL.json -o informe.json`"];
    2021 SECOND_REPORT ["a report is of another plant than the ledger, or the ledger has one already", "un informe es de otra planta que la bitácora, o la bitácora ya tiene uno"],
        ["give each plant a ledger of its own; `--again` adds the report of a second visit", "lleve una bitácora por planta; `--again` agrega el informe de una segunda visita"];
    2022 BAD_DAY ["a day on the command line cannot be used", "no se puede usar un día de la línea de comandos"],
        ["write year, month and day: `2026-10-01`", "escriba año, mes y día: `2026-10-01`"];
    2023 NOT_SAID ["something that must be recorded is missing, or cannot be recorded as it is said", "falta algo que se debe registrar, o no se puede registrar como se dice"],
        ["add what the message names", "agregue lo que indica el mensaje"];
    2029 BAD_READINGS ["a file of readings or bills cannot be used", "no se puede usar un archivo de lecturas o recibos"],
        ["mend what is shown; `auditlite followup measure --help` describes the file", "corrija lo que se indica; `auditlite followup measure --help` describe el archivo"];
    2030 READING_TWICE ["a period of the readings stands twice, or two overlap", "un periodo de las lecturas aparece dos veces o dos se traslapan"],
        ["take one of them out, or correct its dates", "quite uno o corrija sus fechas"];
    2031 READING_IMPOSSIBLE ["a reading is below zero, or zero", "una lectura es menor que cero, o es cero"],
        ["check it against the bill; spread corrections over the months that they correct", "compárela con el recibo; reparta los ajustes entre los meses que corrigen"];
    2032 READING_UNIT ["a reading stands in a unit that does not fit, or in another than its column", "una lectura está en una unidad que no corresponde, o en otra que la de su columna"],
        ["one column has one unit, which stands in its heading: `electricity (kWh)`", "una columna lleva una sola unidad, en su encabezado: `electricidad (kWh)`"];
    2033 READING_MISSING ["days or values are missing between the readings", "faltan días o valores entre las lecturas"],
        ["add the bills that are missing, or accept that the interval is wider without them", "agregue los recibos que faltan, o acepte que sin ellos el intervalo es más ancho"];
    2034 TOO_FEW_READINGS ["there are too few readings before or after the measure", "hay muy pocas lecturas antes o después de la medida"],
        ["add older or newer bills, or measure directly with `--before` and `--after`", "agregue recibos anteriores o posteriores, o mida directamente con `--before` y `--after`"];
    2035 NO_VARIATION ["a variable does not vary, so it explains nothing", "una variable no varía, así que no explica nada"],
        ["leave it out, or give the amounts of each month instead of a mean", "quítela, o ponga las cantidades de cada mes en vez de un promedio"];
    2036 COLLINEAR ["two variables go together, so their effects cannot be told apart", "dos variables varían juntas, así que sus efectos no se pueden separar"],
        ["one of them is enough", "basta con una"];
    2037 POOR_FIT ["the baseline model fits badly", "el modelo de la línea base ajusta mal"],
        ["look for what else moves the use: product mix, shifts, weather", "busque qué más mueve el consumo: mezcla de productos, turnos, clima"];
    2038 EXTRAPOLATED ["production or weather after the measure lies outside of what the baseline saw", "la producción o el clima posteriores quedan fuera de lo que vio la línea base"],
        ["add older bills that cover it, or measure directly", "agregue recibos anteriores que lo abarquen, o mida directamente"];
    2039 SEASONS ["the readings do not cover a whole year", "las lecturas no abarcan un año completo"],
        ["add bills until there are twelve months on each side", "agregue recibos hasta tener doce meses de cada lado"];
    2040 NOISE ["a saving cannot be told from noise, so it is shown and not claimed", "un ahorro no se distingue del ruido, así que se muestra y no se declara"],
        ["add months, or a variable that explains the use, or measure the equipment itself", "agregue meses o una variable que explique el consumo, o mida el propio equipo"];
    2041 NO_MODEL ["nothing explains the use, so bills cannot be corrected for production or weather", "nada explica el consumo, así que los recibos no se pueden corregir por producción o clima"],
        ["add a column with production, or compare the bills as they are with `--method bills`", "agregue una columna de producción, o compare los recibos tal cual con `--method bills`"];
    2042 VARIABLE_NOT_USED ["a variable that was offered is not in the model", "una variable ofrecida no está en el modelo"],
        ["nothing to do; the message says why", "no hay que hacer nada; el mensaje dice por qué"];
    2043 SET_ASIDE ["a reading lies across the day of the measure and counts on neither side", "una lectura abarca el día de la medida y no cuenta de ningún lado"],
        ["nothing to do, if the day is right", "no hay que hacer nada, si el día es correcto"];
    2044 OTHER_MEASURES ["another measure on the same resource came between the readings", "otra medida sobre el mismo recurso llegó entre las lecturas"],
        ["name both measures, so that the saving is that of both together", "indique ambas medidas, para que el ahorro sea el de las dos juntas"];
    2045 BAD_DIRECT ["what was measured directly cannot be used", "no se puede usar lo que se midió directamente"],
        ["write number and unit as the message shows", "escriba número y unidad como indica el mensaje"];
    2046 BAD_IMPORT ["the heading of a table to import cannot be used", "no se puede usar el encabezado de una tabla por importar"],
        ["use the columns that `auditlite followup import --help` lists", "use las columnas que indica `auditlite followup import --help`"];
    2047 BAD_IMPORT_CELL ["a cell of a table to import cannot be used", "no se puede usar una celda de una tabla por importar"],
        ["write it as the message shows; nothing was recorded", "escríbala como indica el mensaje; no se registró nada"];
    2048 IMPORT_TITLE ["the title in a table to import is not that of its measure", "el título en una tabla por importar no es el de su medida"],
        ["check the id of the measure; the title itself is not read", "revise el id de la medida; el título no se lee"];
    2049 IMPORT_AGAINST ["a table to import says otherwise than the ledger", "una tabla por importar dice otra cosa que la bitácora"],
        ["if the ledger is wrong, correct it with `auditlite followup correct`", "si la bitácora está mal, corríjala con `auditlite followup correct`"];
    2050 NO_PLANTS ["there is no ledger, report or profile among the files of a programme", "entre los archivos del programa no hay ninguna bitácora, informe ni perfil"],
        ["name the folder that holds them; ledgers end with `.jsonl`, reports and profiles with `.json`", "indique la carpeta que los contiene; las bitácoras terminan en `.jsonl`, los informes y perfiles en `.json`"];
    2051 UNMERGED ["several files are copies of one ledger", "varios archivos son copias de una misma bitácora"],
        ["make one of them with `auditlite followup merge`", "júntelos en uno con `auditlite followup merge`"];
    2052 BEGUN_TWICE ["two ledgers were begun apart with the same report", "dos bitácoras se comenzaron aparte con el mismo informe"],
        ["keep one of them, and record in it what only the other has", "conserve una y registre en ella lo que solo tiene la otra"];
    2053 SAME_ID ["several plants bear the same number", "varias plantas llevan el mismo número"],
        ["give each its own `facility.id`; if it is one plant, keep one ledger of it", "dé a cada una su propio `facility.id`; si es una sola planta, conserve una sola bitácora"];
    2054 SAME_NAME ["several plants bear the same name", "varias plantas llevan el mismo nombre"],
        ["give each a `facility.id`; if it is one plant, keep one ledger of it", "dé a cada una un `facility.id`; si es una sola planta, conserve una sola bitácora"];
    2055 TOO_MANY_FILES ["a folder is deeper or holds more files than are looked at", "una carpeta es más profunda o tiene más archivos de los que se revisan"],
        ["name the folders of the programme one by one", "indique una por una las carpetas del programa"];
    2056 LINK_LEFT ["a link in a folder was not followed", "no se siguió un enlace de una carpeta"],
        ["name what it points to on the command line if it belongs to the programme", "indique en la línea de comandos lo que señala, si es del programa"];
    2057 NO_RATE ["money of a currency could not be changed, because no ledger has a rate for it", "no se pudo convertir el dinero de una moneda porque ninguna bitácora tiene su tipo de cambio"],
        ["give the rate in `exchange_rates` of a profile, with date and source; until then its money stands by itself", "dé el tipo de cambio en `exchange_rates` de un perfil, con fecha y fuente; mientras tanto su dinero queda aparte"];
    2058 NO_TABLE ["a table was asked for that there is none of, or CSV without a table", "se pidió una tabla que no existe, o CSV sin tabla"],
        ["name one with `--table`, or write all of them to a folder with `-o FOLDER/`", "indique una con `--table` o escriba todas en una carpeta con `-o CARPETA/`"];
    2070 NO_VISIT ["a file is neither a profile nor a report that can be compared", "un archivo no es ni un perfil ni un informe que se pueda comparar"],
        ["give two profiles of one plant, or what `auditlite recommend --format json` wrote of it", "dé dos perfiles de una planta, o lo que `auditlite recommend --format json` escribió de ella"];
    2071 TWO_PLANTS ["the two visits are to two plants", "las dos visitas son a dos plantas"],
        ["compare visits to one plant", "compare visitas a una misma planta"];
    2072 OTHER_NAME ["the plant, or that of the ledger, bears another name", "la planta, o la de la bitácora, lleva otro nombre"],
        ["see whether both are of one plant", "revise que ambas sean de la misma planta"];
    2073 SWAPPED ["the visits were given in the wrong order, or their order is not known", "las visitas se dieron en otro orden, o no se conoce su orden"],
        ["give the earlier one first, and `facility.visit_date` in both", "dé primero la anterior, e indique `facility.visit_date` en ambas"];
    2074 OTHER_RULES ["the two visits were judged by two rule libraries", "las dos visitas se juzgaron con bibliotecas de reglas distintas"],
        ["compare the profiles instead of the reports", "compare los perfiles en lugar de los informes"];
    2075 OTHER_CURRENCY ["money of the two visits is in two currencies", "el dinero de las dos visitas está en dos monedas"],
        ["give the exchange rate of each day in `exchange_rates` of its profile", "indique el tipo de cambio de cada día en `exchange_rates` de su perfil"];
    2076 OTHER_BASIS ["production is counted in another way on each visit, or is of another product", "la producción se cuenta distinto en cada visita, o es de otro producto"],
        ["count it the same way in both profiles", "cuéntela igual en ambos perfiles"];
    2077 REPORT_ONLY ["a report tells less of a visit than its profile", "un informe dice menos de una visita que su perfil"],
        ["compare the profiles", "compare los perfiles"];
}
