-- What changed lately, where instances share the database: for who goes on with the subscriptions of
-- an instance that is gone. An hour of it; times are milliseconds since 1970.
CREATE TABLE nf_changes (
  revision BIGINT NOT NULL PRIMARY KEY,
  nf_instance_id CHAR(36) NOT NULL,
  changed_at BIGINT NOT NULL,
  profile_before TEXT,
  profile_after TEXT
);

CREATE INDEX nf_changes_by_instance ON nf_changes (nf_instance_id, revision);
CREATE INDEX nf_changes_by_time ON nf_changes (changed_at);

-- How far each instance has told its subscribers, and that it lives: "beats" rises while it does.
CREATE TABLE nf_keepers (
  keeper VARCHAR(64) NOT NULL PRIMARY KEY,
  beats BIGINT NOT NULL,
  told BIGINT NOT NULL
);
