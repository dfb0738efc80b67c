/** Who may leave as a page, as JSON and as a file. */
@NullMarked
package io.beachhead.growth.churn.web;

import org.jspecify.annotations.NullMarked;
