"""${message}.

A migration imports nothing from the program: tables change later, this file must not. Prefer add_column, which does
not rebuild a table; in batch mode pass sqlite_autoincrement again, or deleted ids return. Raise SCHEMA in
models/header.py with every new revision.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "pass"}
