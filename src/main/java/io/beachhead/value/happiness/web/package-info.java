/** Observed happiness as pages and JSON. */
@NullMarked
package io.beachhead.value.happiness.web;

import org.jspecify.annotations.NullMarked;
