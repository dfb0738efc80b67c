/** The value map page, its parts, and the JSON and CSV beside them. */
@NullMarked
package io.beachhead.value.web;

import org.jspecify.annotations.NullMarked;
