package io.beachhead.web;

/** One link of the menu behind the avatar. */
public record MenuItem(String label, String icon, String href) {}
