package io.beachhead.samples;

/**
 * One file of a sample, in the form a company would import itself.
 *
 * @param kind the import kind: accounts, people, revenue …
 * @param csv RFC 4180 text with a header line, UTF-8, dates in ISO form
 */
public record SampleFile(String kind, String csv) {}
