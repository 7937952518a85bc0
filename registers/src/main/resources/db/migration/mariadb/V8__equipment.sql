-- The equipment register. equipment is an IMEI of 14 digits, a TAC of 8, FIRST..LAST, mac-... or
-- eui-...; supi is empty for any subscription. Marks: 0 white, 1 black, 2 grey, 3 locked. Times are
-- milliseconds since 1970.
CREATE TABLE equipment (
  equipment VARCHAR(64) NOT NULL,
  supi VARCHAR(255) NOT NULL,
  mark SMALLINT NOT NULL,
  reason LONGTEXT NOT NULL,
  since BIGINT NOT NULL,
  change_id BIGINT NOT NULL,
  PRIMARY KEY (equipment, supi)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Who changed what, and when; the numbers have no gaps, so that nodes that share a database find in
-- them what they have not seen.
CREATE TABLE equipment_changes (
  id BIGINT NOT NULL PRIMARY KEY,
  changed_at BIGINT NOT NULL,
  actor LONGTEXT NOT NULL,
  action LONGTEXT NOT NULL,
  equipment VARCHAR(64) NOT NULL,
  supi VARCHAR(255) NOT NULL,
  was LONGTEXT NOT NULL,
  became LONGTEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
