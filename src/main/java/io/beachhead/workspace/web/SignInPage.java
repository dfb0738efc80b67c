package io.beachhead.workspace.web;

import io.beachhead.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code workspace/sign-in.jte}.
 *
 * @param failure why nobody was signed in; null where nothing failed
 * @param signedOut whether somebody has just left
 * @param provider by which one can come in, as the button calls it; null where there is none
 * @param passkeys whether somebody has a passkey, so that the way in is offered
 */
public record SignInPage(
    Shell shell,
    String email,
    @Nullable String failure,
    boolean signedOut,
    boolean passkeys,
    @Nullable String provider) {}
