"""A pipe is not waited for: neither a workbook, a paper, minutes nor a template is read from one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from app.errors import EnvironmentProblem
from app.importing.reading import read_workbook
from app.minutes.word_file import open_word
from app.papers.looking import look
from app.plain_files import open_plain
from app.templates.checking import look_at_template
from app.templates.fields import TemplateKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Reader = Callable[[Path], object]


def template(path: Path) -> object:
    return look_at_template(path, next(iter(TemplateKind)))


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are no files there")
@pytest.mark.parametrize("read", [read_workbook, open_word, look, template])
def test_a_pipe_is_refused_in_a_sentence(tmp_path: Path, read: Reader) -> None:
    pipe = tmp_path / "x.csv"
    os.mkfifo(pipe)
    with pytest.raises(EnvironmentProblem, match="it is a pipe or a device and not a file"):
        read(pipe)


def test_a_file_is_opened_and_one_that_is_not_there_is_not(tmp_path: Path) -> None:
    plain = tmp_path / "x.csv"
    plain.write_bytes(b"a,b")
    with open_plain(plain) as file:
        assert file.read() == b"a,b"
    with pytest.raises(FileNotFoundError):
        open_plain(tmp_path / "y.csv")
