/**
 * How is the program started, fed and looked after from a terminal: {@code demo}, {@code serve},
 * {@code import}, {@code export}, {@code backup}, {@code restore}, {@code doctor}.
 *
 * <p>Help and wrong usage are answered without a Spring context. This is the only module that
 * prints.
 */
@ApplicationModule(allowedDependencies = {"store", "behaviour :: log"})
@NullMarked
package io.beachhead.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
