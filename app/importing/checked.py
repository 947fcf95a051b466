"""What one row says, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Checked:
    """What one row says: values by Field name, complaints by Field name, open questions, and what was understood."""

    values: dict[str, Any] = field(default_factory=dict)
    complaints: dict[str, str] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    """Field name -> key of the open question."""
    notes: list[str] = field(default_factory=list)
    left_out: bool = False
