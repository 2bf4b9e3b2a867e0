//! 21: workbooks, questionnaires and other ways in which answers come in.

use super::{Code, CodeEntry};

codes! {
    2101 WORKBOOK_NOT_WRITTEN ["something does not fit into a workbook", "algo no cabe en un libro de Excel"],
        ["choose another format, such as HTML, and report the message", "elija otro formato, como HTML, y reporte el mensaje"];
    2111 NOT_A_WORKBOOK ["the file is no workbook that is read, whatever its name says", "el archivo no es un libro que se pueda leer, diga lo que diga su nombre"],
        ["save it as Excel workbook (.xlsx)", "guárdelo como libro de Excel (.xlsx)"];
    2112 WORKBOOK_TOO_LARGE ["the workbook holds more than a workbook for people does", "el libro contiene más de lo que contiene un libro hecho para personas"],
        ["copy the answers into a fresh questionnaire", "copie las respuestas a un cuestionario nuevo"];
    2113 WORKBOOK_LOCKED ["the workbook is protected with a password", "el libro está protegido con contraseña"],
        ["open it, take the password off under File, Info, and save it", "ábralo, quite la contraseña en Archivo, Información, y guárdelo"];
    2114 WORKBOOK_DAMAGED ["the workbook is damaged: something in it is missing or cannot be read", "el libro está dañado: algo le falta o no se puede leer"],
        ["open it in Excel or LibreOffice, let it be repaired, and save it anew", "ábralo en Excel o LibreOffice, deje que lo repare y guárdelo de nuevo"];
}
