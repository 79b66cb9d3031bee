"""How a commitment may be worded."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_TITLE = 120
LONGEST_QUESTION = 400
LONGEST_MINUTE = 200


def words_refusal(
    title: str, question: str, minute: str, others: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """Return why a commitment cannot be worded so beside these other titles: field and sentence each."""
    wanted = " ".join(title.split()).casefold()
    found = []
    if not wanted:
        found.append(("title", "Say in a few words what you promise."))
    elif any(wanted == " ".join(other.split()).casefold() for other in others):
        found.append(("title", "A commitment of that name is in force already."))
    elif len(title) > LONGEST_TITLE:
        found.append(("title", f"Use {LONGEST_TITLE} letters or fewer."))
    if not question.strip():
        found.append(("question", "Put it as a short question that each decision can answer."))
    elif len(question) > LONGEST_QUESTION:
        found.append(("question", f"Use {LONGEST_QUESTION} letters or fewer."))
    if len(minute) > LONGEST_MINUTE:
        found.append(("minute", f"Use {LONGEST_MINUTE} letters or fewer."))
    return tuple(found)
