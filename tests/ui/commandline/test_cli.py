"""The command line: real processes, real files, one sentence where it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from app.importing.reading import READER as WORKBOOKS
from app.papers.pdf_reading import READER as PDFS
from reports.pack_binding import BINDER
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.apart import Kind
    from tests.ui.commandline.in_process import Pdesk


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def answer(*words: object) -> Any:  # noqa: ANN401 - JSON
    done = run(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_new_file_tells_what_it_holds_and_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "new.pdesk"
    assert run("new", path).returncode == 0
    assert answer("check", path)["faults"] == []
    info = answer("info", path)
    assert info["schema"] == 1
    assert info["counts"]["agencies"] == 0


def test_an_imported_return_is_listed_by_field_name_and_undo_takes_it_back(file: Path) -> None:
    [done] = answer("import", file, real("partner_returns", "section11_01_bwd.xlsx"))
    assert (done["kind"], done["counts"]["new"], isinstance(done["step"], int)) == (
        "section-11",
        18,
        True,
    )
    rows = answer("list", file, "return-answers")
    first = next(row for row in rows if row["standard"] == "1.1")
    assert (first["self_score"], first["moderated_score"], first["cell"]) == (2, 2, "F12")
    assert next(row for row in rows if row["standard"] == "4.3")["self_score"] is None
    assert answer("undo", file)["label"] == "Import section 11 return"
    assert answer("list", file, "return-answers") == []


def test_a_preview_stores_nothing(file: Path) -> None:
    [shown] = answer("import", file, real("partner_returns", "section11_01_bwd.xlsx"), "--preview")
    assert shown["step"] is None
    assert {row["outcome"] for row in shown["rows"]} == {"new"}
    assert answer("info", file)["steps"] == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("info", "absent.pdesk"), "There is no file"),
        (("undo", "FILE"), "nothing to undo"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    file: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = run(*(file if word == "FILE" else word for word in words))
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("list", "FILE", "wishes"), "There is no kind"),
        (("report", "FILE", "poem", "out.pdf"), "There is no report"),
        (("report", "FILE", "training", "out.pdf", "--option", "first_day=31/2/2025"), "From: "),
        (("import", "FILE", "FILE", "--as", "poems"), "There is no kind of content"),
        (("list", "FILE", "agencies", "--as-at", "31/02/2025"), "not a date"),
        (("list", "FILE", "agencies", "--partnership", "SCP"), "leave --partnership out"),
    ],
)
def test_what_no_file_could_answer_is_wrong_usage_in_one_sentence(
    file: Path, pdesk: Pdesk, words: tuple[str, ...], sentence: str
) -> None:
    """Each in this process; that such a code is the one a process ends with is the matter of the next test."""
    assert pdesk(*(file if word == "FILE" else word for word in words))[0] == 2
    assert sentence in pdesk.refusal
    assert len(pdesk.refusal.splitlines()) == 1


def test_wrong_usage_is_exit_code_two(file: Path) -> None:
    assert run("list").returncode == 2
    done = run("list", file, "wishes")
    assert done.returncode == 2
    assert "There is no kind" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_open_elsewhere_is_refused_with_its_holder(file: Path) -> None:
    holding = (
        "import sys; from pathlib import Path; from app.bootstrap import build_core\n"
        "core = build_core(); core.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        done = run("list", file, "agencies")
        holder.communicate("")
    assert done.returncode == 1
    assert f"(process {holder.pid})" in done.stderr


@pytest.mark.parametrize("kind", [WORKBOOKS, PDFS, BINDER], ids=lambda kind: kind.verb)
def test_a_frozen_program_becomes_each_process_that_is_kept_apart_by_its_hidden_verb(
    kind: Kind,
) -> None:
    """Nobody asks it anything here, so it ends; for a verb that it does not know it would complain."""
    words = [sys.executable, "-m", "ui.cli", kind.verb]
    done = subprocess.run(words, input=b"", capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
