/** What does a cell say: a number, a day, a moment, and by which custom of writing. */
@NullMarked
package io.beachhead.imports.cell;

import org.jspecify.annotations.NullMarked;
