-- Where a lead stands is the last of the states it was in: one table says both.
DROP TABLE lead;
