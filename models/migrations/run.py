"""Running the migrations on a connection that the caller owns, with foreign keys off."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from models.header import SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Connection

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Revisions:
    """A folder of revisions `0001_slug.py` and the number of its newest, which is the schema it leads to.

    A revision that changes what rows hold, and not only adds empty columns, names their tables in `REWRITES`.
    """

    folder: Path
    newest: int

    def rewritten_after(self, schema: int) -> set[str]:
        """Give the tables whose rows the revisions after a schema number rewrite."""
        scripts = ScriptDirectory.from_config(config(self))
        found: set[str] = set()
        for script in scripts.walk_revisions():
            if int(script.revision[:4]) > schema:
                found |= set(getattr(script.module, "REWRITES", ()))
        return found


OURS = Revisions(HERE / "versions", SCHEMA)


def config(revisions: Revisions, connection: Connection | None = None) -> Config:
    """Build Alembic's configuration in memory; there is no alembic.ini."""
    made = Config()
    made.set_main_option("script_location", str(HERE).replace("%", "%%"))
    made.set_main_option("version_locations", str(revisions.folder).replace("%", "%%"))
    # Without it Alembic cuts the path at blanks.
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection, revisions: Revisions = OURS) -> None:
    """Bring the tables of this connection's database to the newest revision inside the caller's transaction."""
    command.upgrade(config(revisions, connection), "head")
