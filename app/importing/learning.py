"""Names learned from answers: a nickname that was tied to a record is kept as its alias, within the import's step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.importing.names import NameIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.importing.lookup import Lookup, Lookups
    from app.importing.preview import Preview
    from app.importing.questions import ImportQuestion
    from app.work import Work

Learner = Callable[["Work", int, str], object]
"""Keeps another name of a record: `(work, id, name)`."""

Learners = Mapping[str, Learner]
"""Learner by the `kind` of Link fields; kinds without one learn nothing."""


def learn_names(work: Work, preview: Preview, lookups: Lookups, learners: Learners) -> None:
    """Keep the names that answers tied to records, known ones before those that this import has added."""
    for kind in learners.keys() & lookups.keys():
        answered = [each for each in preview.questions if each.kind == kind and each.answer]
        for prefix in ("id:", "name:"):
            _learn(work, _tied(answered, prefix), lookups[kind], learners[kind])
        _learn(work, preview.said(kind), lookups[kind], learners[kind])


def _tied(answered: Iterable[ImportQuestion], prefix: str) -> dict[str, str]:
    """Give written name -> what it was tied to, for answers of one sort."""
    return {
        each.name: each.answer.removeprefix(prefix)
        for each in answered
        if each.answer and each.answer.startswith(prefix)
    }


def _learn(work: Work, tied: Mapping[str, str], lookup: Lookup, learner: Learner) -> None:
    if not tied:
        return
    work.session.flush()
    index = NameIndex(lookup(work.session))
    ids = {str(each.id): each.id for each in index.known}
    for name, answer in tied.items():
        meant = index.exactly(answer)
        record = ids.get(answer) or (meant[0].known.id if len(meant) == 1 else None)
        if record is not None and not index.exactly(name):
            learner(work, record, name)
