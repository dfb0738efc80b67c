/**
 * Attacks every address of the running program with input that nobody in their right mind sends.
 */
@org.jspecify.annotations.NullMarked
package io.beachhead.fuzz;
