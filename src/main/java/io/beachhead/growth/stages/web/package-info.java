/** The stages of growth as JSON, CSV and a page. */
@NullMarked
package io.beachhead.growth.stages.web;

import org.jspecify.annotations.NullMarked;
