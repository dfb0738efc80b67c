-- How a message made of customers' words did where it was tried.
CREATE TABLE message_try (
  id         TEXT PRIMARY KEY,
  message    TEXT NOT NULL,
  place      TEXT NOT NULL,                -- home page, sign-up e-mail, …
  tried_on   TEXT NOT NULL,                -- YYYY-MM-DD
  shown      BIGINT NOT NULL,              -- how many people saw it
  responded  BIGINT NOT NULL,              -- how many of them did what it asks for
  note       TEXT
);
CREATE INDEX message_try_message ON message_try (message);
