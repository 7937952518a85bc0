-- Call detail records. Times are UTC; usage counts nanoseconds or units; cost keeps every digit.
CREATE TABLE cdrs (
  id BIGSERIAL PRIMARY KEY,
  cgrid VARCHAR(40) NOT NULL,
  run_id VARCHAR(64) NOT NULL,
  origin_host VARCHAR(255) NOT NULL,
  source VARCHAR(255) NOT NULL,
  origin_id VARCHAR(255) NOT NULL,
  tor VARCHAR(64) NOT NULL,
  request_type VARCHAR(64) NOT NULL,
  tenant VARCHAR(64) NOT NULL,
  category VARCHAR(64) NOT NULL,
  account VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  destination VARCHAR(255) NOT NULL,
  setup_time TIMESTAMP(6) NULL,
  answer_time TIMESTAMP(6) NULL,
  usage BIGINT NOT NULL,
  extra_fields JSON NOT NULL,
  cost_source VARCHAR(64) NOT NULL,
  cost NUMERIC NOT NULL,
  cost_details JSON NOT NULL,
  extra_info TEXT NOT NULL,
  created_at TIMESTAMP(6) NOT NULL,
  updated_at TIMESTAMP(6) NULL,
  deleted_at TIMESTAMP(6) NULL,
  time_zone VARCHAR(64) NOT NULL,
  CONSTRAINT cdrrun UNIQUE (tenant, cgrid, run_id)
);
CREATE INDEX cdrs_account_idx ON cdrs (account, answer_time);
CREATE INDEX cdrs_answer_time_idx ON cdrs (answer_time);
