/** Cohorts over HTTP. */
@NullMarked
package io.beachhead.behaviour.cohorts.web;

import org.jspecify.annotations.NullMarked;
