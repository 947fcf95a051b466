"""First tables.

Written by models/migrations/rewrite.py until 1.0; a migration imports nothing from the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_first_tables"
down_revision = None


def upgrade() -> None:  # noqa: PLR0915 - one statement per table and index
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
        sa.Column("urn", sa.String(length=200), nullable=True),
        sa.Column("phase", sa.String(length=40), nullable=True),
        sa.Column("local_authority", sa.String(length=200), nullable=True),
        sa.Column("trust", sa.String(length=200), nullable=True),
        sa.Column("postcode", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["part_of_id"], ["agency.id"], name=op.f("fk_agency_part_of_id")),
        sa.ForeignKeyConstraint(
            ["succeeded_by_id"], ["agency.id"], name=op.f("fk_agency_succeeded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agency_name"), "agency", ["name"], unique=False)
    op.create_index(
        op.f("ix_agency_part_of_id"),
        "agency",
        ["part_of_id"],
        unique=False,
        sqlite_where=sa.text("part_of_id IS NOT NULL"),
        postgresql_where=sa.text("part_of_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_agency_succeeded_by_id"),
        "agency",
        ["succeeded_by_id"],
        unique=False,
        sqlite_where=sa.text("succeeded_by_id IS NOT NULL"),
        postgresql_where=sa.text("succeeded_by_id IS NOT NULL"),
    )
    op.create_index(
        "uq_agency_name",
        "agency",
        ["name"],
        unique=True,
        sqlite_where=sa.text("urn IS NULL AND local_authority IS NULL"),
        postgresql_where=sa.text("urn IS NULL AND local_authority IS NULL"),
    )
    op.create_index("uq_agency_urn", "agency", ["urn"], unique=True)
    op.create_table(
        "area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("old_code", sa.String(length=200), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["area.id"], name=op.f("fk_area_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_area_region_id"),
        "area",
        ["region_id"],
        unique=False,
        sqlite_where=sa.text("region_id IS NOT NULL"),
        postgresql_where=sa.text("region_id IS NOT NULL"),
    )
    op.create_index("uq_area_code", "area", ["code"], unique=True)
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_draft_item", "draft", ["item_id"], unique=True)
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
        "paper_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_file")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_paper_file_sha256", "paper_file", ["sha256"], unique=True)
    op.create_table(
        "partnership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=200), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("area", sa.String(length=200), nullable=True),
        sa.Column("reporting_year", sa.String(length=200), nullable=False),
        sa.Column("financial_year", sa.String(length=200), nullable=False),
        sa.Column("numbering", sa.String(length=40), nullable=False),
        sa.Column("numbering_year", sa.String(length=200), nullable=False),
        sa.Column("marking", sa.String(length=200), nullable=True),
        sa.Column("mailbox", sa.String(length=200), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_partnership_name", "partnership", ["name"], unique=True)
    op.create_table(
        "rag_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=200), nullable=True),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("tone", sa.String(length=40), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rag_word")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ready_sentence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ready_sentence")),
        sqlite_autoincrement=True,
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
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("built_in", sa.String(length=200), nullable=True),
        sa.Column("guidance", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("layout", sa.String(length=200), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("best_first", sa.Boolean(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_template")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_return_template_name", "return_template", ["name", "edition"], unique=True)
    op.create_table(
        "spelling_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spelling_word")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_spelling_word_word", "spelling_word", ["word"], unique=True)
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
        sa.Column("is_baseline", sa.Boolean(), nullable=False),
        sa.Column("change_count", sa.Integer(), nullable=False),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["undoes_id"], ["step.id"], name=op.f("fk_step_undoes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_step_is_baseline"), "step", ["is_baseline"], unique=False)
    op.create_index(
        op.f("ix_step_undoes_id"),
        "step",
        ["undoes_id"],
        unique=False,
        sqlite_where=sa.text("undoes_id IS NOT NULL"),
        postgresql_where=sa.text("undoes_id IS NOT NULL"),
    )
    op.create_table(
        "unit_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("initials", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_member")),
        sqlite_autoincrement=True,
    )
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
        "financial_year",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("looked_after_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("opening_reserve", sa.BigInteger(), nullable=False),
        sa.Column("figures_to", sa.Date(), nullable=True),
        sa.Column("children_share", sa.BigInteger(), nullable=True),
        sa.Column("narrative", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["looked_after_id"], ["unit_member.id"], name=op.f("fk_financial_year_looked_after_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_financial_year_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_financial_year")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_financial_year_looked_after_id"),
        "financial_year",
        ["looked_after_id"],
        unique=False,
        sqlite_where=sa.text("looked_after_id IS NOT NULL"),
        postgresql_where=sa.text("looked_after_id IS NOT NULL"),
    )
    op.create_index(
        "uq_financial_year_name", "financial_year", ["partnership_id", "name"], unique=True
    )
    op.create_table(
        "paper_chunk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["paper_file.id"], name=op.f("fk_paper_chunk_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_chunk")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_paper_chunk_place", "paper_chunk", ["file_id", "place"], unique=True)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("surname", sa.String(length=200), nullable=False),
        sa.Column("initials", sa.String(length=200), nullable=False),
        sa.Column("post", sa.String(length=200), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_person_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_person_agency_id"),
        "person",
        ["agency_id"],
        unique=False,
        sqlite_where=sa.text("agency_id IS NOT NULL"),
        postgresql_where=sa.text("agency_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_person_email"), "person", ["email"], unique=False)
    op.create_index(op.f("ix_person_surname_name"), "person", ["surname", "name"], unique=False)
    op.create_table(
        "priority",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("aim", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_priority_agency_id")),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_priority_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_priority_agency_id"),
        "priority",
        ["agency_id"],
        unique=False,
        sqlite_where=sa.text("agency_id IS NOT NULL"),
        postgresql_where=sa.text("agency_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_priority_partnership_id"), "priority", ["partnership_id"], unique=False
    )
    op.create_table(
        "return_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("looked_after_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["looked_after_id"], ["unit_member.id"], name=op.f("fk_return_round_looked_after_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_return_round_partnership_id")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["return_template.id"], name=op.f("fk_return_round_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_round")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_return_round_looked_after_id"),
        "return_round",
        ["looked_after_id"],
        unique=False,
        sqlite_where=sa.text("looked_after_id IS NOT NULL"),
        postgresql_where=sa.text("looked_after_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_return_round_template_id"), "return_round", ["template_id"], unique=False
    )
    op.create_index("uq_return_round_name", "return_round", ["partnership_id", "name"], unique=True)
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
        "spending_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("sign", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_spending_rule_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spending_rule")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_spending_rule_text", "spending_rule", ["partnership_id", "sign", "text"], unique=True
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
        "budget_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("priority_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("budget", sa.BigInteger(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("committed", sa.BigInteger(), nullable=False),
        sa.Column("forecast", sa.BigInteger(), nullable=False),
        sa.Column("narrative", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["priority_id"], ["priority.id"], name=op.f("fk_budget_line_priority_id")
        ),
        sa.ForeignKeyConstraint(
            ["year_id"], ["financial_year.id"], name=op.f("fk_budget_line_year_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_line")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_budget_line_priority_id"),
        "budget_line",
        ["priority_id"],
        unique=False,
        sqlite_where=sa.text("priority_id IS NOT NULL"),
        postgresql_where=sa.text("priority_id IS NOT NULL"),
    )
    op.create_index("uq_budget_line_heading", "budget_line", ["year_id", "heading"], unique=True)
    op.create_table(
        "contribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=True),
        sa.Column("cost_code", sa.String(length=200), nullable=True),
        sa.Column("basis", sa.String(length=40), nullable=True),
        sa.Column("proposed", sa.BigInteger(), nullable=True),
        sa.Column("agreed", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("invoiced", sa.BigInteger(), nullable=True),
        sa.Column("invoice_number", sa.String(length=200), nullable=True),
        sa.Column("invoice_date", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_contribution_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["year_id"], ["financial_year.id"], name=op.f("fk_contribution_year_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_contribution_agency_id"), "contribution", ["agency_id"], unique=False)
    op.create_index(
        "uq_contribution_line", "contribution", ["year_id", "agency_id", "label"], unique=True
    )
    op.create_table(
        "course",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("priority_id", sa.Integer(), nullable=True),
        sa.Column("looked_after_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=True),
        sa.Column("level", sa.String(length=200), nullable=True),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("length", sa.String(length=200), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("attended_from", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["looked_after_id"], ["unit_member.id"], name=op.f("fk_course_looked_after_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_course_partnership_id")
        ),
        sa.ForeignKeyConstraint(
            ["priority_id"], ["priority.id"], name=op.f("fk_course_priority_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_course_looked_after_id"),
        "course",
        ["looked_after_id"],
        unique=False,
        sqlite_where=sa.text("looked_after_id IS NOT NULL"),
        postgresql_where=sa.text("looked_after_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_course_priority_id"),
        "course",
        ["priority_id"],
        unique=False,
        sqlite_where=sa.text("priority_id IS NOT NULL"),
        postgresql_where=sa.text("priority_id IS NOT NULL"),
    )
    op.create_index("uq_course_title", "course", ["partnership_id", "title"], unique=True)
    op.create_table(
        "in_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_in_kind_agency_id")),
        sa.ForeignKeyConstraint(
            ["year_id"], ["financial_year.id"], name=op.f("fk_in_kind_year_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_in_kind")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_in_kind_agency_id"),
        "in_kind",
        ["agency_id"],
        unique=False,
        sqlite_where=sa.text("agency_id IS NOT NULL"),
        postgresql_where=sa.text("agency_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_in_kind_year_id"), "in_kind", ["year_id"], unique=False)
    op.create_table(
        "income_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("budget", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("forecast", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["year_id"], ["financial_year.id"], name=op.f("fk_income_line_year_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_income_line")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_income_line_heading", "income_line", ["year_id", "heading"], unique=True)
    op.create_table(
        "partner_officer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("post", sa.String(length=200), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_partner_officer_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_partner_officer_partnership_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_partner_officer_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_officer")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_partner_officer_agency_id"), "partner_officer", ["agency_id"], unique=False
    )
    op.create_index(
        op.f("ix_partner_officer_partnership_id"),
        "partner_officer",
        ["partnership_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_partner_officer_person_id"),
        "partner_officer",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_table(
        "partnership_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("priority_id", sa.Integer(), nullable=True),
        sa.Column("looked_after_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=200), nullable=True),
        sa.Column("tier", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("attended_only", sa.Boolean(), nullable=False),
        sa.Column("area", sa.String(length=200), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["looked_after_id"],
            ["unit_member.id"],
            name=op.f("fk_partnership_group_looked_after_id"),
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_partnership_group_partnership_id")
        ),
        sa.ForeignKeyConstraint(
            ["priority_id"], ["priority.id"], name=op.f("fk_partnership_group_priority_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_group")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_partnership_group_looked_after_id"),
        "partnership_group",
        ["looked_after_id"],
        unique=False,
        sqlite_where=sa.text("looked_after_id IS NOT NULL"),
        postgresql_where=sa.text("looked_after_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_partnership_group_partnership_id_name"),
        "partnership_group",
        ["partnership_id", "name"],
        unique=False,
    )
    op.create_index(
        op.f("ix_partnership_group_priority_id"),
        "partnership_group",
        ["priority_id"],
        unique=False,
        sqlite_where=sa.text("priority_id IS NOT NULL"),
        postgresql_where=sa.text("priority_id IS NOT NULL"),
    )
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("standard_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("asks", sa.String(length=40), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Boolean(), nullable=False),
        sa.Column("guidance", sa.Text(), nullable=True),
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
        sa.Column("token", sa.String(length=200), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("chased_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("queried_on", sa.Date(), nullable=True),
        sa.Column("moderated_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
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
        "uq_return_request_agency", "return_request", ["round_id", "agency_id"], unique=True
    )
    op.create_index("uq_return_request_token", "return_request", ["token"], unique=True)
    op.create_table(
        "cover_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("headings", sa.Text(), nullable=True),
        sa.Column("on_agenda", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_cover_template_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover_template")),
        sa.UniqueConstraint("group_id", name=op.f("uq_cover_template_group_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_cover_template_group_id"), "cover_template", ["group_id"], unique=False
    )
    op.create_table(
        "document_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_document_template_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_document_template_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_template")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_document_template_group_id"),
        "document_template",
        ["group_id"],
        unique=False,
        sqlite_where=sa.text("group_id IS NOT NULL"),
        postgresql_where=sa.text("group_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_document_template_partnership_id"),
        "document_template",
        ["partnership_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_document_template_sha256"), "document_template", ["sha256"], unique=False
    )
    op.create_table(
        "engagement_route",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("via", sa.String(length=200), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_engagement_route_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_engagement_route_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_engagement_route_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagement_route")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_engagement_route_agency_id"), "engagement_route", ["agency_id"], unique=False
    )
    op.create_index(
        op.f("ix_engagement_route_group_id"),
        "engagement_route",
        ["group_id"],
        unique=False,
        sqlite_where=sa.text("group_id IS NOT NULL"),
        postgresql_where=sa.text("group_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_engagement_route_partnership_id"),
        "engagement_route",
        ["partnership_id"],
        unique=False,
    )
    op.create_table(
        "escalation_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("to_group_id", sa.Integer(), nullable=True),
        sa.Column("after_back", sa.Integer(), nullable=True),
        sa.Column("after_late", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_escalation_rule_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_group_id"], ["partnership_group.id"], name=op.f("fk_escalation_rule_to_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_rule")),
        sa.UniqueConstraint("group_id", name=op.f("uq_escalation_rule_group_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_escalation_rule_group_id"), "escalation_rule", ["group_id"], unique=False
    )
    op.create_index(
        op.f("ix_escalation_rule_to_group_id"),
        "escalation_rule",
        ["to_group_id"],
        unique=False,
        sqlite_where=sa.text("to_group_id IS NOT NULL"),
        postgresql_where=sa.text("to_group_id IS NOT NULL"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("venue", sa.String(length=200), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("trainer", sa.String(length=200), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_event_agency_id")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_event_course_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_event_agency_id"),
        "event",
        ["agency_id"],
        unique=False,
        sqlite_where=sa.text("agency_id IS NOT NULL"),
        postgresql_where=sa.text("agency_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_event_course_id"), "event", ["course_id"], unique=False)
    op.create_index(op.f("ix_event_day"), "event", ["day"], unique=False)
    op.create_table(
        "group_parent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_group_parent_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["partnership_group.id"], name=op.f("fk_group_parent_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_parent")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_group_parent_group_id"), "group_parent", ["group_id"], unique=False)
    op.create_index(op.f("ix_group_parent_parent_id"), "group_parent", ["parent_id"], unique=False)
    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("priority_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("looked_after_id", sa.Integer(), nullable=True),
        sa.Column("reference", sa.String(length=200), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=True),
        sa.Column("other_names", sa.Text(), nullable=True),
        sa.Column("definition", sa.Text(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("better", sa.String(length=40), nullable=False),
        sa.Column("frequency", sa.String(length=40), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("target", sa.BigInteger(), nullable=True),
        sa.Column("exception_from", sa.BigInteger(), nullable=True),
        sa.Column("exception_gap", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_indicator_agency_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_indicator_area_id")),
        sa.ForeignKeyConstraint(
            ["looked_after_id"], ["unit_member.id"], name=op.f("fk_indicator_looked_after_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_indicator_partnership_id")
        ),
        sa.ForeignKeyConstraint(
            ["priority_id"], ["priority.id"], name=op.f("fk_indicator_priority_id")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_indicator_question_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_indicator_agency_id"),
        "indicator",
        ["agency_id"],
        unique=False,
        sqlite_where=sa.text("agency_id IS NOT NULL"),
        postgresql_where=sa.text("agency_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_indicator_area_id"),
        "indicator",
        ["area_id"],
        unique=False,
        sqlite_where=sa.text("area_id IS NOT NULL"),
        postgresql_where=sa.text("area_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_indicator_looked_after_id"),
        "indicator",
        ["looked_after_id"],
        unique=False,
        sqlite_where=sa.text("looked_after_id IS NOT NULL"),
        postgresql_where=sa.text("looked_after_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_indicator_priority_id"),
        "indicator",
        ["priority_id"],
        unique=False,
        sqlite_where=sa.text("priority_id IS NOT NULL"),
        postgresql_where=sa.text("priority_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_indicator_question_id"),
        "indicator",
        ["question_id"],
        unique=False,
        sqlite_where=sa.text("question_id IS NOT NULL"),
        postgresql_where=sa.text("question_id IS NOT NULL"),
    )
    op.create_index("uq_indicator_name", "indicator", ["partnership_id", "name"], unique=True)
    op.create_table(
        "planning_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.String(length=40), nullable=True),
        sa.Column("week", sa.String(length=40), nullable=True),
        sa.Column("per_year", sa.Integer(), nullable=True),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("finishes", sa.Time(), nullable=True),
        sa.Column("venue", sa.String(length=200), nullable=True),
        sa.Column("online_link", sa.Text(), nullable=True),
        sa.Column("call_for_papers", sa.Integer(), nullable=False),
        sa.Column("papers_due", sa.Integer(), nullable=False),
        sa.Column("despatch", sa.Integer(), nullable=False),
        sa.Column("draft_minutes", sa.Integer(), nullable=False),
        sa.Column("issue_minutes", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_planning_rule_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planning_rule")),
        sa.UniqueConstraint("group_id", name=op.f("uq_planning_rule_group_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_planning_rule_group_id"), "planning_rule", ["group_id"], unique=False)
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], name=op.f("fk_receipt_contribution_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_receipt_contribution_id"), "receipt", ["contribution_id"], unique=False
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
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("moderated_text", sa.Text(), nullable=True),
        sa.Column("moderated_day", sa.Date(), nullable=True),
        sa.Column("moderation", sa.Text(), nullable=True),
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
        "uq_return_answer_question", "return_answer", ["request_id", "question_id"], unique=True
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("ex_officio_id", sa.Integer(), nullable=True),
        sa.Column("post", sa.String(length=200), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("sector", sa.String(length=200), nullable=True),
        sa.Column("may_count", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ex_officio_id"], ["partnership_group.id"], name=op.f("fk_seat_ex_officio_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_seat_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_seat_ex_officio_id"),
        "seat",
        ["ex_officio_id"],
        unique=False,
        sqlite_where=sa.text("ex_officio_id IS NOT NULL"),
        postgresql_where=sa.text("ex_officio_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_seat_group_id"), "seat", ["group_id"], unique=False)
    op.create_table(
        "spending_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("heading_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("supplier", sa.String(length=200), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=True),
        sa.Column("cost_code", sa.String(length=200), nullable=True),
        sa.Column("category", sa.String(length=200), nullable=True),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["heading_id"], ["budget_line.id"], name=op.f("fk_spending_line_heading_id")
        ),
        sa.ForeignKeyConstraint(
            ["year_id"], ["financial_year.id"], name=op.f("fk_spending_line_year_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spending_line")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_spending_line_day", "spending_line", ["day"], unique=False)
    op.create_index(
        op.f("ix_spending_line_heading_id"),
        "spending_line",
        ["heading_id"],
        unique=False,
        sqlite_where=sa.text("heading_id IS NOT NULL"),
        postgresql_where=sa.text("heading_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_spending_line_year_id"), "spending_line", ["year_id"], unique=False)
    op.create_table(
        "standing_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("presenter", sa.String(length=200), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("at_end", sa.Boolean(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("switched_off", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_standing_item_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_item")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_standing_item_group_id"), "standing_item", ["group_id"], unique=False)
    op.create_table(
        "terms_of_reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("functions", sa.Text(), nullable=True),
        sa.Column("frequency", sa.String(length=40), nullable=False),
        sa.Column("quorum_least", sa.Integer(), nullable=True),
        sa.Column("quorum_basis", sa.String(length=40), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_terms_of_reference_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms_of_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_terms_of_reference_group_id"), "terms_of_reference", ["group_id"], unique=False
    )
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("substitute_for_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("booked_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("evaluated", sa.Boolean(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_booking_agency_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["person.id"], name=op.f("fk_booking_contact_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_booking_event_id")),
        sa.ForeignKeyConstraint(
            ["substitute_for_id"], ["booking.id"], name=op.f("fk_booking_substitute_for_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_booking_agency_id"),
        "booking",
        ["agency_id"],
        unique=False,
        sqlite_where=sa.text("agency_id IS NOT NULL"),
        postgresql_where=sa.text("agency_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_booking_contact_id"),
        "booking",
        ["contact_id"],
        unique=False,
        sqlite_where=sa.text("contact_id IS NOT NULL"),
        postgresql_where=sa.text("contact_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_booking_email"), "booking", ["email"], unique=False)
    op.create_index(
        op.f("ix_booking_event_id_status_late"),
        "booking",
        ["event_id", "status", "late"],
        unique=False,
    )
    op.create_index(
        op.f("ix_booking_substitute_for_id"),
        "booking",
        ["substitute_for_id"],
        unique=False,
        sqlite_where=sa.text("substitute_for_id IS NOT NULL"),
        postgresql_where=sa.text("substitute_for_id IS NOT NULL"),
    )
    op.create_table(
        "chair_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_chair_term_group_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_chair_term_person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_chair_term_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chair_term")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_chair_term_group_id"), "chair_term", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_chair_term_person_id"),
        "chair_term",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_chair_term_seat_id"),
        "chair_term",
        ["seat_id"],
        unique=False,
        sqlite_where=sa.text("seat_id IS NOT NULL"),
        postgresql_where=sa.text("seat_id IS NOT NULL"),
    )
    op.create_table(
        "deputy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("has_authority", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_deputy_person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_deputy_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_deputy_person_id"), "deputy", ["person_id"], unique=False)
    op.create_index(op.f("ix_deputy_seat_id"), "deputy", ["seat_id"], unique=False)
    op.create_table(
        "holder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("term_ends", sa.Date(), nullable=True),
        sa.Column("inducted_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_holder_person_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_holder_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holder")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_holder_person_id"), "holder", ["person_id"], unique=False)
    op.create_index(op.f("ix_holder_seat_id"), "holder", ["seat_id"], unique=False)
    op.create_table(
        "indicator_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("breakdown", sa.String(length=200), nullable=False),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("mark", sa.String(length=200), nullable=True),
        sa.Column("numerator", sa.BigInteger(), nullable=True),
        sa.Column("denominator", sa.BigInteger(), nullable=True),
        sa.Column("commentary", sa.Text(), nullable=True),
        sa.Column("source_name", sa.String(length=200), nullable=True),
        sa.Column("source_digest", sa.String(length=200), nullable=True),
        sa.Column("stored_on", sa.Date(), nullable=True),
        sa.Column("sheet", sa.String(length=200), nullable=True),
        sa.Column("cell", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("value IS NULL OR mark IS NULL", name=op.f("ck_indicator_value_value")),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_indicator_value_agency_id")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_indicator_value_area_id")),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_indicator_value_indicator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_value")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_indicator_value_agency_id"),
        "indicator_value",
        ["agency_id"],
        unique=False,
        sqlite_where=sa.text("agency_id IS NOT NULL"),
        postgresql_where=sa.text("agency_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_indicator_value_area_id"),
        "indicator_value",
        ["area_id"],
        unique=False,
        sqlite_where=sa.text("area_id IS NOT NULL"),
        postgresql_where=sa.text("area_id IS NOT NULL"),
    )
    op.create_index(
        "uq_indicator_value_place",
        "indicator_value",
        ["indicator_id", "area_id", "agency_id", "breakdown", "last_day", "first_day"],
        unique=True,
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("chair_seat_id", sa.Integer(), nullable=True),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("postponed_to_id", sa.Integer(), nullable=True),
        sa.Column("approved_at_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("finishes", sa.Time(), nullable=True),
        sa.Column("venue", sa.String(length=200), nullable=True),
        sa.Column("online_link", sa.Text(), nullable=True),
        sa.Column("minute_taker", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("agenda_issued_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("quorate", sa.Boolean(), nullable=True),
        sa.Column("quorum_sentence", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_at_id"], ["meeting.id"], name=op.f("fk_meeting_approved_at_id")
        ),
        sa.ForeignKeyConstraint(["chair_id"], ["person.id"], name=op.f("fk_meeting_chair_id")),
        sa.ForeignKeyConstraint(
            ["chair_seat_id"], ["seat.id"], name=op.f("fk_meeting_chair_seat_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_meeting_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["postponed_to_id"], ["meeting.id"], name=op.f("fk_meeting_postponed_to_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_meeting_approved_at_id"),
        "meeting",
        ["approved_at_id"],
        unique=False,
        sqlite_where=sa.text("approved_at_id IS NOT NULL"),
        postgresql_where=sa.text("approved_at_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_meeting_chair_id"),
        "meeting",
        ["chair_id"],
        unique=False,
        sqlite_where=sa.text("chair_id IS NOT NULL"),
        postgresql_where=sa.text("chair_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_meeting_chair_seat_id"),
        "meeting",
        ["chair_seat_id"],
        unique=False,
        sqlite_where=sa.text("chair_seat_id IS NOT NULL"),
        postgresql_where=sa.text("chair_seat_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_meeting_day"), "meeting", ["day"], unique=False)
    op.create_index(op.f("ix_meeting_group_id"), "meeting", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_meeting_postponed_to_id"),
        "meeting",
        ["postponed_to_id"],
        unique=False,
        sqlite_where=sa.text("postponed_to_id IS NOT NULL"),
        postgresql_where=sa.text("postponed_to_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_meeting_state"), "meeting", ["state"], unique=False)
    op.create_table(
        "quorum_agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("is_needed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_quorum_agency_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["terms_id"], ["terms_of_reference.id"], name=op.f("fk_quorum_agency_terms_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quorum_agency")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_quorum_agency_agency_id"), "quorum_agency", ["agency_id"], unique=False
    )
    op.create_index(op.f("ix_quorum_agency_terms_id"), "quorum_agency", ["terms_id"], unique=False)
    op.create_table(
        "seat_agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_seat_agency_agency_id")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_seat_agency_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_agency")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_seat_agency_agency_id"), "seat_agency", ["agency_id"], unique=False)
    op.create_index(op.f("ix_seat_agency_seat_id"), "seat_agency", ["seat_id"], unique=False)
    op.create_table(
        "forward_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("presenter", sa.String(length=200), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("repeat", sa.String(length=40), nullable=False),
        sa.Column("wants_paper", sa.Boolean(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("chased_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_forward_topic_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_forward_topic_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_forward_topic_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_forward_topic_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forward_topic")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_forward_topic_agency_id"),
        "forward_topic",
        ["agency_id"],
        unique=False,
        sqlite_where=sa.text("agency_id IS NOT NULL"),
        postgresql_where=sa.text("agency_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_forward_topic_group_id"), "forward_topic", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_forward_topic_meeting_id"),
        "forward_topic",
        ["meeting_id"],
        unique=False,
        sqlite_where=sa.text("meeting_id IS NOT NULL"),
        postgresql_where=sa.text("meeting_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_forward_topic_person_id"),
        "forward_topic",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_table(
        "minutes_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("same_as_id", sa.Integer(), nullable=True),
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_version_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["same_as_id"], ["minutes_version.id"], name=op.f("fk_minutes_version_same_as_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_version")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_minutes_version_meeting_id"), "minutes_version", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_minutes_version_same_as_id"),
        "minutes_version",
        ["same_as_id"],
        unique=False,
        sqlite_where=sa.text("same_as_id IS NOT NULL"),
        postgresql_where=sa.text("same_as_id IS NOT NULL"),
    )
    op.create_table(
        "pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("last_page", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_pack_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pack_meeting_id"), "pack", ["meeting_id"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_reminder_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminder_meeting_id"), "reminder", ["meeting_id"], unique=False)
    op.create_table(
        "reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("deputy_name", sa.String(length=200), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("replied_by", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["deputy_id"], ["person.id"], name=op.f("fk_reply_deputy_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_reply_meeting_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_reply_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_reply_deputy_id"),
        "reply",
        ["deputy_id"],
        unique=False,
        sqlite_where=sa.text("deputy_id IS NOT NULL"),
        postgresql_where=sa.text("deputy_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_reply_seat_id"), "reply", ["seat_id"], unique=False)
    op.create_index("uq_reply_seat", "reply", ["meeting_id", "seat_id"], unique=True)
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("about_meeting_id", sa.Integer(), nullable=True),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("presenter", sa.String(length=200), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("is_standing", sa.Boolean(), nullable=False),
        sa.Column("at_end", sa.Boolean(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("paper", sa.String(length=200), nullable=True),
        sa.Column("paper_state", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["about_meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_about_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["carried_from_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_carried_from_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["forward_topic.id"], name=op.f("fk_agenda_item_topic_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_agenda_item_about_meeting_id"),
        "agenda_item",
        ["about_meeting_id"],
        unique=False,
        sqlite_where=sa.text("about_meeting_id IS NOT NULL"),
        postgresql_where=sa.text("about_meeting_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_agenda_item_carried_from_id"),
        "agenda_item",
        ["carried_from_id"],
        unique=False,
        sqlite_where=sa.text("carried_from_id IS NOT NULL"),
        postgresql_where=sa.text("carried_from_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"], unique=False)
    op.create_index(
        op.f("ix_agenda_item_parent_id"),
        "agenda_item",
        ["parent_id"],
        unique=False,
        sqlite_where=sa.text("parent_id IS NOT NULL"),
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_agenda_item_topic_id"),
        "agenda_item",
        ["topic_id"],
        unique=False,
        sqlite_where=sa.text("topic_id IS NOT NULL"),
        postgresql_where=sa.text("topic_id IS NOT NULL"),
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("arrived_item_id", sa.Integer(), nullable=True),
        sa.Column("left_item_id", sa.Integer(), nullable=True),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("deputy_name", sa.String(length=200), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("post", sa.String(length=200), nullable=True),
        sa.Column("holder", sa.String(length=200), nullable=True),
        sa.Column("agencies", sa.Text(), nullable=True),
        sa.Column("category", sa.String(length=40), nullable=True),
        sa.Column("expected", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrived_item_id"], ["agenda_item.id"], name=op.f("fk_attendance_arrived_item_id")
        ),
        sa.ForeignKeyConstraint(["deputy_id"], ["person.id"], name=op.f("fk_attendance_deputy_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["person.id"], name=op.f("fk_attendance_holder_id")),
        sa.ForeignKeyConstraint(
            ["left_item_id"], ["agenda_item.id"], name=op.f("fk_attendance_left_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_attendance_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_attendance_arrived_item_id"),
        "attendance",
        ["arrived_item_id"],
        unique=False,
        sqlite_where=sa.text("arrived_item_id IS NOT NULL"),
        postgresql_where=sa.text("arrived_item_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_attendance_deputy_id"),
        "attendance",
        ["deputy_id"],
        unique=False,
        sqlite_where=sa.text("deputy_id IS NOT NULL"),
        postgresql_where=sa.text("deputy_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_attendance_holder_id"),
        "attendance",
        ["holder_id"],
        unique=False,
        sqlite_where=sa.text("holder_id IS NOT NULL"),
        postgresql_where=sa.text("holder_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_attendance_left_item_id"),
        "attendance",
        ["left_item_id"],
        unique=False,
        sqlite_where=sa.text("left_item_id IS NOT NULL"),
        postgresql_where=sa.text("left_item_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_attendance_seat_id"), "attendance", ["seat_id"], unique=False)
    op.create_index("uq_attendance_seat", "attendance", ["meeting_id", "seat_id"], unique=True)
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("stood", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("agreed_at_id", sa.Integer(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreed_at_id"], ["meeting.id"], name=op.f("fk_correction_agreed_at_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_correction_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_correction_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_correction_agreed_at_id"),
        "correction",
        ["agreed_at_id"],
        unique=False,
        sqlite_where=sa.text("agreed_at_id IS NOT NULL"),
        postgresql_where=sa.text("agreed_at_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_correction_item_id"),
        "correction",
        ["item_id"],
        unique=False,
        sqlite_where=sa.text("item_id IS NOT NULL"),
        postgresql_where=sa.text("item_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_correction_meeting_id"), "correction", ["meeting_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("period", sa.String(length=200), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=True),
        sa.Column("manner", sa.String(length=40), nullable=False),
        sa.Column("present", sa.Text(), nullable=True),
        sa.Column("dissent", sa.Text(), nullable=True),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("carried_out_on", sa.Date(), nullable=True),
        sa.Column("carried_out_how", sa.Text(), nullable=True),
        sa.Column("changes_arrangements", sa.Boolean(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_decision_group_id")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_decision_item_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decision_group_id"), "decision", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_decision_item_id"),
        "decision",
        ["item_id"],
        unique=False,
        sqlite_where=sa.text("item_id IS NOT NULL"),
        postgresql_where=sa.text("item_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_decision_meeting_id"),
        "decision",
        ["meeting_id"],
        unique=False,
        sqlite_where=sa.text("meeting_id IS NOT NULL"),
        postgresql_where=sa.text("meeting_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_decision_period_number"), "decision", ["period", "number"], unique=False
    )
    op.create_table(
        "guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_guest_agency_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_guest_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_guest_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_guest_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_guest_agency_id"),
        "guest",
        ["agency_id"],
        unique=False,
        sqlite_where=sa.text("agency_id IS NOT NULL"),
        postgresql_where=sa.text("agency_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_guest_item_id"),
        "guest",
        ["item_id"],
        unique=False,
        sqlite_where=sa.text("item_id IS NOT NULL"),
        postgresql_where=sa.text("item_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_guest_meeting_id"), "guest", ["meeting_id"], unique=False)
    op.create_index(
        op.f("ix_guest_person_id"),
        "guest",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_table(
        "interest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("handling", sa.String(length=40), nullable=True),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_interest_item_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_interest_meeting_id")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_interest_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_interest_item_id"),
        "interest",
        ["item_id"],
        unique=False,
        sqlite_where=sa.text("item_id IS NOT NULL"),
        postgresql_where=sa.text("item_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_interest_meeting_id"), "interest", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_interest_name"), "interest", ["name"], unique=False)
    op.create_index(
        op.f("ix_interest_seat_id"),
        "interest",
        ["seat_id"],
        unique=False,
        sqlite_where=sa.text("seat_id IS NOT NULL"),
        postgresql_where=sa.text("seat_id IS NOT NULL"),
    )
    op.create_table(
        "minute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_minute_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minute_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_minute_item_id"), "minute", ["item_id"], unique=False)
    op.create_index(op.f("ix_minute_meeting_id"), "minute", ["meeting_id"], unique=False)
    op.create_index("uq_minute_item", "minute", ["item_id"], unique=True)
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_paper_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_paper_item_id"), "paper", ["item_id"], unique=False)
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("owner_seat_id", sa.Integer(), nullable=True),
        sa.Column("owner_agency_id", sa.Integer(), nullable=True),
        sa.Column("back_at_id", sa.Integer(), nullable=True),
        sa.Column("owner_name", sa.String(length=200), nullable=True),
        sa.Column("first_owner", sa.String(length=200), nullable=True),
        sa.Column("period", sa.String(length=200), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("log_reference", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("source_note", sa.String(length=200), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("first_due", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_words", sa.String(length=200), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("rag_id", sa.Integer(), nullable=True),
        sa.Column("rag_words", sa.String(length=200), nullable=True),
        sa.Column("escalated_on", sa.Date(), nullable=True),
        sa.Column("escalated_to_id", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("evidence_wanted", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("evidence_paper_id", sa.Integer(), nullable=True),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_action_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["escalated_to_id"], ["partnership_group.id"], name=op.f("fk_action_escalated_to_id")
        ),
        sa.ForeignKeyConstraint(
            ["evidence_paper_id"], ["paper.id"], name=op.f("fk_action_evidence_paper_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["partnership_group.id"], name=op.f("fk_action_group_id")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_action_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_action_meeting_id")),
        sa.ForeignKeyConstraint(
            ["owner_agency_id"], ["agency.id"], name=op.f("fk_action_owner_agency_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_action_owner_id")),
        sa.ForeignKeyConstraint(
            ["owner_seat_id"], ["seat.id"], name=op.f("fk_action_owner_seat_id")
        ),
        sa.ForeignKeyConstraint(["rag_id"], ["rag_word.id"], name=op.f("fk_action_rag_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_action_decision_id"),
        "action",
        ["decision_id"],
        unique=False,
        sqlite_where=sa.text("decision_id IS NOT NULL"),
        postgresql_where=sa.text("decision_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_action_escalated_to_id"),
        "action",
        ["escalated_to_id"],
        unique=False,
        sqlite_where=sa.text("escalated_to_id IS NOT NULL"),
        postgresql_where=sa.text("escalated_to_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_action_evidence_paper_id"),
        "action",
        ["evidence_paper_id"],
        unique=False,
        sqlite_where=sa.text("evidence_paper_id IS NOT NULL"),
        postgresql_where=sa.text("evidence_paper_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_action_group_id"), "action", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_action_item_id"),
        "action",
        ["item_id"],
        unique=False,
        sqlite_where=sa.text("item_id IS NOT NULL"),
        postgresql_where=sa.text("item_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_action_meeting_id"),
        "action",
        ["meeting_id"],
        unique=False,
        sqlite_where=sa.text("meeting_id IS NOT NULL"),
        postgresql_where=sa.text("meeting_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_action_owner_agency_id"),
        "action",
        ["owner_agency_id"],
        unique=False,
        sqlite_where=sa.text("owner_agency_id IS NOT NULL"),
        postgresql_where=sa.text("owner_agency_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_action_owner_id"),
        "action",
        ["owner_id"],
        unique=False,
        sqlite_where=sa.text("owner_id IS NOT NULL"),
        postgresql_where=sa.text("owner_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_action_owner_seat_id"),
        "action",
        ["owner_seat_id"],
        unique=False,
        sqlite_where=sa.text("owner_seat_id IS NOT NULL"),
        postgresql_where=sa.text("owner_seat_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_action_period_number"), "action", ["period", "number"], unique=False)
    op.create_index(
        op.f("ix_action_rag_id"),
        "action",
        ["rag_id"],
        unique=False,
        sqlite_where=sa.text("rag_id IS NOT NULL"),
        postgresql_where=sa.text("rag_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_action_status_due"), "action", ["status", "due"], unique=False)
    op.create_table(
        "paper_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("fault", sa.String(length=40), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_version_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_version")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_paper_version_sha256"), "paper_version", ["sha256"], unique=False)
    op.create_index("uq_paper_version_number", "paper_version", ["paper_id", "number"], unique=True)
    op.create_table(
        "recommendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("as_read", sa.Text(), nullable=True),
        sa.Column("newer", sa.Text(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_recommendation_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_recommendation_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_recommendation_paper_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_recommendation_decision_id"),
        "recommendation",
        ["decision_id"],
        unique=False,
        sqlite_where=sa.text("decision_id IS NOT NULL"),
        postgresql_where=sa.text("decision_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_recommendation_item_id"), "recommendation", ["item_id"], unique=False)
    op.create_index(
        op.f("ix_recommendation_paper_id"),
        "recommendation",
        ["paper_id"],
        unique=False,
        sqlite_where=sa.text("paper_id IS NOT NULL"),
        postgresql_where=sa.text("paper_id IS NOT NULL"),
    )
    op.create_table(
        "action_update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("due_after", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_action_update_action_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_update")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_action_update_action_id"), "action_update", ["action_id"], unique=False
    )
    op.create_table(
        "indicator_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_indicator_action_action_id")
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_indicator_action_indicator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_action")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_indicator_action_action_id"), "indicator_action", ["action_id"], unique=False
    )
    op.create_index(
        op.f("ix_indicator_action_indicator_id"), "indicator_action", ["indicator_id"], unique=False
    )
    op.create_index("uq_indicator_action_action", "indicator_action", ["action_id"], unique=True)
    op.create_table(
        "pack_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["pack.id"], name=op.f("fk_pack_paper_pack_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["paper_version.id"], name=op.f("fk_pack_paper_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_paper")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pack_paper_pack_id"), "pack_paper", ["pack_id"], unique=False)
    op.create_index(op.f("ix_pack_paper_version_id"), "pack_paper", ["version_id"], unique=False)
    op.create_table(
        "return_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("standard_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_return_action_action_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["return_request.id"], name=op.f("fk_return_action_request_id")
        ),
        sa.ForeignKeyConstraint(
            ["standard_id"], ["standard.id"], name=op.f("fk_return_action_standard_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_action")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_return_action_action_id"), "return_action", ["action_id"], unique=False
    )
    op.create_index(
        op.f("ix_return_action_request_id"), "return_action", ["request_id"], unique=False
    )
    op.create_index(
        op.f("ix_return_action_standard_id"), "return_action", ["standard_id"], unique=False
    )
    op.create_index("uq_return_action_action", "return_action", ["action_id"], unique=True)

    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(kind UNINDEXED, record_id UNINDEXED, title, body, "
        "tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')"
    )
    op.execute("INSERT INTO search_index(search_index, rank) VALUES('secure-delete', 1)")
