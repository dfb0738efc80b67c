/**
 * What takes longer than a person waits for? Work that runs beside the requests that start it,
 * reports how far it is, can be stopped, and keeps its result until somebody has read it.
 *
 * <p>A module starts a {@link io.beachhead.runs.Work} with {@link io.beachhead.runs.Runs#start},
 * and offers {@code GET} and {@code DELETE …/{id}} over {@link io.beachhead.runs.Runs#find} and
 * {@link io.beachhead.runs.Runs#stop}; {@link io.beachhead.runs.RunAnswer} is the answer.
 */
@ApplicationModule(allowedDependencies = {"store", "web", "web :: load", "workspace"})
@NullMarked
package io.beachhead.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
