"""Fills in the follow-up sheet of a report, has LibreOffice save the workbook, and imports it into the plant's ledger."""

import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import workbook

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.environ.get("AUDITLITE", os.path.join(ROOT, "target", "debug", "auditlite"))
PROFILE = os.path.join(ROOT, "examples", "plastics_tapas_del_bajio.json")
FIRST = 4


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def filled(files, cells):
    """The workbook with texts and numbers in empty cells of its last sheet; heads name the columns."""
    sheets = workbook.sheet_parts(files)
    name = list(sheets)[-1]
    text = files[sheets[name]].decode()
    for address, value in cells.items():
        inside = f"<v>{value!r}</v>" if isinstance(value, float) else f"<is><t>{value}</t></is>"
        kind = "" if isinstance(value, float) else ' t="inlineStr"'
        text, count = re.subn(rf'<c r="{address}"( s="\d+")/>', rf'<c r="{address}"\1{kind}>{inside}</c>', text)
        assert count == 1, f"{address} is no empty cell"
    return {**files, sheets[name]: text.encode()}


def main():
    with tempfile.TemporaryDirectory() as folder:
        report, book, ledger = (os.path.join(folder, name) for name in ("informe.json", "informe.xlsx", "planta.jsonl"))
        run("recommend", PROFILE, "--lang", "es", "--draws", "20", "-o", report, "-o", book)
        run("followup", "start", report, "-o", ledger, "--on", "2026-01-20", "--by", "Ana")
        heads = {value: address[:-1] for address, value in list(workbook.read(book).values())[-1].items() if address.endswith("3")}
        at = lambda head, row: f"{heads[head]}{FIRST + row}"
        # 46143 is 2026-05-01.
        cells = {
            at("Decisión", 0): "aceptada",
            at("Responsable", 0): "Luis",
            at("Fecha de término", 0): 46143.0,
            at("Inversión real", 0): 2100.5,
            at("Decisión", 1): "rechazada",
            at("Motivo de la decisión", 1): "sin paro",
            at("Nota", 2): "=1+1",
        }
        given, out = os.path.join(folder, "lleno.xlsx"), os.path.join(folder, "out")
        workbook.write(given, workbook.without_cached_values(filled(workbook.parts(book), cells)))
        workbook.convert([given], "xlsx", out, folder)
        run("followup", "import", ledger, os.path.join(out, "lleno.xlsx"), "--on", "2026-07-10", "--by", "Ana")
        with open(ledger, encoding="utf-8") as file:
            text = file.read()
        for wanted in ('"accepted"', '"Luis"', "2026-05-01", "2100.5", '"rejected"', "sin paro", "=1+1"):
            assert wanted in text, f"{wanted} is not in the ledger: {text}"
        print("a follow-up sheet that LibreOffice saved is imported")


main()
