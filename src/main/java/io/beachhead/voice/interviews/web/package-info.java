/** Interviews over HTTP: the pages, the transcripts that come as files, and the JSON. */
@NullMarked
package io.beachhead.voice.interviews.web;

import org.jspecify.annotations.NullMarked;
