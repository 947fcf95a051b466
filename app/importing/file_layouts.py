"""Layouts remembered in the open file, outside the journal: undo does not forget how a sender's columns go."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.days import show_day
from app.importing.layouts import Layout
from app.importing.senders import is_agency, sender_key
from app.journal import steps_from
from app.remembered import remember, remembered

if TYPE_CHECKING:
    from app.bootstrap import Core

TOPIC = "import layout"


class FileLayouts:
    """The LayoutStore of an open file; each call takes a turn of its own, so never call it within another."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def remembered(self, kind: str, signature: str, sender: str = "") -> Layout | None:
        """Give the sender's own layout of these headings, else the one that was used last and whose that is."""
        last = self._kept(kind, signature)
        if last is None or not sender or sender_key(sender) == sender_key(last.sender):
            return last
        of_another = is_agency(sender) and is_agency(last.sender)
        other = replace(last, of_another=of_another, same_sender=False)
        return self._kept(kind, signature, sender) or other

    def _kept(self, kind: str, signature: str, sender: str = "") -> Layout | None:
        found = remembered(self._core, TOPIC, _name(kind, signature, sender))
        return None if found is None else _from_text(kind, signature, found)

    def remember(self, layout: Layout) -> None:
        """Keep a layout as its sender's, and as the one that was used last for these headings."""
        for sender in ("", layout.sender):
            name = _name(layout.kind, layout.signature, sender)
            remember(self._core, TOPIC, name, _to_text(layout))

    def brought_in(self, sha256: str) -> str:
        """Tell when and by whom a file of these very bytes was brought in, unless that was taken back."""
        with self._core.read() as session:
            steps = steps_from(session, sha256)
        return (
            f"brought in before, on {show_day(steps[0].at.date())} by {steps[0].who}"
            if steps
            else ""
        )


def _name(kind: str, signature: str, sender: str = "") -> str:
    """Name a layout, under its sender or as the one that was used last."""
    return f"{kind}|{signature}" + (f"||{sender_key(sender)}" if sender else "")


def _to_text(layout: Layout) -> str:
    told = {
        "sender": layout.sender,
        "used_on": layout.used_on.isoformat(),
        "columns": dict(layout.columns),
        "answers": dict(layout.answers),
    }
    return json.dumps(told, ensure_ascii=False)


def _from_text(kind: str, signature: str, text: str) -> Layout:
    told = json.loads(text)
    return Layout(
        kind,
        signature,
        told["sender"],
        date.fromisoformat(told["used_on"]),
        told["columns"],
        told["answers"],
    )
