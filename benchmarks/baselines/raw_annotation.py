"""Baseline: the rows of one annotation in one raw sqlite3 commit, in the same tables.

Usage: raw_annotation.py PROJECT COUNT; prints the seconds of each commit, a line each.
PROJECT is a file that Annotator made, so that tables, indexes, checks and durability are the same.
"""

import json
import sqlite3
import sys
import time
import uuid

path, count = sys.argv[1], int(sys.argv[2])
db = sqlite3.connect(path, isolation_level=None)
db.execute("PRAGMA foreign_keys = ON")
db.execute("PRAGMA synchronous = FULL")
STEP = """INSERT INTO step (operation, title, annotator_id, made_at, kind, state)
 VALUES (?,?,?,?,?,?)"""
MARK = """INSERT INTO annotation (uid, document_id, label_id, annotator_id, start, [end], text,
 attributes, status, codebook_revision, created_at, created_by, changed_at, changed_by)
 VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"""
PIECE = "INSERT INTO fragment (annotation_id, document_id, n, start, [end]) VALUES (?,?,?,?,?)"
CHANGE = "INSERT INTO change (step_id, table_name, row_id, before, after) VALUES (?,?,?,NULL,?)"
now = "2030-01-01T00:00:00.000Z"
for number in range(count):
    start = number % 2000
    begin = time.perf_counter()
    db.execute("BEGIN IMMEDIATE")
    step = db.execute(STEP, ("annotate", "Mark Actor “NATO”", 1, now, "do", "closed")).lastrowid
    span = (start, start + 9, "nine long", "{}", "draft", 1, now, 1, now, 1)
    annotation = db.execute(MARK, (str(uuid.uuid4()), 1, 1, 1, *span)).lastrowid
    piece = (annotation, 1, 0, start, start + 9)
    fragment = db.execute(PIECE, piece).lastrowid
    after = json.dumps([annotation, *span, *range(100, 130)])
    db.execute(CHANGE, (step, "annotation", annotation, after))
    db.execute(CHANGE, (step, "fragment", fragment, json.dumps([fragment, *piece])))
    db.execute("COMMIT")
    print(time.perf_counter() - begin)
