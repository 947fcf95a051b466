"""What is to become of several actions, and what would: by action, with the reasons of those that stay as they are."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING, Any

from app.amounts import counted

if TYPE_CHECKING:
    from datetime import date

    from app.actions.owners import Owner

_NAMED = 4
"""Actions of one reason that are named."""


@dataclass(frozen=True)
class JointWish:
    """What is to become of several actions; what is None stays."""

    _: KW_ONLY
    due: date | None = None
    owner: Owner | None = None
    rag: int | None = None
    group: int | None = None
    why: str | None = None
    """The reason of a new due day, owner, group or RAG word."""
    update: str | None = None
    outcome: str | None = None
    """Closes them."""
    evidence: str | None = None
    chased: bool = False
    """Records that their owners were reminded today."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is wished."""
        texts = (self.update, self.outcome, self.evidence)
        return not (self.chased or any((self.due, self.owner, self.rag, self.group, *texts)))


@dataclass(frozen=True)
class PlanLine:
    """What happens to one action: what is told of it, or why it stays as it is."""

    id: int
    label: str
    changes: tuple[str, ...] = ()
    refusal: str = ""
    columns: dict[str, Any] = field(default_factory=dict)
    entries: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class JointPlan:
    """What happens to each action, in the order given."""

    lines: tuple[PlanLine, ...]

    @property
    def changed(self) -> tuple[PlanLine, ...]:
        """The actions that change."""
        return tuple(each for each in self.lines if each.changes and not each.refusal)

    @property
    def refused(self) -> tuple[PlanLine, ...]:
        """The actions that stay as they are for a reason."""
        return tuple(each for each in self.lines if each.refusal)

    @property
    def same(self) -> tuple[PlanLine, ...]:
        """The actions that stand so already."""
        return tuple(each for each in self.lines if not each.changes and not each.refusal)

    @property
    def refusals(self) -> tuple[str, ...]:
        """Each reason with the actions it keeps as they are: "2024/43 is complete: reopen it first"."""
        found: dict[str, list[str]] = {}
        for each in self.refused:
            found.setdefault(each.refusal, []).append(each.label)
        return tuple(f"{_some(labels)}: {why}" for why, labels in found.items())

    @property
    def in_short(self) -> str:
        """Say how many change, are refused, and stand so already."""
        told = [f"{counted(len(self.changed), 'action')} will change"]
        told += [f"{len(self.refused)} refused"] if self.refused else []
        told += [f"{len(self.same)} stand so already"] if self.same else []
        return ", ".join(told)


def _some(labels: list[str]) -> str:
    """Name the first few, and count the others."""
    told, more = ", ".join(labels[:_NAMED]), len(labels) - _NAMED
    return f"{told} and {more} more" if more > 0 else told
