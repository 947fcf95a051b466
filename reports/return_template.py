"""What a return asks, as a document to be talked over before a round: standards, questions, scale, room for remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day
from app.errors import NotFound
from app.fields import Fields, Link
from app.partnerships.queries import partnership_or_first
from app.returns.templates import newest_template, template
from reports.document import Paragraph, Report, Section
from reports.partnerships import ONE
from reports.table import Column, Table

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.partnerships.queries import PartnershipRecord
    from app.returns.templates import ReturnTemplateRecord, TemplateQuestion, TemplateStandard
    from reports.document import Block
    from reports.table import Cells

OPTIONS: Fields = (
    ONE,
    Link(
        "template",
        "Template",
        kind="return-templates",
        help="The one made last where none is named.",
    ),
)
_NOT_APPLICABLE = "Where a question does not apply, N/A is answered with the reason; it is left out of every rate."


def build(core: Core, template: int | None = None, partnership: int | None = None) -> Report:
    """Print a template as it is asked, the one made last where none is named."""
    today = core.clock.today()
    found, body = _read(core, template, partnership)
    return Report(
        found.title,
        (*_head(found), *(_section(each) for each in found.standards)),
        today,
        subtitle="What is asked, for consultation before the round",
        partnership=body.name,
        basis=f"Template as at {show_day(today)}",
        marking=body.marking or "",
        landscape=True,
    )


def _read(
    core: Core, wanted: int | None, partnership: int | None
) -> tuple[ReturnTemplateRecord, PartnershipRecord]:
    with core.read() as session:
        chosen = wanted or newest_template(session)
        found = template(session, chosen) if chosen else None
        if found is None:
            raise NotFound("return template", wanted or "newest")
        return found, partnership_or_first(session, partnership)


def _head(found: ReturnTemplateRecord) -> list[Block]:
    """Say how much is asked, on what scale, and what an agency is told about filling it in."""
    standards = counted(len(found.standards), "standard")
    told: list[Block] = [
        Paragraph(f"{standards} with {counted(found.questions, 'question')}.", look="lead")
    ]
    if found.levels:
        scale = f"Scale: {found.scale.in_words()}. Below {found.threshold} counts as weak."
        told.append(Paragraph(scale))
    guidance = (each.strip() for each in (found.guidance or "").split("\n\n"))
    return [*told, Paragraph(_NOT_APPLICABLE), *(Paragraph(each) for each in guidance if each)]


def _section(standard: TemplateStandard) -> Section:
    wants_evidence = any(each.evidence for each in standard.questions)
    columns = (
        Column("No.", width=6),
        Column("Question", width=46),
        Column("What is meant", width=36, optional=True),
        Column("Answer", width=16),
        *((Column("Evidence", width=10),) if wants_evidence else ()),
        Column("Your remarks", width=34),
    )
    rows = tuple(_row(each, wants_evidence=wants_evidence) for each in standard.questions)
    return Section(f"{standard.number} {standard.title}", (Table(columns, rows, per="Standard"),))


def _row(question: TemplateQuestion, *, wants_evidence: bool) -> Cells:
    asks = question.asks.title_text
    return (
        question.number,
        question.wording,
        question.guidance,
        asks if question.required else f"{asks}, may be empty",
        *((("Asked for" if question.evidence else ""),) if wants_evidence else ()),
        "",
    )
