"""How papers are listed and searched."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, case, cast, func, literal, or_, select, type_coerce
from sqlalchemy.orm import aliased

from app.agenda.naming import OF_MEETING
from app.belonging import Belonging
from app.groups.queries import GROUP_NAME
from app.listing import Listing, unscoped
from app.papers.fields import PAPER, PaperStanding
from app.papers.queries import item_is_hidden, paper_records
from app.search import Searched, Words
from models.agenda import AgendaItem
from models.groups import Group
from models.meetings import Meeting
from models.papers import Paper, PaperVersion
from models.types import ChoiceOf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    return {
        each.id: (f"{each.title} ({each.meeting}, paper {each.label})", each.file_name)
        for each in paper_records(session, ids)
    }


def _newest(column: Any) -> Any:  # noqa: ANN401 - of a version, and a select of it
    chosen = select(column).where(PaperVersion.paper_id == Paper.id)
    return chosen.order_by(PaperVersion.number.desc()).limit(1).scalar_subquery()


def _of_item(what: Any) -> Any:  # noqa: ANN401 - of the item, and a select of it
    return (
        select(what)
        .select_from(AgendaItem)
        .outerjoin(_above, _above.id == AgendaItem.parent_id)
        .where(AgendaItem.id == Paper.item_id)
        .scalar_subquery()
    )


_above = aliased(AgendaItem)
_NUMBER = case(
    (_above.id.is_(None), cast(AgendaItem.place, String)),
    else_=cast(_above.place, String) + "." + cast(AgendaItem.place, String),
)
_LABEL = _of_item(_NUMBER) + func.substr(literal(ascii_lowercase), Paper.place, 1)
"""As the agenda counts: the places of an agenda's items have no gap."""
_ORDER = _of_item(
    func.coalesce(_above.place, AgendaItem.place) * 10_000
    + case((_above.id.is_(None), 0), else_=AgendaItem.place) * 100
)
_STANDING = type_coerce(
    case(
        (Paper.withdrawn, literal(PaperStanding.WITHDRAWN.value)),
        else_=func.coalesce(
            cast(_newest(PaperVersion.fault), String),
            case(
                (Paper.late, literal(PaperStanding.LATE.value)),
                else_=literal(PaperStanding.RECEIVED.value),
            ),
        ),
    ),
    ChoiceOf(PaperStanding),
)
_MEETING: Any = (
    select(GROUP_NAME)
    .select_from(AgendaItem)
    .join(Meeting, Meeting.id == AgendaItem.meeting_id)
    .join(Group, Group.id == Meeting.group_id)
    .where(AgendaItem.id == Paper.item_id)
    .scalar_subquery()
)
_DAY: Any = (
    select(Meeting.day)
    .select_from(AgendaItem)
    .join(Meeting, Meeting.id == AgendaItem.meeting_id)
    .where(AgendaItem.id == Paper.item_id)
    .scalar_subquery()
)

_OF_ITEM = Belonging(Paper.item_id, AgendaItem, OF_MEETING)

PAPERS = Listing(
    kind="papers",
    title="Papers",
    one="paper",
    fields=PAPER,
    table="paper",
    id_column=Paper.id,
    source=Paper,
    columns={
        "label": _LABEL,
        "title": Paper.title,
        "item": _of_item(AgendaItem.title),
        "standing": _STANDING,
        "restricted": or_(Paper.restricted, _of_item(item_is_hidden(_above))),
        "pages": _newest(PaperVersion.pages),
        "received_on": Paper.received_on,
        "number": _newest(PaperVersion.number),
        "kind": _newest(PaperVersion.kind),
        "meeting": _MEETING,
        "partnership": _OF_ITEM.name,
    },
    sorts={"label": _ORDER + Paper.place, "meeting": _DAY},
    records=unscoped(paper_records),
    within=lambda scope: (
        [_of_item(AgendaItem.meeting_id) == scope["meeting"]] if scope.get("meeting") else []
    ),
    order=("meeting", "label"),
    about=lambda record: record.name,
    belongs=_OF_ITEM,
)

PAPER_WORDS = Searched(
    17, "paper", "papers", _words, parts={"paper_version": "paper_id"}, icon="paperclip"
)
