/** What does growth cost: spend by day, channel and stage, in the workspace's currency. */
@NullMarked
package io.beachhead.growth.spend;

import org.jspecify.annotations.NullMarked;
