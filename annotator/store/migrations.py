"""The way from older project files to today's form, one migration a version.

Imported only where a file has to be made or brought up to date, since the library that applies
migrations takes as long to import as everything else of the store.
"""

from sqlite3 import Connection

from sqlite_utils import Database, Migrations

migrations = Migrations("annotator")

_TABLES = """
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);
CREATE TABLE annotator (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'suggester')),
    version TEXT NOT NULL DEFAULT ''
);
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL,
    title TEXT NOT NULL,
    annotator_id INTEGER,
    made_at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'revert')),
    undoes INTEGER REFERENCES step(id),
    state TEXT NOT NULL CHECK (state IN ('closed', 'open', 'cancelled')),
    join_key TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT ''
);
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL REFERENCES step(id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
CREATE TABLE codebook_revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL REFERENCES step(id)
);
CREATE TABLE text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    length INTEGER NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    encoding TEXT NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (sha256, encoding)
);
CREATE TABLE label (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    parent_id INTEGER REFERENCES label(id),
    colour TEXT NOT NULL,
    dark_colour TEXT NOT NULL,
    pattern TEXT NOT NULL,
    key TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL DEFAULT '',
    use_when TEXT NOT NULL DEFAULT '',
    avoid_when TEXT NOT NULL DEFAULT '',
    examples TEXT NOT NULL DEFAULT '[]',
    trim TEXT NOT NULL DEFAULT 'words',
    bracket INTEGER NOT NULL DEFAULT 0,
    attributes TEXT NOT NULL DEFAULT '[]',
    position INTEGER NOT NULL DEFAULT 0,
    retired INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE relation_type (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    from_labels TEXT NOT NULL DEFAULT '[]',
    to_labels TEXT NOT NULL DEFAULT '[]',
    least INTEGER NOT NULL DEFAULT 0,
    most INTEGER,
    counted TEXT NOT NULL DEFAULT 'from',
    strictness TEXT NOT NULL DEFAULT 'none',
    definition TEXT NOT NULL DEFAULT '',
    attributes TEXT NOT NULL DEFAULT '[]',
    position INTEGER NOT NULL DEFAULT 0,
    retired INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE entity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    aliases TEXT NOT NULL DEFAULT '[]',
    external_id TEXT NOT NULL DEFAULT ''
);
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text_id INTEGER NOT NULL REFERENCES text(id),
    source_id INTEGER REFERENCES source(id),
    source_name TEXT NOT NULL DEFAULT '',
    media_type TEXT NOT NULL DEFAULT 'text/plain',
    publisher TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    metadata TEXT NOT NULL DEFAULT '{}',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'reviewed', 'locked')),
    predecessor_id INTEGER REFERENCES document(id),
    step_id INTEGER NOT NULL REFERENCES step(id)
);
CREATE TABLE region (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document(id),
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    number INTEGER,
    CHECK (0 <= start AND start < "end")
);
CREATE TABLE assignment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document(id),
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    state TEXT NOT NULL CHECK (state IN ('to do', 'in progress', 'done')),
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (document_id, annotator_id)
);
CREATE TABLE annotation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document(id),
    label_id INTEGER NOT NULL REFERENCES label(id),
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    attributes TEXT NOT NULL DEFAULT '{}',
    entity_id INTEGER REFERENCES entity(id),
    status TEXT NOT NULL CHECK (status IN ('suggested', 'draft', 'accepted', 'rejected')),
    flag TEXT NOT NULL DEFAULT '',
    confidence REAL,
    origin TEXT NOT NULL DEFAULT '',
    derived_from INTEGER REFERENCES annotation(id),
    carried_from INTEGER REFERENCES annotation(id),
    carried_grade TEXT NOT NULL DEFAULT '',
    codebook_revision INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by INTEGER,
    changed_at TEXT NOT NULL,
    changed_by INTEGER,
    CHECK (0 <= start AND start < "end")
);
CREATE TABLE fragment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    annotation_id INTEGER NOT NULL REFERENCES annotation(id),
    document_id INTEGER NOT NULL REFERENCES document(id),
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    CHECK (0 <= start AND start < "end")
);
CREATE TABLE relation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document(id),
    relation_type_id INTEGER NOT NULL REFERENCES relation_type(id),
    from_id INTEGER NOT NULL REFERENCES annotation(id),
    to_id INTEGER NOT NULL REFERENCES annotation(id),
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    attributes TEXT NOT NULL DEFAULT '{}',
    status TEXT NOT NULL CHECK (status IN ('suggested', 'draft', 'accepted', 'rejected')),
    origin TEXT NOT NULL DEFAULT '',
    confidence REAL,
    derived_from INTEGER REFERENCES relation(id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document(id),
    annotation_id INTEGER REFERENCES annotation(id),
    relation_id INTEGER REFERENCES relation(id),
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'changed', 'rejected')),
    was_visible INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    CHECK ((annotation_id IS NULL) <> (relation_id IS NULL))
);
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER REFERENCES document(id),
    annotation_id INTEGER REFERENCES annotation(id),
    relation_id INTEGER REFERENCES relation(id),
    label_id INTEGER REFERENCES label(id),
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    body TEXT NOT NULL,
    reply_to INTEGER REFERENCES note(id),
    resolved INTEGER NOT NULL DEFAULT 0,
    made_at TEXT NOT NULL,
    CHECK (document_id IS NOT NULL OR label_id IS NOT NULL)
);
CREATE TABLE saved_query (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    annotator_id INTEGER NOT NULL REFERENCES annotator(id)
);
CREATE TABLE dismissal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER REFERENCES document(id),
    annotation_id INTEGER REFERENCES annotation(id),
    finding TEXT NOT NULL,
    reason TEXT NOT NULL,
    annotator_id INTEGER NOT NULL REFERENCES annotator(id),
    made_at TEXT NOT NULL,
    CHECK (annotation_id IS NULL OR document_id IS NOT NULL)
);
"""

