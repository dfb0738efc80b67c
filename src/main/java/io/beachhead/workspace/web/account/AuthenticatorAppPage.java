package io.beachhead.workspace.web.account;

import io.beachhead.web.Shell;
import io.beachhead.workspace.factor.QrPicture;
import io.beachhead.workspace.web.FormErrors;

/**
 * The page of {@code workspace/authenticator-app.jte}.
 *
 * @param picture what the app's camera reads
 * @param secret the same for typing, in groups of four
 */
public record AuthenticatorAppPage(
    Shell shell, QrPicture picture, String secret, FormErrors errors) {}
