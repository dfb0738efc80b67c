package io.beachhead.workspace.web;

import io.beachhead.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code workspace/invitation.jte}.
 *
 * @param token null where the link no longer works
 */
public record InvitationPage(
    Shell shell,
    @Nullable String token,
    String workspace,
    String name,
    String email,
    String passwordRule,
    FormErrors errors) {}
