/**
 * Which steps lead a new user to the product's value, and who has taken them? Checklists by segment
 * and behaviour, delivered to the company's product.
 */
@NamedInterface("guides")
@NullMarked
package io.beachhead.growth.guides;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
