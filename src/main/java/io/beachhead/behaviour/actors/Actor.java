package io.beachhead.behaviour.actors;

import org.jspecify.annotations.Nullable;

/**
 * Somebody behind a number.
 *
 * @param id of the account, or of the person: the user's id where known, else the visitor's
 * @param called what the records call the person; null for an account and where not known
 * @param visitor whether it is the id of a device
 * @param account id of the account that the event counts for; null without
 * @param value of the breakdown; null where there is none
 * @param figure what the question counts for each: the step reached, uses, intervals
 * @param at when the event happened that makes them count, epoch milliseconds
 */
public record Actor(
    String id,
    @Nullable String called,
    boolean visitor,
    @Nullable String account,
    @Nullable String value,
    int figure,
    long at) {}
