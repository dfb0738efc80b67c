package io.beachhead.customers;

/**
 * One group of accounts, a segment.
 *
 * @param colour with its shape, 1 to 12; 0 and 13 are slate
 */
public record AccountGroup(String key, String name, int colour) {}
