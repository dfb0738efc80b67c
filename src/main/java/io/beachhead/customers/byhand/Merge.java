package io.beachhead.customers.byhand;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A merge, planned or done.
 *
 * @param from whose records go along; its id is no longer in use afterwards
 * @param into who stays
 * @param moves how many records of each kind go along, in words; without those there are none of
 * @param filled fields that are not known of the one that stays and come from the other
 * @param remarks what else is good to know, in sentences
 * @param undo by which it can be undone; null while it is only planned
 */
public record Merge(
    String from,
    String into,
    Map<String, Integer> moves,
    List<String> filled,
    List<String> remarks,
    @Nullable String undo) {}
