"""What a backup holds: looked into on the worker a moment after it was chosen, and told beside the list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.amounts import counted
from app.clock import show_moment
from app.errors import EnvironmentProblem
from app.wording import capital
from ui.widgets.cards import Card
from ui.widgets.facts import Facts
from ui.widgets.flow import FlowRow
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from app.progress import Progress
    from app.restoring import BackupContents
    from ui.page import Desk
    from ui.widgets.buttons import Button
    from ui.widgets.facts import Fact

PAUSE = 200
"""Milliseconds that a backup stays chosen before it is looked into."""


@dataclass(frozen=True)
class Look:
    """What was found in a backup, or why it could not be opened."""

    path: Path
    preview: BackupContents | None
    faults: tuple[str, ...]
    second: bool
    """Whether the second folder holds it too."""


class BackupCard(Card):
    """Shows one backup with the buttons of its page; `second` is the folder that may hold a copy of it."""

    def __init__(self, desk: Desk, buttons: Sequence[Button]) -> None:
        super().__init__("Backup")
        self._desk = desk
        self._path: Path | None = None
        self._told: Sequence[Fact] = ()
        self._second: Path | None = None
        self._facts, self._counts = Facts(), Facts()
        self._faults = Label("", "problem", wrap=True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._look)
        page = ScrollPage()
        for part in (self._facts, self._faults, Label("It holds", "section"), self._counts):
            page.add(part)
        page.body.addStretch(1)
        self.add(page, 1)
        self.add(FlowRow(buttons, gap=8))

    def show_backup(
        self, title: str, path: Path, told: Sequence[Fact], second: Path | None = None
    ) -> None:
        """Show what is known of a backup by its name, and look into it soon."""
        self._path, self._told, self._second = path, told, second
        self.heading.setText(title)
        self._facts.set([*told, ("Checked", "being looked into")])
        self._counts.set([])
        self._faults.hide()
        self._soon.start()

    def _look(self) -> None:
        if self._path is not None:
            work = partial(_look_into, self._path, self._second, self._desk.core.clock.today())
            self._desk.tasks.run("Looking into the backup", work, self._show_look, quiet=True)

    def _show_look(self, look: Look) -> None:
        if look.path != self._path:
            return
        info = look.preview.info if look.preview else None
        newest = info.newest if info else None
        checked: Fact = (
            ("Checked", "damaged", "bad") if look.faults else ("Checked", "sound", "good")
        )
        step = f"{newest.label}, {show_moment(newest.at)}, {newest.who}" if newest else ""
        told: list[Fact] = [*self._told, checked, ("Newest step", step)]
        lacking = look.preview.lacking if look.preview else 0
        if lacking:
            told.append(
                ("Papers", f"{counted(lacking, 'file')} not in the folder beside it", "caution")
            )
        if self._second is not None:
            told.append(("Second place", "there too" if look.second else "not there"))
        self._facts.set(told)
        self._faults.setText("\n".join(capital(each) for each in look.faults))
        self._faults.setVisible(bool(look.faults))
        self._counts.set(_held(info.counts if info else {}))


def _look_into(path: Path, second: Path | None, day: date, _progress: Progress) -> Look:
    """Open a backup on the worker; one that cannot be opened is a finding, no refusal."""
    from app.restoring import look_into  # noqa: PLC0415 - loads every feature's tables

    copied = second is not None and (second / path.name).exists()
    try:
        preview = look_into(path, day)
    except EnvironmentProblem as problem:
        return Look(path, None, (str(problem),), copied)
    return Look(path, preview, preview.faults, copied)


def _held(counts: dict[str, int] | object) -> list[Fact]:
    from app.catalogue import LISTINGS  # noqa: PLC0415 - loads every feature's tables

    given = counts if isinstance(counts, dict) else {}
    return [
        (listing.title, f"{given[listing.kind]:,}")
        for listing in LISTINGS
        if given.get(listing.kind)
    ]
