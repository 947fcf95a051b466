"""What is said of a file that is to be a template: unknown names with their places, what it lacks, what is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from app.errors import EnvironmentProblem, UserError
from app.minutes.word_file import NotWord, OldOrLockedWord
from app.templates import package
from app.templates.checking import check_template, look_at_template
from app.templates.fields import TemplateKind
from app.templates.placeholders import PLACEHOLDERS, nearest, placeholders_of
from app.templates.rules import (
    HasMacros,
    HoldsForeignParts,
    IsStrict,
    IsWordsTemplate,
    TemplateTooLarge,
    WrongPlaceholders,
)
from tests.app.templates.makers import MINUTES, bytes_of, changed, with_text, word

if TYPE_CHECKING:
    from pathlib import Path

TYPES, BODY, RELS = "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WHOLE = word("{{title}} {{meeting.date}} {{marking}} {{draft}}", "{{attendance}}", "{{items}}")


def wrong(content: bytes, kind: TemplateKind = MINUTES) -> tuple[str, ...]:
    with pytest.raises(WrongPlaceholders) as refused:
        check_template("Ours.docx", content, kind)
    return refused.value.sentences


def test_a_whole_template_is_taken_without_a_word() -> None:
    assert check_template("Ours.docx", WHOLE, MINUTES).warnings == ()


def test_blanks_and_capitals_within_the_brackets_do_not_matter() -> None:
    found = check_template("Ours.docx", word("{{ Meeting.Date }}", "{{ITEMS}}"), MINUTES).found
    assert found == {"meeting.date", "items"}


def test_an_unknown_name_is_told_with_its_place_and_the_nearest_known_one() -> None:
    [told] = wrong(word("Minutes of {{grp}} on a Thursday", "{{items}}"))
    assert "{{grp}} in the body, “Minutes of {{grp}} on a Thursday” is not known." in told
    assert "Perhaps {{group}} is meant." in told


def test_places_are_told_for_cells_headers_and_text_boxes() -> None:
    document = Document(BytesIO(word("{{items}}", header="{{one}}")))
    document.add_table(1, 1).rows[0].cells[0].text = "{{two}}"
    box = "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r><w:t>{{three}}"
    box += "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    document.add_paragraph("BOX")
    content = with_text(bytes_of(document), BODY, "<w:t>BOX</w:t>", box)
    assert [each.split(",")[0] for each in wrong(content)] == [
        "{{two}} in the table",
        "{{three}} in the text box",
        "{{one}} in the header",
    ]


def test_a_name_split_over_runs_is_read_whole() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{it", "ems", "}", "}"):
        paragraph.add_run(piece)
    assert check_template("Ours.docx", bytes_of(document), MINUTES).found == {"items"}


def test_a_name_of_another_kind_of_document_says_where_it_is_known() -> None:
    [told] = wrong(word("{{items}} {{item.purpose}}"))
    assert told.endswith("is only known in: cover report.")


def test_brackets_that_do_not_close_are_told() -> None:
    [told] = wrong(word("{{items}}", "On {{meeting.date} we met"))
    assert "is no whole placeholder" in told


def test_a_block_in_a_header_is_told() -> None:
    [told] = wrong(word("x", header="{{items}}"))
    assert "put it into the body" in told


def test_what_an_important_place_lacks_is_told_and_the_template_taken() -> None:
    assert check_template("Ours.docx", word("{{group}}"), MINUTES).warnings == (
        "It has no {{meeting.date}} and no {{items}}.",
        "It has neither {{attendance}} nor {{present}}, so nobody reads who was there.",
        "It has no place for {{marking}} and {{draft}}: put on top of what is written.",
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("date", "meeting.date"), ("attendees", "attendance"), ("apology", "apologies"), ("zzz", "")],
)
def test_the_nearest_name_is_found(typed: str, meant: str) -> None:
    assert nearest(typed, MINUTES) == meant


def test_every_kind_knows_what_it_needs() -> None:
    for kind in TemplateKind:
        assert any(kind in each.needed for each in placeholders_of(kind))
    assert len({each.name for each in PLACEHOLDERS}) == len(PLACEHOLDERS)


REFUSED: tuple[tuple[type[UserError], bytes], ...] = (
    (NotWord, b"plain text"),
    (NotWord, WHOLE[: len(WHOLE) // 2]),
    (NotWord, changed(WHOLE, {BODY: None})),
    (NotWord, changed(WHOLE, {BODY: b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'})),
    (OldOrLockedWord, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    (HasMacros, changed(WHOLE, {"word/vbaProject.bin": b"x"})),
    (
        HasMacros,
        with_text(WHOLE, TYPES, MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml"),
    ),
    (
        IsWordsTemplate,
        with_text(WHOLE, TYPES, MAIN, MAIN.replace("document.main", "template.main")),
    ),
    (
        IsStrict,
        with_text(
            WHOLE,
            BODY,
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    ),
    (
        HoldsForeignParts,
        with_text(
            WHOLE,
            RELS,
            "</Relationships>",
            '<Relationship Id="r9" Type="http://x/image" Target="//evil/x.png" TargetMode="External"/></Relationships>',
        ),
    ),
    (
        HoldsForeignParts,
        with_text(
            WHOLE,
            RELS,
            "</Relationships>",
            '<Relationship Id="r9" Type="http://x/oleObject" Target="embeddings/a.bin"/></Relationships>',
        ),
    ),
    (
        HoldsForeignParts,
        with_text(
            WHOLE,
            BODY,
            "<w:body>",
            "<w:body><w:p><w:r><w:instrText>DDE</w:instrText><w:instrText>AUTO cmd</w:instrText></w:r></w:p>",
        ),
    ),
)


@pytest.mark.parametrize(("reason", "content"), REFUSED)
def test_what_no_document_may_hold_is_refused_in_a_sentence(
    reason: type[UserError], content: bytes
) -> None:
    with pytest.raises(reason) as refused:
        check_template("Ours.docx", content, MINUTES)
    assert str(refused.value).startswith("“Ours.docx” ")


def test_what_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_UNPACKED", 100_000)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\0" * 200_000)
    with pytest.raises(TemplateTooLarge):
        check_template("Ours.docx", made.getvalue(), MINUTES)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="cannot be read"):
        look_at_template(tmp_path / "none.docx", MINUTES)
