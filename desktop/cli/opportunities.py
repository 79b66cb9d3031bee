"""Opportunities on the command line: the list, and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from desktop.cli.options import (
    csv_option,
    desk_for_reading,
    json_option,
    says_what_went_wrong,
    workspace_option,
)
from desktop.cli.printing import plain, print_json, print_table, say
from desktop.domain.buying import BUYING_SENTENCES
from desktop.domain.opportunity import Stage
from desktop.domain.runway import Verdict
from desktop.domain.states import State
from desktop.domain.traits import ANSWER_WORDS, KIND, Answer, Trait
from desktop.services.exports import opportunities_csv
from desktop.services.fit_words import FIT_NAMES
from desktop.services.listing import Full, Listed, full, listed
from desktop.services.opportunity_list import SETTLING, OpportunityFilter, is_settling
from desktop.services.providers import STANDING_WORDS
from desktop.services.publications import Publication
from desktop.services.saved_views import Asked, narrowed, view_named
from desktop.services.wording import VERDICT_WORDS, change_words

_ANSWER = click.Choice([one.value for one in Answer])


@click.command()
@click.option("--search", default="", metavar="WORDS", help="Words in the title, buyer, text or place.")
@click.option("--stage", "stages", multiple=True, type=click.Choice([one.value for one in Stage]))
@click.option("--state", "states", multiple=True, type=click.Choice([one.value for one in State]))
@click.option("--verdict", "verdicts", multiple=True, type=click.Choice([one.value for one in Verdict]))
@click.option("--short-window", is_flag=True, help="Only those published with too few working days.")
@click.option(
    "--closing-within", type=click.IntRange(0, 1000), metavar="N", help="Closing within N working days."
)
@click.option("--buyer", default="", metavar="WORDS")
@click.option("--cpv", default="", metavar="CODE", help="A CPV code or the digits it begins with.")
@click.option("--region", default="", metavar="PLACE")
@click.option(
    "--fit", "fits", multiple=True, type=click.Choice([*FIT_NAMES.values()]), help="How it fits us."
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([one.value for one in KIND]),
    help="Early signals or live tenders; frameworks, call-offs, markets; what may stand twice.",
)
@click.option("--vcse", type=_ANSWER, help="Whether it is said to suit voluntary groups.")
@click.option("--sme", type=_ANSWER, help="Whether it is said to suit small bidders.")
@click.option("--reserved", type=_ANSWER, help="Whether it is reserved for some.")
@click.option("--view", default="", metavar="NAME", help="What a saved view shows; other options narrow it.")
@click.option("--limit", type=click.IntRange(min=1))
@workspace_option
@csv_option
@json_option
@says_what_went_wrong
def opportunities(
    search: str,
    stages: tuple[str, ...],
    states: tuple[str, ...],
    verdicts: tuple[str, ...],
    short_window: bool,
    closing_within: int | None,
    buyer: str,
    cpv: str,
    region: str,
    fits: tuple[str, ...],
    kinds: tuple[str, ...],
    vcse: str | None,
    sme: str | None,
    reserved: str | None,
    view: str,
    limit: int | None,
    file: Path | None,
    today: datetime | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """List opportunities, what to act on first at the top; closed ones too unless filtered."""
    if cpv and not cpv.strip()[:1].isdigit():
        raise click.BadParameter(f"“{cpv}” is not a CPV code, nor how one begins.", param_hint="--cpv")
    wanted = OpportunityFilter(
        words=search,
        stages=frozenset(map(Stage, stages)),
        states=frozenset(map(State, states)),
        verdicts=frozenset(map(Verdict, verdicts)),
        short_window=short_window,
        show_closed=True,
        buyer=buyer,
        cpv=cpv,
        region=region,
        closing_within=closing_within,
        fits=frozenset(level for level, name in FIT_NAMES.items() if name in fits),
        traits=frozenset(map(Trait, (*kinds, *_answers(vcse=vcse, sme=sme, reserved=reserved)))),
    )
    with desk_for_reading(file, today) as desk, desk.reader() as db:
        asked = narrowed(view_named(db, view).asked, wanted) if view else Asked(wanted)
        found = listed(db, desk, asked.wanted, limit, sort=asked.sort, descending=asked.descending)
        if is_settling(db, asked.wanted):
            click.echo(SETTLING, err=True)
    if as_json:
        print_json(found)
    elif as_csv:
        click.echo(opportunities_csv(found), nl=False)
    else:
        print_table(
            ("Runway", "Act by", "Title", "Buyer", "Stage", "State", "Fit", "Id"),
            [_row(one) for one in found],
            whole="Id",
        )


@click.command()
@click.argument("key", metavar="ID")
@workspace_option
@json_option
@says_what_went_wrong
def show(key: str, file: Path | None, today: datetime | None, as_json: bool) -> None:
    """Show opportunity ID in full."""
    with desk_for_reading(file, today) as desk, desk.reader() as db:
        found = full(db, desk, key)
    if as_json:
        rest = plain(found)
        print_json({**rest.pop("opportunity"), **rest})
    else:
        for line in _page(found):
            say(line)


def _answers(**given: str | None) -> Iterator[str]:
    """Yield the traits that these answers ask for."""
    return (f"{name}_{answer}" for name, answer in given.items() if answer)


def _page(found: Full) -> Iterator[str]:
    one = found.opportunity
    yield one.title
    yield f"{one.buyer} · {one.stage.value} · {one.state.value} · {one.id}"
    yield found.runway_sentence
    yield ". ".join(_suitability(one)) + "."
    yield from _section(f"Fit: {one.fit}", found.fit_reasons)
    yield from _section("", found.description.splitlines())
    yield from _section("Lots", [f"{lot.id} {lot.title or ''}" for lot in found.lots])
    yield from _section("Changes", [change_words(one.field, one.before, one.after) for one in found.changes])
    yield from _section(
        "Existing providers",
        [
            f"{one.name}: {one.detail}. {STANDING_WORDS[one.standing]}: {one.evidence}"
            for one in found.existing_providers
        ],
    )
    yield from _section("Notices", [f"{one.source} {one.id} {one.url or ''}" for one in found.notices])
    if len(found.publications) > 1:
        yield from _section("Publications", [_publication(each) for each in found.publications])
    yield from _section(
        "These look like one tender",
        [f"{one.key} {one.source}: {one.title}. {'. '.join(one.reasons)}." for one in found.looks_like],
    )
    if found.decision:
        yield from _section(f"Decision {found.decision.number}", [found.decision.rationale])
    yield from _section("The plan from here", [one.words for one in found.plan_steps])
    yield from _section("History", [f"{one.day}: {one.sentence} {one.who}" for one in found.history])


def _suitability(one: Listed) -> Iterator[str]:
    if one.buying:
        yield BUYING_SENTENCES[one.buying]
    told = (
        ("Suits voluntary groups", one.vcse),
        ("Suits small bidders", one.sme),
        ("Reserved", one.reserved),
    )
    yield from (f"{words}: {ANSWER_WORDS[answer].lower()}" for words, answer in told)


def _publication(one: Publication) -> str:
    return ", ".join(part for part in (one.source, one.closes, one.id, one.joined) if part)


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        if title:
            yield title
        yield from (f"  {line.strip()}" for line in lines if line.strip())


def _row(one: Listed) -> tuple[str, ...]:
    runway = one.runway
    left = "" if runway.working_days is None else f"{runway.working_days} d "
    words = VERDICT_WORDS[runway.verdict] if runway.verdict else ""
    act_by = runway.act_by.isoformat() if runway.act_by else ""
    return (
        left + words,
        act_by,
        one.title,
        one.buyer,
        one.stage.value,
        one.state.value,
        one.fit or "",
        one.id,
    )
