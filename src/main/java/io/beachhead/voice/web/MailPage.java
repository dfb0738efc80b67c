package io.beachhead.voice.web;

import io.beachhead.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The form that takes an e-mail.
 *
 * @param text as pasted
 * @param error what is wrong; null for nothing
 */
public record MailPage(Shell shell, String text, @Nullable String error) {}
