/** Requests over HTTP: the page, the form that captures one, the CSV twin and the JSON. */
@NullMarked
package io.beachhead.voice.web;

import org.jspecify.annotations.NullMarked;
