package io.beachhead.samples;

/**
 * A question about the events of a sample, saved under a name.
 *
 * @param address of the page that asks it, with everything it asks
 */
public record SampleQuestion(String name, String address) {}
