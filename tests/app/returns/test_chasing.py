"""Chasing a round: every agency that has not answered, with the address the letter goes to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.agencies.operations import change_agency
from app.returns.chasing import AllIn, chaser, owing
from app.returns.queries import newest_round
from models.agencies import Agency
from models.returns import ReturnRequest

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.chasing import Chaser

TODAY = date(2025, 3, 11)


def chase(core: Core, today: date = TODAY) -> Chaser:
    with core.read() as session:
        newest = newest_round(session)
        assert newest is not None
        return chaser(session, owing(session, newest.id), today, "Sana Khan")


def test_the_agencies_that_have_not_answered_are_chased_at_their_addresses(sample: Core) -> None:
    with sample.work("Note an address") as work:
        late = select(Agency.id).where(Agency.short_name == "LFRS")
        change_agency(work, work.session.scalars(late).one(), {"email": "audit@lfrs.example.org"})
    sent = chase(sample)
    names = [each.name for each in sent.addressees]
    assert names == ["Lancashire Fire and Rescue Service", "Together Housing"]
    assert sent.addresses == "audit@lfrs.example.org; safeguarding@together-housing.example.org"
    assert all(each.chased_on == date(2025, 3, 7) for each in sent.addressees)
    assert len(sent.records) == 2


def test_the_letter_says_whether_the_day_has_passed(sample: Core) -> None:
    assert "is due on 31 Mar 2025" in chase(sample).letter
    late = chase(sample, date(2025, 4, 1))
    assert "was due on 31 Mar 2025" in late.letter
    assert late.subject == "Overdue: Section 11 2024-25"


def test_an_address_given_as_the_contact_comes_before_the_agencys(sample: Core) -> None:
    with sample.work("Note a contact") as work:
        for row in work.session.scalars(select(ReturnRequest).filter_by(received_on=None)):
            row.contact = "lead@example.org"
    assert chase(sample).addresses == "lead@example.org"


def test_there_is_nobody_to_chase_once_all_are_in(sample: Core) -> None:
    with sample.work("All come in") as work:
        for row in work.session.scalars(select(ReturnRequest).filter_by(received_on=None)):
            row.received_on = TODAY
    with pytest.raises(AllIn):
        chase(sample)


def test_one_agency_alone_is_chased_by_its_own_letter(sample: Core) -> None:
    with sample.read() as session:
        newest = newest_round(session)
        assert newest is not None
        last = owing(session, newest.id)[-1]
        sent = chaser(session, [last], TODAY, "Sana Khan")
    assert (len(sent.addressees), sent.records) == (1, (last,))
    assert sent.addressees[0].name in sent.about
