package io.beachhead.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of {@code web/error.jte}. */
public record ErrorPage(
    Shell shell,
    int status,
    String title,
    String detail,
    List<ProblemItem> problems,
    @Nullable String id) {}
