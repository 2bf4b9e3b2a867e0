"""Has LibreOffice work out the workbook of every example again, as it is and with other prices, assumptions and limits, and
holds every number against what the program says."""

import copy
import json
import math
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import workbook

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.environ.get("AUDITLITE", os.path.join(ROOT, "target", "debug", "auditlite"))
ALIKE = 1e-9
# A price that a tariff makes is that of the report, which another amount moves a little.
NEAR = 0.02
SHEETS = {
    "es": ("Resumen", "Medidas", ["recomendada", "requiere estudio"]),
    "en": ("Summary", "Measures", ["recommended", "needs a study"]),
}
FIRST = 5
ORDERS = ["payback", "saving", "npv", "co2e", "water"]


def recommend(folder, name, profile, lang, *more):
    """The report and the workbook of a profile."""
    given = os.path.join(folder, name + ".profile.json")
    report, book = (os.path.join(folder, name + end) for end in (".json", ".xlsx"))
    with open(given, "w", encoding="utf-8") as file:
        json.dump(profile, file)
    command = [PROGRAM, "recommend", given, "--lang", lang, "--draws", "20", "-o", report, "-o", book, "--force", *more]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode in (0, 4), f"{name}: {done.stderr}"
    with open(report, encoding="utf-8") as file:
        return json.load(file), book


def alike(a, b, share):
    return math.isclose(a, b, rel_tol=share, abs_tol=share * 1e-3)


def same_cells(given, worked, name):
    """Every cell of a workbook is worked out to what the program had put there."""
    compared = 0
    for sheet, cells in given.items():
        for address, value in cells.items():
            found = worked[sheet].get(address, "")
            same = alike(value, found, ALIKE) if isinstance(value, float) and isinstance(found, float) else value == found
            assert same, f"{name}: {sheet}!{address} is {value!r}, worked out {found!r}"
            compared += 1
    return compared


def measures(report):
    return report["recommendations"] + report["needs_study"]


def no_errors(worked, name):
    """No cell shows an error value, whatever a reader typed."""
    for sheet, cells in worked.items():
        for address, value in cells.items():
            wrong = isinstance(value, str) and value.startswith("#") and value.rstrip("!?").isupper()
            assert not wrong, f"{name}: {sheet}!{address} shows {value}"


def held_against(before, after, worked, name, lang):
    """Each measure of the workbook of one report, worked out with changes, says what the report of those changes says."""
    summary, sheet, states = SHEETS[lang]
    cells, compared = worked[sheet], 0
    steps = {one["id"]: one for one in (before.get("formulas") or {"measures": []})["measures"]}
    later = {one["id"]: one for one in measures(after)}
    for nth, measure in enumerate(measures(before)):
        at = lambda column: cells.get(f"{column}{FIRST + nth}", "")
        now = later.get(measure["id"])
        if now is None:
            assert at("A") == "" and at("C") not in states, f"{name}: {measure['id']} is still there"
            continue
        listed = states[0] if now in after["recommendations"] else states[1]
        assert at("C") == listed, f"{name}: {measure['id']} is {at('C')!r} and not {listed!r}"
        assert at("A") == now["rank"], f"{name}: {measure['id']} stands at {at('A')} and not {now['rank']}"
        share = NEAR if steps.get(measure["id"], {}).get("by_tariff") else ALIKE
        numbers = {
            "D": (now.get("annual_saving") or {}).get("expected"),
            "G": now["investment"]["expected"],
            "H": now["payback"].get("months"),
            "I": (now.get("npv") or {}).get("expected") if now.get("annual_saving") else None,
            "J": (now.get("co2e") or {}).get("expected"),
        }
        for column, wanted in numbers.items():
            found = at(column)
            if wanted is None:
                assert not isinstance(found, float), f"{name}: {measure['id']} has {column} {found}"
            else:
                exact = ALIKE if column == "G" else share
                assert isinstance(found, float) and alike(found, wanted, exact), (
                    f"{name}: {measure['id']} has {column} {found!r}, the program {wanted!r}"
                )
                compared += 1
    return compared


