-- A row once product events have been stored beside these records: a start that finds the row and no events stops.
CREATE TABLE event_store_mark (
  since BIGINT NOT NULL   -- epoch milliseconds
);
