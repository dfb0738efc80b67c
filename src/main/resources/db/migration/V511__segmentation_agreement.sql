-- Who agreed on which version, for which side. The latest of a side counts.
CREATE TABLE segmentation_agreement (
  segmentation TEXT NOT NULL REFERENCES segmentation(key) ON DELETE CASCADE,
  version      INTEGER NOT NULL,
  side         TEXT NOT NULL,             -- product or gtm
  agreed_by    TEXT NOT NULL,
  agreed_at    BIGINT NOT NULL,
  PRIMARY KEY (segmentation, version, side)
);
