"""Keeping: which backups stay over the years, counted by a written rule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.backup_names import BackupLine, Reason
from app.keeping import superfluous

START = datetime(2022, 1, 3, 9, tzinfo=UTC)


def line(number: int, made: datetime, size: int = 10) -> BackupLine:
    return BackupLine(
        Path(str(number)),
        made,
        number=number,
        schema=1,
        step_id=number,
        head="",
        digest="",
        reason=Reason.TIMED,
        size=size,
    )


def kept_after(days: int, hours: tuple[int, ...] = (0, 4, 8)) -> tuple[list[BackupLine], datetime]:
    """Make backups at some hours of each working day, thinning after each, as the program does."""
    lines: list[BackupLine] = []
    now, number = START, 0
    for day in range(days):
        for hour in hours:
            now, number = START + timedelta(days=day, hours=hour), number + 1
            lines.insert(0, line(number, now))
            gone = superfluous(lines, now)
            lines = [each for each in lines if each not in gone]
    return lines, now


def test_over_three_years_the_rule_holds() -> None:
    lines, now = kept_after(3 * 365)
    ages = [(now - each.made).days for each in lines]
    assert len([age for age in ages if age < 2]) == 6
    assert len(lines) <= 6 + 12 + 10 + 9
    assert len(lines) >= 6 + 12 + 10 + 8
    assert ages == sorted(ages)
    assert 300 < ages[-1] < 400


def test_everything_of_the_last_two_days_stays() -> None:
    now = START
    lines = [line(100 - each, now - timedelta(minutes=28 * each)) for each in range(100)]
    assert superfluous(lines, now) == []


def test_then_the_newest_of_each_day_stays() -> None:
    now = START + timedelta(days=10)
    lines = [line(2, START + timedelta(hours=5)), line(1, START)]
    lines.insert(0, line(3, now))
    assert superfluous(lines, now) == [lines[2]]


def test_the_newest_never_goes_however_old_or_large() -> None:
    lines = [line(2, START, size=10**12), line(1, START - timedelta(days=1))]
    assert superfluous(lines, START + timedelta(days=5000), size_cap=1) == [lines[1]]


def test_the_oldest_go_first_beyond_the_size_cap() -> None:
    lines = [line(5 - each, START - timedelta(hours=each), size=40) for each in range(5)]
    assert superfluous(lines, START, size_cap=130) == lines[3:]


def test_backups_dated_into_the_future_stay_and_hide_nothing() -> None:
    now = START
    lines = [line(3, now), line(2, now + timedelta(days=3650)), line(1, now - timedelta(days=1))]
    assert superfluous(lines, now) == []


def test_days_are_those_of_london_through_the_change_of_clocks() -> None:
    # 30 March 2025: 00:30 in London is 00:30 UTC; 31 March 00:30 in London is 23:30 UTC of the 30th.
    night = [datetime(2025, 3, 30, 23, 30, tzinfo=UTC), datetime(2025, 3, 30, 0, 30, tzinfo=UTC)]
    lines = [line(3, datetime(2025, 4, 10, tzinfo=UTC)), line(2, night[0]), line(1, night[1])]
    assert superfluous(lines, datetime(2025, 4, 10, tzinfo=UTC)) == []


def test_no_backups_need_no_thinning() -> None:
    assert superfluous([], START) == []
