package io.beachhead.workspace.web;

import io.beachhead.web.Shell;
import io.beachhead.workspace.factor.QrPicture;

/**
 * The page of {@code workspace/authenticator-app.jte}.
 *
 * @param picture what the app's camera reads
 * @param secret the same for typing, in groups of four
 */
public record AuthenticatorAppPage(
    Shell shell, QrPicture picture, String secret, FormErrors errors) {}
