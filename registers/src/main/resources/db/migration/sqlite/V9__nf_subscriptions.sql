-- Subscriptions to the status of network functions, and the instance that sends their notifications.
CREATE TABLE nf_subscriptions (
  subscription_id TEXT NOT NULL PRIMARY KEY,
  root TEXT NOT NULL,
  keeper TEXT NOT NULL,
  subscription TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX nf_subscriptions_by_keeper ON nf_subscriptions (keeper);
