/** Surveys over HTTP: the pages, the page that people answer on, and the JSON. */
@NullMarked
package io.beachhead.voice.surveys.web;

import org.jspecify.annotations.NullMarked;
