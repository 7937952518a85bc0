-- The equipment register. equipment is an IMEI of 14 digits, a TAC of 8, FIRST..LAST, mac-... or
-- eui-...; supi is empty for any subscription. Marks: 0 white, 1 black, 2 grey, 3 locked. Times are
-- milliseconds since 1970.
CREATE TABLE equipment (
  equipment TEXT NOT NULL,
  supi TEXT NOT NULL,
  mark INTEGER NOT NULL,
  reason TEXT NOT NULL,
  since INTEGER NOT NULL,
  change_id INTEGER NOT NULL,
  PRIMARY KEY (equipment, supi)
) WITHOUT ROWID;

-- Who changed what, and when; the numbers have no gaps, so that nodes that share a database find in
-- them what they have not seen.
CREATE TABLE equipment_changes (
  id INTEGER NOT NULL PRIMARY KEY,
  changed_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  equipment TEXT NOT NULL,
  supi TEXT NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL
);
