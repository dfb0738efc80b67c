-- Who answers for a feature: a name or an address, as people write it; '' = nobody yet.
ALTER TABLE feature ADD COLUMN owner TEXT NOT NULL DEFAULT '';
