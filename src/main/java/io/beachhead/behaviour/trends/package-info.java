/** How does a number go over time: events, people, accounts and amounts by interval. */
@NullMarked
package io.beachhead.behaviour.trends;

import org.jspecify.annotations.NullMarked;
