/** Revenue and deals over HTTP: the pages, their CSV and JSON twins. */
@NullMarked
package io.beachhead.customers.web.revenue;

import org.jspecify.annotations.NullMarked;
