/** What changed for my accounts? A mail a week for whoever owns accounts. */
@NullMarked
package io.beachhead.alerts.digest;

import org.jspecify.annotations.NullMarked;
