"""What a step did in the words of the Fields: additions with values, changes old → new, many alike counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agencies.operations import add_agencies, add_alias, change_agency, remove_agency
from app.journal import Act, history
from app.record_parts import touching
from app.telling import ToldChange, Value, bunches, told
from tests.app.acts import add

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.naming import Key


def tell(core: Core, back: int = 0, record: Key | None = None) -> list[ToldChange]:
    """Tell all of the newest step, or of one so many steps back."""
    with core.read() as session:
        step = history(session)[back].id
        within = touching(record) if record else None
        return [
            each
            for bunch in bunches(session, step, within)
            for each in told(session, step, bunch, within=within)
        ]


def test_an_addition_is_told_with_its_values_as_they_were_then(core: Core) -> None:
    trust = add(core, "Trust", phone="01254", sector="health")
    with core.work("Change agency") as work:
        change_agency(work, trust, {"name": "Hospital", "phone": None})
    [first] = tell(core, back=1)
    assert first.sentence == "Added agency “Hospital”"
    values = {value.label: value.after for value in first.values}
    assert values.items() >= {"Name": "Trust", "Sector": "Health", "Phone": "01254"}.items()


def test_a_change_is_told_old_and_new_in_the_words_of_its_fields(core: Core) -> None:
    trust, other = add(core, "Trust"), add(core, "Council")
    with core.work("Change agency") as work:
        change_agency(work, trust, {"part_of": other, "sector": "police"})  # type: ignore[typeddict-item]
    [changed] = tell(core)
    assert changed.values[0].label == "Sector"
    assert changed.values[0].after == "Police"
    assert changed.values[1] == Value("Part of", "", "Council")


def test_a_removal_is_told_by_the_name_and_values_it_had(core: Core) -> None:
    trust = add(core, "Trust", phone="01254")
    with core.work("Remove agency") as work:
        remove_agency(work, trust)
    [removed] = tell(core)
    assert removed.sentence == "Removed agency “Trust”"
    assert Value("Phone", "01254", "") in removed.values


def test_many_alike_are_one_bunch_told_page_by_page(core: Core) -> None:
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": f"School {number:03}"} for number in range(120)])
    with core.read() as session:
        [step] = history(session)
        [bunch] = bunches(session, step.id)
        page = told(session, step.id, bunch, skip=100, limit=50)
    assert (bunch.sentence, bunch.act) == ("Added 120 agencies", Act.INSERT)
    assert [each.name for each in page] == [f"School {number:03}" for number in range(100, 120)]


def test_of_one_record_only_its_own_changes_and_those_of_its_parts_are_told(core: Core) -> None:
    trust, other = add(core, "Trust"), add(core, "Council")
    with core.work("Change agencies") as work:
        change_agency(work, trust, {"phone": "1"})
        change_agency(work, other, {"phone": "2"})
        add_alias(work, trust, "ELHT")
    found = [each.sentence for each in tell(core, record=("agency", trust))]
    assert found == ["Changed agency “Trust”", "Added name “ELHT”"]


def test_a_long_text_is_told_around_the_words_that_changed(core: Core) -> None:
    before = "The group heard the report. " * 20
    trust = add(core, "Trust", notes=before)
    with core.work("Change agency") as work:
        change_agency(work, trust, {"notes": before.replace("heard", "discussed", 1)})
    [value] = tell(core)[0].values
    assert value.before.startswith("The group heard the report.")
    assert "discussed" in value.after
    assert value.after.endswith("…")
    assert len(value.after) < 120


def test_the_steps_of_the_whole_sample_can_be_told(sample: Core) -> None:
    with sample.read() as session:
        steps = history(session, limit=300)
        for step in steps:
            found = bunches(session, step.id)
            assert sum(bunch.count for bunch in found) == step.changes
            for bunch in found:
                assert all(each.name for each in told(session, step.id, bunch, limit=3)), bunch
