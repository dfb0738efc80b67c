package io.beachhead.imports.mapping;

import java.util.List;

/**
 * A column of the file that nothing uses and whose header says that it may change amounts.
 *
 * @param index in the header
 * @param column what it may do
 * @param answers what can be said about it, as values of {@code map=}
 */
public record SuspectColumn(int index, AmountColumn column, List<String> answers) {}
