"""What it costs to make the workbooks of a round for every school of an area, beside those for twelve agencies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from app.returns.operations import ask_agencies
from models.agencies import Agency, Sector, Standing
from models.returns import ReturnRequest
from tests.app.returns.issued import make, open_issue
from tests.benchmarks.measuring import cost_of, told

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core

SCHOOLS, AGENCIES = 800, 12


@pytest.mark.benchmark
def test_workbooks_for_every_school(core: Core, tmp_path: Path) -> None:
    costs = {}
    round_id = open_issue(core)
    for number in (AGENCIES, SCHOOLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        _ask(core, round_id, number)
        costs[f"{number} workbooks"] = cost_of(partial(make, core, round_id, folder))
        assert len(list(folder.iterdir())) == number
    print(told("Workbooks of a round", f"{AGENCIES} workbooks", costs))


def _ask(core: Core, round_id: int, number: int) -> None:
    """Ask further agencies until so many are asked."""
    with core.work("Ask agencies") as work:
        asked = work.session.query(ReturnRequest).count()
        schools = [
            {
                "name": f"School {each}",
                "sector": Sector.SCHOOL,
                "standing": Standing.RELEVANT_AGENCY,
                "quorum_agency": False,
            }
            for each in range(asked, number)
        ]
        ask_agencies(work, round_id, work.insert_many(Agency, schools), None)
