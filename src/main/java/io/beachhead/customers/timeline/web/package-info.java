/** The time line of an account over HTTP. */
@NullMarked
package io.beachhead.customers.timeline.web;

import org.jspecify.annotations.NullMarked;
