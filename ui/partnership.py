"""The partnership whose records a window shows, remembered for each file; pages hear when it is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.partnerships.queries import PartnershipRecord

ALL = "All partnerships"


class ChosenPartnership(QObject):
    """One partnership of the open file at a time, and whether pages that can show all of them do.

    `changed` tells that another one was chosen, or that its own record has changed.
    """

    changed = Signal()

    def __init__(self, core: Core, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._wants_all = False
        self.known: tuple[PartnershipRecord, ...] = ()
        self.current: PartnershipRecord | None = None

    @property
    def id(self) -> int | None:
        """Give the id of the chosen one; None while the file has none."""
        return self.current.id if self.current else None

    @property
    def name(self) -> str:
        """Give the short name of the chosen one, or its name; empty while there is none."""
        return (self.current.short_name or self.current.name) if self.current else ""

    def label(self, partnership_id: int | None) -> str:
        """Give the short name of one of several, where a shared page must say whose something is; else nothing."""
        found = (each for each in self.known if each.id == partnership_id and self.several)
        return next((each.short_name or each.name for each in found), "")

    @property
    def several(self) -> bool:
        """Say whether there is anything to choose."""
        return len(self.known) > 1

    @property
    def is_all(self) -> bool:
        """Say whether pages that can show all partnerships at once are to do so."""
        return self._wants_all and self.several

    def begin_file(self) -> None:
        """Take the one that was chosen last in the file that is open now, its first one else."""
        kept = self._kept()
        self._wants_all = kept.get("all") is True
        self.current = None
        self._read(kept.get("id"))

    def look(self) -> None:
        """Read again what partnerships there are; one that has gone gives way to the first."""
        before = (self.current, self.known)
        self._read(self.id)
        if before != (self.current, self.known):
            self.changed.emit()

    def choose(self, partnership_id: int) -> None:
        """Show one partnership, everywhere."""
        self._take(partnership_id, wants_all=False)

    def choose_all(self) -> None:
        """Show all of them where that is possible, and the one chosen last elsewhere."""
        if self.id is not None:
            self._take(self.id, wants_all=True)

    def follow(self, kind: str, record_id: int) -> None:
        """Show the partnership of a record that somebody goes to; for what all share nothing changes."""
        owner = self._owner(kind, record_id)
        if owner is not None:
            self._take(owner, wants_all=self._wants_all)

    def has(self, kind: str, record_id: int) -> bool:
        """Say whether a record is of the chosen partnership, or of all."""
        return self._owner(kind, record_id) in {None, self.id}

    def _owner(self, kind: str, record_id: int) -> int | None:
        from app.owners import owners  # noqa: PLC0415 - loads every feature's tables, for a file that needs it

        if not self.several:
            return None
        with self._core.read() as session:
            owner = owners(session, kind, [record_id]).get(record_id)
        return owner.id if owner else None

    def _take(self, partnership_id: int, *, wants_all: bool) -> None:
        if (partnership_id, wants_all) == (self.id, self._wants_all):
            return
        self._wants_all = wants_all
        self._read(partnership_id)
        self.changed.emit()
        # In a turn of its own: settings that cannot be saved are told, and keep nobody from where they go.
        QTimer.singleShot(0, self, self._keep)

    def _read(self, wished: int | None) -> None:
        from app.partnerships.queries import all_partnerships  # noqa: PLC0415 - loaded once a file is open

        if self._core.file is None:
            self.known, self.current = (), None
            return
        with self._core.read() as session:
            self.known = tuple(all_partnerships(session))
        first = next(iter(self.known), None)
        self.current = next((each for each in self.known if each.id == wished), first)

    def _kept(self) -> dict[str, Any]:
        kept = self._core.settings.now.partnerships.get(self._core.identity())
        return kept if isinstance(kept, dict) else {}

    def _keep(self) -> None:
        """Remember the choice for this file, for whoever works at this computer."""
        if self._core.file is None:
            return
        kept = {**self._core.settings.now.partnerships}
        kept[self._core.identity()] = {"id": self.id, "all": self._wants_all}
        self._core.settings.change(partnerships=kept)
