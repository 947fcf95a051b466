"""Writes revision 0001 anew from the tables as they stand: allowed until 1.0 is released, never after.

Run `python -m models.migrations.rewrite` after changing a table.
"""

from __future__ import annotations

import re
import subprocess
import sys

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import NullPool, create_engine

from models.migrations.run import HERE
from models.tables import Base

FIRST = HERE / "versions" / "0001_first_tables.py"
_HEAD = '''"""First tables.

Written by models/migrations/rewrite.py until 1.0; a migration imports nothing from the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_first_tables"
down_revision = None


def upgrade() -> None:  # noqa: PLR0915 - one statement per table and index
    """Make every table and the search index."""
'''
_SEARCH = """
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(kind UNINDEXED, record_id UNINDEXED, title, body, "
        "tokenize=\\"unicode61 remove_diacritics 2\\", prefix='2 3')"
    )
    op.execute("INSERT INTO search_index(search_index, rank) VALUES('secure-delete', 1)")
"""


def first_revision() -> str:
    """Give the text of revision 0001 for the tables as they stand."""
    # Without a pool the connection is closed with the block; one that is left to Python's clearing is warned about.
    engine = create_engine("sqlite://", poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        script = produce_migrations(context, Base.metadata)
    assert script.upgrade_ops is not None  # noqa: S101 - produced just now
    code = render_python_code(script.upgrade_ops, migration_context=context)
    plain = re.sub(r"models\.types\.\w+\((?:words=)?[^)]*\)", _storage, code)
    body = "\n".join(line for line in plain.splitlines() if not line.lstrip().startswith("# ###"))
    return _HEAD + body.rstrip() + "\n" + _SEARCH


def _storage(match: re.Match[str]) -> str:
    """Replace one of our column kinds by what it is stored as, since a migration imports nothing of ours."""
    name = match[0].split("(")[0].rsplit(".", 1)[-1]
    return {
        "Instant": "sa.String(length=24)",
        "ChoiceOf": "sa.String(length=40)",
        "ExactNumber": "sa.BigInteger()",
    }[name]


if __name__ == "__main__":
    FIRST.write_text(first_revision(), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(FIRST)], check=True)  # noqa: S603 - our own file
    subprocess.run([sys.executable, "-m", "ruff", "check", "-q", "--fix", str(FIRST)], check=False)  # noqa: S603 - our own file
