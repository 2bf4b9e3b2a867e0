"""Fills in the questionnaire of each sector with the facts of its example plant, has LibreOffice save the workbook anew, and
holds what the program reads of both against each other."""

import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import workbook

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.environ.get("AUDITLITE", os.path.join(ROOT, "target", "debug", "auditlite"))
EXAMPLES = {
    "cardboard": "cardboard_cajas_queretaro",
    "dairy": "dairy_lacteos_la_canada",
    "oil_lube": "oil_lube_lubricantes_del_centro",
    "plastics": "plastics_tapas_del_bajio",
    "powdered_food": "powdered_food_polvos_del_valle",
}
WORDS = {"metered": "medidor", "invoice": "recibo", "measured": "medido", "nameplate": "placa", "estimated": "estimado"}
# What is counted by the piece; a bare number in a profile is one of pieces.
with open(os.path.join(ROOT, "rules", "fields", "materials.rhai"), encoding="utf-8") as file:
    PIECES = set(re.findall(r'(\w+):\s*#\{ unit: "1/yr"', file.read()))
PIECES_IN = {"annual_amount": "1/año", "price": "MXN"}


def run(*arguments, allowed=(0,)):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    assert done.returncode in allowed, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def columns(files):
    """Sheet, column, first and last row of each name."""
    found = {}
    text = files["xl/workbook.xml"].decode()
    for name, sheet, column, first, last in re.findall(
        r'<definedName name="(\w+)">\'?(.*?)\'?!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?</definedName>', text
    ):
        found[name] = (sheet, column, int(first), int(last or first))
    return found


def name(path):
    return "_" + re.sub(r"[^A-Za-z0-9]", "_", path)


def answers(profile, names):
    """What is typed where: the name of a cell or column, the row within, and the value."""
    for section, facts in profile.items():
        if isinstance(facts, dict) and section not in ("materials", "wastes"):
            for fact, value in facts.items():
                path = f"{section}.{fact}"
                if isinstance(value, list):
                    yield from rows(path, value)
                elif name(path) in names and path != "facility.sector":
                    yield from one(path, value)
        elif isinstance(facts, list):
            yield from rows(section, facts)
        elif section in ("materials", "wastes"):
            for row, (item, values) in enumerate(facts.items()):
                yield name(f"{section}.*"), row, item
                for fact, value in values.items():
                    yield name(f"{section}.*.{fact}"), row, plain(value)
                    if isinstance(plain(value), (int, float)) and item in PIECES and fact in PIECES_IN:
                        yield name(f"{section}.*.{fact}") + "__u", row, PIECES_IN[fact]


def one(path, value):
    yield name(path), 0, value["value"] if isinstance(value, dict) else value
    if isinstance(value, dict):
        for key, end in (("unit", "__u"), ("note", "__n")):
            if key in value:
                yield name(path) + end, 0, value[key]
        if "basis" in value:
            yield name(path) + "__b", 0, WORDS[value["basis"]]


def rows(path, records):
    for row, record in enumerate(records):
        for fact, value in record.items() if isinstance(record, dict) else ():
            yield name(f"{path}[].{fact}"), row, plain(value)


def plain(value):
    """A value of a list: a number, or a text with its unit."""
    if isinstance(value, dict):
        return f"{value['value']} {value['unit']}" if "unit" in value else value["value"]
    return value


def fill(files, profile):
    names, sheets = columns(files), workbook.sheet_parts(files)
    texts = {sheet: files[part].decode() for sheet, part in sheets.items()}
    typed = 0
    for cell, row, value in answers(profile, names):
        if cell not in names:
            continue
        sheet, column, first, last = names[cell]
        assert first + row <= last, f"{cell} has no row {row}"
        address = f"{column}{first + row}"
        if isinstance(value, bool):
            value = "sí" if value else "no"
        number = isinstance(value, (int, float))
        text = str(value).replace("&", "&amp;").replace("<", "&lt;")
        inside = f"<v>{value!r}</v>" if number else f"<is><t>{text}</t></is>"
        kind = "" if number else ' t="inlineStr"'
        pattern = rf'<c r="{address}"( s="\d+")?(?: t="s")?(?:/>|>.*?</c>)'
        texts[sheet], count = re.subn(
            pattern, lambda found: f'<c r="{address}"{found[1] or ""}{kind}>{inside}</c>', texts[sheet], count=1
        )
        assert count == 1, f"{cell}: {sheet}!{address}"
        typed += 1
    assert typed > 100, typed
    return {**files, **{sheets[sheet]: text.encode() for sheet, text in texts.items()}}


def report(path):
    """What the program makes of a questionnaire, but for its bytes and name."""
    read = json.loads(run("recommend", path, "--draws", "20", "--format", "json", allowed=(0, 4)))
    text = json.dumps({key: value for key, value in read.items() if key not in ("profile_hash", "file")}, ensure_ascii=False)
    return text.replace(os.path.basename(path), "planta.xlsx").replace(os.path.dirname(path), "")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for sector, example in EXAMPLES.items():
            blank, given = (os.path.join(folder, f"{sector}.{kind}.xlsx") for kind in ("blank", "given"))
            run("profile", "new", "--sector", sector, "--lang", "es", "-o", blank)
            with open(os.path.join(ROOT, "examples", example + ".json"), encoding="utf-8") as file:
                workbook.write(given, fill(workbook.parts(blank), json.load(file)))
            out = os.path.join(folder, "out")
            workbook.convert([given], "xlsx", out, folder)
            saved = os.path.join(out, os.path.basename(given))
            assert open(saved, "rb").read() != open(given, "rb").read()
            assert report(saved) == report(given), f"{sector}: LibreOffice saved something else"
            print(f"{sector}: as filled in")


main()
