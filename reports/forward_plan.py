"""The forward plan as a document: what each group's meetings to come are to talk about, meeting by meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day
from app.fields import Fields, Flag, Link
from app.forward.listings import TOPICS
from app.groups.queries import all_groups, full_names
from app.rows import Wish
from reports.document import Paragraph, Report, Section
from reports.partnerships import ANY, bodies
from reports.table import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.bootstrap import Core
    from app.forward.queries import TopicRecord
    from reports.table import Cells

OPTIONS: Fields = (
    ANY,
    Link("group", "Group", kind="groups", help="All groups where none is named."),
    Flag("public", "Public", help="Without topics that are restricted."),
)
_COLUMNS = (
    Column("Meeting", Kind.DAY),
    Column("Topic", width=44),
    Column("Purpose", width=14),
    Column("Presenter", width=22),
    Column("Due from", width=24),
    Column("Comes back", width=16),
)


def build(
    core: Core,
    group: int | None = None,
    partnership: int | None = None,
    *,
    public: bool = False,
) -> Report:
    """List the parked topics of one group or of all, by group and by the meeting they come to."""
    today = core.clock.today()
    scope = {"group": group, "partnership": partnership, "state": "parked"}
    with core.read() as session:
        wish = Wish(sort="lands_on")
        found = TOPICS.read(session, TOPICS.ids(session, wish, scope), scope)
        order = [each.id for each in all_groups(session, today, partnership)]
        groups = full_names(session, {each.group.id for each in found})
        owners = bodies(session, partnership)
    shown = [each for each in found if not (public and each.restricted)]
    left_out = len(found) - len(shown)
    told = f"{counted(len(shown), 'topic')} parked for later meetings."
    if left_out:
        told += f" {counted(left_out, 'restricted topic')} left out."
    with_topics = {each.group.id for each in shown}
    sections = [
        _section(groups[each], [one for one in shown if one.group.id == each])
        for each in order
        if each in with_topics
    ]
    return Report(
        f"Forward plan: {groups[group]}" if group in groups else "Forward plan",
        (Paragraph(told, look="lead"), *sections),
        today,
        partnership=owners.names,
        basis=f"Topics parked on {show_day(today)}",
        marking=owners.marking,
        landscape=True,
    )


def _section(group: str, topics: Sequence[TopicRecord]) -> Section:
    return Section(group, (Table(_COLUMNS, tuple(map(_row, topics))),))


def _row(each: TopicRecord) -> Cells:
    return (
        each.lands_day or "not planned",
        f"{each.title} (restricted)" if each.restricted else each.title,
        each.purpose.value.capitalize(),
        each.presenter,
        each.owed_by,
        each.repeat.title_text,
    )
