-- CDRs that the ledger charged and the table of CDRs did not take. Times are milliseconds since 1970.
CREATE TABLE refused_cdrs (
  ledger_position BIGINT NOT NULL,
  record_index INT NOT NULL,
  part INT NOT NULL,
  tenant VARCHAR(255) NOT NULL,
  account VARCHAR(255) NOT NULL,
  reason LONGTEXT NOT NULL,
  body LONGTEXT NOT NULL,
  refused_at BIGINT NOT NULL,
  PRIMARY KEY (ledger_position, record_index, part)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
