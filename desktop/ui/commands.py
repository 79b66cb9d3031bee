"""Every command once: its words, its keys and the menu it stands in. Menus and help read this table."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class CommandId(StrEnum):
    """What can be asked for, from a menu or by keys."""

    CHECK_SOURCES = "check_sources"
    IMPORT = "import"
    ADD_SHEET = "add_sheet"
    EXPORT = "export"
    CALENDAR = "calendar"
    PRINT = "print"
    BACK_UP = "back_up"
    OUR_OFFER = "our_offer"
    RESTORE = "restore"
    QUIT = "quit"
    UNDO = "undo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    SELECT_ALL = "select_all"
    SEARCH = "search"
    GO_TO = "go_to"
    TODAY = "today"
    HABITS = "habits"
    REVIEW = "review"
    OPPORTUNITIES = "opportunities"
    ORGANISATIONS = "organisations"
    CONVERSATIONS = "conversations"
    REGISTER = "register"
    BOARD_PACK = "board_pack"
    COMMITMENTS = "commitments"
    FULL_COST = "full_cost"
    PARTNERSHIP = "partnership"
    PARTNERSHIP_PLANS = "partnership_plans"
    SOURCES = "sources"
    SETTINGS = "settings"
    BACK = "back"
    NEXT_REGION = "next_region"
    REGION_BEFORE = "region_before"
    DETAILS = "details"
    CLOSE_PANE = "close_pane"
    COLUMNS = "columns"
    LARGER_TEXT = "larger_text"
    SMALLER_TEXT = "smaller_text"
    TEXT_100 = "text_100"
    TEXT_115 = "text_115"
    TEXT_130 = "text_130"
    TEXT_150 = "text_150"
    TEXT_200 = "text_200"
    LOOK_SYSTEM = "look_system"
    LOOK_LIGHT = "look_light"
    LOOK_DARK = "look_dark"
    LOOK_CONTRAST = "look_contrast"
    ADD = "add"
    EDIT_TYPED = "edit_typed"
    TAKE_AWAY = "take_away"
    OPEN = "open"
    SHORTLIST = "shortlist"
    DISMISS = "dismiss"
    SNOOZE = "snooze"
    BRING_BACK = "bring_back"
    PAUSE = "pause"
    DECIDE = "decide"
    NEXT_LENS = "next_lens"
    NOTE_CONVERSATION = "note_conversation"
    LOG_APPROACH = "log_approach"
    RECORD = "record"
    CHECK_RECORD = "check_record"
    CHECK_CODE = "check_code"
    MAKE_PACK = "make_pack"
    TRUSTEE_COPY = "trustee_copy"
    WHAT_IS_THIS = "what_is_this"
    COVERAGE = "coverage"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


class Menu(StrEnum):
    """The menus, by their words."""

    FILE = "File"
    EDIT = "Edit"
    VIEW = "View"
    OPPORTUNITY = "Opportunity"
    REGISTER = "Register"
    HELP = "Help"


class Submenu(StrEnum):
    """Choices that stand together in a menu of their own, of which one is ticked, by their words."""

    TEXT_SIZE = "Text size"
    APPEARANCE = "Appearance"


class Command(Struct, frozen=True):
    """One command. `starts_group` draws a line above it in its menu, or above its submenu.

    Some keys are shown by menus but bound elsewhere: `list_keys` by lists, single letters and the like,
    which never work while somebody types, and `page_keys` by the page that they belong to.
    """

    id: CommandId
    words: str
    menu: Menu
    keys: tuple[str, ...] = ()
    list_keys: tuple[str, ...] = ()
    page_keys: tuple[str, ...] = ()
    starts_group: bool = False
    within: Submenu | None = None

    @property
    def full_words(self) -> str:
        """Its words where no menu says what they are about."""
        return f"{self.within.value}: {self.words}" if self.within else self.words

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key that asks for it."""
        return (*self.keys, *self.list_keys, *self.page_keys)


