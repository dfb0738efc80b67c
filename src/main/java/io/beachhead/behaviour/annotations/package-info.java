/** What happened when: releases and notes that stand beside numbers over time. */
@NamedInterface("annotations")
@NullMarked
package io.beachhead.behaviour.annotations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
