-- What the ledger took for a CDR, by the command at that position: what a refund gives back.
-- Only the projector writes these two; nothing that a client sends gets here.
ALTER TABLE cdrs ADD COLUMN debits TEXT NULL;
ALTER TABLE cdrs ADD COLUMN ledger_position BIGINT NULL;
-- What waits for one address is counted and taken apart from what waits for others.
CREATE INDEX outbox_address ON outbox (address);
