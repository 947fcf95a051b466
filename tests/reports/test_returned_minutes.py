"""The chair's Word file comes back: what was changed in it, by whom, and what is stored of it."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import ChangedMeanwhile, UserError
from app.meetings.moves import ISSUE
from app.meetings.rules import MinutesLocked
from app.minutes.closing import carry_out
from app.minutes.operations import save_minutes
from app.minutes.passages import PassageKind
from app.minutes.printed_lines import paragraph_lines, typed_lines
from app.minutes.queries import minuted
from app.minutes.returned import NoMinutes, OtherMinutes, take_changes
from app.minutes.text import parse
from app.minutes.word_file import NotWord, OldOrLockedWord, WordTooLarge, open_word, word_parts
from app.minutes.word_text import read_text
from reports.document import Report, Section
from reports.minute_blocks import blocks_of
from reports.returned_minutes import read_returned
from reports.word_blocks import document_of
from tests.app.groups.makers import TODAY
from tests.reports.meeting_sample import SECRET, hold
from tests.reports.returned_files import CHAIR, ChairFile, word_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.minutes.passages import Passage, Returned
    from app.minutes.queries import MinutedItem

TYPED = st.text(
    alphabet=st.one_of(
        st.sampled_from("-!*123. \n\t•):abRestricted\u00a0\u0301\u200b"), st.characters()
    ),
    max_size=60,
)


@settings(max_examples=25, deadline=None)
@given(TYPED.map(lambda text: f"Start\n{text}"))
def test_what_is_written_as_word_reads_back_as_the_same_lines(text: str) -> None:
    report = Report("T", (Section("S", tuple(blocks_of(parse(text)))),), TODAY)
    read = read_text(word_parts("a.docx", word_bytes(document_of(report))))
    [heading] = [place for place, each in enumerate(read.paragraphs) if each.level]
    lines = [line for each in read.paragraphs[heading + 1 :] for line in paragraph_lines(each)]
    assert [line.key for line in lines] == [line.key for line in typed_lines(text)]
    numbers = [line.number for line in typed_lines(text)]
    assert [line.number for line in lines] == numbers


def test_a_file_in_which_nothing_was_changed_says_nothing(core: Core, tmp_path: Path) -> None:
    meeting_id = hold(core)
    for public in (False, True):
        file = ChairFile(core, meeting_id, tmp_path / "back.docx", public=public).save()
        found = read_returned(core, meeting_id, file)
        assert {each.kind for each in found.passages} == {PassageKind.UNCHANGED}
        assert found.outside == ()


NEGLECT = "3 Neglect strategy"


@pytest.fixture
def meeting_id(core: Core) -> int:
    """Give a meeting that was held, with four paragraphs more under its item 3."""
    held = hold(core)
    [neglect] = [each for each in items(core, held) if each.item.heading == NEGLECT]
    with core.work("Write minutes") as work:
        save_minutes(
            work,
            neglect.item.id,
            f"{neglect.text}\n\nThe police brought the figures of the third quarter to the meeting.\n"
            "Schools will be asked for theirs by the end of the month.\n"
            f"! The family of {SECRET} had been visited twice by the health visitor in May.",
        )
    return held


@pytest.fixture
def chair(core: Core, meeting_id: int, tmp_path: Path) -> ChairFile:
    return ChairFile(core, meeting_id, tmp_path / "back.docx")


def items(core: Core, meeting_id: int) -> list[MinutedItem]:
    with core.read() as session:
        return minuted(session, meeting_id, TODAY)


def text_of(core: Core, meeting_id: int, heading: str = NEGLECT) -> list[str]:
    return next(
        each.text for each in items(core, meeting_id) if each.item.heading == heading
    ).split("\n")


def changed(found: Returned) -> list[Passage]:
    return [found.passages[place] for place in found.told]


def take_all(core: Core, found: Returned) -> None:
    with core.work("Take the chair's changes") as work:
        take_changes(work, found, {place: found.passages[place].new for place in found.changes})


def test_tracked_words_are_taken_as_the_wish_of_who_made_them(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.track_words("The police", "third", "fourth")
    found = read_returned(core, meeting_id, chair.save())
    [one] = changed(found)
    assert one.kind is PassageKind.CHANGED
    assert one.new == ("The police brought the figures of the fourth quarter to the meeting.",)
    assert [(each.author, str(each.day)) for each in one.by] == [("A. Chair", "2025-04-02")]
    before = text_of(core, meeting_id)
    take_all(core, found)
    assert text_of(core, meeting_id) == [each.replace("third", "fourth") for each in before]


def test_a_paragraph_struck_out_with_its_mark_is_removed_and_a_new_one_stands_in_its_place(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.track_removal("Schools will")
    chair.track_new("The police", "Health will bring theirs in June.")
    found = read_returned(core, meeting_id, chair.save())
    told = [(each.kind.value, each.old, each.new, len(each.by)) for each in changed(found)]
    assert told == [
        ("Removed", ("Schools will be asked for theirs by the end of the month.",), (), 1),
        ("New", (), ("Health will bring theirs in June.",), 1),
    ]
    take_all(core, found)
    assert text_of(core, meeting_id)[-2:] == [
        "Health will bring theirs in June.",
        f"! The family of {SECRET} had been visited twice by the health visitor in May.",
    ]


def test_changes_without_tracks_are_found_by_comparing(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.rewrite("Schools will", "Schools will be asked for theirs by the end of June.")
    [one] = changed(read_returned(core, meeting_id, chair.save()))
    assert (one.kind, one.by) == (PassageKind.CHANGED, ())


def test_a_paragraph_that_was_split_is_one_change_and_one_that_was_joined_too(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.rewrite("The police", "The police brought the figures of the third quarter.")
    chair.below("The police", "To the meeting.")
    [split] = changed(read_returned(core, meeting_id, chair.save()))
    assert (split.title, len(split.new)) == ("Changed and split", 2)
    take_all(core, read_returned(core, meeting_id, chair.save()))
    joined = ChairFile(core, meeting_id, chair.path)
    joined.track_join("To the meeting.")
    [one] = changed(read_returned(core, meeting_id, joined.save()))
    assert one.title == "Changed and joined"
    assert one.new == ("To the meeting.Schools will be asked for theirs by the end of the month.",)


def test_the_second_half_of_a_restricted_paragraph_stays_restricted(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.rewrite("Restricted: The family", f"Restricted: The family of {SECRET} had been")
    chair.below("Restricted: The family", "visited twice by the health visitor in May.")
    take_all(core, read_returned(core, meeting_id, chair.save()))
    assert text_of(core, meeting_id)[-2:] == [
        f"! The family of {SECRET} had been",
        "! visited twice by the health visitor in May.",
    ]


def test_a_restricted_paragraph_is_not_made_public_by_a_file_that_lacks_the_word(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    before = text_of(core, meeting_id)
    chair.rewrite("Restricted: The family", before[-1].removeprefix("! "))
    found = read_returned(core, meeting_id, chair.save())
    [one] = changed(found)
    assert one.kind is PassageKind.NOTED
    assert one.note == "This was restricted and stays so; in the file it is not."
    assert found.changes == ()


def test_restricted_words_that_were_copied_or_moved_into_the_open_are_restricted_there(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.below(
        "1  Welcome", f"The family of {SECRET} had been visited twice by the visitor in May."
    )
    chair.move(f"{SECRET} was discussed.", below="The police")
    found = read_returned(core, meeting_id, chair.save())
    come = [line for each in changed(found) for line in each.new]
    assert come == [
        f"! The family of {SECRET} had been visited twice by the visitor in May.",
        f"! {SECRET} was discussed.",
    ]


def test_a_paragraph_that_was_moved_is_known_in_both_places(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.move("The police", below="1  Welcome")
    found = read_returned(core, meeting_id, chair.save())
    here, away = changed(found)
    assert (here.title, here.moved) == ("Moved here", f"from {NEGLECT}")
    assert (away.title, away.moved) == ("Moved away", f"to {found.items[0].heading}")
    assert found.passages[here.partner or 0] is away
    assert found.both(found.changes[0]) == found.changes


def test_comments_come_with_author_and_the_words_they_stand_at(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.comment("Schools will", "All of them?", "B. Farooq")
    [one] = changed(read_returned(core, meeting_id, chair.save()))
    [said] = one.comments
    assert one.kind is PassageKind.NOTED
    assert (said.author, said.text) == ("B. Farooq", "All of them?")
    assert said.words == "Schools will be asked for theirs by the end of the month."


def test_headings_that_word_numbered_anew_are_found_by_their_titles(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    for each in chair.document.paragraphs:
        if re.match(r"\d.*  ", each.text):
            each.text = f"9.{each.text}"
    found = read_returned(core, meeting_id, chair.save())
    assert (changed(found), found.outside) == ([], ())


def test_a_heading_that_lost_its_style_or_went_keeps_its_paragraphs(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.at("3  Neglect").style = chair.document.styles["Normal"]
    assert changed(read_returned(core, meeting_id, chair.save())) == []
    chair.remove("3  Neglect")
    found = read_returned(core, meeting_id, chair.save())
    assert changed(found) == []
    assert found.outside[0] == f"Item {NEGLECT}: its heading was not found in the file."


def test_what_is_changed_outside_the_minutes_is_told_and_not_taken(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.rewrite("Place", "Place\tTown Hall")
    chair.rewrite("Extend the strategy.", "Extend the strategy by a year.")
    chair.rewrite("3  Neglect", "3  Neglect strategy and its progress")
    chair.document.tables[0].rows[1].cells[0].paragraphs[0].text = "Somebody else"
    chair.comment("Attendance", "Is this right?")
    found = read_returned(core, meeting_id, chair.save())
    told = "\n".join(found.outside)
    assert changed(found) == []
    assert "Before the items: “Place Council Chamber” reads “Place Town Hall” in the file." in told
    assert (
        f"Item {NEGLECT}: “Extend the strategy.” reads “Extend the strategy by a year.” in" in told
    )
    assert "the heading reads “3 Neglect strategy and its progress” in the file" in told
    assert "reads “Somebody else |" in told
    assert "Comment of A. Chair" in told


def test_what_was_typed_below_a_box_and_took_its_look_is_a_line_of_the_item(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.below("Bring cases.", "The Board thanked the practitioners.", "Callout")
    [one] = changed(read_returned(core, meeting_id, chair.save()))
    assert (one.kind, one.new) == (PassageKind.NEW, ("The Board thanked the practitioners.",))


def test_points_are_numbered_on_when_one_came_and_stay_when_it_is_refused(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    added = chair.below("Three", "Three and a half", "List Number")
    numbering = chair.element("Three").find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    properties = added.find(qn("w:pPr"))
    assert properties is not None
    properties.append(deepcopy(numbering))
    found = read_returned(core, meeting_id, chair.save())
    [place] = found.changes
    [item] = {found.passages[place].item}
    assert "3. Three\n4. Four" in found.text(item, {})
    taken = found.text(item, {place: found.passages[place].new})
    assert "3. Three\n4. Three and a half\n5. Four" in taken


def test_the_version_for_the_public_takes_nothing_restricted_out(
    core: Core, meeting_id: int, tmp_path: Path
) -> None:
    chair = ChairFile(core, meeting_id, tmp_path / "public.docx", public=True)
    chair.track_words("Schools will", "the month", "June")
    chair.track_removal("The police")
    found = read_returned(core, meeting_id, chair.save())
    assert {each.kind for each in changed(found)} == {PassageKind.CHANGED, PassageKind.REMOVED}
    before = [each for each in text_of(core, meeting_id) if each.startswith("! ")]
    take_all(core, found)
    assert [each for each in text_of(core, meeting_id) if each.startswith("! ")] == before


def test_taking_is_one_step_that_undo_takes_back(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.move("The police", below="1  Welcome")
    before = [each.text for each in items(core, meeting_id)]
    take_all(core, read_returned(core, meeting_id, chair.save()))
    assert [each.text for each in items(core, meeting_id)] != before
    core.undo()
    assert [each.text for each in items(core, meeting_id)] == before


def test_a_file_compared_before_the_minutes_changed_is_not_stored_over_them(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.track_words("Schools will", "the month", "June")
    found = read_returned(core, meeting_id, chair.save())
    [item] = [each for each in items(core, meeting_id) if each.item.heading == NEGLECT]
    with core.work("Write minutes") as work:
        save_minutes(work, item.item.id, "Other words")
    with pytest.raises(ChangedMeanwhile):
        take_all(core, found)


def test_issued_minutes_are_refused_in_the_words_for_all_that_is_locked(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    path = chair.save()
    with core.work(ISSUE.label, **ISSUE.options) as work:
        carry_out(work, meeting_id, ISSUE)
    with pytest.raises(MinutesLocked):
        read_returned(core, meeting_id, path)


def test_the_minutes_of_another_meeting_and_other_papers_are_refused(
    core: Core, meeting_id: int, chair: ChairFile, tmp_path: Path
) -> None:
    chair.document.core_properties.subject = "Minutes of SCP Board of 12 December 2024"
    with pytest.raises(OtherMinutes, match=r"of SCP Board of 12 December 2024, not those"):
        read_returned(core, meeting_id, chair.save())
    letter = Document()
    letter.add_paragraph("Dear colleague")
    (tmp_path / "letter.docx").write_bytes(word_bytes(letter))
    with pytest.raises(NoMinutes):
        read_returned(core, meeting_id, tmp_path / "letter.docx")


BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)


def package(document: str) -> bytes:
    relations = '<Relationships><Relationship Type="a/officeDocument" Target="word/document.xml"/></Relationships>'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NotWord),
        (b"%PDF-1.7", NotWord),
        (b"PK\x03\x04 but no archive", NotWord),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OldOrLockedWord),
        (package(BOMB), NotWord),
        (package("<document"), NotWord),
        (package("<workbook/>"), NotWord),
        (package(f"<document>{' ' * 21_000_000}</document>"), WordTooLarge),
    ],
)
def test_a_hostile_file_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, refusal: type[UserError]
) -> None:
    path = tmp_path / "back.docx"
    path.write_bytes(content)
    with pytest.raises(refusal, match=r"“back.docx”"):
        open_word(path)


def test_a_document_nested_deeper_than_anybody_writes_is_no_minutes(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    deep = f"<document>{'<p>' * 100_000}{'</p>' * 100_000}</document>"
    chair.path.write_bytes(package(deep))
    with pytest.raises(NoMinutes):
        read_returned(core, meeting_id, chair.path)


def test_what_was_written_here_after_the_file_was_sent_is_not_taken_away_by_taking_all(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    chair.track_words("Schools will", "the month", "June")
    [item] = [each for each in items(core, meeting_id) if each.item.heading == NEGLECT]
    with core.work("Write minutes") as work:
        save_minutes(work, item.item.id, f"{item.text}\nThis was written here since then.")
    found = read_returned(core, meeting_id, chair.save())
    one, other = changed(found)
    assert (one.untracked, other.untracked) == (False, True)
    assert found.sure == found.changes[:1]


def test_words_made_bold_with_a_track_of_it_are_taken_as_such(
    core: Core, meeting_id: int, chair: ChairFile
) -> None:
    run = chair.element("Schools will").find(qn("w:r"))
    assert run is not None
    run.insert(0, parse_xml(f"<w:rPr {nsdecls('w')}><w:b/><w:rPrChange {CHAIR} w:id='7'/></w:rPr>"))
    [one] = changed(read_returned(core, meeting_id, chair.save()))
    assert [each.author for each in one.by] == ["A. Chair"]
    assert one.new == ("**Schools will be asked for theirs by the end of the month.**",)
