/**
 * Whom to call first, and why? A chance per account and playbook (buy, expand, keep) learned from
 * what accounts did before a day and what became of them after it; who works on it, and how far.
 */
@NullMarked
package io.beachhead.growth.leads;

import org.jspecify.annotations.NullMarked;
