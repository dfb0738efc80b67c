/** Which numbers can be watched although nobody saved a question: revenue and happy customers. */
@NullMarked
package io.beachhead.alerts.numbers;

import org.jspecify.annotations.NullMarked;
