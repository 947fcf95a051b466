"""The command line in the process of the tests, which is as true as one of its own and starts at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ui.cli import main

if TYPE_CHECKING:
    import pytest


class Pdesk:
    """`pdesk("undo", file)` gives its exit code and what it printed; `refusal` is what it complained of."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.refusal = ""

    def __call__(self, *words: object) -> tuple[int, str]:
        self._capsys.readouterr()
        code = main([str(word) for word in words])
        printed = self._capsys.readouterr()
        self.refusal = printed.err
        return code, printed.out

    def answer(self, *words: object) -> Any:  # noqa: ANN401 - JSON
        code, printed = self(*words, "--json")
        assert code == 0, self.refusal
        return json.loads(printed)
