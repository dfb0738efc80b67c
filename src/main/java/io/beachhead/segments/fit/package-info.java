/**
 * Does a way of dividing customers reflect what they really do? Every segmentation and every single
 * attribute judged by what customers use, ask for, answer, pay and renew.
 */
@NullMarked
package io.beachhead.segments.fit;

import org.jspecify.annotations.NullMarked;
