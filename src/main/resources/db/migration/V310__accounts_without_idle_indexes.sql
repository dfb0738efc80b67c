-- Accounts are searched and sorted in memory; these two only made every import slower.
DROP INDEX account_name;
DROP INDEX account_domain;
