/** The questions over HTTP. */
@NullMarked
package io.beachhead.behaviour.web;

import org.jspecify.annotations.NullMarked;
