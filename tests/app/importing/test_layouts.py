"""Layouts remembered per sender: a sender's own counts, another's is offered with less confidence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.agencies.operations import add_agency
from app.importing.apply import remember_layout
from app.importing.file_layouts import FileLayouts
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.senders import sender_key
from tests.app.importing.files import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

HEADS = ["Payer", "Year", "How much", "Money in"]


def importer(core: Core) -> Importer:
    return Importer(core.read, KINDS, LOOKUPS, FileLayouts(core))


def sent(folder: Path, agency: str, *rows: list[object], name: str = "funding.xlsx") -> Path:
    head = [["Contributions"], [f"Return from: {agency}"], [], HEADS]
    return write_workbook(folder / name, {"Funding": [*head, *rows]})


def known(core: Core, *names: str) -> None:
    with core.work("Set up") as work:
        for name in names:
            add_agency(work, {"name": name})


def taken(preview: Preview) -> dict[str, tuple[str, str, int]]:
    return {
        each.header: (each.field, each.how, each.percent) for each in preview.columns["Funding"]
    }


def learned(core: Core, path: Path, field: str, on: date) -> None:
    """Look at a file, take its third column for a field by hand, and keep how it went."""
    looking = importer(core)
    preview = looking.take_columns(
        looking.look(path, as_kind="contributions"), {"Funding": {3: field}}
    )
    remember_layout(FileLayouts(core), preview, on)


def test_another_sender_s_layout_is_offered_less_surely_and_told(
    core: Core, tmp_path: Path
) -> None:
    known(core, "Anytown Police", "Anytown Probation")
    row = ["Anytown Police", "2024-25", 500, 20]
    path = sent(tmp_path, "Anytown Police", row)
    learned(core, path, "agreed", date(2025, 4, 1))
    own = importer(core).look(path)
    assert taken(own)["How much"] == ("agreed", "remembered", 100)
    other = importer(core).look(sent(tmp_path, "Anytown Probation", row, name="theirs.xlsx"))
    assert taken(other)["How much"] == ("agreed", "elsewhere", 75)
    assert taken(other)["Payer"] == ("agency", "alias", 100)
    told = [row.understood for row in other.rows if "As in the file" in row.understood]
    assert told == ["As in the file of Anytown Police (75 %): C “How much” for Agreed."]


def test_each_sender_s_own_layout_wins_whichever_was_used_last(core: Core, tmp_path: Path) -> None:
    known(core, "Anytown Police", "Anytown Probation")
    row = ["Anytown Police", "2024-25", 500, 20]
    police = sent(tmp_path, "Anytown Police", row)
    probation = sent(tmp_path, "Anytown Probation", row, name="theirs.xlsx")
    learned(core, police, "agreed", date(2025, 4, 1))
    learned(core, probation, "proposed", date(2025, 4, 2))
    assert taken(importer(core).look(police))["How much"] == ("agreed", "remembered", 100)
    assert taken(importer(core).look(probation))["How much"] == ("proposed", "remembered", 100)


def test_another_sender_s_answer_on_dates_is_not_given_again(core: Core, tmp_path: Path) -> None:
    heads = ["Date", "Supplier", "Amount", "Reference"]
    rows = [["03/04/2025", "Hall hire", "10.00", "1"], ["05/06/2025", "Hall hire", "11.00", "2"]]
    known(core, "Anytown Police", "Anytown Probation")

    def ledger(agency: str, name: str) -> Path:
        head = [[f"Return from: {agency}"], [], heads]
        return write_workbook(tmp_path / name, {"Spending": [*head, *rows]})

    looking = importer(core)
    first = looking.look(ledger("Anytown Police", "one.xlsx"), as_kind="spending")
    [question] = first.questions
    first.answer(question.key, "month")
    remember_layout(FileLayouts(core), first, date(2025, 4, 1))
    again = looking.look(ledger("Anytown Police", "two.xlsx"), as_kind="spending")
    assert [each.answer for each in again.questions] == ["month"]
    other = looking.look(ledger("Anytown Probation", "three.xlsx"), as_kind="spending")
    assert [each.answer for each in other.questions] == [None]


def test_a_file_of_which_nobody_knows_whose_it_is_may_be_from_the_same_sender(
    core: Core, tmp_path: Path
) -> None:
    row = ["Anytown Police", "2024-25", 500, 20]
    learned(core, sent(tmp_path, "Somebody", row), "agreed", date(2025, 4, 1))
    other = importer(core).look(sent(tmp_path, "Somebody else", row, name="theirs.xlsx"))
    assert taken(other)["How much"] == ("agreed", "remembered", 100)


def test_files_that_differ_in_their_month_alone_are_from_one_sender() -> None:
    assert sender_key("Actions March 2025.xlsx") == sender_key("actions-apr-2025.xlsx")
    assert sender_key("police.xlsx") != sender_key("probation.xlsx")
    assert sender_key("St. Anne’s School") != sender_key("St. Anne’s School 2")


def test_dates_of_a_file_that_may_be_another_s_are_asked_about_again(
    core: Core, tmp_path: Path
) -> None:
    heads = ["Date", "Supplier", "Amount", "Reference"]
    rows = [["03/04/2025", "Hall hire", "10.00", "1"], ["05/06/2025", "Hall hire", "11.00", "2"]]
    looking = importer(core)
    first = looking.look(write_workbook(tmp_path / "spending.xlsx", {"Spending": [heads, *rows]}))
    first.answer(first.questions[0].key, "month")
    remember_layout(FileLayouts(core), first, date(2025, 4, 1))
    named = {"spending May 2025.xlsx": "month", "ledger.xlsx": None}
    for name, answer in named.items():
        again = looking.look(write_workbook(tmp_path / name, {"Spending": [heads, *rows]}))
        assert [each.answer for each in again.questions] == [answer]
