-- A deleted segmentation can be brought back for a while; epoch milliseconds, null = in use.
ALTER TABLE segmentation ADD COLUMN deleted_at BIGINT;
