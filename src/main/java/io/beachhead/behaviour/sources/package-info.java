/** What comes in: write keys, the stream as it arrives, what is rejected, and how to connect. */
@NullMarked
package io.beachhead.behaviour.sources;

import org.jspecify.annotations.NullMarked;
