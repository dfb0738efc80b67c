/** What is known about each account beside its name: a typed column for every attribute. */
@NamedInterface("attribute")
@NullMarked
package io.beachhead.customers.attribute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
