-- An outcome that people rate may be what they hire the product for: its ratings are the job's.
ALTER TABLE survey_item ADD COLUMN job TEXT;                -- key of a job
