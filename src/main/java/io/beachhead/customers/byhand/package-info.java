/** Accounts and people that somebody adds, changes or deletes by hand instead of by a file. */
@NamedInterface("byhand")
@NullMarked
package io.beachhead.customers.byhand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
