"""A partner at LibreOffice: opens workbooks, types into cells, inserts and moves rows, saves as .xlsx or .ods.

Typing goes through a Basic macro in a profile of its own, since LibreOffice's Python is not on every machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}
_LONGEST = 120
_BASIC = """\
Sub Fill(plan)
 Dim told, parts, doc, sheet, wish(0) As New com.sun.star.beans.PropertyValue
 Dim n : n = FreeFile
 Open plan For Input As #n
 Do While Not Eof(n)
  Line Input #n, told
  parts = Split(told, Chr(9))
  Select Case parts(0)
  Case "open"
   wish(0).Name = "Hidden" : wish(0).Value = True
   doc = StarDesktop.loadComponentFromURL(ConvertToURL(parts(1)), "_blank", 0, wish())
   sheet = doc.Sheets.getByIndex(0)
  Case "text"
   sheet.getCellRangeByName(parts(1)).setString(parts(2))
  Case "number"
   sheet.getCellRangeByName(parts(1)).setValue(Val(parts(2)))
  Case "free"
   sheet.unprotect("")
  Case "insert"
   sheet.Rows.insertByIndex(CLng(parts(1)) - 1, 1)
  Case "move"
   sheet.Rows.insertByIndex(CLng(parts(2)) - 1, 1)
   sheet.moveRange(sheet.getCellRangeByName("A" + parts(2)).CellAddress, _
    sheet.getCellRangeByName("A" + parts(1) + ":Z" + parts(1)).RangeAddress)
  Case "remove"
   doc.Sheets.removeByName(parts(1))
  Case "rename"
   sheet.setName(parts(1))
  Case "save"
   wish(0).Name = "FilterName" : wish(0).Value = parts(2)
   doc.storeToURL(ConvertToURL(parts(1)), wish())
   doc.close(True)
  End Select
 Loop
 Close #n
 StarDesktop.terminate()
End Sub
"""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_LIBRARY_SPACE = 'xmlns:library="http://openoffice.org/2000/library"'
_MODULE = (
    _HEAD + '<script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="Module1" script:language="StarBasic">{}</script:module>'
)
_LIBRARY = (
    f'{_HEAD}<library:library {_LIBRARY_SPACE} library:name="Standard" library:readonly="false" '
    'library:passwordprotected="false"><library:element library:name="Module1"/></library:library>'
)

Act = tuple[str, ...]
"""One act: ("text", "D11", "3 Met"), ("number", "D12", "4"), ("insert", "12"), ("move", from, to), ("free",),
("rename", "Ours"), ("remove", "Desk")."""


def office() -> str:
    """Give the LibreOffice of this machine, or skip the test."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not on this machine")
    return found


def fill_in(acts: Iterable[tuple[Path, Path, Iterable[Act]]], folder: Path) -> None:
    """Open workbooks one after another, do the acts in their first sheet, and save each under a path of its own."""
    program = office()
    profile, plan = folder / "profile", folder / "plan.txt"
    lines: list[Act] = []
    for opened, saved, done in acts:
        lines += [("open", str(opened)), *done, ("save", str(saved), FILTERS[saved.suffix])]
    plan.write_text("\n".join("\t".join(each) for each in lines), encoding="ascii")
    # A profile is filled when it is first used, and would take the macro away again.
    _run(program, profile, "--terminate_after_init")
    _write_macro(profile)
    _run(program, profile, f'macro:///Standard.Module1.Fill("{plan}")')


def _run(program: str, profile: Path, *wished: str) -> None:
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run(
        [*command, *wished],
        check=True,
        timeout=_LONGEST,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
    )


def _write_macro(profile: Path) -> None:
    """Let a profile know the macro."""
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    plain = _BASIC.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    (library / "Module1.xba").write_text(_MODULE.format(plain), encoding="utf-8")
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
