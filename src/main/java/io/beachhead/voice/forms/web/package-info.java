/** The forms' public page, the page that sets them up, and the same as JSON. */
@NullMarked
package io.beachhead.voice.forms.web;

import org.jspecify.annotations.NullMarked;
