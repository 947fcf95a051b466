"""The agenda of a meeting as a document, with the actions that come back to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.actions.fields import ActionStatus
from app.actions.returning import returning_actions
from app.agenda.hiding import left_out
from app.agenda.queries import agenda
from app.attendance.queries import guests
from app.days import show_day, show_full_day
from app.fields import Fields, Flag, Link
from app.groups.quorum import rule_in_words
from app.groups.terms import quorum_rule
from app.meetings.queries import meeting as read_meeting
from app.meetings.queries import next_after
from app.papers.queries import papers_of
from app.recommendations.covers import cover_form
from app.recommendations.queries import recommendations_of
from app.seats.voices import voices
from app.templates.fields import TemplateKind, TemplatePlace
from reports.actions import rag_cell, status_cell
from reports.document import Facts, Paragraph, Report, Section
from reports.filling import Filling, Said, template_of
from reports.meetings import facts_of, when, who_meets
from reports.present import guest_line, guest_list
from reports.said import PUBLIC, said_of
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.actions.returning import Returning
    from app.agenda.queries import ItemRecord
    from app.attendance.records import GuestRecord
    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord
    from app.partnerships.queries import PartnershipRecord
    from reports.table import Cells

OPTIONS: Fields = (
    Link("meeting", "Meeting", kind="meetings", required=True),
    Flag("public", "For the public", help="Restricted items and actions are left out."),
)
NOTHING_COMES_BACK = Paragraph("No action comes back to this meeting.")
_ITEMS = (
    Column("No.", width=5),
    Column("Item", width=36),
    Column("Purpose"),
    Column("Presenter", width=16, optional=True),
    Column("Paper", width=16, optional=True),
    Column("Time", Kind.TIME, optional=True),
    Column("Minutes", Kind.NUMBER, optional=True),
)
_ACTIONS = (
    Column("No."),
    Column("Action", width=34),
    Column("Owner", width=20),
    Column("Due", Kind.DAY),
    Column("Status"),
    Column("RAG", optional=True),
    Column("Meetings since", Kind.NUMBER),
)


@dataclass(frozen=True)
class Parts:
    """What an agenda says: the facts above it, its items, and the actions that come back."""

    meeting: MeetingRecord
    group: str
    """By its full name."""
    body: PartnershipRecord
    facts: tuple[tuple[str, str], ...]
    items: tuple[ItemRecord, ...]
    returning: tuple[Returning, ...]
    recommended: Mapping[int, str] = field(default_factory=dict)
    """What is proposed, by item, where the group has it printed on its agendas."""
    guests: tuple[GuestRecord, ...] = ()
    rule: str = ""
    """That of the quorum, in words."""
    following: MeetingRecord | None = None

    @property
    def partnership(self) -> str:
        """The name of the partnership."""
        return self.body.name

    @property
    def marking(self) -> str:
        """The partnership's marking."""
        return self.body.marking or ""


def build(core: Core, meeting: int, *, public: bool = False) -> Report:
    """Build the agenda of a meeting; the public version is without restricted items and actions."""
    today = core.clock.today()
    with core.read() as session:
        parts = read_parts(session, meeting, today, public=public)
        one = parts.meeting
        template = template_of(
            session, TemplatePlace(TemplateKind.AGENDA, parts.body.id, one.group.id)
        )
    title, draft = f"{parts.group}: agenda", "" if one.agenda_issued_on else "Draft agenda"
    returning = actions_section(parts.returning, one.day, today)
    said: Said = {
        **said_of(one, (parts.group, parts.body), parts.following, today),
        "title": title,
        "draft": draft,
        "version": PUBLIC if public else "",
        "quorum": parts.rule,
        "details": (Facts(parts.facts),),
        "guests": guest_list(parts.guests),
        "items": (items_table(parts.items, parts.recommended),),
        "actions": returning[0].blocks if returning else (NOTHING_COMES_BACK,),
    }
    return Report(
        title,
        (
            Facts(parts.facts),
            items_table(parts.items, parts.recommended),
            *returning,
        ),
        today,
        subtitle=when(one),
        partnership=parts.partnership,
        marking=parts.marking,
        subject=f"Agenda of {parts.group} of {show_full_day(one.day)}",
        draft=draft,
        filling=Filling(template, said),
    )


