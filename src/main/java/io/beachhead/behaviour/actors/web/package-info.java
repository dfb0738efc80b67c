/** People and their histories over HTTP. */
@NullMarked
package io.beachhead.behaviour.actors.web;

import org.jspecify.annotations.NullMarked;
