-- CDRs that the ledger charged and the table of CDRs did not take. Times are milliseconds since 1970.
CREATE TABLE refused_cdrs (
  ledger_position BIGINT NOT NULL,
  record_index INTEGER NOT NULL,
  part INTEGER NOT NULL,
  tenant TEXT NOT NULL,
  account TEXT NOT NULL,
  reason TEXT NOT NULL,
  body TEXT NOT NULL,
  refused_at BIGINT NOT NULL,
  PRIMARY KEY (ledger_position, record_index, part)
);
