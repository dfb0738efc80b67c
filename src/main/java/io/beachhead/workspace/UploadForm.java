package io.beachhead.workspace;

import java.util.Set;

/**
 * A page's form that takes a file. Modules that have one declare it as a bean; files sent anywhere
 * else, by anybody else or of any larger size are turned away before a byte of them is stored.
 *
 * @param path the form is posted to
 * @param roles who may send a file there; whoever includes one of them may
 * @param largest bytes of the file
 */
public record UploadForm(String path, Set<Role> roles, long largest) {
  public UploadForm {
    roles = Set.copyOf(roles);
  }
}
