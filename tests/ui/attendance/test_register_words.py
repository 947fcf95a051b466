"""The words below a name in the register: what is given up first where the line is short."""

from __future__ import annotations

from functools import partial

import pytest

from app.attendance.fields import Code
from app.attendance.records import RegisterRow
from models.seats import Category
from ui.attendance.register_words import cut, in_one_line


def fits(room: int, text: str) -> bool:
    """Let every letter be as wide as any other."""
    return len(text) <= room


def row(post: str, agency: str, *, chair: bool = False, deputy: str | None = None) -> RegisterRow:
    code = Code.DEPUTY if deputy else None
    return RegisterRow(
        1,
        post,
        "A. Ashworth",
        1,
        agency,
        Category.CORE,
        is_expected=True,
        code=code,
        deputy_name=deputy,
        is_chair=chair,
    )


DCS = row("Director of Children's Services", "BwD")
LONG = row("Head of Early Help and Prevention", "ELHT")
CHAIR = row("Chief Superintendent", "Lancs Constabulary", chair=True)
STOOD_IN = row("Chief Superintendent", "Police", deputy="T. Shaw")


@pytest.mark.parametrize(
    ("seat", "room", "shown"),
    [
        (DCS, 40, "Director of Children's Services, BwD"),
        (DCS, 30, "DCS, BwD"),
        (LONG, 25, "Head of Early Help…, ELHT"),
        (LONG, 12, "Head of Ear…"),
        (CHAIR, 40, "Ch Supt, Lancs Constabulary · chair"),
        (CHAIR, 30, "Lancs Constabulary · chair"),
        (CHAIR, 16, "Lancs C… · chair"),
        (STOOD_IN, 30, "Police · deputy T. Shaw"),
        (STOOD_IN, 16, "deputy T. Shaw"),
        (STOOD_IN, 10, "deputy T.…"),
    ],
)
def test_the_post_is_shortened_first_and_the_news_last(
    seat: RegisterRow, room: int, shown: str
) -> None:
    assert in_one_line(seat, partial(fits, room)) == shown


def test_a_text_is_cut_at_its_end() -> None:
    assert cut("Quentin Ramsbottom", partial(fits, 18)) == "Quentin Ramsbottom"
    assert cut("Quentin Ramsbottom", partial(fits, 9)) == "Quentin…"
    assert cut("Quentin", partial(fits, 0)) == "…"
