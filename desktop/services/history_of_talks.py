"""What was said with others about one opportunity, and what they asked of us, as its history tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from desktop.domain.approached import ANSWER_WORDS
from desktop.domain.conversations import WAY_WORDS
from desktop.domain.words import year_day
from desktop.store import conversations, directory, journal
from desktop.store.connection import Connection
from desktop.store.texts import day

Told = tuple[datetime, str, str]
"""When it was written, by whom (an id, "" for nobody), and the sentence."""
_LONGEST = 200
_Sentence = Callable[[str, Mapping[str, object]], str]


def talks(db: Connection, key: str) -> Iterator[Told]:
    """Yield what was written about conversations and approaches on this opportunity."""
    names = directory.names(db)
    for subject in conversations.ids_about(db, key):
        name = "an organisation"
        for event in journal.history(db, subject):
            name = names.get(str(event.says.get("organisation") or ""), name)
            sentence = _SENTENCES.get(event.kind)
            if sentence is not None:
                yield event.at, event.author or "", sentence(name, event.says)


def _noted(name: str, says: Mapping[str, object]) -> str:
    way = next((words for one, words in WAY_WORDS.items() if one == says.get("way")), "Conversation")
    on = day(str(says.get("on") or ""))
    when = f" on {year_day(on)}" if on else ""
    return f"{way} with {name}{when}: {_short(str(says.get('said') or ''))}"


def _changed(name: str, says: Mapping[str, object]) -> str:
    if says.get("next_done_on"):
        return f"Saw to the next step with {name}."
    return f"Changed the conversation with {name}."


def _answered(name: str, says: Mapping[str, object]) -> str:
    answer = next((words for one, words in ANSWER_WORDS.items() if one == says.get("answer")), "")
    return (
        f"Answered {name}: {answer[0].lower()}{answer[1:]}."
        if answer
        else f"{name} waits for our answer again."
    )


_SENTENCES: Mapping[str, _Sentence] = {
    "conversation.noted": _noted,
    "conversation.changed": _changed,
    "conversation.removed": lambda name, _: f"Took away the conversation with {name}.",
    "conversation.put_back": lambda name, _: f"Put back the conversation with {name}.",
    "approach.logged": lambda name, _: f"{name} asked us to join.",
    "approach.changed": lambda name, _: f"Changed what {name} asks of us.",
    "approach.answered": _answered,
    "approach.removed": lambda name, _: f"Took away what {name} asked of us.",
    "approach.put_back": lambda name, _: f"Put back what {name} asks of us.",
}


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"
