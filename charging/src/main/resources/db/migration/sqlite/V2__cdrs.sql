-- Call detail records. Times are UTC; usage counts nanoseconds or units.
-- cost is exact text: decimal_sum(cost) in the sqlite3 shell adds it up without loss.
-- cost_key is the same number in a form whose text order is the order of the numbers.
CREATE TABLE cdrs (
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
  UNIQUE (tenant, cgrid, run_id)
);
CREATE INDEX cdrs_account_idx ON cdrs (account, answer_time);
CREATE INDEX cdrs_answer_time_idx ON cdrs (answer_time);
