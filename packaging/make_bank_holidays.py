"""Make desktop/domain/bank_holidays.py: the weekdays on which each nation is closed, by `holidays`.

Run it where tests/domain/test_bank_holidays.py says that the library knows of other days:

    .venv/bin/python packaging/make_bank_holidays.py
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import holidays

YEARS = range(2000, 2080)
NATIONS = ("ENG", "SCT", "WLS", "NIR")  # in the order of `Nation`: the first is the lowest bit
FILE = Path(__file__).parents[1] / "desktop" / "domain" / "bank_holidays.py"
BEFORE = '''"""The bank holidays that take a weekday, 2000 to 2079, made by packaging/make_bank_holidays.py.

The first list is counted with them, and the library that knows the rules would take a tenth of a second to
load before it shows. A test holds these days against that library.
"""

from __future__ import annotations

from datetime import date

from desktop.domain.nation import Nation

_FIRST_YEAR = 2000
_BITS = {nation: 1 << place for place, nation in enumerate(Nation)}


def weekdays_closed(nation: Nation) -> tuple[date, ...]:
    """Return the weekdays on which that nation has a bank holiday, in order."""
    bit = _BITS[nation]
    return tuple(
        date(year, int(day[:2]), int(day[2:4]))
        for year, days in enumerate(_DAYS.split("\\n"), start=_FIRST_YEAR)
        for day in days.split()
        if int(day[4], 16) & bit
    )


# A year a line; month, day, and the nations as bits in the order of `Nation`.
_DAYS = """'''


def days() -> dict[date, int]:
    """Return each weekday on which any nation is closed, with the nations as bits."""
    found: dict[date, int] = defaultdict(int)
    for place, nation in enumerate(NATIONS):
        for day in holidays.country_holidays("GB", subdiv=nation, years=YEARS):
            if day.weekday() < 5:
                found[day] |= 1 << place
    return found


def main() -> None:
    lines: dict[int, list[str]] = defaultdict(list)
    for day, nations in sorted(days().items()):
        lines[day.year].append(f"{day:%m%d}{nations:x}")
    text = "\n".join(" ".join(lines[year]) for year in YEARS)
    FILE.write_text(f'{BEFORE}{text}"""\n', encoding="utf-8")


if __name__ == "__main__":
    main()
