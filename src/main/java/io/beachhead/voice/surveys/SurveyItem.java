package io.beachhead.voice.surveys;

import org.jspecify.annotations.Nullable;

/**
 * What a survey asks about.
 *
 * @param feature key of the feature it stands for; null for none
 * @param worth what it is known to be worth to an account per year, in the workspace's currency:
 *     the anchor that gives the others a worth; null where nobody knows
 * @param job key of the job whose importance and satisfaction are rated; null for none
 */
public record SurveyItem(
    String key,
    String text,
    @Nullable String feature,
    @Nullable Double worth,
    @Nullable String job) {}
