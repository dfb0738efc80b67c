/** The page of the guides, the same as JSON, and what the product fetches. */
@NullMarked
package io.beachhead.growth.guides.web;

import org.jspecify.annotations.NullMarked;
