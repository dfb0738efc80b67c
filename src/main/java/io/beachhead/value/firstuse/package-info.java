/** How long does it take customers to begin? Days from an account's creation to its first use. */
@NullMarked
package io.beachhead.value.firstuse;

import org.jspecify.annotations.NullMarked;
