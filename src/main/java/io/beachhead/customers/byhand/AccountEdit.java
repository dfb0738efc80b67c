package io.beachhead.customers.byhand;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to change of an account: null leaves a field as it is, an empty text takes the value away.
 *
 * @param employees a whole number from 0 as text
 * @param stage prospect, free, trial, paying or churned
 * @param attributes columns of the company's own by name: text, number or boolean; null or an empty
 *     text takes the value away, a name that nobody has used yet makes a new column
 */
public record AccountEdit(
    @Nullable String name,
    @Nullable String domain,
    @Nullable String industry,
    @Nullable String employees,
    @Nullable String country,
    @Nullable String plan,
    @Nullable String stage,
    @Nullable String owner,
    @Nullable Map<String, @Nullable Object> attributes) {}
