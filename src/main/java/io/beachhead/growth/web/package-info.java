/** What the company means by its stages of growth, as JSON and as a page to edit. */
@NullMarked
package io.beachhead.growth.web;

import org.jspecify.annotations.NullMarked;
