"""Short forms of posts, for where a whole one does not fit."""

from __future__ import annotations

import pytest

from app.seats.short_posts import short_post


@pytest.mark.parametrize(
    ("post", "short"),
    [
        ("Director of Children's Services", "DCS"),
        ("Director of Children’s Services (interim)", "DCS (interim)"),
        ("Detective Chief Superintendent", "Det Ch Supt"),
        ("detective chief inspector, PPU", "DCI, PPU"),
        ("Assistant Director of Education", "AD of Education"),
        ("Service Manager", "Service Mgr"),
        ("Chief Executive Officer", "CEO"),
        ("Directorate lead", "Directorate lead"),
        ("Lay member", "Lay member"),
    ],
)
def test_a_post_is_written_short_as_everybody_knows_it(post: str, short: str) -> None:
    assert short_post(post) == short
