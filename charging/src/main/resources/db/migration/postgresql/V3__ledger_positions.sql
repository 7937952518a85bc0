-- How far in the ledger's log what a projector stores goes. Written with its rows, in one transaction.
CREATE TABLE ledger_positions (
  projector VARCHAR(64) NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL
);
