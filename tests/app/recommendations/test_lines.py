"""Recommendations as officers write them, one to a line or not."""

from __future__ import annotations

import pytest

from app.recommendations.lines import RawLine, proposals, proposals_in


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "The plan is adopted.\nThe budget is noted.",
            [(None, "The plan is adopted."), (None, "The budget is noted.")],
        ),
        (
            "1. Adopt the plan\n2. Note the budget",
            [("1", "Adopt the plan"), ("2", "Note the budget")],
        ),
        (
            "2.1 That the plan be adopted; and\n2.2 That the budget be noted.",
            [("2.1", "That the plan be adopted"), ("2.2", "That the budget be noted.")],
        ),
        (
            "The Board is asked to:\na) adopt the plan;\nb) note the budget.",
            [("a", "adopt the plan"), ("b", "note the budget.")],
        ),
        (
            "(i) adopt the plan\n(ii) note the budget",
            [("i", "adopt the plan"), ("ii", "note the budget")],
        ),
        (
            "Recommendation 1: Adopt the plan\nRecommendation 2 – Note the budget",
            [("1", "Adopt the plan"), ("2", "Note the budget")],
        ),
        (
            "• Adopt the plan\n• Note the budget",
            [(None, "Adopt the plan"), (None, "Note the budget")],
        ),
        (
            "1) Adopt the plan:\na) in Blackburn\nb) in Darwen\n2) Note the budget",
            [("1", "Adopt the plan:\n- in Blackburn\n- in Darwen"), ("2", "Note the budget")],
        ),
        (
            "RECOMMENDED: That (1) the plan is adopted; and (2) the budget is noted.",
            [("1", "the plan is adopted"), ("2", "the budget is noted.")],
        ),
        (
            "The Board is asked to note this report.",
            [(None, "The Board is asked to note this report.")],
        ),
        (
            "1\nAdopt the plan\n2\nNote the budget",
            [("1", "Adopt the plan"), ("2", "Note the budget")],
        ),
        ("12 children were seen in the week.", [(None, "12 children were seen in the week.")]),
        (
            "A plan is adopted.\nA budget is noted.",
            [(None, "A plan is adopted."), (None, "A budget is noted.")],
        ),
        ("SCP Board is asked to agree that:\n…", []),
        ("…\nNone.\n[insert here]", []),
        ("", []),
    ],
)
def test_lines_are_read_as_proposed_decisions(
    text: str, read: list[tuple[str | None, str]]
) -> None:
    assert [(each.label, each.text) for each in proposals_in(text)] == read


def test_what_stands_before_a_list_leads_to_it_and_what_goes_on_belongs_to_its_point() -> None:
    told = proposals_in(
        "These recommendations let the partners work together.\n"
        "1) work continues,\nand is reported in June\n2) funding stays"
    )
    assert [each.text for each in told] == [
        "work continues,\nand is reported in June",
        "funding stays",
    ]


def test_no_more_is_read_of_a_paper_than_a_cover_report_can_ask() -> None:
    told = proposals([RawLine(f"{number}. Agree {'x ' * 5000}") for number in range(1, 90)])
    assert len(told) == 60
    assert max(len(each.text) for each in told) <= 4_000
