"""Drafts: what is typed is on disk within a pause, whatever happens to the program or the file."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.journal import history
from app.minutes.draft_rows import read_drafts
from app.minutes.drafts import DraftKeeper, DraftStatus
from app.minutes.operations import save_minutes
from app.minutes.recovery import discard, recoverable
from app.minutes.side_files import DraftText, SideFiles
from tests.app.meetings.makers import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.bootstrap import Core
    from app.minutes.recovery import Recovered

LONG = 3600.0
NOON = datetime(2025, 3, 11, 12, tzinfo=UTC)


class Statuses:
    """Notes every status and lets a test wait for one."""

    def __init__(self) -> None:
        self.seen: list[DraftStatus] = []
        self._changed = threading.Condition()

    def __call__(self, status: DraftStatus) -> None:
        with self._changed:
            self.seen.append(status)
            self._changed.notify_all()

    def wait_for(self, state: str) -> DraftStatus:
        with self._changed:
            assert self._changed.wait_for(
                lambda: any(each.state == state for each in self.seen), timeout=20
            )
            return next(each for each in self.seen if each.state == state)


@pytest.fixture
def keep(core: Core) -> Iterator[Callable[..., DraftKeeper]]:
    made = []

    def make(statuses: Statuses, pause: float = 0) -> DraftKeeper:
        made.append(DraftKeeper(core, statuses, pause=pause))
        return made[-1]

    yield make
    for keeper in made:
        keeper.close()


def drafts(core: Core) -> dict[int, str]:
    with core.read() as session:
        return {item: draft.text for item, draft in read_drafts(session).items()}


def offered(core: Core, side_files: SideFiles) -> list[Recovered]:
    assert core.file is not None
    with core.read() as session:
        return recoverable(session, side_files, str(core.file.path))


def test_typing_is_saved_by_itself(core: Core, keep: Callable[..., DraftKeeper]) -> None:
    statuses = Statuses()
    keep(statuses).type(7, "The subgroup chair presented")
    statuses.wait_for("saved")
    assert [status.state for status in statuses.seen] == ["editing", "saved"]
    assert drafts(core) == {7: "The subgroup chair presented"}


def test_going_on_typing_does_not_put_the_save_off(
    core: Core, keep: Callable[..., DraftKeeper]
) -> None:
    statuses = Statuses()
    keeper = keep(statuses, pause=0.05)
    for count in range(1_000_000):
        keeper.type(7, "x" * (count % 100))
        if any(status.state == "saved" for status in tuple(statuses.seen)):
            break
    assert any(status.state == "saved" for status in statuses.seen)
    assert drafts(core)


def test_flush_writes_at_once_and_only_the_newest_words(
    core: Core, keep: Callable[..., DraftKeeper]
) -> None:
    keeper = keep(Statuses(), pause=LONG)
    for text in ("T", "Th", "The"):
        keeper.type(7, text)
    keeper.type(8, "Another item")
    assert drafts(core) == {}
    assert keeper.flush()
    assert drafts(core) == {7: "The", 8: "Another item"}


def test_flush_with_nothing_typed_is_content(keep: Callable[..., DraftKeeper]) -> None:
    assert keep(Statuses()).flush()


def test_a_draft_is_no_step_of_the_history(core: Core, keep: Callable[..., DraftKeeper]) -> None:
    keeper = keep(Statuses())
    keeper.type(7, "Words")
    keeper.flush()
    with core.read() as session:
        assert history(session) == []


def test_saving_makes_the_draft_the_minutes_and_undo_does_not_bring_it_back(core: Core) -> None:
    _, _, [item_id] = begin(core, "Neglect")
    keeper = DraftKeeper(core)
    keeper.type(item_id, "Words")
    assert keeper.close()
    with core.work("Write minutes") as work:
        save_minutes(work, item_id, "Words")
    assert drafts(core) == {}
    core.undo()
    assert offered(core, keeper.side_files) == []


def test_saving_older_words_leaves_a_newer_draft(core: Core) -> None:
    _, _, [item_id] = begin(core, "Neglect")
    keeper = DraftKeeper(core)
    keeper.type(item_id, "Newer words")
    keeper.close()
    with core.work("Write minutes") as work:
        save_minutes(work, item_id, "Older words")
    [found] = offered(core, keeper.side_files)
    assert (found.text, found.saved, found.origin) == ("Newer words", "Older words", "draft")
    assert str(found.item) == "3 Neglect"


def test_a_file_that_cannot_be_written_is_told_and_the_words_are_put_aside(
    core: Core, keep: Callable[..., DraftKeeper]
) -> None:
    _, _, [item_id] = begin(core, "Neglect")
    statuses = Statuses()
    keeper = keep(statuses)
    assert core.file is not None
    path = str(core.file.path)
    core.close()
    keeper.type(item_id, "Words that must not be lost")
    failed = statuses.wait_for("failed")
    assert "side file" in failed.sentence
    assert not keeper.flush()
    [aside] = keeper.side_files.read(path)
    assert aside.text == "Words that must not be lost"


def test_what_was_put_aside_is_offered_and_goes_when_the_file_takes_it(
    core: Core, keep: Callable[..., DraftKeeper]
) -> None:
    _, _, [item_id] = begin(core, "Neglect")
    assert core.file is not None
    path, statuses = core.file.path, Statuses()
    keeper = keep(statuses)
    core.close()
    keeper.type(item_id, "Words")
    statuses.wait_for("failed")
    core.open(path)
    [found] = offered(core, keeper.side_files)
    assert (found.origin, found.text) == ("side file", "Words")
    assert keeper.flush()
    [found] = offered(core, keeper.side_files)
    assert found.origin == "draft"
    assert keeper.side_files.read(str(path)) == []


def test_words_of_one_file_never_reach_another(
    core: Core, keep: Callable[..., DraftKeeper]
) -> None:
    statuses = Statuses()
    keeper = keep(statuses)
    assert core.file is not None
    core.create(core.file.path.with_name("other.pdesk"))
    keeper.type(7, "Words")
    statuses.wait_for("failed")
    assert drafts(core) == {}


def test_recovered_words_go_only_when_a_person_says_so(core: Core) -> None:
    keeper = DraftKeeper(core)
    keeper.type(99, "Words of an item that has gone")
    keeper.close()
    [found] = offered(core, keeper.side_files)
    assert (found.item, found.text) == (None, "Words of an item that has gone")
    discard(core, keeper.side_files, found)
    assert offered(core, keeper.side_files) == []


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"",
        b"[1, 2]",
        b"\xff\xfe",
        b'{"item": 1}',
        b'{"item": 1, "text": "Words", "at": 5, "shown": null}',
        b'{"item": 1, "text": "Words", "at": "2025-03-11T09:00:00", "shown": null}',
    ],
)
def test_a_side_file_that_cannot_be_read_is_counted_and_left_where_it_is(
    tmp_path: Path, content: bytes, expect_log: Callable[[str], None]
) -> None:
    side_files = SideFiles(tmp_path)
    side_files.write("board.pdesk", DraftText(1, "Words", NOON))
    [path] = tmp_path.iterdir()
    side_files.write("board.pdesk", DraftText(2, "Other words", NOON))
    path.write_bytes(content)
    expect_log("cannot be read: 1")
    assert side_files.unreadable("board.pdesk") == [path]
    assert [each.text for each in side_files.read("board.pdesk")] == ["Other words"]
    assert (path.read_bytes(), side_files.unreadable("other.pdesk")) == (content, [])
