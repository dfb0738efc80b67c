-- What those who asked are owed, and what they were told.
CREATE TABLE answer (
  id         TEXT PRIMARY KEY,            -- made from cause and request, so that nothing is owed twice
  cause      TEXT NOT NULL CHECK (cause IN ('decided', 'shipped')),
  decision   TEXT REFERENCES decision(id) ON DELETE CASCADE,  -- null where the feature was never decided on
  feature    TEXT,                        -- key of what was shipped; null for a decision
  request    TEXT NOT NULL REFERENCES request(id) ON DELETE CASCADE,
  state      TEXT NOT NULL CHECK (state IN ('owed', 'told', 'replaced')),
  since      BIGINT NOT NULL,             -- owed from then on
  channel    TEXT,
  text       TEXT,                        -- as it was said
  reaction   TEXT CHECK (reaction IN ('glad', 'neutral', 'annoyed')),
  told_at    BIGINT,
  told_by    TEXT
);
CREATE INDEX answer_request ON answer (request);
CREATE INDEX answer_decision ON answer (decision);

-- Every way in which a feature becomes shipped (page, API, file, undo) passes here; answers follow from it.
CREATE TABLE feature_shipping (
  feature    TEXT PRIMARY KEY,
  shipped_at BIGINT NOT NULL
);
CREATE TRIGGER feature_is_shipped AFTER UPDATE OF state ON feature
WHEN NEW.state = 'shipped' AND OLD.state <> 'shipped'
BEGIN
  INSERT INTO feature_shipping (feature, shipped_at)
  VALUES (NEW.key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER))
  ON CONFLICT (feature) DO UPDATE SET shipped_at = excluded.shipped_at;
END;
