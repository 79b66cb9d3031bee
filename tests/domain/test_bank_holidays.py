"""The bank holidays that stand in the project are those that the library knows."""

from __future__ import annotations

import pytest

import make_bank_holidays
from desktop.domain.bank_holidays import weekdays_closed
from desktop.domain.nation import Nation


@pytest.mark.parametrize("nation", Nation)
def test_each_nation_is_closed_on_the_days_that_the_library_knows(nation: Nation) -> None:
    bit = 1 << list(Nation).index(nation)
    known = sorted(day for day, nations in make_bank_holidays.days().items() if nations & bit)

    told = weekdays_closed(nation)

    assert list(told) == known, "packaging/make_bank_holidays.py brings them up to date"
