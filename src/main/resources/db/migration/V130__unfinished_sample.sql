-- The sample that is being loaded; empty once it is there to its end.
CREATE TABLE unfinished_sample (
  sample_key TEXT   NOT NULL PRIMARY KEY,
  told_from  TEXT   NOT NULL,            -- the day from which its dates are told, 2026-11-30
  begun_at   BIGINT NOT NULL,            -- epoch milliseconds
  rows_done  BIGINT NOT NULL DEFAULT 0   -- 1 when only its events are still to come
);
