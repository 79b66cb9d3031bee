"""A board pack of many decisions, against what reportlab alone needs for as many pages like them.

The pages without us carry the same words in the same fonts: per decision a heading, its paragraphs, tables
of as many rows and a drawing, and a foot on each page. The number comes by `TENDER_PAUSE_BENCH_PACK`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median

import pypdfium2
from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from desktop.domain.decision import DecidedBy, DecisionDraft, Holding, Outcome
from desktop.domain.packs import WHOLE_PACK
from desktop.domain.pause import Answer, LensId, PauseKind
from desktop.reports.look import FIGURES, colour, register_fonts, style
from desktop.reports.pack import Pack, PackDecision
from desktop.reports.text import markup
from desktop.services import board_packs, catalogue, deciding, pausing
from desktop.services.desk import Desk
from desktop.services.pack_gathering import gathered
from desktop.store.workspace import Workspace
from tests.bench.figures import heading, spread, taken, told
from tests.bench.workspaces import NOW, workspace_of

DECISIONS = int(os.environ.get("TENDER_PAUSE_BENCH_PACK", "200"))
_TIMES = 5
_FROM, _TO = date(2026, 4, 1), date(2026, 6, 30)
_REASONS = {
    Outcome.BID: "done_well_here",
    Outcome.PARTNER: "smaller_one_leads",
    Outcome.STEP_BACK: "others_better_placed",
}
_SAID = "They already do this well and people trust them. They could not carry the cash flow alone. We can. "


def main(decisions: int = DECISIONS) -> None:
    """Print how long a pack takes beside the same pages without us."""
    with workspace_of(2_000) as file, Workspace.open(file, now=lambda: NOW) as workspace:
        desk = Desk(workspace, lambda: NOW)
        with desk.reader() as db:
            desk.author = db.execute("SELECT id FROM person").fetchone()[0]
        _decide(desk, decisions)
        heading(f"A board pack of {decisions} decisions")
        with tempfile.TemporaryDirectory() as folder:
            _measure(desk, Path(folder))


def _measure(desk: Desk, folder: Path) -> None:
    out, alone, page = folder / "pack.pdf", folder / "alone.pdf", folder / "pack.html"
    with desk.reader() as db:
        pack = gathered(db, desk, _FROM, _TO, WHOLE_PACK, None)
    heard: list[int] = []
    ours, bare = [], []
    for _ in range(_TIMES):  # by turns, so that a busy moment meets both
        bare += taken(1, lambda: _without_us(pack, alone))
        ours += taken(
            1, lambda: board_packs.make(desk, _FROM, _TO, out, lambda done, _all: heard.append(done))
        )
    pages, like_pages = _pages(out), _pages(alone)
    told("pages: ours, and reportlab's alone", f"{pages} and {like_pages}")
    told("the pack, from the record to the file", spread([take.seconds for take in ours], " s"), "4 s")
    told("reportlab alone", spread([take.seconds for take in bare], " s"))
    ratio = median(take.worked for take in ours) / median(take.worked for take in bare)
    told("times the work reportlab needs for it all", f"{ratio:.2f}")
    told("a page of ours, times one of reportlab's", f"{ratio * like_pages / pages:.2f}", "1.5 at most")
    told("progress was told", f"{len(heard) // _TIMES} times a pack")
    takes = taken(_TIMES, lambda: board_packs.make(desk, _FROM, _TO, page, lambda _done, _all: None))
    told("the same as one web page", spread([take.seconds for take in takes], " s"))


def _decide(desk: Desk, decisions: int) -> None:
    """Pause on so many opportunities, and decide each."""
    with desk.reader() as db:
        keys = [
            key
            for (key,) in db.execute(
                "SELECT key FROM opportunity WHERE stage = 'tender' ORDER BY id LIMIT ?", (decisions,)
            )
        ]
    promises = tuple(
        (one.id, (Holding.KEPT, Holding.IN_TENSION, Holding.NOT_KNOWN)[at % 3])
        for at, one in enumerate(catalogue.commitments())
    )
    for number, key in enumerate(keys):
        for lens in LensId:
            pausing.answer(desk, key, PauseKind.QUICK, lens, {"line": Answer(_SAID)})
        outcome = list(Outcome)[number % 3]
        draft = DecisionDraft(
            outcome=outcome,
            rationale=_SAID * 2,
            main_reason=_REASONS[outcome],
            decided_by=(DecidedBy("Amina Okoro", "director"), DecidedBy("Rhys Pell", "chair")),
            commitments=promises,
            exceptions=tuple((one, _SAID) for one, how in promises if how is Holding.IN_TENSION),
            next_step=_SAID,
            instead=("share_what_we_know",) if outcome is Outcome.STEP_BACK else (),
            look_again_if="the Lantern Room asks us to lead",
            minute="Board 2026/14",
        )
        deciding.record(desk, key, draft)


def _without_us(pack: Pack, out: Path) -> None:
    """Lay out the same words with reportlab's own parts: what nothing that prints them can do without."""
    register_fonts()
    document = SimpleDocTemplate(str(out), pagesize=A4, leftMargin=40, rightMargin=40)
    story: list[Flowable] = []
    for one in pack.decisions:
        story += _like_page(one)
    document.build(story, onFirstPage=_foot, onLaterPages=_foot)


def _like_page(one: PackDecision) -> list[Flowable]:
    answers = [answer.text for lens in one.pause.lenses for answer in lens.answers]
    rows = [[_words(each.title), _words(each.note or each.holding)] for each in one.commitments]
    facts = [one.main_reason, one.next_step, *one.instead, one.look_again_if, one.minute, one.link]
    return [
        Paragraph(markup(one.buyer), style("caption")),
        Paragraph(markup(one.title), style("title")),
        _drawing(len(answers) + len(rows)),
        _words(one.rationale),
        _words("; ".join(person.words for person in one.decided_by)),
        _table(
            [[_words(left), _words(right)] for left, right in zip(answers[::2], answers[1::2], strict=True)]
        ),
        _table(rows),
        _table([[_words("Fact"), _words(fact)] for fact in facts if fact]),
        PageBreak(),
    ]


def _drawing(bars: int) -> Drawing:
    made, chart = Drawing(500, 110), HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = 10, 10, 480, 90
    chart.data = [list(range(1, bars + 1)), list(range(bars, 0, -1))]
    chart.valueAxis.valueMin = 0
    made.add(chart)
    return made


def _words(text: str) -> Paragraph:
    return Paragraph(markup(text), style("cell"))


def _table(rows: Sequence[Sequence[Paragraph]]) -> Table:
    return Table(rows, colWidths=[240, 240], style=[("LINEBELOW", (0, 0), (-1, -1), 0.75, colour("line"))])


def _foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(FIGURES, 8.5)
    canvas.drawString(40, 33, "Fernmoor Neighbours, made 9 June 2026")
    canvas.drawRightString(A4[0] - 40, 33, f"Page {document.page}")


def _pages(out: Path) -> int:
    document = pypdfium2.PdfDocument(out)
    try:
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    main()
