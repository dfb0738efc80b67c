package io.beachhead.text;

/**
 * A word of a text.
 *
 * @param term the word in its base spelling: lower case, without a possessive ending
 * @param stem what words of the same kind share: {@code export} of "exports" and "exporting"
 * @param position counts the words of the text, those left out too
 * @param from where it begins in the text, in UTF-16 units
 * @param to where it ends, exclusive
 */
public record Token(String term, String stem, int position, int from, int to) {}
