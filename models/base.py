"""The base of every table: naming of constraints, ids that never return, and what a journaled record carries."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import FromClause, MetaData, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from models.types import Pk, Whole

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def _lighten(table: FromClause) -> None:
    """Take out what indexes of references would be written for and never read: every row is put into every index.

    One that another index begins with is left out, and rows that refer to nothing stand in no index of references.
    Removing what is referred to finds its rows by the rest all the same (measured, as for joins and lists of ids).
    """
    assert isinstance(table, Table)  # noqa: S101 - no class of ours maps a join
    led = {next(iter(index.columns)) for index in table.indexes if len(index.columns) > 1}
    for index in [each for each in table.indexes if len(each.columns) == 1 and not each.unique]:
        [column] = index.columns
        if not column.foreign_keys:
            continue
        if column in led:
            table.indexes.discard(index)
        elif column.nullable:
            for dialect in ("sqlite", "postgresql"):
                index.dialect_options[dialect]["where"] = column.is_not(None)


class Base(DeclarativeBase):
    """Root of all tables; every one gets AUTOINCREMENT so that the id of a deleted row is never given again.

    Declarative drops the base's `__table_args__` where a class brings its own, so both are joined here.
    """

    metadata = MetaData(naming_convention=NAMING)

    def __init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401 - the signature of object's own
        """Add AUTOINCREMENT to whatever table arguments the class declares."""
        own = cls.__dict__.get("__table_args__", ())
        constraints = own if isinstance(own, tuple) else (own,)
        options = constraints[-1] if constraints and isinstance(constraints[-1], dict) else {}
        plain = tuple(each for each in constraints if not isinstance(each, dict))
        cls.__table_args__ = (*plain, {**options, "sqlite_autoincrement": True})
        super().__init_subclass__(**kwargs)
        if "__table__" in cls.__dict__:
            _lighten(cls.__table__)

    def __repr__(self) -> str:
        """Name the table and id only: a log must never hold a person's name."""
        return f"<{type(self).__name__} {getattr(self, 'id', None)}>"


class Record(Base):
    """A journaled record: every change of it goes through a unit of work and raises its version."""

    __abstract__ = True
    journaled: ClassVar[bool] = True

    id: Mapped[Pk]
    version: Mapped[Whole] = mapped_column(default=1, sort_order=1)
