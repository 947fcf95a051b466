"""A few of the random mutations of good workbooks; `mutations.py` does as many as there is time for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.importing.good_workbooks import write_good_workbooks
from tests.app.importing.mutations import mutate
from tests.inputs import real_files

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core

_EACH = 15


@pytest.mark.parametrize("first", [1, 101, 201, 301])
def test_damaged_workbooks_end_in_a_preview_or_a_sentence(
    core: Core, tmp_path: Path, first: int
) -> None:
    (tmp_path / "good").mkdir()
    odd = [path for path in real_files("robustness") if path.suffix in {".xls", ".xlsb"}]
    sources = [*write_good_workbooks(tmp_path / "good"), *odd]
    findings = mutate(core, sources, tmp_path, first=first, count=_EACH)
    assert findings.wrong == []
    assert findings.ends.total() == _EACH
