/** Answers over HTTP: the JSON and what people do with them on pages. */
@NullMarked
package io.beachhead.decisions.answers.web;

import org.jspecify.annotations.NullMarked;
