"""The first page of a pack: whose it is, what time it is about, what it holds and how to check it."""

from __future__ import annotations

from reportlab.platypus import Flowable, Paragraph, Spacer

from desktop.domain.moments import UK
from desktop.domain.packs import PackPart
from desktop.domain.words import long_day
from desktop.reports import parts
from desktop.reports.look import style
from desktop.reports.pack import Pack
from desktop.reports.pack_charts import parts_with_content
from desktop.reports.pack_words import how_to_check, part_words, period_words, summary_sentence
from desktop.reports.text import markup, paragraph


def cover(pack: Pack, width: float) -> list[Flowable]:
    """Return the cover; each line of what it holds leads to its page."""
    return [
        Spacer(1, 120),
        paragraph(pack.title, "quiet"),
        paragraph(pack.organisation, "cover"),
        paragraph(period_words(pack.from_on, pack.to_on), "cover_period"),
        Spacer(1, 10),
        paragraph(summary_sentence(pack)),
        Spacer(1, 22),
        parts.heading("In this pack"),
        *(_link(part, pack) for part in parts_with_content(pack) if part is not PackPart.COVER),
        Spacer(1, 18),
        parts.box(
            [
                paragraph(f"Made on {long_day(pack.made_at.astimezone(UK).date())}", "card_heading"),
                *(paragraph(line) for line in how_to_check(pack)),
            ],
            width,
            fill="bg-subtle",
            edge="line",
        ),
    ]


def _link(part: PackPart, pack: Pack) -> Flowable:
    words = markup(part_words(part, pack))
    return Paragraph(f'<a href="#{part.value}">{words}</a>', style("body"))
