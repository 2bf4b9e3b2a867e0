"""Reads and changes workbooks, and has LibreOffice work them out; nothing but the standard library."""

import os
import re
import subprocess
import tempfile
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def parts(path):
    """The files of a workbook by name."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def write(path, files):
    """Packs files to a workbook."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)


def sheet_parts(files):
    """The part of each sheet by the sheet's name, in order."""
    book = ElementTree.fromstring(files["xl/workbook.xml"])
    links = ElementTree.fromstring(files["xl/_rels/workbook.xml.rels"])
    targets = {link.get("Id"): link.get("Target") for link in links}
    return {
        sheet.get("name"): "xl/" + targets[sheet.get(LINK)].removeprefix("/xl/")
        for sheet in book.iter(MAIN + "sheet")
    }


def defined_names(files):
    """Sheet and address of each name that stands for a cell."""
    book = ElementTree.fromstring(files["xl/workbook.xml"])
    found = {}
    for name in book.iter(MAIN + "definedName"):
        match = re.fullmatch(r"'?(.*?)'?!\$([A-Z]+)\$(\d+)", name.text or "")
        if match:
            found[name.get("name")] = (match[1].replace("''", "'"), match[2] + match[3])
    return found


def read(path):
    """Every cell that is not empty, as `{sheet: {address: value}}`; numbers as floats, texts as texts."""
    files = parts(path)
    shared = []
    if "xl/sharedStrings.xml" in files:
        for item in ElementTree.fromstring(files["xl/sharedStrings.xml"]):
            shared.append("".join(text.text or "" for text in item.iter(MAIN + "t")))
    found = {}
    for name, part in sheet_parts(files).items():
        cells = found.setdefault(name, {})
        for cell in ElementTree.fromstring(files[part]).iter(MAIN + "c"):
            kind, value = cell.get("t", "n"), cell.find(MAIN + "v")
            if kind == "inlineStr":
                cells[cell.get("r")] = "".join(text.text or "" for text in cell.iter(MAIN + "t"))
            elif value is not None and value.text is not None:
                text = value.text
                cells[cell.get("r")] = (
                    shared[int(text)] if kind == "s" else text if kind in ("str", "e") else float(text)
                )
    return found


def without_cached_values(files):
    """The same workbook with no value in any cell that has a formula, so that nobody can show an old one."""
    files = dict(files)
    for name in files:
        if name.startswith("xl/worksheets/sheet"):
            text = files[name].decode()
            files[name] = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", text).encode()
    return files


def with_numbers(files, changes):
    """The same workbook with other numbers in named cells; `None` leaves one empty."""
    files, names, sheets = dict(files), defined_names(files), sheet_parts(files)
    for name, number in changes.items():
        sheet, address = names[name]
        part = sheets[sheet]
        text = files[part].decode()
        value = "" if number is None else f"<v>{number!r}</v>"
        changed, count = re.subn(rf'(<c r="{address}"[^>]*>)<v>[^<]*</v>', rf"\g<1>{value}", text)
        assert count == 1, f"{name} is not one number at {sheet}!{address}"
        files[part] = changed.encode()
    return files


def all_worked_out(books):
    """What LibreOffice makes of some workbooks, given as their files by name: every cell of each."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        given = []
        for name, files in books.items():
            given.append(os.path.join(folder, name + ".xlsx"))
            write(given[-1], without_cached_values(files))
        convert(given, "xlsx", out, folder)
        return {name: read(os.path.join(out, name + ".xlsx")) for name in books}


def convert(paths, kind, out, profile):
    """Has LibreOffice save files as another kind."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}/lo", "--headless", "--convert-to", kind, "--outdir", out, *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stderr
    # It ends with 0 where it has found nothing to save.
    for path in paths:
        saved = os.path.join(out, os.path.splitext(os.path.basename(path))[0] + "." + kind)
        assert os.path.exists(saved), f"{saved} was not saved: {done.stdout}{done.stderr}"
