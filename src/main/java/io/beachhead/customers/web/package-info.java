/** Accounts over HTTP: the pages, their CSV twins and the JSON. */
@NullMarked
package io.beachhead.customers.web;

import org.jspecify.annotations.NullMarked;
