/** Trends and notes on them, as pages and in the API. */
@NullMarked
package io.beachhead.behaviour.trends.web;

import org.jspecify.annotations.NullMarked;
