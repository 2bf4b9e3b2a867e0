//! 21: workbooks, questionnaires and other ways in which answers come in.

use super::{Code, CodeEntry};

codes! {
    2101 WORKBOOK_NOT_WRITTEN ["something does not fit into a workbook", "algo no cabe en un libro de Excel"],
        ["choose another format, such as HTML, and report the message", "elija otro formato, como HTML, y reporte el mensaje"];
    2102 NO_FOLLOW_UP_SHEET ["a workbook to import has no follow-up sheet", "un libro por importar no tiene hoja de seguimiento"],
        ["import the workbook that `auditlite recommend -o report.xlsx` wrote, with its sheet `Seguimiento` or `Follow-up`", "importe el libro que escribió `auditlite recommend -o informe.xlsx`, con su hoja `Seguimiento` o `Follow-up`"];
    2111 NOT_A_WORKBOOK ["the file is no workbook that is read, whatever its name says", "el archivo no es un libro que se pueda leer, diga lo que diga su nombre"],
        ["save it as Excel workbook (.xlsx)", "guárdelo como libro de Excel (.xlsx)"];
    2112 WORKBOOK_TOO_LARGE ["the workbook holds more than a workbook for people does", "el libro contiene más de lo que contiene un libro hecho para personas"],
        ["copy the answers into a fresh questionnaire", "copie las respuestas a un cuestionario nuevo"];
    2113 WORKBOOK_LOCKED ["the workbook is protected with a password", "el libro está protegido con contraseña"],
        ["open it, take the password off under File, Info, and save it", "ábralo, quite la contraseña en Archivo, Información, y guárdelo"];
    2114 WORKBOOK_DAMAGED ["the workbook is damaged: something in it is missing or cannot be read", "el libro está dañado: algo le falta o no se puede leer"],
        ["open it in Excel or LibreOffice, let it be repaired, and save it anew", "ábralo en Excel o LibreOffice, deje que lo repare y guárdelo de nuevo"];
    2115 NOT_A_QUESTIONNAIRE ["the workbook is no questionnaire of this program", "el libro no es un cuestionario de este programa"],
        ["`auditlite profile new --sector SECTOR -o intake.xlsx` writes one", "`auditlite profile new --sector SECTOR --lang es -o visita.xlsx` crea uno"];
    2116 OTHER_QUESTIONNAIRE ["the questionnaire is of another version or sector than this program knows", "el cuestionario es de otra versión o de un sector que este programa no conoce"],
        ["use the version that wrote it, or copy the answers into a fresh one", "use la versión que lo creó o copie las respuestas a uno nuevo"];
    2117 ANSWER_CELLS_GONE ["answer cells of a questionnaire are gone, so their questions count as not known", "faltan celdas de respuesta de un cuestionario; sus preguntas cuentan como desconocidas"],
        ["copy the answers into a fresh questionnaire if they were answered", "si se habían contestado, copie las respuestas a un cuestionario nuevo"];
    2118 OUTSIDE_ANSWERS ["something stands in a cell of a questionnaire that is no answer cell, so it is not read", "hay algo en una celda de un cuestionario que no es de respuesta, así que no se lee"],
        ["move it into a yellow cell", "páselo a una celda amarilla"];
    2119 BAD_ANSWER ["an answer cannot be read as what was asked for", "una respuesta no se puede leer como lo que se pregunta"],
        ["write what the message says; what nobody knows is left empty", "escriba lo que dice el mensaje; lo que nadie sabe se deja vacío"];
    2120 AMBIGUOUS_ANSWER ["an answer can be read in two ways", "una respuesta se puede leer de dos maneras"],
        ["write a number with a point before decimals and nothing between thousands, a day as 2026-10-01", "escriba los números con punto antes de los decimales y nada entre los miles, y las fechas como 2026-10-01"];
    2121 NONE_AND_SOME ["the questionnaire says that there is none of something, and yet describes it", "el cuestionario dice que no hay de algo y sin embargo lo describe"],
        ["change one of the two answers", "cambie una de las dos respuestas"];
    2122 BESIDE_NO_ANSWER ["something stands beside an empty answer, and does not go into the profile", "hay algo junto a una respuesta vacía, y no pasa al perfil"],
        ["give the answer, or keep the remark for yourself", "dé la respuesta o tome la observación solo como recordatorio"];
    2123 ITEM_TWICE ["an item stands twice in a list of a questionnaire", "un elemento aparece dos veces en una lista de un cuestionario"],
        ["join the two rows", "junte los dos renglones"];
    2131 BAD_BILLS_TABLE ["a heading or a cell of a table of bills cannot be used", "no se puede usar un encabezado o una celda de una tabla de recibos"],
        ["write it as the message shows; an empty cell is not known", "escríbalo como indica el mensaje; una celda vacía es un dato que no se conoce"];
    2132 BILLS_TWICE ["the profile and a table beside it both give the bills", "el perfil y una tabla aparte dan los recibos"],
        ["give them in one place only", "délos en un solo lugar"];
    2133 UNREAD_COLUMN ["nothing reads a column of a table of bills", "nada lee una columna de una tabla de recibos"],
        ["nothing to do, if it is there for people; else name it as the message shows", "nada que hacer si es para las personas; si no, nómbrela como indica el mensaje"];
    2134 ONE_PLANT ["bills of one plant were given with several profiles, or with none", "se dieron recibos de una planta con varios perfiles, o con ninguno"],
        ["name the one profile that the bills belong to", "indique el único perfil al que pertenecen los recibos"];
    2136 NOT_RESUMED ["a profile cannot be gone on with by asking", "no se puede continuar un perfil preguntando"],
        ["do what the message names, or begin another file", "haga lo que indica el mensaje, o comience otro archivo"];
}
