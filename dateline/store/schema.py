"""The tables. `VERSION` changes with them: a store of another version is thrown away and made again."""

VERSION = "16"

# `ord` sorts items as the design says (local day, instant, those with a day only last, id); "" for undated ones. `held` is 1 for
# items of the private edition alone. `listing` says on which lists an item stands: its `scope` is the list's address, `trait` what the
# item says of an actor without a profile, "" where nothing. `captures` are the items as each document shows them: those of one `item` are
# copies; `reading` is what was read of one, unless it is the item's own.
# Captures with the same `exact` or `twin` are copies without a doubt; `signs` find those to compare, `ties` (both ways) say what came of it.
# `touched` tells which pages a generation of items concerns, and why. A `run` is a build that made pages: of each page is kept which one made
# it last and which wrote it last (0: none that is known), of each run `why` it made pages at all, and in `reasons` what it said of a page itself
# (the first few, a line each, and how many `more`), as long as a page refers to it.
# `gone` are items that are shown no more, with the addresses at which that is said, `lists_out` and `pages_out` the lists, and the
# addresses of pages below them or alone, that were ever published (see store/gone.py); `changed` is what changed of what was published (see store/changed.py).
# `rows` has row numbers: without, SQLite gives each of these long rows a page of four kilobytes of its own beside the table.
# `folders` are those in which documents stand, each with its `print` (see scan.py) where its documents' rows are as that print says; whatever is
# written to one of them takes the print away, so that no folder is ever believed to be known that is not.
# What was read of an item, and its tags, are its `texts`: with them in its own row, whoever asks for all addresses or ids went through all texts.
_KEPT = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE documents (
  folder TEXT, name TEXT, size INT, mtime INT, inode INT, side_size INT, side_mtime INT, side_inode INT, looked INT,
  sha256 TEXT, side_sha256 TEXT, problems BLOB, PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE INDEX documents_told ON documents (folder, name) WHERE problems IS NOT NULL;
CREATE TABLE folders (folder TEXT PRIMARY KEY, print BLOB) WITHOUT ROWID;
CREATE TRIGGER document_put AFTER INSERT ON documents BEGIN
  INSERT INTO folders VALUES (new.folder, NULL) ON CONFLICT (folder) DO UPDATE SET print = NULL; END;
CREATE TRIGGER document_put_again AFTER UPDATE ON documents BEGIN
  INSERT INTO folders VALUES (new.folder, NULL) ON CONFLICT (folder) DO UPDATE SET print = NULL; END;
CREATE TRIGGER document_dropped AFTER DELETE ON documents BEGIN
  INSERT INTO folders VALUES (old.folder, NULL) ON CONFLICT (folder) DO UPDATE SET print = NULL; END;
CREATE TABLE items (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT, part TEXT, captures BLOB, ord TEXT, url TEXT, title TEXT, source TEXT, sources BLOB, original INT,
  said_rights TEXT, access TEXT, stated INT, pin INT, held INT, added TEXT, gen INT, moved BLOB);
CREATE TABLE texts (n INTEGER PRIMARY KEY, reading BLOB, tagging BLOB);
CREATE INDEX items_by_path ON items (path);
CREATE INDEX items_by_added ON items (added, ord);
CREATE INDEX items_pinned ON items (ord) WHERE pin = 1;
CREATE TABLE listing (
  scope TEXT, ord TEXT, n INT, held INT, weight REAL, name TEXT, reviewed INT, trait TEXT, PRIMARY KEY (scope, ord, n)) WITHOUT ROWID;
CREATE INDEX listing_by_item ON listing (n, scope, weight, name, reviewed);
CREATE TABLE captures (
  n INTEGER PRIMARY KEY, path TEXT, part TEXT, sha256 TEXT, exact INT, twin INT, item TEXT, imprint BLOB, reading BLOB);
CREATE UNIQUE INDEX captures_by_place ON captures (path, coalesce(part, char(0)));
CREATE INDEX captures_by_hash ON captures (sha256);
CREATE INDEX captures_by_exact ON captures (exact);
CREATE INDEX captures_by_twin ON captures (twin) WHERE twin <> 0;
CREATE INDEX captures_by_item ON captures (item, path);
CREATE TABLE signs (sign INT, n INT, weight INT, PRIMARY KEY (sign, n)) WITHOUT ROWID;
CREATE TABLE ties (one INT, other INT, kind TEXT, sure REAL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE quotes (speaker TEXT, ord TEXT, n INT, position INT, held INT, sure REAL, PRIMARY KEY (speaker, ord, n, position)) WITHOUT ROWID;
CREATE INDEX quotes_by_item ON quotes (n);
CREATE TABLE scopes (
  scope TEXT PRIMARY KEY, name TEXT, open_name TEXT, reviewed INT, items INT, open_items INT, first TEXT, last TEXT, open_first TEXT, open_last TEXT)
  WITHOUT ROWID;
CREATE TABLE touched (gen INT, key TEXT, why TEXT, PRIMARY KEY (gen, key, why)) WITHOUT ROWID;
CREATE TABLE rows (mode TEXT, n INT, html TEXT, PRIMARY KEY (n, mode));
CREATE TABLE pages (edition TEXT, path TEXT, key TEXT, hash BLOB, made INT, wrote INT, PRIMARY KEY (edition, path)) WITHOUT ROWID;
CREATE INDEX pages_by_key ON pages (edition, key);
CREATE TABLE gone (id TEXT PRIMARY KEY, addresses BLOB, day TEXT, why TEXT, title TEXT, text TEXT) WITHOUT ROWID;
CREATE TABLE lists_out (scope TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE pages_out (href TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE changed (about TEXT, day TEXT, what TEXT, PRIMARY KEY (about, day)) WITHOUT ROWID;
CREATE TABLE runs (n INTEGER PRIMARY KEY, edition TEXT, at INT, why TEXT);
CREATE TABLE reasons (edition TEXT, key TEXT, run INT, why TEXT, more INT, PRIMARY KEY (edition, key, run)) WITHOUT ROWID;
CREATE TABLE editions (edition TEXT PRIMARY KEY, gen INT, inputs TEXT, token TEXT, done INT, summary BLOB) WITHOUT ROWID;
"""

# What many pages ask, and would go through everything for, is counted by whoever writes: `days` counts the timeline, `tallies` every list by month
# ("" undated) and name, `shown` the captures of each document, and of these the ones of items that are not held, `totals` what an edition has
# (`held` 1: the private one), `sizes` its pages. Rows are written by INSERT, upsert, UPDATE of the columns named here, and DELETE: for a row that
# REPLACE takes away, SQLite runs no trigger.
_COUNTED = """
CREATE TABLE days (day TEXT PRIMARY KEY, items INT, open_items INT) WITHOUT ROWID;
CREATE TABLE tallies (
  scope TEXT, month TEXT, name TEXT, reviewed INT, items INT, open_items INT, PRIMARY KEY (scope, month, name, reviewed)) WITHOUT ROWID;
CREATE TABLE shown (path TEXT PRIMARY KEY, captures INT, open_captures INT) WITHOUT ROWID;
CREATE TABLE totals (
  held INT PRIMARY KEY, documents INT, shown INT, items INT, unlinked INT, undated INT, unstated INT) WITHOUT ROWID;
INSERT INTO totals VALUES (0, 0, 0, 0, 0, 0, 0), (1, 0, 0, 0, 0, 0, 0);
CREATE TABLE sizes (edition TEXT PRIMARY KEY, pages INT) WITHOUT ROWID;

CREATE TRIGGER day_came AFTER INSERT ON listing WHEN new.scope = 'timeline' AND new.ord > '' BEGIN
  INSERT INTO days VALUES (substr(new.ord, 1, 10), 1, 1 - new.held)
  ON CONFLICT (day) DO UPDATE SET items = items + 1, open_items = open_items + excluded.open_items; END;
CREATE TRIGGER day_went AFTER DELETE ON listing WHEN old.scope = 'timeline' AND old.ord > '' BEGIN
  UPDATE days SET items = items - 1, open_items = open_items - 1 + old.held WHERE day = substr(old.ord, 1, 10); END;
CREATE TRIGGER entry_came AFTER INSERT ON listing BEGIN
  INSERT INTO tallies VALUES (new.scope, substr(new.ord, 1, 7), new.name, new.reviewed, 1, 1 - new.held)
  ON CONFLICT (scope, month, name, reviewed) DO UPDATE SET items = items + 1, open_items = open_items + excluded.open_items; END;
CREATE TRIGGER entry_went AFTER DELETE ON listing BEGIN
  UPDATE tallies SET items = items - 1, open_items = open_items - 1 + old.held
  WHERE scope = old.scope AND month = substr(old.ord, 1, 7) AND name = old.name AND reviewed = old.reviewed;
  DELETE FROM tallies
  WHERE scope = old.scope AND month = substr(old.ord, 1, 7) AND name = old.name AND reviewed = old.reviewed AND items = 0; END;

CREATE TRIGGER document_came AFTER INSERT ON documents BEGIN UPDATE totals SET documents = documents + 1; END;
CREATE TRIGGER document_went AFTER DELETE ON documents BEGIN UPDATE totals SET documents = documents - 1; END;

CREATE TRIGGER item_came AFTER INSERT ON items BEGIN
  UPDATE totals SET items = items + 1, unlinked = unlinked + (new.original = 0), undated = undated + (new.ord = ''),
    unstated = unstated + (new.access = 'excerpt' AND new.stated = 0) WHERE held >= new.held;
  UPDATE shown SET open_captures = open_captures + (SELECT count(*) FROM captures WHERE item = new.id AND path = shown.path)
  WHERE new.held = 0 AND path IN (SELECT path FROM captures WHERE item = new.id); END;
CREATE TRIGGER item_went AFTER DELETE ON items BEGIN
  UPDATE totals SET items = items - 1, unlinked = unlinked - (old.original = 0), undated = undated - (old.ord = ''),
    unstated = unstated - (old.access = 'excerpt' AND old.stated = 0) WHERE held >= old.held;
  UPDATE shown SET open_captures = open_captures - (SELECT count(*) FROM captures WHERE item = old.id AND path = shown.path)
  WHERE old.held = 0 AND path IN (SELECT path FROM captures WHERE item = old.id); END;
CREATE TRIGGER item_restated AFTER UPDATE OF access, stated ON items BEGIN
  UPDATE totals SET unstated = unstated + (new.access = 'excerpt' AND new.stated = 0) - (old.access = 'excerpt' AND old.stated = 0)
  WHERE held >= new.held; END;

CREATE TRIGGER capture_came AFTER INSERT ON captures BEGIN
  INSERT INTO shown VALUES (new.path, 1, EXISTS (SELECT 1 FROM items WHERE id = new.item AND held = 0))
  ON CONFLICT (path) DO UPDATE SET captures = captures + 1, open_captures = open_captures + excluded.open_captures; END;
CREATE TRIGGER capture_settled AFTER UPDATE OF item ON captures WHEN new.item IS NOT old.item BEGIN
  UPDATE shown SET open_captures = open_captures + EXISTS (SELECT 1 FROM items WHERE id = new.item AND held = 0)
    - EXISTS (SELECT 1 FROM items WHERE id = old.item AND held = 0) WHERE path = new.path; END;
CREATE TRIGGER capture_went AFTER DELETE ON captures BEGIN
  UPDATE shown SET captures = captures - 1, open_captures = open_captures - EXISTS (SELECT 1 FROM items WHERE id = old.item AND held = 0)
  WHERE path = old.path;
  DELETE FROM shown WHERE path = old.path AND captures = 0; END;
CREATE TRIGGER shown_came AFTER INSERT ON shown BEGIN
  UPDATE totals SET shown = shown + (held OR new.open_captures > 0); END;
CREATE TRIGGER shown_changed AFTER UPDATE ON shown WHEN (old.open_captures > 0) <> (new.open_captures > 0) BEGIN
  UPDATE totals SET shown = shown + (new.open_captures > 0) - (old.open_captures > 0) WHERE held = 0; END;
CREATE TRIGGER shown_went AFTER DELETE ON shown BEGIN
  UPDATE totals SET shown = shown - (held OR old.open_captures > 0); END;

CREATE TRIGGER page_came AFTER INSERT ON pages WHEN substr(new.path, -5) = '.html' BEGIN
  UPDATE sizes SET pages = pages + 1 WHERE edition = new.edition; END;
CREATE TRIGGER page_went AFTER DELETE ON pages WHEN substr(old.path, -5) = '.html' BEGIN
  UPDATE sizes SET pages = pages - 1 WHERE edition = old.edition; END;
"""
TABLES = _KEPT + _COUNTED
