/** Decisions over HTTP: the page and the JSON. */
@NullMarked
package io.beachhead.decisions.web;

import org.jspecify.annotations.NullMarked;
