-- Money as it was stated: an amount with all its decimals and what it is paid for. Null = the amount per month in whole
-- minor units beside it says it all (rows from before, and amounts that lose nothing by it).
ALTER TABLE revenue ADD COLUMN amount TEXT;          -- decimal, in units of the currency, for one interval
ALTER TABLE revenue ADD COLUMN per TEXT;             -- day, week, month, quarter, half-year, year
ALTER TABLE revenue ADD COLUMN per_count INTEGER;    -- of these
ALTER TABLE subscription ADD COLUMN amount TEXT;
ALTER TABLE subscription ADD COLUMN per TEXT;
ALTER TABLE subscription ADD COLUMN per_count INTEGER;
ALTER TABLE subscription ADD COLUMN status TEXT;     -- active, trial, paused, pending, unpaid, ended; null = active
ALTER TABLE subscription ADD COLUMN trial_end TEXT;  -- first day that is paid for
ALTER TABLE invoice ADD COLUMN amount TEXT;
ALTER TABLE invoice ADD COLUMN status TEXT;          -- issued, draft, void; null = issued
ALTER TABLE invoice ADD COLUMN period_ends TEXT;     -- inclusive, exclusive; null = by the two dates
