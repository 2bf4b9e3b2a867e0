#!/usr/bin/env python3
"""Reads PDFs of the program as other programs do (poppler-utils): text, bookmarks, tags, pages, fonts.

    tests/pdf/check.py target/debug/auditlite
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal

PLANTS = [
    ("examples/plastics_tapas_del_bajio.json", "es", "letter"),
    ("examples/dairy_lacteos_la_canada.json", "en", "a4"),
    ("examples/bills_only_dairy.json", "es", "letter"),
]
SIZES = {"letter": "612 x 792 pts (letter)", "a4": "595.276 x 841.89 pts (A4)"}
# The part of a page between its header and its footer.
BODY = {"letter": "-x 0 -y 50 -W 612 -H 692", "a4": "-x 0 -y 50 -W 595 -H 741"}
NASTY = "#panic(1) #import \"a\" $x^2$ <lab> *b* <b>&amp;</b> \u202er\u0007\u200b \u6f22 =cmd|' /C calc'!A0"
# What a letter without a picture, or one that hides, is shown as.
SHOWN = "#panic(1) #import \"a\" $x^2$ <lab> *b* <b>&amp;</b> r [U+6F22] =cmd|' /C calc'!A0"


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", errors="replace").stdout


def flat(text):
    """A text without what a line break may have put into it or taken from it."""
    return re.sub(r"[\s-]+", "", text)


def money(value):
    """Three significant digits, thousands apart: the program's rounding for people, worked out here once more."""
    number = Decimal(repr(value))
    if number == 0:
        return "0"
    places = 2 - number.copy_abs().adjusted()
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def check_text(report, text):
    plain = flat(text)
    measures = report["recommendations"] + report["needs_study"]
    assert measures, "the plant has no measures"
    for measure in measures:
        figures = [measure[key]["expected"] for key in ("annual_saving", "investment") if measure.get(key)]
        for said in [measure["title"], *map(money, figures), *measure["steps"], measure["caution"]]:
            assert flat(said) in plain, f"{measure['id']}: {said!r} is not in the document"
    assert "\u200b" not in text, "a mark that would spoil a search"


def check_bookmarks(report, path):
    outline = run("pdftohtml", "-xml", "-stdout", path).split("<outline>", 1)[1]
    titles = [re.sub(r"&(amp|lt|gt);", lambda found: {"amp": "&", "lt": "<", "gt": ">"}[found[1]], title)
              for title in re.findall(r"<item page=\"\d+\">(.*?)</item>", outline)]
    for measure in report["recommendations"] + report["needs_study"]:
        assert f"{measure['rank']}. {measure['title']}" in titles, f"no bookmark for {measure['id']}"
    return titles


def check_pages(text, titles):
    """No heading is the last on its page."""
    ends = {flat(title)[-30:] for title in titles}
    for number, page in enumerate(text.split("\f")[:-1], 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert re.fullmatch(r"\d+ / \d+", lines[-1]), f"page {number} has no number"
        assert flat(lines[-2])[-30:] not in ends or number == 2, f"page {number} ends with {lines[-2]!r}"
    first = text.split("\f")[0]
    assert any(flat(title) in flat(first) for title in ("Qué hacer primero", "What to do first")), "no first page"


def check_document(path, lang, paper):
    info = run("pdfinfo", path)
    for said in ["Tagged:          yes", f"Page size:       {SIZES[paper]}"]:
        assert said in info, f"{said!r} is not in\n{info}"
    assert re.search(r"Title: +\S", info), info
    tags = run("pdfinfo", "-struct", path)
    for tag in ["Document", "H1", "H2", "H3", "Table", "TH", "TD", "TOC", "Figure", "L", "Link"]:
        assert re.search(rf"^ *{tag}\b", tags, re.M), f"no {tag} among the tags"
    figures = re.findall(r"^ *Figure(.*\n(?: +/.*\n)*)", tags, re.M)
    with open(path, "rb") as file:
        data = file.read()
    assert f"/Lang({lang})".encode() in data
    assert len(figures) == data.count(b"/Alt"), "a figure without a text"
    for font in run("pdffonts", path).splitlines()[2:]:
        assert re.search(r"yes yes yes", font), f"a font is not in the document: {font}"
    return len(figures)


def check_plant(program, profile, lang, paper, folder):
    path, saved = os.path.join(folder, "report.pdf"), os.path.join(folder, "report.json")
    run(program, "recommend", profile, "--lang", lang, "--paper", paper, "--force", "-o", path, "-o", saved)
    with open(saved) as file:
        report = json.load(file)
    text = run("pdftotext", "-layout", path, "-")
    check_text(report, run("pdftotext", *BODY[paper].split(), path, "-"))
    check_pages(text, check_bookmarks(report, path))
    figures = check_document(path, lang, paper)
    again = os.path.join(folder, "again.pdf")
    run(program, "convert", saved, "--paper", paper, "--force", "-o", again)
    with open(path, "rb") as one, open(again, "rb") as other:
        assert one.read() == other.read(), "the saved report gives another document"
    print(f"{profile} {lang} {paper}: {text.count(chr(12))} pages, {figures} figures, {os.path.getsize(path)} bytes")


def check_nasty(program, folder):
    with open("examples/plastics_tapas_del_bajio.json") as file:
        profile = json.load(file)
    profile["facility"]["name"] = NASTY
    source = os.path.join(folder, "nasty.json")
    with open(source, "w") as file:
        json.dump(profile, file)
    path = os.path.join(folder, "nasty.pdf")
    run(program, "recommend", source, "--lang", "es", "-o", path)
    assert flat(SHOWN) in flat(run("pdftotext", path, "-")), "the name does not stand in the document as text"


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        for profile, lang, paper in PLANTS:
            check_plant(program, profile, lang, paper, folder)
        check_nasty(program, folder)


if __name__ == "__main__":
    main()
