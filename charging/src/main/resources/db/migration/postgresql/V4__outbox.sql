-- What the ledger asked to be posted and nobody has taken yet. Times are milliseconds since 1970.
CREATE TABLE outbox (
  ledger_position BIGINT NOT NULL,
  record_index INTEGER NOT NULL,
  address TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  not_before BIGINT NOT NULL,
  PRIMARY KEY (ledger_position, record_index)
);

CREATE INDEX outbox_not_before ON outbox (not_before);
