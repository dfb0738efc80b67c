/** Activation as JSON and CSV. */
@NullMarked
package io.beachhead.growth.activation.web;

import org.jspecify.annotations.NullMarked;
