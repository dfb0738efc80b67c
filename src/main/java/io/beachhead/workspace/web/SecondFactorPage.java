package io.beachhead.workspace.web;

import io.beachhead.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code workspace/second-factor.jte}.
 *
 * @param app whether the member has an authenticator app
 * @param passkey whether the member has a passkey
 * @param failure why the last code did not let anybody in; null where none was given
 */
public record SecondFactorPage(
    Shell shell, String email, boolean app, boolean passkey, @Nullable String failure) {}
