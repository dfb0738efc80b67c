/** The saved questions over HTTP. */
@NullMarked
package io.beachhead.behaviour.saved.web;

import org.jspecify.annotations.NullMarked;