COMMANDS: tuple[Command, ...] = (
    Command(CommandId.CHECK_SOURCES, "Check sources now", Menu.FILE, ("F5",)),
    Command(CommandId.IMPORT, "Import files…", Menu.FILE, ("Ctrl+O",)),
    Command(CommandId.ADD_SHEET, "Add from a spreadsheet…", Menu.FILE),
    Command(CommandId.EXPORT, "Export this list…", Menu.FILE, starts_group=True),
    Command(CommandId.CALENDAR, "Save dates as a calendar…", Menu.FILE),
    Command(CommandId.PRINT, "Print this view…", Menu.FILE, ("Ctrl+P",)),
    Command(CommandId.OUR_OFFER, "Our offer…", Menu.FILE, starts_group=True),
    Command(CommandId.BACK_UP, "Back up…", Menu.FILE, starts_group=True),
    Command(CommandId.RESTORE, "Put a backup back…", Menu.FILE),
    Command(CommandId.QUIT, "Close Tender Pause", Menu.FILE, ("Ctrl+Q",), starts_group=True),
    Command(CommandId.UNDO, "Undo the last step", Menu.EDIT, ("Ctrl+Z",), ("U",)),
    Command(CommandId.CUT, "Cut", Menu.EDIT, ("Ctrl+X",), starts_group=True),
    Command(CommandId.COPY, "Copy", Menu.EDIT, ("Ctrl+C",)),
    Command(CommandId.PASTE, "Paste", Menu.EDIT, ("Ctrl+V",)),
    Command(CommandId.SELECT_ALL, "Select all", Menu.EDIT, ("Ctrl+A",)),
    Command(CommandId.SEARCH, "Search this view", Menu.EDIT, ("Ctrl+F",), starts_group=True),
    Command(CommandId.GO_TO, "Go to anything…", Menu.EDIT, ("Ctrl+K",)),
    Command(CommandId.TODAY, "Today", Menu.VIEW, ("Ctrl+1",)),
    Command(CommandId.OPPORTUNITIES, "Opportunities", Menu.VIEW, ("Ctrl+2",)),
    Command(CommandId.ORGANISATIONS, "Organisations", Menu.VIEW, ("Ctrl+4",)),
    Command(CommandId.CONVERSATIONS, "Conversations", Menu.VIEW, ("Ctrl+5",)),
    Command(CommandId.REGISTER, "Register", Menu.VIEW, ("Ctrl+6",)),
    Command(CommandId.BOARD_PACK, "Board pack", Menu.VIEW, ("Ctrl+7",)),
    Command(CommandId.COMMITMENTS, "Commitments", Menu.VIEW),
    Command(CommandId.SOURCES, "Sources", Menu.VIEW),
    Command(CommandId.SETTINGS, "Settings", Menu.VIEW, ("Ctrl+,",)),
    Command(CommandId.PARTNERSHIP_PLANS, "Partnership plans", Menu.VIEW),
    Command(CommandId.BACK, "Back", Menu.VIEW, ("Alt+Left",), starts_group=True),
    Command(CommandId.NEXT_REGION, "Next region", Menu.VIEW, ("F6",)),
    Command(CommandId.REGION_BEFORE, "Region before", Menu.VIEW, ("Shift+F6",)),
    Command(CommandId.DETAILS, "Show or hide details", Menu.VIEW, list_keys=("Space",), starts_group=True),
    Command(CommandId.CLOSE_PANE, "Close the pane, or leave", Menu.VIEW, page_keys=("Esc",)),
    Command(CommandId.COLUMNS, "Choose columns", Menu.VIEW),
    Command(CommandId.LARGER_TEXT, "Larger text", Menu.VIEW, ("Ctrl++", "Ctrl+="), starts_group=True),
    Command(CommandId.SMALLER_TEXT, "Smaller text", Menu.VIEW, ("Ctrl+-",)),
    Command(CommandId.TEXT_100, "100 %", Menu.VIEW, ("Ctrl+0",), within=Submenu.TEXT_SIZE),
    Command(CommandId.TEXT_115, "115 %", Menu.VIEW, within=Submenu.TEXT_SIZE),
    Command(CommandId.TEXT_130, "130 %", Menu.VIEW, within=Submenu.TEXT_SIZE),
    Command(CommandId.TEXT_150, "150 %", Menu.VIEW, within=Submenu.TEXT_SIZE),
    Command(CommandId.TEXT_200, "200 %", Menu.VIEW, within=Submenu.TEXT_SIZE),
    Command(CommandId.LOOK_SYSTEM, "As the system has it", Menu.VIEW, within=Submenu.APPEARANCE),
    Command(CommandId.LOOK_LIGHT, "Light", Menu.VIEW, within=Submenu.APPEARANCE),
    Command(CommandId.LOOK_DARK, "Dark", Menu.VIEW, within=Submenu.APPEARANCE),
    Command(CommandId.LOOK_CONTRAST, "High contrast", Menu.VIEW, within=Submenu.APPEARANCE),
    Command(CommandId.ADD, "Add an opportunity…", Menu.OPPORTUNITY, ("Ctrl+N",)),
    Command(CommandId.EDIT_TYPED, "Edit what was typed…", Menu.OPPORTUNITY, ("Ctrl+E",)),
    Command(CommandId.TAKE_AWAY, "Take away what was typed", Menu.OPPORTUNITY),
    Command(CommandId.OPEN, "Open", Menu.OPPORTUNITY, list_keys=("Return",), starts_group=True),
    Command(CommandId.SHORTLIST, "Shortlist", Menu.OPPORTUNITY, list_keys=("S",), starts_group=True),
    Command(CommandId.DISMISS, "Dismiss", Menu.OPPORTUNITY, list_keys=("X",)),
    Command(CommandId.SNOOZE, "Snooze…", Menu.OPPORTUNITY, list_keys=("Z",)),
    Command(CommandId.BRING_BACK, "Bring back", Menu.OPPORTUNITY),
    Command(CommandId.PAUSE, "Pause", Menu.OPPORTUNITY, list_keys=("P",), starts_group=True),
    Command(CommandId.DECIDE, "Decision", Menu.OPPORTUNITY, list_keys=("D",)),
    Command(CommandId.FULL_COST, "Full cost", Menu.OPPORTUNITY),
    Command(CommandId.PARTNERSHIP, "Partnership", Menu.OPPORTUNITY),
    Command(
        CommandId.NEXT_LENS, "Next lens", Menu.OPPORTUNITY, page_keys=("Ctrl+Return",), starts_group=True
    ),
    Command(CommandId.RECORD, "Record the decision…", Menu.OPPORTUNITY, page_keys=("Ctrl+Shift+Return",)),
    Command(
        CommandId.NOTE_CONVERSATION,
        "Note a conversation…",
        Menu.OPPORTUNITY,
        ("Ctrl+Shift+N",),
        ("N",),
        starts_group=True,
    ),
    Command(CommandId.LOG_APPROACH, "We were asked to join…", Menu.OPPORTUNITY),
    Command(CommandId.CHECK_RECORD, "Check the record", Menu.REGISTER),
    Command(CommandId.CHECK_CODE, "Check a code or a pack…", Menu.REGISTER),
    Command(CommandId.REVIEW, "Look back on the decision…", Menu.REGISTER, starts_group=True),
    Command(CommandId.HABITS, "Our habits", Menu.REGISTER),
    Command(CommandId.MAKE_PACK, "Board pack…", Menu.REGISTER, starts_group=True),
    Command(CommandId.TRUSTEE_COPY, "Make a trustee copy…", Menu.REGISTER),
    Command(CommandId.WHAT_IS_THIS, "What am I looking at?", Menu.HELP, ("F1",)),
    Command(CommandId.COVERAGE, "What this list covers", Menu.HELP, ("Shift+F1",)),
    Command(CommandId.SHORTCUTS, "Keyboard shortcuts", Menu.HELP),
    Command(CommandId.ABOUT, "About Tender Pause", Menu.HELP, starts_group=True),
)


def of_menu(menu: Menu) -> tuple[Command, ...]:
    """Return a menu's commands in order."""
    return tuple(command for command in COMMANDS if command.menu == menu)


def by_list_key(key: str) -> CommandId | None:
    """Return the command that a key asks for while a list has the keyboard."""
    found = (command.id for command in COMMANDS if key in command.list_keys)
    return next(found, None)
