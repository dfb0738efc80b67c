/**
 * How does a module put a card on a page that is not its own: a bean names the page, the place and
 * the template, and the page shows what it is given without knowing whose it is.
 */
@NamedInterface("card")
@NullMarked
package io.beachhead.web.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
