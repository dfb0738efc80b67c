package io.beachhead.workspace.oidc;

import java.util.List;

/**
 * Somebody, as the provider vouches for them.
 *
 * @param subject who it is, for ever; names and addresses may change
 * @param email lower case; empty where the provider gives none
 * @param emailVerified whether the provider says that the address is theirs
 */
record ProviderUser(
    String issuer,
    String subject,
    String name,
    String email,
    boolean emailVerified,
    List<String> groups) {}
