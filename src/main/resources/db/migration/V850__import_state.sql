-- How an import stands: running, broken-off or done. Only those into a log can break off half-way: all
-- others are one transaction. The same file again, by its digest, finishes one that broke off.
ALTER TABLE import ADD COLUMN state TEXT NOT NULL DEFAULT 'done';
ALTER TABLE import ADD COLUMN file_digest TEXT;

-- What was begun and never ended; the next start counts what it left.
UPDATE import SET state = 'running' WHERE kind = 'events' AND row_count = 0 AND undone_at IS NULL;
