-- A scenario is a named selection of features on top of those shipped.
CREATE TABLE scenario (
  key        TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  note       TEXT NOT NULL DEFAULT '',
  position   INTEGER NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

CREATE TABLE scenario_feature (
  scenario TEXT NOT NULL REFERENCES scenario(key) ON DELETE CASCADE,
  feature  TEXT NOT NULL REFERENCES feature(key) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (scenario, feature)
);
