-- The office's last sample is that of some contract: what was measured at an address that nobody has moves no client's last
-- 24 hours. `last_s` of a share now is the second at which its last sample is counted, and lies in the share: until now it
-- was the address's last reading, a second later where it tells of what went before, also in a share that ends sooner. The
-- index has the last one of all contracts at hand, whoever was given an address since. Only `last_s` changes in a row.
UPDATE consumption_shares SET last_s = (
  SELECT min(
    consumption_shares.until_s,
    coalesce(import.last_s, consumption_shares.last_s),
    consumption_shares.last_s - (
      consumption_shares.last_s < consumption_shares.until_s
      AND (import.measure = 'counter' OR coalesce(import.time_is = 'until', 0))
    )
  )
  FROM consumption_imports import WHERE import.id = consumption_shares.import_id
);
--> statement-breakpoint
CREATE INDEX consumption_shares_last ON consumption_shares (last_s) WHERE owner > 0;
