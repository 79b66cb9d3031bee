"""The steps from each version of the workspace file to the next, one function each.

Loaded when a file needs one of them, which at most starts none does.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from desktop.store import (
    schema,
    schema_by_hand,
    schema_checking,
    schema_conversations,
    schema_cost,
    schema_decision,
    schema_directory,
    schema_erasure,
    schema_finder,
    schema_fit,
    schema_joining,
    schema_lists,
    schema_looked,
    schema_map,
    schema_markets,
    schema_partnership,
    schema_pause,
    schema_people,
    schema_plan,
    schema_providers,
    schema_recounting,
    schema_registers,
    schema_reviews,
    schema_settling,
    schema_sources,
    schema_views,
    schema_years,
)


def begin(database: Database) -> None:
    """Make every table of the first version."""
    schema.create(database.conn)
    schema_people.create(database.conn)


def sources(database: Database) -> None:
    """Add the tables of pulls and of people's own sources."""
    schema_sources.create(database.conn)


def checking(database: Database) -> None:
    """Add the tables of when sources are asked."""
    schema_checking.create(database.conn)


def by_hand(database: Database) -> None:
    """Add the table of opportunities that people type."""
    schema_by_hand.create_projections(database.conn)


def fit(database: Database) -> None:
    """Add the tables of what fits us, and of saved views."""
    schema_fit.create(database.conn)


def lists(database: Database) -> None:
    """Find the few that are open in indexes of their own."""
    schema_lists.create(database.conn)


def joining(database: Database) -> None:
    """Add the tables of publications that people join, and the columns of how something is bought."""
    schema_joining.create(database.conn)


def settling(database: Database) -> None:
    """Let the rest follow once rows are in sight."""
    schema_settling.create(database.conn)


def recounting(database: Database) -> None:
    """Add the table of how far a new count of the runways has come."""
    schema_recounting.create(database.conn)


def questions(database: Database) -> None:
    """Add the tables of evidence beside answers, and of our own questions."""
    schema_pause.create_projections(database.conn)


def cost(database: Database) -> None:
    """Add the tables of full cost, and of what we promise."""
    schema_cost.create(database.conn)


def erasure(database: Database) -> None:
    """Let listed entries be emptied; add the tables of people's own data."""
    schema_erasure.create(database.conn)


def reviews(database: Database) -> None:
    """Add the table of reviews."""
    schema_reviews.create_projections(database.conn)


def decision(database: Database) -> None:
    """Add what a decision says beyond its reason, and what follows it."""
    schema_decision.create(database.conn)


def registers(database: Database) -> None:
    """Add the tables of public registers."""
    schema_registers.create(database.conn)


def directory(database: Database) -> None:
    """Add the tables of the directory."""
    schema_directory.create_projections(database.conn)


def partnership(database: Database) -> None:
    """Add the tables of partnerships."""
    schema_partnership.create_projections(database.conn)


def conversations(database: Database) -> None:
    """Add the tables of conversations, of how often we speak, and of approaches by others."""
    schema_conversations.create(database.conn)


def finder(database: Database) -> None:
    """Add the ways through the registers, and the table of where we looked for partners."""
    schema_finder.create(database.conn)
    schema_looked.create_projections(database.conn)


def providers(database: Database) -> None:
    """Find awards by their signs; add the table of what people said of existing providers."""
    schema_providers.create(database.conn)


def maps(database: Database) -> None:
    """Add the tables of what people changed on maps."""
    schema_map.create_projections(database.conn)


def reviews_view(database: Database) -> None:
    """Add the view of the reviews for other programs."""
    schema_views.create_reviews(database.conn)


def partnerships_view(database: Database) -> None:
    """Add the view of partnership plans."""
    schema_views.create_partnerships(database.conn)


def markets(database: Database) -> None:
    """Reopen the markets that can be joined after their first deadline."""
    schema_markets.reopen(database.conn)


def plan_lines(database: Database) -> None:
    """Add the table of people's own lines of a plan, and of what was taken away from one."""
    schema_plan.create_projections(database.conn)


def years(database: Database) -> None:
    """Part the full text of closed ones by the year of their deadline."""
    schema_years.create(database.conn)


def workspace_file() -> Migrations:
    """Return all steps in order."""
    steps = Migrations("workspace_file")
    steps(name="001_begin")(begin)
    steps(name="002_sources")(sources)
    steps(name="003_checking")(checking)
    steps(name="004_by_hand")(by_hand)
    steps(name="005_fit")(fit)
    steps(name="006_lists")(lists)
    steps(name="007_joining")(joining)
    steps(name="008_settling")(settling)
    steps(name="009_recounting")(recounting)
    steps(name="010_questions")(questions)
    steps(name="011_cost")(cost)
    steps(name="012_reviews")(reviews)
    steps(name="013_erasure")(erasure)
    steps(name="014_decision")(decision)
    steps(name="015_registers")(registers)
    steps(name="016_directory")(directory)
    steps(name="017_partnership")(partnership)
    steps(name="018_conversations")(conversations)
    steps(name="019_finder")(finder)
    steps(name="020_providers")(providers)
    steps(name="021_map")(maps)
    steps(name="022_reviews_view")(reviews_view)
    steps(name="023_partnerships_view")(partnerships_view)
    steps(name="024_markets")(markets)
    steps(name="025_plan_lines")(plan_lines)
    steps(name="026_years")(years)
    return steps
