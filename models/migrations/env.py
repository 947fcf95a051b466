"""Alembic's entry: works on the connection handed over in `attributes`, inside its transaction."""

from __future__ import annotations

from alembic import context

from models.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,
    include_object=lambda _object, name, _kind, _reflected, _compare: (
        not str(name).startswith("search_")
    ),
)
context.run_migrations()
