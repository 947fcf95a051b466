"""Check file: the whole file is looked at while the window waits, and what was found is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs import Dialog
from ui.widgets.text import Label

if TYPE_CHECKING:
    from app.checkup import Findings
    from app.progress import Progress
    from ui.page import Desk

LABEL = "Checking the file"
SHOWN = 100
"""Findings of one kind that are told one by one."""

_ADVICE = (
    ("damage", "The file is damaged. Restore a backup from before; the file is kept beside it."),
    (
        "papers",
        "These papers are not as they were attached. Replace each with the file you have, or restore a backup.",
    ),
    ("tampering", "This was changed outside the program. The history cannot vouch for it."),
    ("unfound", "The search does not find everything. Rebuild its index; nothing else changes."),
)


def check(desk: Desk) -> None:
    """Check pages, references, history, records and the search index, then tell what was found."""

    def work(progress: Progress) -> Findings:
        from app.checkup import check_file  # noqa: PLC0415 - loads every feature's tables

        return check_file(desk.core, progress)

    def done(findings: Findings) -> None:
        if findings.all:
            FindingsDialog(findings, desk).show_fitted()
        else:
            sound = f"The file is sound and its history is whole{_vouched(findings.anchors)}."
            desk.say(" ".join((sound, *findings.notes)))

    desk.tasks.run(LABEL, work, done, exclusive=True)


class FindingsDialog(Dialog):
    """Every finding as a sentence under what can be done about its kind."""

    def __init__(self, findings: Findings, desk: Desk) -> None:
        count = len(findings.all)
        title = "The check found one thing" if count == 1 else f"The check found {count:,} things"
        super().__init__(title, desk.window, width=560)
        self._desk = desk
        for name, advice in _ADVICE:
            found: tuple[str, ...] = getattr(findings, name)
            if found:
                self.page.add(Label(advice, "strong", wrap=True))
                self.page.add(Label("\n".join(found[:SHOWN]), wrap=True))
        self.page.body.addStretch(1)
        if findings.unfound:
            self.add_button("Rebuild the index", self._rebuild)
        if findings.damage or findings.papers or findings.tampering:
            self.add_button("Backups", self._open_backups)
        self.add_button("Close", self.accept, "primary").setFocus()

    def _open_backups(self) -> None:
        self.accept()
        self._desk.go("backups", {})

    def _rebuild(self) -> None:
        self.accept()
        desk = self._desk
        desk.tasks.run(
            "Rebuilding the search index",
            lambda _progress: desk.core.rebuild_search(),
            lambda _done: desk.say("The search index was rebuilt."),
            exclusive=True,
        )


def _vouched(anchors: int) -> str:
    if not anchors:
        return ""
    return ", as its backup vouches" if anchors == 1 else f", as {anchors} backups vouch"
