package io.beachhead.workspace;

/**
 * A page and form for people who do not sign in: a secret in the address says who they are. Modules
 * that have one declare it as a bean. It needs no token against forged posts, since a browser has
 * nothing there to lend.
 *
 * @param path pattern of the address, with the secret as a variable: {@code /s/{token}}
 */
public record PublicForm(String path) {}
