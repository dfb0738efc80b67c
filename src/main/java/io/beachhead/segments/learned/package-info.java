/**
 * Which kinds of customers are there, when nobody has said? Classes learned from what accounts are
 * and do, described in words, placed by a few rules, and accepted as a segmentation.
 */
@NullMarked
package io.beachhead.segments.learned;

import org.jspecify.annotations.NullMarked;
