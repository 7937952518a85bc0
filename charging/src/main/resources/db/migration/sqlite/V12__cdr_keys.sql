-- Rows that come in one after the other touch few pages of each index, so that thousands a second are no
-- burst of writing (docs/decisions/0019-indexes-of-cdrs.md). A CGRID is a digest and comes in no order; the
-- origin that it is the digest of does: clients count their sessions. So a CDR is unique by its origin where
-- its CGRID is made of it, and by its CGRID where not.

-- A table's own UNIQUE cannot be dropped: the rows move.
CREATE TABLE cdrs_moved (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cgrid TEXT NOT NULL,
  run_id TEXT NOT NULL,
  origin_host TEXT NOT NULL,
  source TEXT NOT NULL,
  origin_id TEXT NOT NULL,
  tor TEXT NOT NULL,
  request_type TEXT NOT NULL,
  tenant TEXT NOT NULL,
  category TEXT NOT NULL,
  account TEXT NOT NULL,
  subject TEXT NOT NULL,
  destination TEXT NOT NULL,
  setup_time TEXT NULL,
  answer_time TEXT NULL,
  usage INTEGER NOT NULL,
  extra_fields TEXT NOT NULL,
  cost_source TEXT NOT NULL,
  cost TEXT NOT NULL,
  cost_details TEXT NOT NULL,
  extra_info TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NULL,
  deleted_at TEXT NULL,
  time_zone TEXT NOT NULL,
  cost_key TEXT NOT NULL,
  debits TEXT NULL,
  ledger_position INTEGER NULL,
  -- 0 where cgrid is SHA-1 of origin_id and origin_host as they are in the row
  cgrid_given INTEGER NOT NULL DEFAULT 1
);
INSERT INTO cdrs_moved (
  id, cgrid, run_id, origin_host, source, origin_id, tor, request_type, tenant, category, account,
  subject, destination, setup_time, answer_time, usage, extra_fields, cost_source, cost,
  cost_details, extra_info, created_at, updated_at, deleted_at, time_zone, cost_key, debits,
  ledger_position)
SELECT
  id, cgrid, run_id, origin_host, source, origin_id, tor, request_type, tenant, category, account,
  subject, destination, setup_time, answer_time, usage, extra_fields, cost_source, cost,
  cost_details, extra_info, created_at, updated_at, deleted_at, time_zone, cost_key, debits,
  ledger_position
FROM cdrs;
-- Ids of CDRs that were removed are not used again.
DELETE FROM sqlite_sequence WHERE name = 'cdrs_moved';
UPDATE sqlite_sequence SET name = 'cdrs_moved' WHERE name = 'cdrs';
DROP TABLE cdrs;
ALTER TABLE cdrs_moved RENAME TO cdrs;

CREATE UNIQUE INDEX cdrs_made_key_idx ON cdrs (origin_id || origin_host, tenant, run_id) WHERE cgrid_given = 0;
CREATE UNIQUE INDEX cdrs_given_key_idx ON cdrs (tenant, cgrid, run_id) WHERE cgrid_given = 1;
CREATE INDEX cdrs_origin_idx ON cdrs (origin_id, tenant);
CREATE INDEX cdrs_answer_time_idx ON cdrs (answer_time);
-- In sections of 65,536 rows. SQLite looks into each section by itself where it knows that they are large.
CREATE INDEX cdrs_account_idx ON cdrs (id >> 16, account, answer_time);
CREATE INDEX cdrs_cgrid_idx ON cdrs (id >> 16, cgrid);

-- What ANALYZE would say of a million rows.
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1 WHERE tbl IN ('cdrs', 'cdrs_moved');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('cdrs', 'cdrs_made_key_idx', '1000000 1 1 1'),
  ('cdrs', 'cdrs_given_key_idx', '1000000 1000000 1 1'),
  ('cdrs', 'cdrs_origin_idx', '1000000 2 2'),
  ('cdrs', 'cdrs_answer_time_idx', '1000000 20'),
  ('cdrs', 'cdrs_account_idx', '1000000 62500 10 1'),
  ('cdrs', 'cdrs_cgrid_idx', '1000000 62500 2');
