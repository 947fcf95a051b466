"""Verbs about returns: making the workbooks of a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commandline.speaking import file_argument, opened, say

if TYPE_CHECKING:
    import argparse

    from app.returns.issuing import Issue
    from reports.issue.workbooks import Made


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb, which has verbs of its own, to the command line."""
    returns = verbs.add_parser("returns", help="make the workbooks of a return round")
    acts = returns.add_subparsers(title="verbs", required=True, metavar="VERB")
    made = acts.add_parser(
        "make",
        help="make the workbooks of a round",
        description="Make a workbook for each agency of a round that has none yet, or for those named with --agency, "
        "into a folder: all of them or none. What comes back is read in with pdesk import.",
    )
    made.add_argument("file", type=file_argument)
    made.add_argument("--round", required=True, metavar="NAME", help="the return round")
    made.add_argument("--into", required=True, type=file_argument, metavar="FOLDER")
    made.add_argument(
        "--agency",
        action="append",
        default=[],
        metavar="NAME",
        help="only this one, also where it has a workbook already",
    )
    made.add_argument("--sent", action="store_true", help="let the returns count as sent today")
    made.add_argument(
        "--drafts", action="store_true", help="write an e-mail draft to each agency as well"
    )
    made.add_argument(
        "--replace", action="store_true", help="write files of the same name in the folder anew"
    )
    made.add_argument(
        "--partnership", default="", metavar="NAME", help="whose round, where the file has several"
    )
    made.add_argument("--json", action="store_true", help="print JSON for a program")
    made.set_defaults(run=_make)


def _make(wished: argparse.Namespace) -> None:
    from app.errors import NotFound  # noqa: PLC0415 - loads every feature's tables
    from app.partnerships.naming import partnership_named  # noqa: PLC0415 - the same
    from app.returns.issuing import issue_of  # noqa: PLC0415 - the same
    from app.returns.queries import all_rounds  # noqa: PLC0415 - the same
    from reports.issue.workbooks import IssueWish, make_workbooks  # noqa: PLC0415 - loads what only a document needs

    with opened(wished.file) as core:
        with core.read() as session:
            name = wished.partnership
            own = partnership_named(session, name).id if name else None
            rounds = {each.name.casefold(): each for each in all_rounds(session, own)}
            found = rounds.get(wished.round.casefold())
            if found is None:
                among = [each.name for each in rounds.values()]
                raise NotFound("return round", wished.round, among=among)
            issue = issue_of(session, found.id)
        wish = IssueWish(
            found.id,
            _requests(issue, wished.agency),
            wished.into,
            sent=wished.sent,
            drafts=wished.drafts,
            replace=wished.replace,
        )
        made = make_workbooks(core, wish)
    _tell(wished, made)


def _requests(issue: Issue, names: list[str]) -> tuple[int, ...]:
    """Choose agencies by name or short name, else those without a workbook; NotFound names those that are asked."""
    from app.errors import NotFound  # noqa: PLC0415 - as above
    from reports.issue.workbooks import NobodyLeft  # noqa: PLC0415 - as above

    if not names:
        wanted = [each for each in issue.agencies if each.made_on is None and not each.is_in]
        if not wanted:
            raise NobodyLeft(issue.round.name)
        return tuple(each.request for each in wanted)
    known = {
        name.casefold(): each.request
        for each in issue.agencies
        for name in (each.agency.short, each.agency.name)
        if name
    }
    for name in names:
        if name.casefold() not in known:
            raise NotFound("agency", name, among=[each.agency.name for each in issue.agencies])
    return tuple(known[name.casefold()] for name in names)


def _tell(wished: argparse.Namespace, made: Made) -> None:
    from reports.issue.workbooks import lacking_in_words  # noqa: PLC0415 - loaded already

    drafts = made.drafts.path if made.drafts else None
    lines = [f"Written: {path}" for path in made.paths.values()]
    lines += [f"Written: {drafts}"] if drafts else []
    told = lacking_in_words(made) if wished.drafts else ""
    data = {
        "round": made.round,
        "workbooks": {agency: str(path) for agency, path in made.paths.items()},
        "drafts": str(drafts) if drafts else None,
        "without_address": list(made.lacking),
    }
    say(wished, [*lines, f"{made.sentence}.", *([told] if told else [])], data)
