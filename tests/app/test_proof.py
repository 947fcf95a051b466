"""The proof: whatever is changed past the program is found, by the chain, by the rows or by a head kept elsewhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agencies, change_agency, remove_agency
from app.chain import head
from app.proof import Anchor, find_tampering
from tests.app.acts import add, tampering

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core

INSERT = "INSERT INTO agency (id, name, sector, standing, quorum_agency, version) VALUES "


@pytest.fixture
def path(core: Core) -> Path:
    """Give the path of an open file with a history: five agencies, one changed, one removed."""
    with core.work("Import agencies") as work:
        ids = add_agencies(work, [{"name": f"School {number}"} for number in range(4)])
    trust = add(core, "Trust")
    with core.work("Change phone") as work:
        change_agency(work, trust, {"phone": "1"})
    with core.work("Remove agency") as work:
        remove_agency(work, ids[0])
    assert core.file is not None
    return core.file.path


def tamper(core: Core, path: Path, *statements: str) -> list[str]:
    """Change the file past the program and give what the proof finds."""
    core.close()
    with closing(sqlite3.connect(path)) as other, other:
        for statement in statements:
            other.execute(statement)
    core.open(path)
    return tampering(core)


def test_an_honest_file_gives_no_finding(core: Core, path: Path) -> None:
    assert path.exists()
    assert tampering(core) == []


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        (
            "UPDATE agency SET phone = '2' WHERE name = 'Trust'",
            "agency 5 was changed outside the program",
        ),
        (
            "UPDATE agency SET quorum_agency = 1 WHERE id = 3",
            "agency 3 was changed outside the program",
        ),
        ("DELETE FROM agency WHERE id = 2", "agency 2 was removed outside the program"),
        (INSERT + "(6, 'New', 'other', 'none', 0, 1)", "agency 6 was added outside the program"),
        (INSERT + "(1, 'Back', 'other', 'none', 0, 1)", "agency 1 was added outside the program"),
        ("UPDATE step SET who = 'ZV' WHERE id = 2", "history: step 2 of 11 Mar 2025 was altered"),
        ("UPDATE step SET label = 'x' WHERE id = 4", "history: step 4 of 11 Mar 2025 was altered"),
        ("UPDATE step SET at = '2025-01-01T00:00:00.000+00:00' WHERE id = 1", "history: step 1 of"),
        ("UPDATE step SET can_undo = 0 WHERE id = 3", "history: step 3 of 11 Mar 2025 was altered"),
        ("UPDATE change SET row_id = 3 WHERE id = 5", "history: step 2 of 11 Mar 2025 was altered"),
        (
            "UPDATE change SET digest = x'00' WHERE id = 2",
            "history: step 1 of 11 Mar 2025 was altered",
        ),
        ("DELETE FROM change WHERE id = 2", "history: step 1 of 11 Mar 2025 was altered"),
        ("DELETE FROM step WHERE id = 2", "history: changes of step 2, which is not there"),
        ("DELETE FROM change WHERE step_id = 4", "history: step 4 of 11 Mar 2025 was altered"),
    ],
)
def test_a_change_past_the_program_is_found(
    core: Core, path: Path, statement: str, finding: str
) -> None:
    assert any(each.startswith(finding) for each in tamper(core, path, statement))


def test_two_steps_in_another_order_are_found(core: Core, path: Path) -> None:
    found = tamper(
        core,
        path,
        "PRAGMA foreign_keys=OFF",
        "UPDATE step SET id = 99 WHERE id = 2",
        "UPDATE step SET id = 2 WHERE id = 3",
        "UPDATE step SET id = 3 WHERE id = 99",
    )
    assert "history: step 2 of 11 Mar 2025 was altered" in found


def test_the_last_steps_taken_off_with_their_rows_are_found_by_a_head_kept_elsewhere(
    core: Core, path: Path
) -> None:
    with core.read() as session:
        step_id, chain = head(session.connection())
    anchor = Anchor("the backup of 11 Mar 2025", step_id, chain.hex()[:12])
    found = tamper(
        core, path, "DELETE FROM change WHERE step_id = 4", "DELETE FROM step WHERE id = 4"
    )
    assert not [each for each in found if "altered" in each]
    with core.read() as session:
        found = find_tampering(session, [anchor])
    assert f"history: step {step_id}, which the backup of 11 Mar 2025 knows, is not there" in found


def test_a_history_written_anew_is_found_by_a_head_kept_elsewhere(core: Core, path: Path) -> None:
    del path
    with core.read() as session:
        found = find_tampering(session, [Anchor("the backup of 11 Mar 2025", 2, "00ff")])
    assert found == ["history: step 2 is not the one that the backup of 11 Mar 2025 knows"]


def test_erasing_the_words_of_a_step_and_its_values_does_not_break_the_chain(
    core: Core, path: Path
) -> None:
    found = tamper(
        core,
        path,
        "UPDATE step SET about = '', source_name = NULL",
        "UPDATE change SET salt = NULL, images = NULL WHERE row_id = 1",
    )
    assert found == []


def test_a_thousand_findings_are_told_in_short(core: Core) -> None:
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": f"School {number}"} for number in range(1000)])
    assert core.file is not None
    found = tamper(core, core.file.path, "UPDATE agency SET notes = 'x'")
    assert len(found) == 101
    assert found[-1] == "and 900 more of this kind"
