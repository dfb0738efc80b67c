-- Onboarding checklists, delivered to the product. What a guide says is kept as JSON: it is read and written whole.
CREATE TABLE guide (
  key        TEXT PRIMARY KEY,
  state      TEXT NOT NULL,     -- draft | published
  position   INTEGER NOT NULL,  -- the lowest is shown first
  content    TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
