-- Subscriptions to the status of network functions, and the instance that sends their notifications.
CREATE TABLE nf_subscriptions (
  subscription_id VARCHAR(64) NOT NULL PRIMARY KEY,
  root TEXT NOT NULL,
  keeper VARCHAR(64) NOT NULL,
  subscription LONGTEXT NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX nf_subscriptions_by_keeper ON nf_subscriptions (keeper);
