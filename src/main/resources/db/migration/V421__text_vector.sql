-- What a sentence model made of a text, by the text's digest: a cache that may be emptied at any time.
CREATE TABLE text_vector (
  model  TEXT  NOT NULL,
  digest TEXT  NOT NULL,                 -- of the text: the first 128 bits of SHA-256, hexadecimal
  vector BYTEA NOT NULL,                 -- a byte per dimension; empty where the model does not read the language
  PRIMARY KEY (model, digest)
);
