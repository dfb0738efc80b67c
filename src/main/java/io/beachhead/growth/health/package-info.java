/**
 * How well is each customer doing? Health of an account from parts the company states (use,
 * breadth, seats, requests answered, payments), each with its own number.
 */
@NullMarked
package io.beachhead.growth.health;

import org.jspecify.annotations.NullMarked;
