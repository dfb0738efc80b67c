-- A date without a time is a calendar day, whatever the zone of the workspace is or becomes: the day as it was stated. The
-- instant beside it is when that day began in the zone of the import. Null or empty = a moment was stated, or it is not known
-- (rows from before; importing the file again fills them).
ALTER TABLE account ADD COLUMN created_day TEXT;
ALTER TABLE person ADD COLUMN created_day TEXT;
ALTER TABLE deal ADD COLUMN created_day TEXT;
ALTER TABLE deal ADD COLUMN closed_day TEXT;

-- The amount of a deal as it was stated, in units of its currency, where minor units do not say it all.
ALTER TABLE deal ADD COLUMN amount TEXT;
