-- Why a segment has no prediction, in words; null where it has one, or nobody wrote it down.
ALTER TABLE decision_prediction ADD COLUMN not_known TEXT;
