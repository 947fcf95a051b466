"""Lists of schools through pdesk: their authority and those without a name are said beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.commandline.in_process import Pdesk

OF_FOUR = """urn,laestab,la_name,school_type,school_name
119126,8882014,Lancashire,State-funded primary,
119712,8884000,Lancashire,State-funded secondary,Clitheroe Ribblesdale School
"""
PREMISES = """name,address,postcode,district,category
Clitheroe Ribblesdale School,"Queens Road, Clitheroe, BB7 1EJ",BB7 1EJ,Ribble Valley,education
Carnforth High School,"Kellet Road, Carnforth, LA5 9LS",LA5 9LS,Lancaster,education
"""


def test_schools_are_imported_listed_and_told_apart(
    pdesk: Pdesk, file: Path, tmp_path: Path
) -> None:
    books = [tmp_path / "four_schools.csv", tmp_path / "education_premises.csv"]
    for book, text in zip(books, (OF_FOUR, PREMISES), strict=True):
        book.write_text(text, encoding="utf-8")
    first, second = pdesk.answer(
        "import", file, *books, "--keep-nameless", "--authority", "Lancashire"
    )
    assert (first["kind"], first["counts"]["new"]) == ("schools", 2)
    assert (second["kind"], second["counts"]["new"], second["counts"]["changed"]) == (
        "schools",
        1,
        1,
    )
    names = {each["name"] for each in pdesk.answer("list", file, "schools")}
    assert names == {
        "School with URN 119126",
        "Clitheroe Ribblesdale School",
        "Carnforth High School",
    }
