"""Values of a row under their own names, for a record that tells them as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def named_values(row: Any, names: Iterable[str]) -> dict[str, Any]:  # noqa: ANN401 - a mapped row or a record
    """Give those values of a row; a record's own `__dataclass_fields__` name them all."""
    return {name: getattr(row, name) for name in names}
