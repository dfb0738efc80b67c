/**
 * How do numbers become pictures: SVG drawn on the server from plain records, in the project's own
 * shapes. Each chart is one picture for the eye ({@code role=img}) and one sentence for the ear.
 * Colours come from classes, so that light, dark and print need no second picture.
 */
@NamedInterface("chart")
@NullMarked
package io.beachhead.web.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
