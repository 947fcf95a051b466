"""The documents of returns: the report of a round, a template as it is asked, and the tracker of all rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.documents import file_name, save_report

if TYPE_CHECKING:
    from app.returns.queries import RoundRecord
    from app.returns.templates import ReturnTemplateRecord
    from ui.page import Desk


def save_round(desk: Desk, shown: RoundRecord, ending: str) -> None:
    """Write the report of a round, as the ending of its file says."""
    from reports import returns  # noqa: PLC0415 - documents are needed only when one is written

    file = f"{file_name(shown.name)}{ending}"
    save_report(desk, "Writing the returns", file, lambda: returns.build(desk.core, shown.id))


def save_template(desk: Desk, shown: ReturnTemplateRecord, ending: str) -> None:
    """Write what a template asks, for agencies to talk over before a round."""
    from reports import return_template  # noqa: PLC0415 - as above

    own = desk.partnership.id
    save_report(
        desk,
        "Writing the template",
        f"{file_name(shown.title)}{ending}",
        lambda: return_template.build(desk.core, shown.id, own),
    )


def save_tracker(desk: Desk, partnership_id: int | None, ending: str, *, closed: bool) -> None:
    """Write the tracker, with rounds that are closed where these are shown."""
    from reports import return_tracker  # noqa: PLC0415 - as above

    save_report(
        desk,
        "Writing the tracker",
        f"Return tracker{ending}",
        lambda: return_tracker.build(desk.core, closed=closed, partnership=partnership_id),
    )
