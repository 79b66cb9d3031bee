"""The look of a pack as a web page: the light theme, text that grows with the reader's own size."""

from __future__ import annotations

from string import Template

from desktop.reports.look import colour

_STYLE = Template(
    """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 48rem; padding: 1.5rem; background: $surface; color: $ink;
  font: 1rem/1.5 "Tender Pause Sans", "Noto Sans", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.15rem; margin: 1.5rem 0 .25rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: 0 0 .5rem; }
a { color: $brand; }
a:focus-visible { outline: 3px solid $focus; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; } .skip:focus { position: static; }
.quiet, caption, dt, .foot { color: $quiet; }
.card { border: 1px solid $edge; border-radius: .4rem; padding: .75rem 1rem; margin: 1rem 0; }
.paper { background: $paper; border-color: $paper_edge; }
.sample { border: 2px solid $warn; border-radius: 1rem; padding: .1rem .75rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
  border-bottom: 1px solid $edge; }
thead th { color: $quiet; font-size: .875rem; }
figure { margin: 0 0 1rem; } svg { max-width: 100%; height: auto; }
dl { display: grid; grid-template-columns: minmax(6rem, 1fr) 3fr; gap: .25rem 1rem; } dd { margin: 0; }
@media (max-width: 36rem) { dl { display: block; } dd { margin-bottom: .5rem; } }
@media print { body { max-width: none; padding: 0; } .skip, nav { display: none; }
  .decision { break-before: page; } h2, h3, h4 { break-after: avoid; } tr, figure { break-inside: avoid; } }
"""
)


def style_sheet() -> str:
    """Return the rules with our colours."""
    named = {
        "surface": "bg-surface",
        "ink": "ink",
        "quiet": "ink-2",
        "brand": "brand",
        "focus": "focus",
        "edge": "line",
        "paper": "bg-paper",
        "paper_edge": "line-paper",
        "warn": "chart-3",
    }
    colours = {name: colour(token).hexval().replace("0x", "#") for name, token in named.items()}
    return _STYLE.substitute(colours).strip()
