/** The four mistakes as JSON. */
@NullMarked
package io.beachhead.growth.mistakes.web;

import org.jspecify.annotations.NullMarked;
