-- Profiles of network functions. A removed one stays for a day without its profile, so that other
-- instances learn of it. Times are milliseconds since 1970.
CREATE TABLE nf_instances (
  nf_instance_id CHAR(36) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  profile LONGTEXT,
  changed_at BIGINT NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX nf_instances_by_revision ON nf_instances (revision);

-- Heart-beats, gathered; used where several instances share the database.
CREATE TABLE nf_beats (
  nf_instance_id CHAR(36) NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL,
  nf_load INTEGER,
  told_by CHAR(36) NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX nf_beats_by_revision ON nf_beats (revision);

-- The number of the last change. Who changes something raises it first, so that changes are
-- committed in the order of their numbers.
CREATE TABLE nf_revision (
  id INTEGER NOT NULL PRIMARY KEY,
  revision BIGINT NOT NULL
) ENGINE=InnoDB;

INSERT INTO nf_revision (id, revision) VALUES (1, 0);
