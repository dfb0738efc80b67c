/** Forgetting people and accounts, as a page and as JSON. */
@NullMarked
package io.beachhead.customers.forgetting.web;

import org.jspecify.annotations.NullMarked;
