"""Make resources/places.csv: the regions and council areas of the United Kingdom, by code.

    .venv/bin/python packaging/make_places.py ITL.CSV COUNCILS.CSV

Both are lookups of the Office for National Statistics. ITL.CSV has the columns `version` (ITL2025,
ITL2021), `itl_code`, `level` and `name`; COUNCILS.CSV says in which ITL region of 2025 each local
authority lies (`lad25cd`, `lad25nm`, `itl325cd`).

Codes of 2021 that have gone stay, since notices go on using them; `now` says which codes of 2025 cover
them, by their names and those of the councils in them. Where names tell nothing it is the whole region.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

FILE = Path(__file__).parents[1] / "resources" / "places.csv"
SOURCE = (
    "# International Territorial Levels (2025, and codes of 2021 that have gone) and local authority areas:"
    " Office for National Statistics, Open Government Licence v3.0.\n"
)
HEADINGS = ("code", "name", "level", "within", "now")
ENGLAND = ("E92000001", "England", "nation", "", " ".join(f"TL{letter}" for letter in "CDEFGHIJK"))

Row = tuple[str, ...]


def main(regions: Path, councils: Path) -> None:
    """Write the table."""
    known = _by_version(regions)
    areas = list(_read(councils))
    rows = [ENGLAND, *_regions(known["ITL2025"]), *_councils(areas)]
    rows += _gone(known["ITL2021"], known["ITL2025"], areas)
    with FILE.open("w", encoding="utf-8", newline="") as out:
        out.write(SOURCE)
        csv.writer(out, lineterminator="\n").writerows([HEADINGS, *rows])
    print(f"{len(rows):,} places stand in {FILE.name}")


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _by_version(regions: Path) -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in _read(regions):
        found.setdefault(row["version"], {})[row["itl_code"]] = row
    return found


def _regions(now: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    for code, row in now.items():
        yield code, row["name"], f"itl{row['level']}", code[:-1] if len(code) > 3 else "", ""


def _councils(areas: Sequence[Mapping[str, str]]) -> Iterator[Row]:
    for area in areas:
        yield area["lad25cd"], area["lad25nm"], "council", area["itl325cd"], ""


def _gone(
    before: Mapping[str, Mapping[str, str]],
    now: Mapping[str, Mapping[str, str]],
    areas: Sequence[Mapping[str, str]],
) -> Iterator[Row]:
    by_name = {(row["level"], _plain(row["name"])): code for code, row in now.items()}
    of_council = {area["lad25nm"]: area["itl325cd"] for area in areas}
    covered: dict[str, tuple[str, ...]] = {}
    for code, row in before.items():
        same = by_name.get((row["level"], _plain(row["name"])))
        named = _by_councils(_plain(row["name"]), of_council) if row["level"] == "3" else ()
        covered[code] = (code,) if code in now else (same,) if same else named or (code[:3],)
    for code, row in before.items():
        if code in now:
            continue
        inside = {new for old in covered if old.startswith(code) and old != code for new in covered[old]}
        cover = sorted(inside) if row["level"] == "2" and inside else covered[code]
        yield code, row["name"], f"itl{row['level']}", code[:-1], " ".join(cover)
    for old, new in zip((f"TLN{number}" for number in range(10, 17)), "ABCDEFG", strict=True):
        yield old, now[f"TLN0{new}"]["name"], "itl3", "TLN0", f"TLN0{new}"  # as some lists count on


def _by_councils(name: str, of_council: Mapping[str, str]) -> tuple[str, ...]:
    """Return the regions of the councils that an area is named after."""
    return tuple(
        dict.fromkeys(
            region
            for council, region in of_council.items()
            if re.search(rf"(?<!\w){re.escape(council)}(?!\w)", name)
        )
    )


def _plain(name: str) -> str:
    return name.removesuffix(" CC")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
