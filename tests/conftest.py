"""Base of all tests: a home of their own, and nothing is left behind unseen."""

from __future__ import annotations

import logging
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.guards import network, surroundings
from tests.guards.log import LogWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.bootstrap import Core
    from tests.pair import Pair

ROOT = Path(__file__).resolve().parent.parent
surroundings.work_in_memory()
surroundings.keep_compiled()
HOME = tempfile.TemporaryDirectory(prefix="partnership-desk-tests-")

# Before any module of the application is imported by a test.
surroundings.move_home(Path(HOME.name).resolve())
network.forbid()

# The same examples on every run, so that a change fails only on what it did; no time limit, because
# a shared machine is no stop-watch.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("house")


def pytest_configure() -> None:
    """Watch Qt from before the first widget is made."""
    # PySide6 looks at the surroundings when it is first imported.
    from tests.guards import leftovers  # noqa: PLC0415

    leftovers.watch()


def pytest_unconfigure() -> None:
    """Remove the tests' home."""
    HOME.cleanup()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an empty file made by the real migrations."""
    from tests.files import make_template  # noqa: PLC0415 - SQLAlchemy only where a test wants a file

    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def core(tmp_path: Path, template: Path) -> Iterator[Core]:
    """Give the application with an empty file open, on 11 March 2025."""
    from tests.files import open_core  # noqa: PLC0415 - SQLAlchemy only where a test wants a file

    opened = open_core(tmp_path, template)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Path:
    """Give a closed file with the sample partnership, built once and never changed: tests open copies."""
    from tests.files import make_sample  # noqa: PLC0415 - SQLAlchemy only where a test wants a file

    return make_sample(tmp_path_factory.mktemp("sample"), template)


@pytest.fixture
def sample(tmp_path: Path, sample_file: Path) -> Iterator[Core]:
    """Give the application with a copy of the sample open, on 11 March 2025."""
    from tests.files import open_core  # noqa: PLC0415 - SQLAlchemy only where a test wants a file

    opened = open_core(tmp_path, sample_file)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def pair_file(tmp_path_factory: pytest.TempPathFactory, template: Path) -> tuple[Path, Pair]:
    """Give a closed file with two partnerships and what is in it, made once: tests open copies."""
    from tests.files import open_core  # noqa: PLC0415 - SQLAlchemy only where a test wants a file
    from tests.pair import make_pair  # noqa: PLC0415 - the same

    core = open_core(tmp_path_factory.mktemp("pair"), template)
    made, path = make_pair(core), core.open_path()
    core.close()
    return path, made


@pytest.fixture
def pair(pair_file: tuple[Path, Pair]) -> Pair:
    """Give what is in the file with two partnerships."""
    return pair_file[1]


@pytest.fixture
def paired(tmp_path: Path, pair_file: tuple[Path, Pair]) -> Iterator[Core]:
    """Give the application with a copy of the file with two partnerships open, on 11 March 2025."""
    from tests.files import open_core  # noqa: PLC0415 - SQLAlchemy only where a test wants a file

    opened = open_core(tmp_path, pair_file[0])
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the project."""
    return ROOT


@pytest.fixture(autouse=True)
def _log_watch() -> Iterator[LogWatch]:
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    problems = watch.problems()
    assert not problems, "\n".join(problems)


@pytest.fixture
def expect_log(_log_watch: LogWatch) -> Callable[[str], None]:
    """Announce a log record of WARNING or above by part of its text: `expect_log("disk full")`."""
    return _log_watch.expect


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    # pytest-qt closes the widgets a test registered before fixtures end, so what is open now was
    # not registered.
    from tests.guards import leftovers  # noqa: PLC0415 - see pytest_configure

    threads = set(threading.enumerate())
    yield
    left = leftovers.left_in_qt() + leftovers.left_threads(threads)
    assert not left, f"The test left behind: {'; '.join(left)}"
