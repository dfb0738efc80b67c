/** What does a file of text really hold: its characters, its separator, its records. */
@NullMarked
package io.beachhead.imports.csv;

import org.jspecify.annotations.NullMarked;
