-- As with requests: the calendar day of an interview, where a file gave a day without a time. Null or empty = a moment was stated,
-- or it is not known (rows from before; importing the file again fills them).
ALTER TABLE interview ADD COLUMN held_day TEXT;
