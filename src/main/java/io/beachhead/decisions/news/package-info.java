/** Who else is told of decisions and answers? Other programs, by the webhooks of the workspace. */
@NullMarked
package io.beachhead.decisions.news;

import org.jspecify.annotations.NullMarked;