_INDEXES = """
CREATE INDEX change_by_step ON change(step_id);
CREATE INDEX change_by_row ON change(table_name, row_id);
CREATE INDEX step_by_annotator ON step(annotator_id, id);
CREATE INDEX step_unfinished ON step(state) WHERE state <> 'closed';
CREATE INDEX document_by_text ON document(text_id);
CREATE INDEX document_by_predecessor ON document(predecessor_id) WHERE predecessor_id IS NOT NULL;
CREATE INDEX region_by_document ON region(document_id, start);
CREATE INDEX assignment_by_annotator ON assignment(annotator_id);
CREATE INDEX annotation_by_document ON annotation(document_id, start);
CREATE INDEX annotation_by_label ON annotation(label_id);
CREATE INDEX annotation_by_entity ON annotation(entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX annotation_by_derived ON annotation(derived_from) WHERE derived_from IS NOT NULL;
CREATE INDEX annotation_by_carried ON annotation(carried_from) WHERE carried_from IS NOT NULL;
CREATE INDEX fragment_by_document ON fragment(document_id, start);
CREATE INDEX fragment_by_annotation ON fragment(annotation_id, n);
CREATE INDEX relation_by_document ON relation(document_id);
CREATE INDEX relation_by_from ON relation(from_id);
CREATE INDEX relation_by_to ON relation(to_id);
CREATE INDEX relation_by_type ON relation(relation_type_id);
CREATE INDEX relation_by_derived ON relation(derived_from) WHERE derived_from IS NOT NULL;
CREATE INDEX decision_by_document ON decision(document_id);
CREATE INDEX decision_by_annotation ON decision(annotation_id);
CREATE INDEX decision_by_relation ON decision(relation_id) WHERE relation_id IS NOT NULL;
CREATE INDEX note_by_document ON note(document_id);
CREATE INDEX note_by_annotation ON note(annotation_id) WHERE annotation_id IS NOT NULL;
CREATE INDEX note_by_relation ON note(relation_id) WHERE relation_id IS NOT NULL;
CREATE INDEX note_by_label ON note(label_id) WHERE label_id IS NOT NULL;
CREATE INDEX note_by_reply ON note(reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX dismissal_by_document ON dismissal(document_id);
CREATE INDEX dismissal_by_annotation ON dismissal(annotation_id) WHERE annotation_id IS NOT NULL;
"""

_VIEWS = """
CREATE VIEW current_document AS
SELECT document.* FROM document JOIN step ON step.id = document.step_id
WHERE step.state <> 'open'
  AND NOT EXISTS (SELECT 1 FROM document AS later JOIN step AS brought ON brought.id = later.step_id
                  WHERE later.predecessor_id = document.id AND brought.state <> 'open');

CREATE VIEW annotation_flat AS
SELECT annotation.id, annotation.uid, document.title AS document, document.source_name AS source,
       document.date AS date, label.name AS label, annotation.text, annotation.start,
       annotation."end",
       (SELECT count(*) FROM fragment WHERE fragment.annotation_id = annotation.id) AS fragments,
       annotation.attributes, entity.name AS entity,
       (SELECT group_concat(speaker.text, '; ') FROM relation
          JOIN relation_type ON relation_type.id = relation.relation_type_id
          JOIN annotation AS speaker ON speaker.id = relation.to_id
         WHERE relation.from_id = annotation.id AND relation_type.name = 'spoken_by') AS speaker,
       annotation.status, annotation.flag, annotation.confidence, annotation.origin,
       annotator.name AS annotator, annotator.kind AS annotator_kind,
       annotation.codebook_revision, annotation.created_at, annotation.changed_at,
       annotation.document_id
FROM annotation
JOIN current_document AS document ON document.id = annotation.document_id
JOIN label ON label.id = annotation.label_id
JOIN annotator ON annotator.id = annotation.annotator_id
LEFT JOIN entity ON entity.id = annotation.entity_id;

CREATE VIEW document_search AS
SELECT document.id AS id, document.title AS title, text.body AS body
FROM document JOIN text ON text.id = document.text_id;
"""

_SEARCH = """
CREATE VIRTUAL TABLE document_words USING fts5 (
    title, body, content='document_search', content_rowid='id',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE document_trigrams USING fts5 (
    title, body, content='document_search', content_rowid='id', tokenize='trigram'
);
"""


@migrations()
def first_form(db: Database) -> None:
    """The tables, indexes, views and search tables of the first version."""
    db.executescript(_TABLES + _INDEXES + _VIEWS + _SEARCH)


def apply(db: Connection) -> None:
    """Apply what is pending; within a transaction of the caller's, or each in one of its own."""
    migrations.apply(Database(db, execute_plugins=False))
