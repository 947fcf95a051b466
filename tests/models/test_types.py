"""Column kinds: what is written in the journal's text reads back equal, whatever the value."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Boolean, Date, Integer, LargeBinary, String, Text, Time
from sqlalchemy.dialects import sqlite

from models.agencies import Sector
from models.types import ChoiceOf, ExactNumber, Instant, from_text, to_text, write_instant

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

moments = st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants it bare
VALUES: tuple[tuple[TypeEngine[Any], st.SearchStrategy[Any]], ...] = (
    (Text(), st.text()),
    (String(200), st.text()),
    (Integer(), st.integers()),
    (BigInteger(), st.integers()),
    (Boolean(), st.booleans()),
    (Date(), st.dates()),
    (Time(), st.times()),
    (LargeBinary(), st.binary()),
    (ChoiceOf(Sector), st.sampled_from(list(Sector))),
    (ExactNumber(), st.decimals(-(10**12), 10**12, places=4)),
    (
        Instant(),
        moments.map(lambda each: each.replace(microsecond=each.microsecond // 1000 * 1000)),
    ),
)


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda each: type(each).__name__)
@given(data=st.data())
def test_every_value_reads_back_equal_from_the_journal(
    kind: TypeEngine[Any], values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values | st.none())
    text = to_text(kind, value)
    assert text is None or type(text) is str
    assert from_text(kind, text) == value


@pytest.mark.parametrize(
    "kind", [ExactNumber(), Instant(), ChoiceOf(Sector)], ids=lambda each: type(each).__name__
)
def test_an_absent_value_stays_absent(kind: Any) -> None:  # noqa: ANN401 - one of our types
    dialect = sqlite.dialect()
    assert kind.process_bind_param(None, dialect) is None
    assert kind.process_result_value(None, dialect) is None


def test_a_number_finer_than_the_column_is_our_bug() -> None:
    with pytest.raises(ValueError, match="four decimal places"):
        ExactNumber().process_bind_param(Decimal("0.00001"), sqlite.dialect())


def test_a_moment_without_a_time_zone_is_our_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_instant(datetime(2025, 3, 11))  # noqa: DTZ001 - the fault under test


def test_a_word_outside_its_list_is_our_bug() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        ChoiceOf(Sector).process_bind_param("nonsense", sqlite.dialect())
