package io.beachhead.voice.interviews.web;

import io.beachhead.voice.interviews.Codebook;
import io.beachhead.voice.interviews.Guide;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guide and the codes.
 *
 * @param text as people edit it; null for whoever may only read
 * @param error what is wrong with it; null for nothing
 */
public record GuidePage(
    Shell shell,
    List<Guide.Opening> openings,
    List<Codebook.Code> codes,
    @Nullable String text,
    @Nullable String error) {}
