"""The look of our Word files: built-in styles, so that whoever edits one finds what they know."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from desktop.reports.look import colour

NOTICE, OPEN_POINT = "Notice", "Open point"
_FONT = "Arial"
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_SIZES = {"Normal": 11.0, "Title": 20.0, "Subtitle": 11.0, "Heading 1": 14.0, "Heading 2": 11.0}
_BEFORE_AND_AFTER = {
    "Normal": (0, 5),
    "Title": (6, 2),
    "Subtitle": (0, 6),
    "Heading 1": (12, 3),
    "Heading 2": (6, 3),
    "List Bullet": (0, 3),
}


def dress(file: WordFile) -> None:
    """Give an empty file our page, its styles, and English as its language."""
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin, page.bottom_margin = Cm(2.2), Cm(2)
    page.header_distance = page.footer_distance = Cm(1)
    for name in _BEFORE_AND_AFTER:
        _shape(_style_of(file, name))
    _add_paper(file, NOTICE, bold=True)
    _add_paper(file, OPEN_POINT, bold=False)
    _speak_english(file)


def _style_of(file: WordFile, name: str) -> ParagraphStyle:
    found = file.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def _shape(style: ParagraphStyle) -> None:
    before, after = _BEFORE_AND_AFTER[style.name or ""]
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.1
    font = style.font
    if style.name in _SIZES:
        font.size = Pt(_SIZES[style.name])
        font.italic = False
        font.bold = style.name.startswith(("Title", "Heading"))
    font.color.rgb = _rgb("ink-2" if style.name == "Subtitle" else "ink")
    _set_font(style)
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)


def _set_font(style: ParagraphStyle) -> None:
    """Name the typeface outright: the template's themes would win over it otherwise."""
    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for themed in _THEMED:
        fonts.attrib.pop(qn(f"w:{themed}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _add_paper(file: WordFile, name: str, *, bold: bool) -> None:
    """Add a style on paper colour with a line at its left, for what asks people to think."""
    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = file.styles["Normal"]
    style.font.bold = bold
    style.quick_style = True
    marks = style.element.get_or_add_pPr()
    borders, left, shade = (OxmlElement(name) for name in ("w:pBdr", "w:left", "w:shd"))
    for key, value in (("val", "single"), ("sz", "18"), ("space", "6"), ("color", _hex("chart-3"))):
        left.set(qn(f"w:{key}"), value)
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _hex("bg-paper"))):
        shade.set(qn(f"w:{key}"), value)
    borders.append(left)
    marks.append(borders)
    marks.append(shade)


def _speak_english(file: WordFile) -> None:
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "en-GB")
    for language in file.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")


def _rgb(token: str) -> RGBColor:
    return RGBColor.from_string(_hex(token))


def _hex(token: str) -> str:
    return str(colour(token).hexval()).removeprefix("0x").upper()
