"""The letters of a meeting: who gets each, who does not and why, and what is attached to whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.actions.operations import add_action
from app.attendance.fields import Answer
from app.attendance.guests import add_guest
from app.attendance.replying import record_reply
from app.errors import InvalidValues
from app.letters.kinds import LetterKind, kinds_for, likely
from app.letters.letter import NobodyToWriteTo, Sending, is_address, letters_of
from app.letters.mailings import mailing
from app.letters.wording import Wording
from app.meetings.moves import CANCEL, START
from app.meetings.operations import move_meeting
from app.meetings.queries import meeting
from app.people.operations import change_person
from app.seats.operations import add_seat, appoint
from tests.app.letters.makers import await_paper, make_meeting

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.letters.letter import Mailing

TODAY = date(2025, 3, 11)


def read(core: Core, kind: LetterKind, meeting_id: int) -> Mailing:
    with core.read() as session:
        return mailing(session, kind, meeting_id, today=TODAY, sender="Sana Khan")


def test_an_invitation_goes_to_every_member_and_names_who_has_no_address(core: Core) -> None:
    board, meeting_id = make_meeting(core)
    with core.work("Add seat") as work:
        add_seat(work, {"group": board.board, "post": "Head teacher"})
    found = read(core, LetterKind.INVITATION, meeting_id)
    assert [each.role for each in found.recipients] == [
        "DCS",
        "Superintendent",
        "Nurse",
        "Named Nurse",
        "Lead Member",
    ]
    assert [each.shown for each in found.lacking] == ["Lead Member Holder, Lead Member"]
    assert found.aside == ("Vacant, so nobody is written to: Head teacher.",)
    assert "Thursday 27 March 2025, 09:30 to 12:00" in found.wording.body
    assert "Join online" not in found.wording.body


def test_one_letter_hides_the_addresses_and_greets_all(core: Core) -> None:
    _, meeting_id = make_meeting(core)
    found = read(core, LetterKind.INVITATION, meeting_id)
    [letter] = letters_of(found, found.wording, found.sending)
    assert letter.hidden
    assert letter.wording.body.startswith("Dear colleagues,")
    assert len(letter.addresses) == 4


def test_a_letter_to_each_greets_by_name_and_is_written_without_an_address_too(core: Core) -> None:
    _, meeting_id = make_meeting(core)
    found = read(core, LetterKind.INVITATION, meeting_id)
    letters = letters_of(found, found.wording, Sending.EACH)
    assert [len(each.addresses) for each in letters] == [1, 1, 1, 1, 0]
    assert letters[4].wording.body.startswith("Dear Lead Member Holder,")


def test_somebody_with_two_seats_gets_one_letter(core: Core) -> None:
    board, meeting_id = make_meeting(core)
    with core.work("Add seat") as work:
        seat = add_seat(work, {"group": board.board, "post": "Chair of the subgroup"})
        appoint(work, {"seat": seat, "person": board.people["DCS"], "first_day": date(2024, 1, 1)})
    found = read(core, LetterKind.PACK, meeting_id)
    assert [each.name for each in found.recipients].count("DCS Holder") == 1


def test_the_pack_goes_to_the_deputy_who_comes_and_not_to_guests(core: Core) -> None:
    board, meeting_id = make_meeting(core)
    with core.work("Reply") as work:
        record_reply(
            work,
            meeting_id,
            board.seats["Superintendent"],
            {"answer": Answer.DEPUTY, "deputy": board.people["deputy"]},
        )
        add_guest(work, {"meeting": meeting_id, "name": "T. Noor"})
    found = read(core, LetterKind.PACK, meeting_id)
    assert found.recipients[-1].shown == "Tom Shaw, deputy"
    assert found.aside == ("Guests are not sent the pack: T. Noor.",)
    invited = read(core, LetterKind.INVITATION, meeting_id)
    assert invited.recipients[-1].shown == "T. Noor, guest"


def test_papers_are_reminded_of_at_their_presenters(core: Core) -> None:
    _, meeting_id = make_meeting(core)
    first = await_paper(core, meeting_id, "Neglect strategy", "Named Nurse")
    second = await_paper(core, meeting_id, "Thresholds", "Named Nurse Holder")
    await_paper(core, meeting_id, "Data", "A. Nother")
    await_paper(core, meeting_id, "Finance", None)
    found = read(core, LetterKind.PAPERS, meeting_id)
    nurse, other = sorted(found.recipients, key=lambda each: each.email is None)
    assert (nurse.email, set(nurse.records)) == ("named.nurse@example.org", {first, second})
    assert (other.name, other.email) == ("A. Nother", None)
    assert "Finance has no presenter" in found.aside[0]
    letter = letters_of(found, found.wording, found.sending)[0]
    assert "- Item 1, Neglect strategy\n- Item 2, Thresholds" in letter.wording.body


def test_each_owner_gets_their_own_actions(core: Core) -> None:
    board, meeting_id = make_meeting(core)
    with core.work(START.label) as work:
        move_meeting(work, meeting_id, START)
        for text, owner in (
            ("Bring cases", {"owner": board.people["Nurse"], "owner_name": "Nurse Holder"}),
            ("Write to schools", {"owner_seat": board.seats["DCS"], "owner_name": "DCS"}),
            ("Read it", {"owner_name": "All members"}),
            ("Nobody's", {}),
        ):
            add_action(work, {"meeting": meeting_id, "text": text, **owner})  # type: ignore[typeddict-item]
    found = read(core, LetterKind.ACTIONS, meeting_id)
    assert [each.name for each in found.recipients] == ["Nurse Holder", "DCS Holder", "All members"]
    assert found.aside == ("Action (new) has no owner, so nobody is written to about it.",)
    letters = letters_of(found, found.wording, Sending.HIDDEN)
    assert ["Bring cases" in each.wording.body for each in letters] == [True, False, False]
    assert all("Nobody's" not in each.wording.body for each in letters)


def test_the_letters_on_offer_follow_the_meeting(core: Core) -> None:
    _, meeting_id = make_meeting(core)

    def now() -> tuple[tuple[LetterKind, ...], LetterKind | None]:
        with core.read() as session:
            one = meeting(session, meeting_id)
        return kinds_for(one), likely(one)

    assert now() == (
        (LetterKind.INVITATION, LetterKind.PAPERS, LetterKind.PACK),
        LetterKind.INVITATION,
    )
    with core.work(CANCEL.label) as work:
        move_meeting(work, meeting_id, CANCEL, reason="Snow")
    assert now() == ((), None)


def test_one_to_all_without_any_address_is_refused(core: Core) -> None:
    board, meeting_id = make_meeting(core)
    with core.work("Take addresses") as work:
        for person in board.people.values():
            change_person(work, person, {"email": None})
    found = read(core, LetterKind.INVITATION, meeting_id)
    with pytest.raises(NobodyToWriteTo, match="Add addresses under People"):
        letters_of(found, found.wording, Sending.HIDDEN)


def test_a_text_with_a_place_that_nothing_fills_is_refused(core: Core) -> None:
    _, meeting_id = make_meeting(core)
    found = read(core, LetterKind.INVITATION, meeting_id)
    with pytest.raises(InvalidValues):
        letters_of(found, Wording("Invitation", "Dear {naem},"), Sending.HIDDEN)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("f.valli@example.org", True),
        ("f.o'neill@nhs.example.org", True),
        ("a..b@example.org", False),
        ("josé@example.org", False),
        ("a@b", False),
        ("a@example.org\nBcc: x@example.org", False),
    ],
)
def test_an_address_is_what_a_header_can_hold(text: str, fits: bool) -> None:  # noqa: FBT001
    assert is_address(text) is fits


def test_where_nobody_is_written_to_it_says_why(core: Core) -> None:
    _, meeting_id = make_meeting(core)
    found = read(core, LetterKind.PAPERS, meeting_id)
    with pytest.raises(NobodyToWriteTo, match="No paper with a presenter is awaited"):
        letters_of(found, found.wording, found.sending)
