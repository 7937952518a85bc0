-- Tariff plans at rest, as operators wrote them. A body longer than one row takes several parts.
CREATE TABLE tp_items (
  tpid TEXT NOT NULL,
  kind TEXT NOT NULL,
  id   TEXT NOT NULL,
  part INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tpid, kind, id, part)
);

-- What is in force: rating plans hold their rates and timings by value. Shared items have the
-- empty tenant.
CREATE TABLE live_items (
  tenant TEXT NOT NULL,
  kind   TEXT NOT NULL,
  id     TEXT NOT NULL,
  part   INTEGER NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (tenant, kind, id, part)
);