def totals_agree(report, worked, name, lang):
    """The totals of the summary are those of the report."""
    summary = worked[SHEETS[lang][0]]
    wanted = report["totals"]
    lines = {value: address for address, value in summary.items() if address.startswith("A") and isinstance(value, str)}
    heads = {"es": ("Ahorro anual (", "Inversión ("), "en": ("Annual saving (", "Investment (")}[lang]
    for head, key in zip(heads, ("annual_saving", "investment")):
        rows = [address for text, address in lines.items() if text.startswith(head)]
        if key in wanted and report["recommendations"]:
            found = summary["B" + rows[0][1:]]
            assert alike(found, wanted[key]["expected"], ALIKE), f"{name}: {head} {found} and not {wanted[key]}"


def changes(profile, report, book):
    """What a reader might change: the names of the cells with their numbers, the profile that says the same, and options."""
    names = workbook.defined_names(workbook.parts(book))
    named = lambda end: next((name for name in names if name.endswith(end)), None)
    inputs = (report.get("formulas") or {"inputs": []})["inputs"]
    # An assumption of each measure.
    for measure in measures(report):
        own = [one for one in inputs if one.get("measure") == measure["id"] and not one.get("held")]
        if own:
            one = own[-1]
            value = one["value"] * 1.1 if one["low"] >= one["value"] else (one["value"] + one["low"]) / 2
            changed = copy.deepcopy(profile)
            changed.setdefault("assumptions", {}).setdefault(measure["id"], {})[one["name"]] = value
            end = f"{measure['id']}_{one['name']}".replace("/", "_")
            yield f"{one['name']} {value}", {named(end): value}, changed, []
    # A price of the plant.
    price = next((one for one in inputs if one["kind"] == "price" and one["name"] == "electricity"), None)
    if price and not price.get("held") and "energy_price" in profile.get("electricity", {}):
        value = price["value"] * 1.5
        changed = copy.deepcopy(profile)
        changed["electricity"]["energy_price"] = f"{value} {price['unit']}"
        yield f"electricity {value}", {named("_electricity"): value}, changed, []
    # A limit.
    yield "6 months", {named("_months") or named("_meses"): 6.0}, profile, ["--max-payback", "6"]


def emptied(report, book):
    """All that may be changed, left empty."""
    inputs = (report.get("formulas") or {"inputs": []})["inputs"]
    names = workbook.defined_names(workbook.parts(book))
    return dict.fromkeys(names) if inputs else {}


def main():
    folder = tempfile.mkdtemp(prefix="auditlite-office-")
    jobs, books = [], {}
    for file in sorted(os.listdir(os.path.join(ROOT, "examples"))):
        if not file.endswith(".json"):
            continue
        name = file.removesuffix(".json")
        with open(os.path.join(ROOT, "examples", file), encoding="utf-8") as text:
            profile = json.load(text)
        lang = "en" if name.startswith(("story", "dairy")) else "es"
        order = ["--rank-by", ORDERS[len(jobs) % len(ORDERS)]]
        report, book = recommend(folder, name, profile, lang, *order)
        jobs.append((name, name, report, report, lang, book))
        books[name] = workbook.parts(book)
        if name.startswith(("bills_only", "real")) or not measures(report):
            continue
        for nth, (what, cells, changed, options) in enumerate(changes(profile, report, book)):
            after, _ = recommend(folder, "changed", changed, lang, *order, *options)
            key = f"{name}-{nth}"
            jobs.append((key, f"{name} with {what}", report, after, lang, None))
            books[key] = workbook.with_numbers(books[name], cells)
        books[f"{name}-empty"] = workbook.with_numbers(books[name], emptied(report, book))
    worked = workbook.all_worked_out(books)
    for name, cells in worked.items():
        no_errors(cells, name)
    cells = numbers = 0
    for key, what, before, after, lang, book in jobs:
        if book:
            cells += same_cells(workbook.read(book), worked[key], what)
            totals_agree(after, worked[key], what, lang)
        numbers += held_against(before, after, worked[key], what, lang)
    assert cells > 10_000 and numbers > 500, f"only {cells} cells and {numbers} numbers were compared"
    print(f"{len(jobs)} workbooks: {cells} cells as they were, {numbers} numbers held against the program")


main()
