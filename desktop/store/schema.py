"""The tables of public data: what sources published, and what is compiled from it.

All of it can be had again by pulling; what people wrote stands in schema_people. Days are ISO 8601
text, moments ISO 8601 text in UTC (but `deadline_at` and `questions_at`, which keep the zone they
were given in), lists are codes between spaces (see columns.py).
"""

from __future__ import annotations

import sqlite3

_WORKSPACE = (
    """
    CREATE TABLE workspace (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        id TEXT NOT NULL,
        made_at TEXT NOT NULL
    ) STRICT
    """,
)

_AS_PUBLISHED = (
    """
    CREATE TABLE source (
        id TEXT NOT NULL PRIMARY KEY,
        mark TEXT,
        last_success_at TEXT,
        last_error TEXT,
        last_error_at TEXT
    ) STRICT
    """,
    # One row a version: the same id with other content is another. Rows stand in order of arrival.
    # `kept` is the Notice as one line of JSON without its content, and below it what came; together,
    # compressed with zlib. Of an old version of a web feed's item only the hash may be left.
    """
    CREATE TABLE notice (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        notice_id TEXT NOT NULL,
        content_hash BLOB NOT NULL,
        opportunity TEXT NOT NULL,
        form TEXT NOT NULL,
        notice_type TEXT,
        title TEXT,
        released_at TEXT,
        url TEXT,
        received_from TEXT NOT NULL,
        received_at TEXT NOT NULL,
        last_seen_on TEXT NOT NULL,
        contacts_cut INTEGER NOT NULL,
        kept BLOB,
        UNIQUE (source, notice_id, content_hash)
    ) STRICT
    """,
    "CREATE INDEX notice_by_opportunity ON notice (opportunity)",
    "CREATE INDEX notice_with_contacts ON notice (opportunity) WHERE NOT contacts_cut",
    "CREATE INDEX item_by_link ON notice (source, url) WHERE form = 'web_feed'",
    "CREATE INDEX item_by_title ON notice (source, title, released_at) WHERE form = 'web_feed'",
    """
    CREATE TABLE rejection (
        id INTEGER PRIMARY KEY,
        received_from TEXT NOT NULL,
        reason TEXT NOT NULL,
        item_hash BLOB NOT NULL,
        position INTEGER NOT NULL,
        item BLOB NOT NULL,
        received_at TEXT NOT NULL,
        UNIQUE (received_from, reason, item_hash)
    ) STRICT
    """,
)

