package io.beachhead.voice.surveys;

import org.jspecify.annotations.Nullable;

/**
 * What a survey asks about.
 *
 * @param feature key of the feature it stands for; null for none
 * @param worth what it is known to be worth to an account per year, in the workspace's currency:
 *     the anchor that gives the others a worth; null where nobody knows
 */
public record SurveyItem(
    String key, String text, @Nullable String feature, @Nullable Double worth) {}
