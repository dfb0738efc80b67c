/** How customers, their revenue and deals get in from CSV files: one import kind a class. */
@NullMarked
package io.beachhead.customers.files;

import org.jspecify.annotations.NullMarked;
