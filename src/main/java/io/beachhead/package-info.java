@NullMarked
package io.beachhead;

import org.jspecify.annotations.NullMarked;
