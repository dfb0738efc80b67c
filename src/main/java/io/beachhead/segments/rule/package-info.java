/**
 * The rule language: a sentence about an account that is true or false of it.
 *
 * <p>{@link io.beachhead.segments.rule.Rule#parse} reads a text into {@link
 * io.beachhead.segments.rule.Condition}s; {@link io.beachhead.segments.rule.RuleCheck} holds them
 * against what is known of customers; {@link io.beachhead.segments.rule.RulePrinter} writes them
 * back; {@link io.beachhead.segments.rule.ChipForm} lays them out as chips. Nothing here knows a
 * database or the web. The language is described in docs/rules.md.
 */
@NullMarked
package io.beachhead.segments.rule;

import org.jspecify.annotations.NullMarked;
