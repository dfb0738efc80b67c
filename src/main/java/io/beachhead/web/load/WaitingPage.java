package io.beachhead.web.load;

import io.beachhead.web.Shell;

/** The page of {@code web/waiting.jte}. */
public record WaitingPage(Shell shell) {}
