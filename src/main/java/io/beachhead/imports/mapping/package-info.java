/** Which of the file's columns is which of ours. */
@NullMarked
package io.beachhead.imports.mapping;

import org.jspecify.annotations.NullMarked;
