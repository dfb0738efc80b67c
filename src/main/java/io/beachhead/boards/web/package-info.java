/** Boards as pages, in the API, and by a link that only reads. */
@NullMarked
package io.beachhead.boards.web;

import org.jspecify.annotations.NullMarked;
