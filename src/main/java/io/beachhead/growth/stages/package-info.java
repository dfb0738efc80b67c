/** Which stage of growth is proven, where is the company, and does it skip ahead? */
@NullMarked
package io.beachhead.growth.stages;

import org.jspecify.annotations.NullMarked;
