/** Alerts as a page and in the API. */
@NullMarked
package io.beachhead.alerts.web;

import org.jspecify.annotations.NullMarked;