def read_parts(session: Session, meeting: int, today: date, *, public: bool = False) -> Parts:
    """Read what the agenda of a meeting says; for the public without restricted items and actions."""
    one = read_meeting(session, meeting)
    group, body = who_meets(session, one)
    items = agenda(session, meeting)
    hidden = left_out(items) if public else frozenset()
    restricted = _restricted_labels(session, meeting) if public else frozenset()
    returning = [
        each
        for each in returning_actions(session, meeting, today)
        if not (public and each.action.is_private)
    ]
    rule = rule_in_words(
        quorum_rule(session, one.group.id, one.day), voices(session, one.group.id, one.day)
    )
    following = next_after(session, one.group.id, one.day)
    invited = [
        each for each in guests(session, meeting) if each.item is None or each.item.id not in hidden
    ]
    return Parts(
        one,
        group,
        body,
        tuple(_facts(one, rule, invited, following)),
        tuple(_without(item, restricted) for item in items if item.id not in hidden),
        tuple(returning),
        _recommended(session, one, public=public),
        tuple(invited),
        rule,
        following,
    )


def _recommended(session: Session, one: MeetingRecord, *, public: bool) -> dict[int, str]:
    """Give what is proposed by item, a line each; none where the group's agendas do not print it."""
    if not cover_form(session, one.group.id).on_agenda:
        return {}
    found: dict[int, str] = {}
    for item_id, every in recommendations_of(session, one.id).items():
        shown = [each for each in every if not (public and each.restricted)]
        lines = [f"{each.number}. {each.text}" for each in shown]
        if lines:
            word = "Recommendation" if len(lines) == 1 else "Recommendations"
            found[item_id] = "\n".join((f"{word}:", *lines))
    return found


def _restricted_labels(session: Session, meeting: int) -> frozenset[str]:
    return frozenset(each.label for each in papers_of(session, meeting) if each.restricted)


def _without(item: ItemRecord, labels: frozenset[str]) -> ItemRecord:
    """Give an item without the papers of these labels; what was expected says too much where one of them came."""
    if labels.isdisjoint(item.labels):
        return item
    return replace(
        item, labels=tuple(each for each in item.labels if each not in labels), paper=None
    )


def _facts(
    one: MeetingRecord,
    rule: str,
    invited: Sequence[GuestRecord],
    following: MeetingRecord | None,
) -> Iterator[tuple[str, str]]:
    yield from facts_of(one)
    if invited:
        yield "Guests", "; ".join(map(guest_line, invited))
    if rule:
        yield "Quorum", rule
    if following is not None:
        yield "Next meeting", ", ".join(filter(None, (when(following), following.place)))


def actions_section(returning: Sequence[Returning], day: date, today: date) -> tuple[Section, ...]:
    """Give the section of the actions from earlier meetings; none where there are none."""
    if not returning:
        return ()
    return (Section("Actions from earlier meetings", (_actions(returning, day, today),)),)


def item_title(item: ItemRecord) -> str:
    """Give the title of an item with what sets it apart: restricted, carried over."""
    title = f"{item.title} (restricted)" if item.restricted else item.title
    if item.carried_from is not None:
        title = f"{title}, carried over from {item.carried_from.name.rpartition(', ')[2]}"
    return title


def items_table(items: Sequence[ItemRecord], proposed: Mapping[int, str]) -> Table:
    """Put the items of an agenda in rows, each with the time it should begin, and what is `proposed` below its item."""
    return Table(_ITEMS, tuple(_rows(items, proposed)), empty="The agenda has no items yet.")


def _rows(items: Sequence[ItemRecord], proposed: Mapping[int, str]) -> Iterator[Cells]:
    for each in items:
        yield _item(each)
        if each.id in proposed:
            yield ("", proposed[each.id], "", None, None, None, None)


def _item(item: ItemRecord) -> Cells:
    return (
        item.number,
        Cell(item_title(item), bold=item.parent is None),
        item.purpose.title_text.removeprefix("For ").capitalize(),
        item.presenter,
        item.paper_shown,
        item.at,
        item.minutes,
    )


def _actions(returning: Sequence[Returning], day: date, today: date) -> Table:
    is_ahead = today < day
    rows = tuple(
        (
            each.action.reference,
            each.action.text,
            each.action.owner_name or "No owner",
            each.action.due,
            status_cell(_as_it_stood(each.action, day)),
            # How it comes on is told of now, which says nothing of the day of a past meeting.
            rag_cell(each.action) if is_ahead else None,
            each.meetings_since,
        )
        for each in returning
    )
    when_open = (
        f"Open, and late, as of {show_day(today)}" if is_ahead else "Open on the day of the meeting"
    )
    note = f"{when_open}; the earliest due day first."
    return Table(_ACTIONS, rows, note=note)


def _as_it_stood(action: ActionRecord, day: date) -> ActionRecord:
    """Open what was closed at the meeting or since: the agenda of a past meeting reads as it did when it went out."""
    if action.is_open:
        return action
    late = (day - action.due).days if action.due else 0
    return replace(action, status=ActionStatus.OPEN, days_late=max(late, 0))
