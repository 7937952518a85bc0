-- Refunds name a session or an event by its origin.
CREATE INDEX cdrs_origin_idx ON cdrs (origin_id, tenant);
