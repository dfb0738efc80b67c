-- Codes that came with a codebook; those in use are read from the passages.
CREATE TABLE code (
  name TEXT PRIMARY KEY
);
