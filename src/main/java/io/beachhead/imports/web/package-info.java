/** Imports as HTTP and as pages. */
@NullMarked
package io.beachhead.imports.web;

import org.jspecify.annotations.NullMarked;
