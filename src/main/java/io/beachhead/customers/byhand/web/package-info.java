/** Accounts and people by hand, over HTTP. */
@NullMarked
package io.beachhead.customers.byhand.web;

import org.jspecify.annotations.NullMarked;
