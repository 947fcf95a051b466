"""The unit's members: who they are, who sits before the computer, and what each of them looks after."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.errors import InvalidValues, StillReferred
from app.groups.operations import add_group, change_group
from app.partnerships.operations import add_partnership
from app.unit.fields import UnitRole
from app.unit.joining import follow_settings, join_unit, me
from app.unit.operations import add_member, change_member, remove_member
from app.unit.queries import members_on, unit_member_choices

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.unit.fields import UnitMemberValues
    from app.unit.queries import UnitMemberRecord

TODAY = date(2025, 3, 11)


def add(core: Core, name: str, initials: str, **values: object) -> int:
    full: UnitMemberValues = {"name": name, "initials": initials, **values}  # type: ignore[typeddict-item]
    with core.work("Add unit member") as work:
        return add_member(work, full)


def present(core: Core) -> list[UnitMemberRecord]:
    with core.read() as session:
        return members_on(session, TODAY)


def test_whoever_opens_a_file_first_is_its_manager_and_who_follows_its_officer(core: Core) -> None:
    join_unit(core)
    core.settings.change(user_name="Tom Hale", user_initials="")
    join_unit(core)
    found = [(each.name, each.initials, each.role) for each in present(core)]
    assert found == [
        ("Sana Khan", "SK", UnitRole.MANAGER),
        ("Tom Hale", "TH", UnitRole.OFFICER),
    ]


def test_somebody_known_by_initials_or_name_is_not_entered_again(core: Core) -> None:
    add(core, "Sana Khan", "SK")
    core.settings.change(user_name="S. Khan", user_initials="sk")
    join_unit(core)
    core.settings.change(user_name="sana khan", user_initials="")
    join_unit(core)
    assert [each.name for each in present(core)] == ["Sana Khan"]


def test_nobody_is_entered_without_a_name_or_into_a_file_that_is_only_read(core: Core) -> None:
    path = core.open_path()
    core.settings.change(user_name="", user_initials="")
    join_unit(core)
    core.settings.change(user_name="Sana Khan")
    core.open(path, read_only=True)
    join_unit(core)
    assert present(core) == []


def test_a_name_changed_in_the_settings_is_followed_by_the_file(core: Core) -> None:
    join_unit(core)
    before = core.settings.now
    core.settings.change(user_name="Sana Khan-Reed", user_initials="SKR")
    follow_settings(core, before)
    assert [(each.name, each.initials) for each in present(core)] == [("Sana Khan-Reed", "SKR")]


def test_two_people_cannot_have_the_same_initials_at_once(core: Core) -> None:
    first = add(core, "Sana Khan", "SK")
    with pytest.raises(InvalidValues, match="Sana Khan has the initials sk already"):
        add(core, "Stuart Kay", "sk")
    with core.work("Sana leaves") as work:
        change_member(work, first, {"last_day": date(2025, 2, 28)})
    add(core, "Stuart Kay", "SK")
    assert [each.name for each in present(core)] == ["Stuart Kay"]


def test_who_has_left_is_offered_no_more_and_cannot_be_removed_while_something_is_theirs(
    core: Core,
) -> None:
    member = add(core, "Sana Khan", "SK")
    with core.work("Add group") as work:
        body = add_partnership(work, {"name": "Westshire SCP"})
        group = add_group(work, {"partnership": body, "name": "Board", "looked_after": member})
    with pytest.raises(StillReferred), core.work("Remove") as work:
        remove_member(work, member)
    with core.work("Sana leaves") as work:
        change_member(work, member, {"last_day": TODAY})
        change_group(work, group, {"looked_after": None})
    with core.read() as session:
        assert unit_member_choices(session, "") == []
    with core.work("Remove") as work:
        remove_member(work, member)
    assert present(core) == []


def test_initials_tell_who_sits_here_before_a_name_does(core: Core) -> None:
    add(core, "Tom Hale", "TH")
    add(core, "Sana Khan", "SK")
    core.settings.change(user_name="Tom Hale", user_initials="SK")
    with core.read() as session:
        found = me(session, core.settings.now, TODAY)
    assert found is not None
    assert found.name == "Sana Khan"
