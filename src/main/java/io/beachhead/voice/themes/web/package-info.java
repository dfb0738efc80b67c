/** Themes and groupings over HTTP: the JSON, and their page. */
@NullMarked
package io.beachhead.voice.themes.web;

import org.jspecify.annotations.NullMarked;
