"""What is held about a person as one file: a page that any browser and screen reader reads, with the same
as JSON within it for other programs; or the JSON alone, where the name ends in .json."""

from __future__ import annotations

from html import escape
from pathlib import Path

import msgspec

from desktop.domain.access import AccessRecord, HeldItem, HeldPart
from desktop.domain.words import long_day, plural
from desktop.reports.files import written_whole

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2433;"
    "background:#fff}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767e8c;"
    "padding:.4rem .6rem;text-align:left;vertical-align:top}"
    "td.text{white-space:pre-wrap;overflow-wrap:anywhere}"
    "caption{text-align:left;font-weight:600;padding:.4rem 0}"
)
_HEADINGS = ("What", "Where", "Since", "Written by", "Source", "What it says")


def write(record: AccessRecord, out: Path) -> None:
    """Write the file; what stood there is replaced by a whole new one.

    Raises:
        CannotWriteReport: it cannot be written there.
    """
    text = as_json(record) if out.suffix.lower() == ".json" else as_page(record)
    with written_whole(out) as part:
        part.write_text(text, "utf-8")


def as_json(record: AccessRecord) -> str:
    """Return the record as JSON, to read with the eye as well."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"


def as_page(record: AccessRecord) -> str:
    """Return the record as one page with nothing to load beside it."""
    title = (
        f"What {record.organisation or 'we'} {'holds' if record.organisation else 'hold'} about {record.name}"
    )
    looked_for = f" Also looked for: {', '.join(record.also)}." if record.also else ""
    found = plural(record.items, "thing")
    lead = f"Gathered on {long_day(record.made_on)} from one Tender Pause workspace: {found}.{looked_for}"
    parts = "\n".join(_part(part) for part in record.parts)
    places = "".join(f"<li>{escape(place)}</li>" for place in record.elsewhere)
    # Within a script element only "</" could end it, and "<!--" confuse it.
    data = as_json(record).replace("<", "\\u003c")
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n{parts}\n"
        f"<h2>Where it may stand too</h2>\n<ul>{places}</ul>\n</main>\n"
        f'<script type="application/json" id="held">\n{data}</script>\n</body>\n</html>\n'
    )


def _part(part: HeldPart) -> str:
    heading = f"<h2>{escape(part.title)}</h2>"
    if not part.items:
        return f"{heading}\n<p>{escape(part.none)}</p>"
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEADINGS)
    rows = "\n".join(_row(item) for item in part.items)
    caption = escape(f"{part.title}: {len(part.items):,}")
    return (
        f"{heading}\n<table>\n<caption>{caption}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _row(item: HeldItem) -> str:
    cells = (item.where, item.since_words, item.written_by, item.source)
    middle = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return (
        f'<tr><th scope="row">{escape(item.what)}</th>{middle}<td class="text">{escape(item.text)}</td></tr>'
    )
