/**
 * Which steps lead a new user to the product's value, and who has taken them? Checklists by segment
 * and behaviour, delivered to the company's product.
 */
@NullMarked
package io.beachhead.growth.guides;

import org.jspecify.annotations.NullMarked;
