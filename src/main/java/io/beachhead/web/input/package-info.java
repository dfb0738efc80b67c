/** What is refused before any controller sees it: what cannot be read, or held by any number. */
@NullMarked
package io.beachhead.web.input;

import org.jspecify.annotations.NullMarked;
