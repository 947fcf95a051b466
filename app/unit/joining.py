"""Who sits before this computer, as a member of the unit: entered into a file when they first open it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.people.rules import initials_of
from app.unit.operations import change_member, join
from app.unit.queries import member_called, members_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.settings import Settings
    from app.unit.queries import UnitMemberRecord


def me(session: Session, settings: Settings, today: date) -> UnitMemberRecord | None:
    """Give the member of the unit whom the settings of this computer name, None where the file knows none."""
    found = members_on(session, today)
    return member_called(found, settings.user_initials, settings.user_name)


def join_unit(core: Core) -> None:
    """Enter who works here into the open file, where it may be changed and does not know them yet."""
    now = core.settings.now
    name, initials = now.user_name.strip(), now.user_initials.strip()
    if core.file is None or core.file.read_only or not name:
        return
    with core.read() as session:
        if me(session, now, core.clock.today()) is not None:
            return
    # The program does this by itself, so nobody is told as if they had asked for it.
    with core.work("Join the unit", name, can_undo=False, origin=core) as work:
        join(work, name, initials)


def with_initials(values: Mapping[str, Any], now: Settings) -> dict[str, Any]:
    """Add to changed settings the initials that the name gives, where there would be none."""
    name = values.get("user_name", now.user_name)
    initials = values.get("user_initials", now.user_initials)
    told = {"user_name", "user_initials"} & values.keys()
    return (
        {**values, "user_initials": _short(name)} if told and name and not initials else {**values}
    )


def _short(name: str) -> str:
    return initials_of(name)[:6]


def follow_settings(core: Core, before: Settings) -> None:
    """Give the open file the name and initials that somebody has changed in their own settings."""
    now = core.settings.now
    changed = (now.user_name, now.user_initials) != (before.user_name, before.user_initials)
    if not changed or core.file is None or core.file.read_only or not now.user_name:
        return
    with core.read() as session:
        found = me(session, before, core.clock.today())
    if found is None:
        join_unit(core)
        return
    initials = now.user_initials or _short(now.user_name)
    with core.work("Change unit member", now.user_name) as work:
        change_member(work, found.id, {"name": now.user_name, "initials": initials})
