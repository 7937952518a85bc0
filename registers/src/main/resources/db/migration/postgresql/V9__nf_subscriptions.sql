-- Subscriptions to the status of network functions, and the instance that sends their notifications.
CREATE TABLE nf_subscriptions (
  subscription_id VARCHAR(64) NOT NULL PRIMARY KEY,
  root TEXT NOT NULL,
  keeper VARCHAR(64) NOT NULL,
  subscription TEXT NOT NULL
);

CREATE INDEX nf_subscriptions_by_keeper ON nf_subscriptions (keeper);