_COMPILED = (
    """
    CREATE TABLE opportunity (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        form TEXT NOT NULL,
        ocid TEXT,
        title TEXT NOT NULL COLLATE NOCASE,
        buyer TEXT NOT NULL COLLATE NOCASE,
        buyer_id TEXT,
        stage TEXT NOT NULL,
        status TEXT,
        notice_type TEXT,
        notices INTEGER NOT NULL,
        published_on TEXT,
        last_released_at TEXT,
        deadline_at TEXT,
        deadline_text TEXT,
        deadline_problem TEXT,
        deadline_kind TEXT,
        deadline_has_time INTEGER NOT NULL,
        deadline_zone_known INTEGER NOT NULL,
        submission_on TEXT,
        closes_at TEXT,
        questions_at TEXT,
        questions_on TEXT,
        expected_on TEXT,
        gone_quiet_on TEXT,
        open_all_the_time INTEGER NOT NULL,
        window_days INTEGER,
        window_days_now INTEGER,
        decide_by TEXT,
        last_fair_day TEXT,
        sign_off_by TEXT,
        value_pence INTEGER,
        currency TEXT,
        cpv TEXT NOT NULL,
        regions TEXT NOT NULL,
        method TEXT,
        contract_start_on TEXT,
        contract_end_on TEXT,
        contract_extends_to_on TEXT,
        url TEXT,
        sme INTEGER,
        vcse INTEGER,
        first_seen_at TEXT NOT NULL,
        deadlines TEXT NOT NULL,
        last_deadline_at TEXT,
        tender_published_on TEXT,
        first_submission_on TEXT,
        moved_at TEXT,
        tender_appeared_at TEXT
    ) STRICT
    """,
    "CREATE INDEX opportunity_by_title ON opportunity (title)",
    "CREATE INDEX opportunity_by_buyer ON opportunity (buyer)",
    "CREATE INDEX opportunity_by_value ON opportunity (value_pence)",
    "CREATE INDEX opportunity_by_published ON opportunity (published_on)",
    "CREATE INDEX opportunity_by_stage ON opportunity (stage)",
    "CREATE INDEX opportunity_by_region ON opportunity (regions)",
    "CREATE INDEX opportunity_by_deadline ON opportunity (closes_at)",
    "CREATE INDEX opportunity_led_by_lots ON opportunity (closes_at) WHERE last_deadline_at > closes_at",
    """
    CREATE TABLE opportunity_text (
        id INTEGER PRIMARY KEY REFERENCES opportunity (id) ON DELETE CASCADE,
        description TEXT NOT NULL,
        lots TEXT NOT NULL,
        place TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE opportunity_change (
        id INTEGER PRIMARY KEY,
        opportunity TEXT NOT NULL,
        notice_id TEXT NOT NULL,
        field TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        at TEXT,
        noted_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX opportunity_change_by_opportunity ON opportunity_change (opportunity)",
    # the keys that were joined to another opportunity: they go on leading to it
    """
    CREATE TABLE alias (
        key TEXT NOT NULL PRIMARY KEY,
        opportunity TEXT NOT NULL
    ) STRICT
    """,
    # what happened to an opportunity that people had worked on; theirs says since when it is looked at
    """
    CREATE TABLE look_again (
        id INTEGER PRIMARY KEY,
        opportunity TEXT NOT NULL,
        reason TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        raised_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX look_again_by_opportunity ON look_again (opportunity, raised_at)",
)

_AWARDS = (
    # one row for each supplier of each award or contract
    """
    CREATE TABLE award (
        id INTEGER PRIMARY KEY,
        opportunity TEXT NOT NULL,
        notice_id TEXT NOT NULL,
        award_id TEXT NOT NULL,
        made_of TEXT NOT NULL,
        title TEXT NOT NULL,
        status TEXT,
        buyer TEXT NOT NULL COLLATE NOCASE,
        buyer_id TEXT,
        supplier TEXT NOT NULL COLLATE NOCASE,
        supplier_id TEXT NOT NULL,
        supplier_scheme TEXT,
        supplier_identifier TEXT,
        awarded_on TEXT,
        value_pence INTEGER,
        currency TEXT,
        cpv TEXT NOT NULL,
        regions TEXT NOT NULL,
        contract_start_on TEXT,
        contract_end_on TEXT,
        contract_extends_to_on TEXT
    ) STRICT
    """,
    "CREATE INDEX award_by_opportunity ON award (opportunity)",
    "CREATE INDEX award_by_buyer ON award (buyer)",
    "CREATE INDEX award_by_buyer_id ON award (buyer_id) WHERE buyer_id IS NOT NULL",
    # the kinds of service of an award, as the first three digits of its CPV codes
    """
    CREATE TABLE award_kind (
        kind TEXT NOT NULL,
        award INTEGER NOT NULL REFERENCES award (id) ON DELETE CASCADE,
        PRIMARY KEY (kind, award)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX award_kind_by_award ON award_kind (award)",
)

_SEARCH = (
    """
    CREATE VIEW searchable AS
    SELECT opportunity.id AS id, title, buyer, description, lots, place
    FROM opportunity JOIN opportunity_text USING (id)
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        title, buyer, description, lots, place,
        content = 'searchable', content_rowid = 'id', columnsize = 0,
        tokenize = "unicode61 remove_diacritics 2"
    )
    """,
    "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)",
)

_VIEWS = (
    """
    CREATE VIEW opportunities AS
    SELECT key AS id, ocid, title, buyer, stage, notice_type, published_on AS published,
        deadline_at AS deadline, deadline_text, deadline_kind, questions_at AS questions_close,
        value_pence / 100.0 AS value, currency, trim(cpv) AS cpv, trim(regions) AS regions,
        coalesce(triage.state, 'new') AS state, decide_by, last_fair_day, window_days, description, url
    FROM opportunity
    JOIN opportunity_text USING (id)
    LEFT JOIN triage ON triage.subject = opportunity.key
    """,
    """
    CREATE VIEW awards AS
    SELECT opportunity, notice_id AS notice, made_of, buyer, supplier, supplier_scheme, supplier_identifier,
        awarded_on, value_pence / 100.0 AS value, currency, trim(cpv) AS cpv, contract_start_on,
        contract_end_on
    FROM award
    """,
)


def create(db: sqlite3.Connection) -> None:
    """Make the tables, indexes and views of public data."""
    for statement in (*_WORKSPACE, *_AS_PUBLISHED, *_COMPILED, *_AWARDS, *_SEARCH, *_VIEWS):
        db.execute(statement)
