/** The start page. */
@NullMarked
package io.beachhead.alignment.web;

import org.jspecify.annotations.NullMarked;
