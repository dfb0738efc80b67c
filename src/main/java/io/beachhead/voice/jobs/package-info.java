/**
 * What do customers hire the product for? Jobs in three slots (when, want, so that), what single
 * people said of them, how important and how well served they are, and whether personas matter.
 */
@NamedInterface("jobs")
@NullMarked
package io.beachhead.voice.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
