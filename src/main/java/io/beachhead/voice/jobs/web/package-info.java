/** Jobs over HTTP: the page and the JSON. */
@NullMarked
package io.beachhead.voice.jobs.web;

import org.jspecify.annotations.NullMarked;
