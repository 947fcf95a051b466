"""First tables.

Written by models/migrations/rewrite.py until 1.0; a migration imports nothing from the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_first_tables"
down_revision = None


def upgrade() -> None:
    """Make every table and the search index."""
    op.create_table(
        "agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("succeeded_by_id", sa.Integer(), nullable=True),
        sa.Column("part_of_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=200), nullable=True),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("standing", sa.String(length=40), nullable=False),
        sa.Column("standing_from", sa.Date(), nullable=True),
        sa.Column("standing_to", sa.Date(), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("quorum_agency", sa.Boolean(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["part_of_id"], ["agency.id"], name=op.f("fk_agency_part_of_id")),
        sa.ForeignKeyConstraint(
            ["succeeded_by_id"], ["agency.id"], name=op.f("fk_agency_succeeded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agency_part_of_id"), "agency", ["part_of_id"], unique=False)
    op.create_index(op.f("ix_agency_succeeded_by_id"), "agency", ["succeeded_by_id"], unique=False)
    op.create_index("uq_agency_name", "agency", ["name"], unique=True)
    op.create_table(
        "issued_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=200), nullable=False),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=200), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_issued_number_number", "issued_number", ["series", "period", "number"], unique=True
    )
    op.create_index(
        "uq_issued_number_record", "issued_number", ["table_name", "row_id"], unique=True
    )
    op.create_table(
        "remembered",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_remembered_key", "remembered", ["topic", "name"], unique=True)
    op.create_table(
        "return_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("layout", sa.String(length=200), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_template")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_return_template_name", "return_template", ["name"], unique=True)
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("source_name", sa.String(length=200), nullable=True),
        sa.Column("source_digest", sa.String(length=200), nullable=True),
        sa.Column("can_undo", sa.Boolean(), nullable=False),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["undoes_id"], ["step.id"], name=op.f("fk_step_undoes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_step_undoes_id"), "step", ["undoes_id"], unique=False)
    op.create_table(
        "agency_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("is_alias", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_agency_name_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_name")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agency_name_agency_id"), "agency_name", ["agency_id"], unique=False)
    op.create_index(op.f("ix_agency_name_name"), "agency_name", ["name"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=200), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("images", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_change_step_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_step_id"), "change", ["step_id"], unique=False)
    op.create_index(
        op.f("ix_change_table_name_row_id"), "change", ["table_name", "row_id"], unique=False
    )
    op.create_table(
        "return_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["return_template.id"], name=op.f("fk_return_round_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_round")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_return_round_template_id"), "return_round", ["template_id"], unique=False
    )
    op.create_index("uq_return_round_name", "return_round", ["name"], unique=True)
    op.create_table(
        "scale_level",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("tone", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["return_template.id"], name=op.f("fk_scale_level_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scale_level")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_scale_level_template_id"), "scale_level", ["template_id"], unique=False
    )
    op.create_table(
        "standard",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["return_template.id"], name=op.f("fk_standard_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_standard_template_id"), "standard", ["template_id"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("standard_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["standard_id"], ["standard.id"], name=op.f("fk_question_standard_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_question_standard_id"), "question", ["standard_id"], unique=False)
    op.create_table(
        "return_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("chased_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("moderated_on", sa.Date(), nullable=True),
        sa.Column("completed_by", sa.String(length=200), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("source_name", sa.String(length=200), nullable=True),
        sa.Column("source_digest", sa.String(length=200), nullable=True),
        sa.Column("stored_at", sa.String(length=24), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_return_request_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["return_round.id"], name=op.f("fk_return_request_round_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_request")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_return_request_agency_id"), "return_request", ["agency_id"], unique=False
    )
    op.create_index(
        op.f("ix_return_request_round_id"), "return_request", ["round_id"], unique=False
    )
    op.create_index(
        "uq_return_request_agency", "return_request", ["round_id", "agency_id"], unique=True
    )
    op.create_table(
        "return_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("self_value", sa.BigInteger(), nullable=True),
        sa.Column("self_mark", sa.String(length=200), nullable=True),
        sa.Column("moderated_value", sa.BigInteger(), nullable=True),
        sa.Column("moderated_mark", sa.String(length=200), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("improvement", sa.Text(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("sheet", sa.String(length=200), nullable=True),
        sa.Column("cell", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "moderated_value IS NULL OR moderated_mark IS NULL",
            name=op.f("ck_return_answer_moderated_score"),
        ),
        sa.CheckConstraint(
            "self_value IS NULL OR self_mark IS NULL", name=op.f("ck_return_answer_self_score")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_return_answer_question_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["return_request.id"], name=op.f("fk_return_answer_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_answer")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_return_answer_question_id"), "return_answer", ["question_id"], unique=False
    )
    op.create_index(
        op.f("ix_return_answer_request_id"), "return_answer", ["request_id"], unique=False
    )
    op.create_index(
        "uq_return_answer_question", "return_answer", ["request_id", "question_id"], unique=True
    )

    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(kind UNINDEXED, record_id UNINDEXED, title, body, "
        "tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')"
    )
    op.execute("INSERT INTO search_index(search_index, rank) VALUES('secure-delete', 1)")
