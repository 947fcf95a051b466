"""What a person types to find something, as a condition of SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true


def holding(typed: str, *columns: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns of words, mapped or computed
    """Say that every word typed stands in one of the columns, in any case; % and _ mean themselves."""
    return and_(
        true(),
        *(
            or_(*(column.icontains(word, autoescape=True) for column in columns))
            for word in typed.split()
        ),
    )
