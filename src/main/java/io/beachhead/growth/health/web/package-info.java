/** Health of accounts as a page, as JSON, as a file, and on the page of each account. */
@NullMarked
package io.beachhead.growth.health.web;

import org.jspecify.annotations.NullMarked;
