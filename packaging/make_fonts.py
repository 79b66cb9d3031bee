"""Make the fonts in resources/fonts from Inter's own web build.

    npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
    python packaging/make_fonts.py package

Each weight is cut to the letters and features we use and given a family name of its own, so that an
Inter installed on the computer is never mixed with ours (its licence reserves no name). reportlab
cannot ask a font for tabular figures, so two weights get a twin whose plain figures are tabular.
Needs fontTools and brotli (the `assets` extra).
"""

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = ("Regular", "Medium", "SemiBold")
FIGURE_WEIGHTS = ("Regular", "SemiBold")
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum", "case"]
LETTERS = (
    (0x0020, 0x024F),  # Latin, with every accent Welsh, Gaelic, Irish and Polish names need
    (0x0300, 0x036F),  # combining accents, for text that arrives taken apart
    (0x1E00, 0x1EFF),  # w with grave, acute and diaeresis; y with grave
    (0x2000, 0x206F),  # dashes, quotation marks, bullets, ellipsis, narrow spaces
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x214F),  # number sign, trade mark and the like
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # minus, at most, at least
    (0x25A0, 0x25FF),  # the glyphs of the runway
    (0x2713, 0x2717),  # ticks
)
FAMILY, TYPOGRAPHIC_FAMILY, SUBFAMILY, TYPOGRAPHIC_SUBFAMILY = 1, 16, 2, 17
UNIQUE, FULL, POSTSCRIPT, WWS_NAMES = 3, 4, 6, (21, 22)


def main(package: Path, fonts: Path) -> None:
    fonts.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        font = cut(package / "web" / f"Inter-{weight}.woff2")
        rename(font, "Tender Pause Sans", weight)
        font.save(fonts / f"TenderPauseSans-{weight}.ttf")
        if weight in FIGURE_WEIGHTS:
            make_figures_tabular(font)
            rename(font, "Tender Pause Figures", weight)
            font.save(fonts / f"TenderPauseFigures-{weight}.ttf")
    shutil.copyfile(package / "LICENSE.txt", fonts / "LICENSE.txt")


def cut(woff2: Path) -> TTFont:
    """Return the font as plain TrueType, with our letters and features only."""
    font = TTFont(woff2, recalcTimestamp=False)  # the same input gives the same bytes
    font.flavor = None
    options = Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in LETTERS for code in range(first, last + 1)])
    subsetter.subset(font)
    return font


def rename(font: TTFont, family: str, weight: str) -> None:
    """Give the font a private family; names 1 and 2 for programs that know four styles only."""
    joined = family.replace(" ", "")
    plain = weight == "Regular"
    names = {
        FAMILY: family if plain else f"{family} {weight}",
        SUBFAMILY: "Regular",
        UNIQUE: f"{joined}-{weight}",
        FULL: f"{family} {weight}",
        POSTSCRIPT: f"{joined}-{weight}",
        TYPOGRAPHIC_FAMILY: family,
        TYPOGRAPHIC_SUBFAMILY: weight,
    }
    table = font["name"]
    for gone in (*WWS_NAMES, *names):
        table.removeNames(nameID=gone)
    for name, text in names.items():
        table.setName(text, name, 3, 1, 0x409)


def make_figures_tabular(font: TTFont) -> None:
    """Point each figure's code at the glyph that `tnum` would put in its place."""
    layout = font["GSUB"].table
    numbers = {
        number
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for number in record.Feature.LookupListIndex
    }
    swap: dict[str, str] = {}
    for number in sorted(numbers):
        for subtable in layout.LookupList.Lookup[number].SubTable:
            swap |= getattr(subtable, "ExtSubTable", subtable).mapping
    for table in font["cmap"].tables:
        table.cmap = {code: swap.get(glyph, glyph) for code, glyph in table.cmap.items()}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: make_fonts.py FOLDER, where FOLDER is the unpacked inter-ui package")
    main(Path(sys.argv[1]), Path(__file__).parents[1] / "resources" / "fonts")
