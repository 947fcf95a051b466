"""What can be done to corrections of issued minutes: they are recorded beside the text, which stays as issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.columns import column_values, field_values
from app.days import show_day
from app.errors import UserError, refuse
from app.fields import problems
from app.meetings.moves import ENDED, LOCKED
from app.minutes.fields import CORRECTION, CorrectionValues
from app.minutes.text import MinuteLine, parse
from models.actions import Action
from models.agenda import AgendaItem
from models.decisions import Decision
from models.meetings import Meeting
from models.minutes import Correction, Minute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.work import Work


class StillADraft(UserError):
    """A correction was to be recorded of minutes whose text can still be changed."""

    def __init__(self) -> None:
        super().__init__(
            "These minutes are not issued, so nothing is recorded as a correction. Change their text instead."
        )


def add_correction(work: Work, values: CorrectionValues) -> int:
    """Record a correction of minutes that are issued or approved; their text stays as it is.

    The day is that of the meeting that agreed it where none is given. Words that stand in a restricted passage, or in
    a restricted decision or action, make it restricted.
    """
    full: dict[str, Any] = {"meeting": None, "text": None, "restricted": False, **values}
    refuse(problems(CORRECTION, full))
    if work.get(Meeting, full["meeting"]).state not in LOCKED:
        raise StillADraft
    return work.add(Correction(**column_values(CORRECTION, _checked(work, full))))


def change_correction(
    work: Work, correction_id: int, values: CorrectionValues, shown: int | None = None
) -> int:
    """Change some values of a correction, of whose words the same rules hold."""
    row = work.get(Correction, correction_id)
    given: dict[str, Any] = dict(values)
    if given.get("agreed_at") and "agreed_on" not in given:
        given["agreed_on"] = None
    full = _checked(work, {**field_values(CORRECTION, row), **given})
    more = ("agreed_on", "restricted") if given else ()
    work.edit(row, given | {name: full[name] for name in more}, CORRECTION, shown)
    return correction_id


def remove_correction(work: Work, correction_id: int) -> int:
    """Take away a correction that was recorded by mistake."""
    work.delete(work.get(Correction, correction_id))
    return correction_id


def _checked(work: Work, full: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values with what follows from them; InvalidValues tells what cannot be."""
    of = work.get(Meeting, full["meeting"])
    item = work.get(AgendaItem, full["item"]) if full.get("item") else None
    if item is not None and item.meeting_id != of.id:
        refuse({"item": "That item is not on this meeting's agenda."})
    at = work.get(Meeting, full["agreed_at"]) if full.get("agreed_at") else None
    refuse(_when_problems(of, at, full))
    stood, text = _words(full.get("stood")), _words(full["text"])
    if stood == text:
        refuse({"text": "These are the words as they stand. Type what is to be read instead."})
    hidden = False
    if item is not None and stood:
        public, restricted = _under(work, item.id)
        hidden = stood not in public
        if hidden and stood not in restricted:
            refuse({"stood": _not_there(work, item, stood)})
    return {
        **full,
        "stood": full.get("stood") or None,
        "agreed_on": full.get("agreed_on") or (at.day if at else None),
        "restricted": bool(full.get("restricted")) or hidden,
    }


def _when_problems(of: Meeting, at: Meeting | None, full: Mapping[str, Any]) -> dict[str, str]:
    if at is None and not full.get("agreed_on"):
        return {"agreed_at": "Say which meeting agreed it, or give the day on which it was agreed."}
    if at is not None and at.state in ENDED:
        return {
            "agreed_at": f"That meeting is {at.state.title_text.casefold()}, so it agreed nothing."
        }
    if at is not None and at.day <= of.day:
        return {
            "agreed_at": f"That meeting is not after {show_day(of.day)}, whose minutes these are."
        }
    if full.get("agreed_on") and full["agreed_on"] < of.day:
        return {"agreed_on": f"That is before the meeting itself, on {show_day(of.day)}."}
    return {}


def _under(work: Work, item_id: int) -> tuple[str, str]:
    """Give the words that stand under an item: those the public reads, and with them the restricted ones."""
    texts = work.session.scalars(select(Minute.text).where(Minute.item_id == item_id)).all()
    lines = [line for text in texts for line in parse(text)]
    item = work.get(AgendaItem, item_id)
    public, every = [item.title], [item.title]
    for record in (Decision, Action):
        rows = work.session.execute(
            select(record.text, record.restricted).where(record.item_id == item_id)
        )
        for text, restricted in rows:
            every.append(text)
            public += [] if restricted else [text]
    public += _plain(line for line in lines if not line.restricted)
    every += _plain(lines)
    return _words("\n".join(public)), _words("\n".join(every))


def _plain(lines: Iterable[MinuteLine]) -> list[str]:
    return [line.plain for line in lines]


def _words(text: str | None) -> str:
    """Give words without marks and line ends, in small letters, so that what is copied from paper is found too."""
    return " ".join("\n".join(line.plain for line in parse(text or "")).split()).casefold()


def _not_there(work: Work, item: AgendaItem, stood: str) -> str:
    elsewhere = select(AgendaItem.id).where(
        AgendaItem.meeting_id == item.meeting_id, AgendaItem.id != item.id
    )
    for other in work.session.scalars(elsewhere).all():
        if stood in _under(work, other)[1]:
            title = work.get(AgendaItem, other).title
            return f"These words stand under “{title}”. Choose that item."
    return (
        f"These words do not stand under “{item.title}”. Copy them from there, or leave this empty and say the "
        "correction in a sentence."
    )
