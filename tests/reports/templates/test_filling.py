"""Documents in the unit's own Word template: every placeholder filled wherever it stands, in the template's styles."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor, Twips

from app.agenda.queries import agenda as agenda_items
from app.minutes.operations import save_minutes
from app.partnerships.operations import change_partnership
from app.partnerships.queries import all_partnerships
from app.templates.fields import TemplateKind
from app.templates.placeholders import placeholders_of
from app.templates.rules import TemplateMissing
from reports import action_sheet, agenda, cover_report, minutes
from reports.returned_minutes import read_returned
from reports.starting_template import starting_template
from reports.word import word_bytes
from reports.writers import write
from tests.app.meetings.makers import begin
from tests.app.templates.makers import bytes_of, changed, give, with_text, word
from tests.reports.meeting_sample import SECRET, hold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from app.bootstrap import Core
    from reports.document import Report

TODAY = date(2025, 3, 11)
BUILDERS: dict[TemplateKind, Callable[..., Report]] = {
    TemplateKind.MINUTES: minutes.build,
    TemplateKind.AGENDA: agenda.build,
    TemplateKind.ACTION_SHEET: action_sheet.build,
}
BODY = "word/document.xml"


def partnership_of(core: Core) -> int:
    with core.read() as session:
        return all_partnerships(session)[0].id


def style_of(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return paragraph.style.name or ""


def mark(core: Core) -> None:
    partnership = partnership_of(core)
    with core.work("Change partnership") as work:
        change_partnership(work, partnership, {"marking": "OFFICIAL"})


def filled(core: Core, content: bytes, meeting: int, **options: bool) -> WordDocument:
    give(core, content, partnership_of(core))
    return Document(BytesIO(word_bytes(minutes.build(core, meeting, **options))))


def words(document: WordDocument) -> list[str]:
    return [
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p"))
    ]


def test_every_document_says_something_for_each_of_its_placeholders(core: Core) -> None:
    meeting = hold(core)
    with core.read() as session:
        item = agenda_items(session, meeting)[0].id
    built = {kind: build(core, meeting) for kind, build in BUILDERS.items()}
    built[TemplateKind.COVER_REPORT] = cover_report.build(core, item)
    for kind, report in built.items():
        assert report.filling is not None
        assert set(report.filling.said) == {each.name for each in placeholders_of(kind)}
        for each in placeholders_of(kind):
            assert isinstance(report.filling.said[each.name], tuple) is each.is_block


@pytest.mark.parametrize("kind", BUILDERS)
def test_a_starting_template_is_whole_and_leaves_no_placeholder(
    core: Core, tmp_path: Path, kind: TemplateKind
) -> None:
    meeting = hold(core)
    give(core, starting_template(kind, TODAY), partnership_of(core), kind=kind)
    path = tmp_path / "filled.docx"
    write(BUILDERS[kind](core, meeting), path)
    with zipfile.ZipFile(path) as package:
        everything = " ".join(
            package.read(name).decode("utf-8", "replace") for name in package.namelist()
        )
        assert not any("comments" in name for name in package.namelist())
    assert "{{" not in everything
    assert "commentReference" not in everything
    assert Document(str(path)).core_properties.title.startswith("SCP Board: ")


@pytest.mark.parametrize("kind", BUILDERS)
def test_no_placeholder_brings_what_is_restricted_into_a_public_version(
    core: Core, kind: TemplateKind
) -> None:
    meeting = hold(core)
    document = Document(BytesIO(word(*(each.shown for each in placeholders_of(kind)))))
    document.sections[0].header.paragraphs[0].text = " ".join(
        each.shown for each in placeholders_of(kind) if not each.is_block
    )
    give(core, bytes_of(document), partnership_of(core), kind=kind)
    for public in (True, False):
        content = word_bytes(BUILDERS[kind](core, meeting, public=public))
        with zipfile.ZipFile(BytesIO(content)) as package:
            everything = b" ".join(package.read(name) for name in package.namelist()).decode(
                "utf-8", "replace"
            )
        assert (SECRET in everything) is not public
        assert ("Public version" in everything) is public


def test_words_are_filled_in_headers_cells_text_boxes_and_over_split_runs(core: Core) -> None:
    document = Document(BytesIO(word("{{items}}", "BOX", header="{{partnership}} · {{marking}}")))
    document.add_table(1, 1).rows[0].cells[0].text = "On {{meeting.date}}"
    split = document.add_paragraph()
    for piece in ("Chair: {", "{ch", "air}", "}, no. {{meeting.number}}."):
        split.add_run(piece).bold = piece == "{ch"
    box = "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r><w:t>{{group}}"
    box += "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    made = filled(core, with_text(bytes_of(document), BODY, "<w:t>BOX</w:t>", box), hold(core))
    told = words(made)
    assert "On Thursday 27 March 2025" in told
    assert "SCP Board" in told
    assert any(each.startswith("Chair: ") and each.endswith(", no. 1.") for each in told)
    assert made.sections[0].header.paragraphs[0].text.startswith("Blackburn")


def test_blocks_take_the_templates_own_styles_page_and_logo(core: Core) -> None:
    document = Document(BytesIO(word("{{details}}")))
    document.styles["Heading 2"].font.color.rgb = RGBColor(0x80, 0, 0x80)
    document.styles.add_style("House Text", 1).font.size = Cm(0.4)
    document.add_paragraph("{{items}}", style="House Text")
    document.sections[0].page_width, document.sections[0].left_margin = Twips(8000), Cm(3)
    meeting = hold(core)
    made = filled(core, bytes_of(document), meeting)
    assert made.sections[0].page_width == Twips(8000)
    texts = {each.text: each for each in made.paragraphs}
    assert style_of(texts["Use had risen."]) == "House Text"
    assert style_of(texts["primary"]) == "List Bullet"
    heading = texts["3  Neglect strategy"]
    assert style_of(heading) == "Heading 1"
    assert style_of(texts["4.1  Part Kestrel"]) == "Heading 2"
    assert made.styles["Heading 2"].font.color.rgb == RGBColor(0x80, 0, 0x80)
    for each in made.paragraphs:
        assert not any(run.font.size or run.font.color.rgb for run in each.runs)


def test_a_heading_says_from_which_level_blocks_begin(core: Core) -> None:
    document = Document()
    document.add_paragraph("{{items}}", style="Heading 2")
    made = filled(core, bytes_of(document), hold(core))
    levels = {each.text: style_of(each) for each in made.paragraphs}
    assert levels["3  Neglect strategy"] == "Heading 2"
    assert levels["4.1  Part Kestrel"] == "Heading 3"
    assert levels["Use had risen."] == "Normal"


def test_a_template_without_lists_headings_and_numberings_is_given_them(core: Core) -> None:
    document = Document(BytesIO(word("{{present}}", "{{items}}")))
    for each in list(document.styles.element):
        if each.tag == qn("w:style") and each.get(qn("w:styleId")) not in {"Normal", "TableNormal"}:
            document.styles.element.remove(each)
    bare = bytes_of(document)
    with zipfile.ZipFile(BytesIO(bare)) as package:
        rels = package.read("word/_rels/document.xml.rels").decode()
        types = package.read("[Content_Types].xml").decode()
    start = rels.index("<Relationship ", rels.index("numbering.xml") - 250)
    start = rels.rindex("<Relationship ", 0, rels.index("numbering.xml"))
    rels = rels[:start] + rels[rels.index("/>", start) + 2 :]
    at = types.rindex("<Override ", 0, types.index("numbering.xml"))
    types = types[:at] + types[types.index("/>", at) + 2 :]
    bare = changed(
        bare,
        {
            "word/numbering.xml": None,
            "word/_rels/document.xml.rels": rels.encode(),
            "[Content_Types].xml": types.encode(),
        },
    )
    made = filled(core, bare, hold(core))
    texts = {each.text: each for each in made.paragraphs}
    assert style_of(texts["3  Neglect strategy"]) == "Heading 1"
    style = made.styles[style_of(texts["primary"])]
    numbered = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    known = {each.numId for each in made.part.numbering_part.element.num_lst}
    assert int(numbered.get(qn("w:val"))) in known


def test_marking_and_draft_stand_on_top_where_the_template_has_no_place_for_them(
    core: Core,
) -> None:
    _, meeting, _ = begin(core, "Neglect strategy")
    mark(core)
    made = filled(core, word("{{title}}", "{{items}}"), meeting, public=True)
    assert (
        made.paragraphs[0].text
        == "OFFICIAL  ·  Public version  ·  Draft, not yet seen by the chair"
    )
    give(core, word("{{marking}} {{version}} {{draft}}", "{{items}}"), partnership_of(core))
    again = Document(BytesIO(word_bytes(minutes.build(core, meeting))))
    assert again.paragraphs[0].text == "OFFICIAL  Draft, not yet seen by the chair"


def test_what_people_wrote_is_never_taken_for_a_placeholder(core: Core) -> None:
    _, meeting, [item] = begin(core, "About {{chair}}")
    made = filled(core, word("{{items}}", "{{title}}"), meeting)
    assert any("About {{chair}}" in each for each in words(made))
    assert item


def test_an_empty_place_leaves_no_empty_line(core: Core) -> None:
    made = filled(
        core, word("One", "{{version}}", "{{marking}}{{draft}}", "Two", "{{items}}"), hold(core)
    )
    told = [each.text for each in made.paragraphs]
    assert told[:3] == ["One", "Draft, not yet seen by the chair", "Two"]


def test_a_cell_that_holds_blocks_alone_stays_a_cell(core: Core) -> None:
    document = Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.text = "{{attendance}}"
    made = filled(core, bytes_of(document), hold(core))
    [within] = made.tables[0].rows[0].cells
    assert len(within.tables) == 1
    assert within._tc[-1].tag == qn("w:p")  # noqa: SLF001 - Word calls a cell without one damaged


def test_the_table_of_actions_stands_in_its_place_or_below_the_items(core: Core) -> None:
    meeting = hold(core)
    made = filled(core, word("{{items}}", "The end"), meeting, with_table=True)
    assert [each.text for each in made.paragraphs if style_of(each) == "Heading 1"][-1] == "Actions"
    again = filled(core, word("{{items}}", "{{actions}}"), meeting, with_table=True)
    assert "Actions" not in [each.text for each in again.paragraphs]


def test_a_file_in_the_units_layout_comes_back_from_the_chair(core: Core, tmp_path: Path) -> None:
    _, meeting, [item] = begin(core, "Neglect strategy")
    with core.work("Write minutes") as work:
        save_minutes(work, item, "Use had **risen**.\n- primary\n1. One\n2. Two")
    give(
        core,
        word("{{title}}", "{{attendance}}", "{{items}}", "{{meeting.next}}"),
        partnership_of(core),
    )
    path = tmp_path / "minutes.docx"
    write(minutes.build(core, meeting), path)
    assert read_returned(core, meeting, path).sentence == ""
    document = Document(str(path))
    [line] = [each for each in document.paragraphs if each.text == "Use had risen."]
    line.add_run(" Twice.")
    document.save(str(path))
    found = read_returned(core, meeting, path)
    assert found.sentence == "1 changed"
    assert found.outside == ()


def test_a_lost_template_is_told_when_word_is_written_and_pdf_goes_on(
    core: Core, tmp_path: Path
) -> None:
    meeting = hold(core)
    give(core, word("{{items}}"), partnership_of(core))
    with core.unjournaled() as connection:
        connection.exec_driver_sql("DELETE FROM paper_chunk")
    report = minutes.build(core, meeting)
    write(report, tmp_path / "a.pdf")
    with pytest.raises(TemplateMissing, match="is not in this file"):
        write(report, tmp_path / "a.docx")
