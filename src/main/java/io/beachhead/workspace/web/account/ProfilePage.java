package io.beachhead.workspace.web.account;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.web.FormErrors;
import java.util.List;

/**
 * The page of {@code workspace/profile.jte}.
 *
 * @param member false for whoever has no password here: a demo visitor, a key
 */
public record ProfilePage(
    Shell shell,
    List<Choice> tabs,
    String name,
    String email,
    Role role,
    boolean member,
    FormErrors errors) {}
