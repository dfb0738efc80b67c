package io.beachhead.customers.forgetting;

/**
 * What is held of somebody.
 *
 * @param what a plural noun: requests, interviews
 * @param count how many
 * @param becomes what happens to them, in a few words
 */
public record Held(String what, long count, String becomes) {}
