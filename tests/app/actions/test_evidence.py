"""Evidence where it was asked for: words, or a paper of a meeting, which stays as long as it is evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.actions.operations import add_action, close_action, reopen_action
from app.actions.queries import actions
from app.errors import InvalidValues, NotFound
from app.papers.operations import remove_paper
from app.papers.rules import IsEvidence
from tests.app.groups.makers import TODAY
from tests.app.meetings.makers import begin
from tests.app.papers.makers import attach, pdf

if TYPE_CHECKING:
    from app.actions.queries import ActionRecord
    from app.bootstrap import Core


@pytest.fixture
def asked(core: Core) -> tuple[int, int]:
    """Make an action of which evidence is asked, and a paper; gives their ids."""
    _, meeting_id, [item_id] = begin(core, "Neglect")
    with core.work("Add action") as work:
        action_id = add_action(
            work, {"meeting": meeting_id, "text": "Audit ten cases", "evidence_wanted": True}
        )
    return action_id, attach(core, item_id, "Neglect audit.pdf", pdf("Ten cases"))


def read(core: Core, action_id: int) -> ActionRecord:
    with core.read() as session:
        return actions(session, [action_id], {"as_at": TODAY})[0]


def test_a_paper_is_evidence_without_words(core: Core, asked: tuple[int, int]) -> None:
    action_id, paper_id = asked
    with pytest.raises(InvalidValues, match="choose a paper"), core.work("Close action") as work:
        close_action(work, action_id, "Nine of ten were in time.")
    with core.work("Close action") as work:
        close_action(work, action_id, "Nine of ten were in time.", paper=paper_id)
    record = read(core, action_id)
    assert record.evidence_paper is not None
    assert record.evidence_paper.name.endswith("Neglect audit")
    assert not record.is_open


def test_a_paper_that_is_not_there_is_no_evidence(core: Core, asked: tuple[int, int]) -> None:
    action_id, _ = asked
    with pytest.raises(NotFound), core.work("Close action") as work:
        close_action(work, action_id, "Nine of ten were in time.", paper=9_999)
    assert read(core, action_id).is_open


def test_a_paper_that_is_evidence_cannot_be_removed(core: Core, asked: tuple[int, int]) -> None:
    action_id, paper_id = asked
    with core.work("Close action") as work:
        close_action(work, action_id, "Nine of ten were in time.", paper=paper_id)
    with pytest.raises(IsEvidence, match="“Audit ten cases”"), core.work("Remove") as work:
        remove_paper(work, paper_id)
    core.undo()
    with core.work("Remove paper") as work:
        remove_paper(work, paper_id)


def test_evidence_stays_with_an_action_that_is_opened_again(
    core: Core, asked: tuple[int, int]
) -> None:
    action_id, paper_id = asked
    with core.work("Close action") as work:
        close_action(work, action_id, "Nine of ten were in time.", paper=paper_id)
        reopen_action(work, action_id, "The tenth case is to be looked at")
        close_action(work, action_id, "All ten were in time.")
    record = read(core, action_id)
    assert (record.outcome, record.evidence_paper is not None) == ("All ten were in time.", True)
