"""Verbs about papers: attaching them to an agenda item, and writing a meeting's pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commandline.speaking import file_argument, opened, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from app.bootstrap import Core
    from app.papers.queries import PaperRecord
    from app.recommendations.reading import PaperRead
    from app.recommendations.receiving import IncomingReport


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    attached = verbs.add_parser("attach", help="attach papers to an item of a meeting's agenda")
    attached.add_argument("file", type=file_argument)
    attached.add_argument("meeting", help="its number, or the name of its group for the latest")
    attached.add_argument("item", help="the number on the agenda, such as 4 or 2.1")
    attached.add_argument("papers", type=file_argument, nargs="+", metavar="PAPER")
    attached.set_defaults(run=_attach)
    pack = verbs.add_parser("pack", help="write agenda and papers of a meeting as one PDF")
    pack.add_argument("file", type=file_argument)
    pack.add_argument("meeting", help="its number, or the name of its group for the latest")
    pack.add_argument("out", type=file_argument, metavar="OUT.pdf")
    pack.add_argument("--public", action="store_true", help="without what is restricted")
    pack.add_argument(
        "--supplement", action="store_true", help="only the papers that came since the last pack"
    )
    pack.add_argument(
        "--leave-out", action="store_true", help="write it without papers that cannot be put in"
    )
    pack.set_defaults(run=_pack)
    for each in (attached, pack):
        each.add_argument("--json", action="store_true", help="print JSON for a program")


def _attach(wished: argparse.Namespace) -> None:
    from app.agenda.queries import agenda  # noqa: PLC0415 - loads every feature's tables
    from app.errors import NotFound  # noqa: PLC0415 - the same
    from app.minutes.cover_reports import recommendations_of_file  # noqa: PLC0415 - the same
    from app.papers.looking import look  # noqa: PLC0415 - the same
    from app.papers.queries import paper_record  # noqa: PLC0415 - the same
    from app.recommendations.covers import form_of_item  # noqa: PLC0415 - the same
    from app.recommendations.receiving import IncomingReport, receive_paper  # noqa: PLC0415 - the same

    with opened(wished.file) as core:
        meeting_id = meeting_meant(core, wished.meeting)
        with core.read() as session:
            items = {each.number: each for each in agenda(session, meeting_id)}
            if wished.item not in items:
                raise NotFound("item", wished.item, among=items)
            item = items[wished.item]
            form = form_of_item(session, item.id)
        looked = [look(path) for path in wished.papers]
        found = [
            IncomingReport(each, tuple(recommendations_of_file(each, form))) for each in looked
        ]
        with core.work("Attach paper", f"item {item.heading}") as work:
            added = [receive_paper(work, item.id, each) for each in found]
            papers = [(paper_record(work.session, each), read) for each, read in added]
    _tell_attached(wished, found, papers)


def _tell_attached(
    wished: argparse.Namespace,
    reports: Sequence[IncomingReport],
    papers: Sequence[tuple[PaperRecord, PaperRead]],
) -> None:
    """Tell which papers were attached, each with what it recommends."""
    from app.wording import shortened  # noqa: PLC0415 - as above

    lines = []
    for report, (paper, read) in zip(reports, papers, strict=True):
        lines.append(f"Attached: {paper.name} ({paper.standing.title_text.casefold()})")
        if read.sentence:
            texts = (each.text for each in report.proposed)
            lines += [f"  {read.sentence}:", *(f"  - {shortened(text, 90)}" for text in texts)]
    told = [
        {
            "paper": paper.label,
            "title": paper.title,
            "state": paper.standing,
            "recommendations": [each.text for each in report.proposed],
        }
        for report, (paper, _) in zip(reports, papers, strict=True)
    ]
    say(wished, lines, told)


def _pack(wished: argparse.Namespace) -> None:
    from app.papers.packing import Extent  # noqa: PLC0415 - loads every feature's tables
    from reports.pack import Wish, write_pack  # noqa: PLC0415 - loads what only a document needs

    extent = Extent.SUPPLEMENT if wished.supplement else Extent.WHOLE
    with opened(wished.file) as core:
        meeting_id = meeting_meant(core, wished.meeting)
        wish = Wish(meeting_id, wished.public, extent, wished.leave_out)
        written = write_pack(core, wish, wished.out)
    lines = [f"Written: {wished.out}, {written.pages} pages"]
    lines += [f"Left out: {sentence}" for sentence in written.left_out]
    data = {
        "written": str(wished.out),
        "pages": written.pages,
        "left_out": list(written.left_out),
    }
    say(wished, lines, data)


def meeting_meant(core: Core, typed: str) -> int:
    """Find a meeting as reports do."""
    from reports.catalogue import read_options, report_named  # noqa: PLC0415 - loads what only a document needs

    return int(read_options(core, report_named("agenda"), {"meeting": typed})["meeting"])
