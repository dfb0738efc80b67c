package io.beachhead.web;

/**
 * One entry of the segmentation chooser in the top bar.
 *
 * @param active whether pages use it when their address names none
 */
public record SegmentationChoice(String key, String name, boolean active) {}
