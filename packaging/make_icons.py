"""Write the Lucide icons we use to resources/icons, as they come, one SVG each.

    python packaging/make_icons.py

The few that the board pack draws go to resources/icons/outlines.json as well, taken apart into lines and
curves, since a PDF knows no SVG. python-lucide reads a large file of its own when asked, so the program
never depends on it: what is used stands in the repository, with Lucide's licence beside it. Needs
python-lucide and fontTools (the `assets` extra).
"""

import json
import re
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import SVGPath
from lucide import get_icon_list, lucide_icon

ICONS = """
archive arrow-down arrow-left arrow-right arrow-up award book-open-check bookmark calendar
calendar-clock check chevron-down chevron-left chevron-right chevron-up circle circle-alert
circle-check circle-dot clock cloud-off copy download external-link eye file-text flag folder
folder-open funnel hand-heart handshake heart hourglass house inbox info landmark link list lock maximize
mail map-pin message-circle network pause pen-line phone plus printer refresh-cw rotate-ccw rss save scale
search settings shield shield-alert shield-check sprout square sun table telescope trash undo upload user
user-plus user-round users x zoom-in zoom-out
""".split()  # noqa: SIM905 - one word a line would hide the list
OUR_NAMES = {"history": "rotate-ccw-clock"}  # where Lucide's word says less than ours
IN_THE_PACK = ("calendar", "check", "circle", "hand-heart", "handshake", "info", "pen-line")
CLASS = re.compile(r'\s+class="[^"]*"')


def main(icons: Path) -> None:
    wanted = {name: name for name in ICONS} | OUR_NAMES
    unknown = set(wanted.values()) - set(get_icon_list())
    if unknown:
        raise SystemExit(f"Lucide has no icon named {', '.join(sorted(unknown))}")
    for name, lucide_name in wanted.items():
        svg = CLASS.sub("", lucide_icon(lucide_name)).strip() + "\n"
        (icons / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
    drawn = ",\n".join(f'  "{name}": {json.dumps(outline(wanted[name]))}' for name in IN_THE_PACK)
    (icons / "outlines.json").write_text(f"{{\n{drawn}\n}}\n", encoding="utf-8", newline="\n")


def outline(name: str) -> list[list[str | float]]:
    """Return an icon's strokes on its 24 by 24 grid, y downwards: M and L with a point, C with three, Z."""
    pen = DecomposingRecordingPen({})
    SVGPath.fromstring(lucide_icon(name).encode()).draw(pen)
    letters = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}
    return [
        [letters[step], *(round(number, 3) for point in points for number in point)]
        for step, points in pen.value
        if step != "endPath"
    ]


if __name__ == "__main__":
    main(Path(__file__).parents[1] / "resources" / "icons")
