"""The unit of work: all or nothing, nothing past the journal, and complaints in words."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, text, update

from app.agencies.fields import AGENCY
from app.agencies.operations import add_agency, remove_agency
from app.agencies.queries import agencies
from app.bootstrap import NoFile, ReadOnlyFile
from app.errors import AlreadyThere, ChangedMeanwhile, InvalidValues, NotFound, StillReferred
from app.journal import history
from app.progress import PART
from app.turns import Nested
from models.agencies import Agency, AgencyName, Sector, Standing
from models.engine import UnjournaledWrite
from tests.app.acts import add, content, tampering, version_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Core
    from app.events import Changes
    from app.work import Work

PLAIN = {"sector": Sector.OTHER, "standing": Standing.NONE, "quorum_agency": False}


def test_an_error_inside_the_work_leaves_nothing_behind(core: Core) -> None:
    before = content(core)
    with pytest.raises(InvalidValues), core.work("Add agencies") as work:
        _add_twice(work)
    assert content(core) == before
    with core.read() as session:
        assert history(session) == []


@pytest.mark.parametrize(
    "statement",
    [
        text("DELETE FROM agency"),
        insert(Agency).values(name="x"),
        update(Agency).values(name="x"),
        delete(Agency),
    ],
    ids=["text", "insert", "update", "delete"],
)
def test_a_statement_past_the_journal_is_refused_inside_the_work(
    core: Core, statement: object
) -> None:
    with pytest.raises(UnjournaledWrite), core.work("Change agency") as work:
        work.session.execute(statement)  # type: ignore[call-overload]  # any statement


@pytest.mark.parametrize("act", ["commit", "rollback", "begin_nested"])
def test_the_session_of_a_work_cannot_end_or_nest_by_itself(core: Core, act: str) -> None:
    with pytest.raises(RuntimeError, match="unit of work"), core.work("Add agency") as work:
        getattr(work.session, act)()


def test_reading_inside_reading_is_our_bug(core: Core) -> None:
    with core.read(), pytest.raises(Nested), core.read():
        pass
    with core.read() as session:
        assert session.scalar(select(Agency.id)) is None


def test_working_inside_reading_is_our_bug(core: Core) -> None:
    with core.read(), pytest.raises(Nested), core.work("Add agency"):
        pass


def test_a_thread_waits_for_the_turn_of_another(core: Core) -> None:
    asked, order = threading.Event(), []

    def reader() -> None:
        asked.set()
        with core.read():
            order.append("reader")

    with core.work("Add agency") as work:
        thread = threading.Thread(target=reader)
        thread.start()
        asked.wait()
        add_agency(work, {"name": "First"})
        order.append("writer")
    thread.join()
    assert order == ["writer", "reader"]


def test_without_a_file_a_sentence_asks_for_one(core: Core) -> None:
    core.close()
    with pytest.raises(NoFile, match="Open one"), core.read():
        pass


def test_a_file_open_for_reading_is_not_changed(core: Core) -> None:
    assert core.file is not None
    core.open(core.file.path, read_only=True)
    with pytest.raises(ReadOnlyFile, match="for reading only"), core.work("Add agency"):
        pass


def test_two_of_a_unique_value_are_refused_in_words(core: Core) -> None:
    add(core, "Trust")
    with (
        pytest.raises(AlreadyThere, match="another agency with the same name already"),
        core.work("x") as work,
    ):
        work.insert_many(Agency, [{**PLAIN, "name": "Trust"}])


def test_a_reference_to_nothing_is_refused_in_words(core: Core) -> None:
    parent = add(core, "Council")
    add(core, "Housing", part_of=parent)
    with pytest.raises(StillReferred, match="Other records still refer"), core.work("x") as work:
        remove_agency(work, parent)


def test_a_record_that_is_gone_is_named(core: Core) -> None:
    with pytest.raises(NotFound, match="no agency “77”"), core.work("x") as work:
        work.get(Agency, 77)


def test_an_unknown_column_in_bulk_is_our_bug(core: Core) -> None:
    with pytest.raises(KeyError, match="nmae"), core.work("x") as work:
        work.insert_many(Agency, [{**PLAIN, "nmae": "x"}])


@pytest.mark.parametrize("given", [0, PART])
def test_a_column_in_bulk_that_is_too_short_is_our_bug_and_not_taken_for_blanks(
    core: Core, given: int
) -> None:
    count = 2 * PART
    columns: dict[str, list[object]] = {name: [each] * count for name, each in PLAIN.items()}
    columns["name"] = [f"School {number}" for number in range(count)]
    columns["postcode"] = ["BB1 1AA"] * given
    with pytest.raises(ValueError, match="postcode"), core.work("x") as work:
        work.insert_columns(Agency, columns, count)


def test_bulk_values_of_every_kind_come_back_as_they_went(core: Core) -> None:
    row = {
        **PLAIN,
        "name": "A “quoted” name",
        "quorum_agency": True,
        "closed_on": date(2024, 2, 29),
    }
    with core.work("Import agencies") as work:
        [agency_id] = work.insert_many(
            Agency, [row, {**PLAIN, "name": "B", "notes": "two\nlines"}]
        )[:1]
    with core.read() as session:
        [record] = agencies(session, [agency_id])
    assert (record.name, record.quorum_agency, record.closed_on) == (
        row["name"],
        True,
        date(2024, 2, 29),
    )
    assert tampering(core) == []


def test_many_rows_change_by_different_columns_and_their_versions_rise(core: Core) -> None:
    first, second = add(core, "First"), add(core, "Second")
    with core.work("Change agencies") as work:
        work.update_many(Agency, {first: {"phone": "1"}, second: {"name": "Two", "phone": None}})
    with core.read() as session:
        found = {each.id: (each.name, each.phone) for each in agencies(session, [first, second])}
    assert found == {first: ("First", "1"), second: ("Two", None)}
    assert version_of(core, "agency", first) == version_of(core, "agency", second) == 2


def test_changes_in_bulk_see_what_waits_in_the_session(core: Core) -> None:
    agency_id = add(core, "Trust")
    with core.work("Change agency") as work:
        work.get(Agency, agency_id).phone = "1"
        work.update_many(Agency, {agency_id: {"email": "a@example.org"}})
        assert work.get(Agency, agency_id).email == "a@example.org"
    with core.read() as session:
        [record] = agencies(session, [agency_id])
    assert (record.phone, record.email) == ("1", "a@example.org")


def test_removing_in_bulk_takes_ids_with_gaps_and_twice(core: Core) -> None:
    ids = [add(core, f"School {number}") for number in range(6)]
    with core.work("Remove agencies") as work:
        work.delete_many(Agency, [ids[0], ids[2], ids[2], ids[5]])
    assert [row[0] for row in content(core)["agency"]] == [ids[1], ids[3], ids[4]]
    core.undo()
    assert len(content(core)["agency"]) == 6


def test_insert_change_and_delete_in_one_step_leave_no_trace(core: Core) -> None:
    with core.work("Nothing in the end") as work:
        row = work.get(Agency, add_agency(work, {"name": "Short"}))
        row.name = "Shorter"
        work.session.flush()
        work.delete(row)
    with core.read() as session:
        assert history(session) == []
    assert content(core)["agency"] == []


def test_a_value_changed_and_changed_back_in_one_step_is_no_change(core: Core) -> None:
    agency_id = add(core, "Trust")
    with core.work("Change agency") as work:
        row = work.get(Agency, agency_id)
        work.edit(row, {"phone": "1"}, AGENCY)
        work.edit(row, {"phone": None}, AGENCY)
    with core.read() as session:
        assert [step.label for step in history(session)] == ["Add agency"]


def test_an_id_never_comes_again(core: Core) -> None:
    first = add(core, "First")
    with core.work("Remove agency") as work:
        remove_agency(work, first)
    assert add(core, "Second") > first
    with core.work("Import agencies") as work:
        assert first not in work.insert_many(Agency, [{**PLAIN, "name": "Third"}])


def test_a_conflict_names_the_field_and_both_values(core: Core) -> None:
    first, second = add(core, "First"), add(core, "Second")
    third = add(core, "Third")
    for parent in (first, second):
        with core.work("Change agency") as work:
            work.edit(work.get(Agency, third), {"part_of": parent}, AGENCY)
    with pytest.raises(ChangedMeanwhile) as refused, core.work("Change agency") as work:
        work.edit(work.get(Agency, third), {"part_of": None, "phone": "1"}, AGENCY, shown=2)
    [found] = refused.value.disagreements
    assert (found.field, found.typed, found.stored) == ("part_of", None, second)


def test_a_number_is_given_once_and_outlives_undo(core: Core) -> None:
    def close(label: str) -> tuple[str, int]:
        with core.work(label) as work:
            row = work.get(Agency, agency_id)
            row.notes = label
            [number] = work.issue_numbers("action", "2025", [row])
            return number

    agency_id = add(core, "Numbered")
    first = close("Close meeting")
    core.undo()
    assert close("Close meeting again") == first == ("2025", 1)
    others = [add(core, "Other"), agency_id, add(core, "Another")]
    with core.work("Close others") as work:
        rows = [work.get(Agency, each) for each in others]
        assert work.issue_numbers("action", "2025", rows) == [("2025", 2), first, ("2025", 3)]
        assert work.issue_numbers("action", "2026", rows[1:2]) == [first]
        assert work.issue_numbers("action", "2026", [rows[0]]) == [("2025", 2)]


def test_listeners_hear_tables_and_ids_after_the_connection_is_free(core: Core) -> None:
    heard: list[Changes] = []

    def listen(changes: Changes) -> None:
        with core.read() as session:
            assert session.scalar(select(Agency.name)) == "Trust"
        heard.append(changes)

    stop = core.events.subscribe(listen)
    agency_id = add(core, "Trust")
    stop()
    add(core, "Unheard")
    [changes] = heard
    assert (changes.tables, changes.label) == ({"agency": frozenset({agency_id})}, "Add agency")
    assert changes.touches("agency_name", "agency")


def test_more_than_a_thousand_rows_are_told_as_many(core: Core) -> None:
    heard: list[Changes] = []
    core.events.subscribe(heard.append)
    with core.work("Import agencies") as work:
        work.insert_many(Agency, [{**PLAIN, "name": f"School {number}"} for number in range(1001)])
    assert heard[0].tables == {"agency": None}


def test_a_listener_that_fails_neither_undoes_the_change_nor_stops_the_others(
    core: Core, expect_log: Callable[[str], None]
) -> None:
    heard: list[Changes] = []

    def fail(_changes: Changes) -> None:
        raise ValueError("broken screen")

    core.events.subscribe(fail)
    core.events.subscribe(heard.append)
    expect_log("a listener failed after “Add agency”")
    add(core, "Trust")
    assert len(heard) == 1


def test_a_nickname_renews_the_words_its_agency_is_found_by(core: Core) -> None:
    agency_id = add(core, "Trust")
    with core.work("Add nickname") as work:
        [name_id] = work.insert_many(
            AgencyName, [{"agency_id": agency_id, "name": "ELHT", "is_alias": True}]
        )
    assert content(core)["search_index"][0][1:] == ("Trust", "ELHT")
    with core.work("Remove nickname") as work:
        work.delete_many(AgencyName, [name_id])
    assert content(core)["search_index"][0][1:] == ("Trust", "")


def _add_twice(work: Work) -> None:
    add_agency(work, {"name": "Twice"})
    add_agency(work, {"name": "Twice"})
