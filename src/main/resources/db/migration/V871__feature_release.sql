-- When features shipped, to be marked on numbers over time. Whatever way a feature becomes shipped passes here.
CREATE TABLE feature_release (
  feature    TEXT PRIMARY KEY,
  shipped_at BIGINT NOT NULL
);
CREATE TRIGGER feature_is_released AFTER UPDATE OF state ON feature
WHEN NEW.state = 'shipped' AND OLD.state <> 'shipped'
BEGIN
  INSERT INTO feature_release (feature, shipped_at)
  VALUES (NEW.key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER))
  ON CONFLICT (feature) DO UPDATE SET shipped_at = excluded.shipped_at;
END;
