/** The words of customers over HTTP: the JSON, and their page. */
@NullMarked
package io.beachhead.voice.words.web;

import org.jspecify.annotations.NullMarked;
