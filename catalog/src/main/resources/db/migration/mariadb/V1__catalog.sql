-- Tariff plans at rest, as operators wrote them. A body longer than one row takes several parts.
CREATE TABLE tp_items (
  tpid VARCHAR(128) NOT NULL,
  kind VARCHAR(32) NOT NULL,
  id   VARCHAR(600) NOT NULL,
  part INTEGER NOT NULL,
  body LONGTEXT NOT NULL,
  PRIMARY KEY (tpid, kind, id, part)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What is in force: rating plans hold their rates and timings by value. Shared items have the
-- empty tenant.
CREATE TABLE live_items (
  tenant VARCHAR(128) NOT NULL,
  kind   VARCHAR(32) NOT NULL,
  id     VARCHAR(600) NOT NULL,
  part   INTEGER NOT NULL,
  body   LONGTEXT NOT NULL,
  PRIMARY KEY (tenant, kind, id, part)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
