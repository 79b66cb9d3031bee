"""Make resources/cpv.csv: every code of the Common Procurement Vocabulary with its English title.

    .venv/bin/python packaging/make_kinds.py CPV.CSV

CPV.CSV holds the official list, Commission Regulation (EC) No 213/2008, one row a code, with the columns
`cpv` (eight digits, a hyphen and the check digit) and `title_en`.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

FILE = Path(__file__).parents[1] / "resources" / "cpv.csv"
SOURCE = (
    "# Common Procurement Vocabulary, codes and English titles: Commission Regulation (EC) No 213/2008.\n"
)


def main(official: Path) -> None:
    """Write the table."""
    with official.open(encoding="utf-8-sig", newline="") as file:
        rows = sorted((row["cpv"], row["title_en"].strip()) for row in csv.DictReader(file))
    with FILE.open("w", encoding="utf-8", newline="") as out:
        out.write(SOURCE)
        csv.writer(out, lineterminator="\n").writerows([("code", "title"), *rows])
    print(f"{len(rows):,} codes stand in {FILE.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
