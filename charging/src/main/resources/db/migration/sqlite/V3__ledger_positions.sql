-- How far in the ledger's log what a projector stores goes. Written with its rows, in one transaction.
CREATE TABLE ledger_positions (
  projector TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL
);
