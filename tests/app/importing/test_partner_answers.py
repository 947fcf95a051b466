"""Every file that a partner sent, imported as it came, holds what `answers.json` states of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.app.importing.partner_answers import FILES, begin, bring_in, compare
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


@pytest.fixture(autouse=True)
def known(core: Core) -> None:
    begin(core)


def test_every_file_of_the_answers_is_compared() -> None:
    told = json.loads(real("partner_returns", "answers.json").read_text(encoding="utf-8"))
    # The dataset return is compared where indicators are read.
    assert set(told) - {"dataset_return.xlsx"} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_what_is_stored_is_what_the_answers_say(core: Core, name: str) -> None:
    found, wanted = compare(core, name, bring_in(core, real("partner_returns", name)))
    assert found == wanted


def test_a_total_written_in_a_text_file_is_compared_too(core: Core, tmp_path: Path) -> None:
    path = tmp_path / "contributions.csv"
    lines = ("Agency,Financial year,Agreed,Received", "Blackburn College,2024-25,500,500")
    path.write_text("\n".join((*lines, 'Total,,"£1,250.50",500')), encoding="utf-8")
    told = [row.understood for row in bring_in(core, path).rows if "states" in row.understood]
    assert told == [
        "“Total” states £1,250.50 for Agreed, but the rows add up to £500.00",
        "“Total” states £500.00 for Received; the rows add up to the same",
    ]
