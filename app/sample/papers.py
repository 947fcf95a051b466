"""The sample's papers: short reports, drawn as what partners send, attached to the meetings to come."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from app import resources
from app.papers.looking import look_at
from app.papers.operations import change_paper
from app.papers.pdf_reading import read_own
from app.recommendations.lines import Proposed
from app.recommendations.receiving import IncomingReport, receive_paper

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    from app.sample.script import Topic
    from app.work import Work

_FONTS = (("Sample", "Inter-Regular.ttf"), ("Sample-Bold", "Inter-SemiBold.ttf"))
_ASKED = {
    "decision": "The meeting is asked to agree what is proposed below.",
    "discussion": "The meeting is asked to discuss what is set out below.",
    "assurance": "The meeting is asked to take assurance from what is set out below.",
    "information": "The meeting is asked to note what is set out below.",
}


def attach_report(work: Work, item_id: int, topic: Topic, meeting: str) -> None:
    """Attach the paper of an item to a meeting, as its writer sends it."""
    content = _report(topic, meeting)
    proposed = tuple(Proposed(text, str(number)) for number, text in enumerate(topic.recommends, 1))
    found = IncomingReport(look_at(f"{topic.paper}.pdf", content, read_own), proposed)
    paper, _ = receive_paper(work, item_id, found)
    if topic.is_restricted:
        change_paper(work, paper, {"restricted": True})


def _report(topic: Topic, meeting: str) -> bytes:
    """Draw a report of a page or two; the same words give the same bytes."""
    # Drawing is needed by the sample alone, and takes a moment to load.
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer  # noqa: PLC0415

    head, sub, body = _styles()
    made = io.BytesIO()
    document = SimpleDocTemplate(
        made,
        pagesize=A4,
        leftMargin=64,
        rightMargin=64,
        topMargin=76,
        bottomMargin=64,
        title=topic.paper,
        author=topic.presenter,
        invariant=1,
    )
    parts = [
        Paragraph(topic.paper, head),
        Paragraph(f"Report to {meeting}<br/>From: {topic.presenter}", body),
        Paragraph("Purpose", sub),
        Paragraph(_ASKED[topic.purpose.value], body),
        *([Paragraph("Recommendations", sub)] if topic.recommends else []),
        *(Paragraph(f"{number}. {text}", body) for number, text in enumerate(topic.recommends, 1)),
        Paragraph("Report", sub),
        *(Paragraph(each, body) for each in topic.report.split("\n\n")),
        Spacer(1, 12),
        Paragraph("Invented for the sample.", body),
    ]
    document.build(parts)
    return made.getvalue()


def _styles() -> tuple[ParagraphStyle, ParagraphStyle, ParagraphStyle]:
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - as above
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    known = pdfmetrics.getRegisteredFontNames()
    for name, file in _FONTS:
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", file))))
    plain, bold = (name for name, _ in _FONTS)
    return (
        ParagraphStyle("head", fontName=bold, fontSize=17, leading=22, spaceAfter=10),
        ParagraphStyle("sub", fontName=bold, fontSize=11, leading=15, spaceBefore=12),
        ParagraphStyle("body", fontName=plain, fontSize=10, leading=15, spaceAfter=6),
    )
