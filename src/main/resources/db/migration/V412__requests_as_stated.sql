-- As with accounts and deals: the calendar day a request was said on, where a file gave a day without a time, and the amount as it
-- was stated, in units of the workspace's currency, where minor units do not say it all. Null or empty = a moment was stated, or
-- it is not known (rows from before; importing the file again fills them).
ALTER TABLE request ADD COLUMN created_day TEXT;
ALTER TABLE request ADD COLUMN amount TEXT;
