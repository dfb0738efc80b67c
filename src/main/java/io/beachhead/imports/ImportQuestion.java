package io.beachhead.imports;

/**
 * Something a column leaves open and nobody may guess.
 *
 * @param column canonical name, or the file's own
 * @param option {@code decimal} or {@code dates}
 * @param example a cell that can be read two ways
 */
public record ImportQuestion(String column, String option, String example) {}
