/**
 * How does somebody become forgotten? Everything by which a person or an account is known is
 * deleted or replaced; what counts by account and theme stays. Each module that knows them says
 * what it holds and forgets it.
 */
@NamedInterface("forgetting")
@NullMarked
package io.beachhead.customers.forgetting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
