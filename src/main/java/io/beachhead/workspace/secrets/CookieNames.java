package io.beachhead.workspace.secrets;

import io.beachhead.store.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;

/**
 * What this server's cookies are called. Browsers send the cookies of a host to all its ports, so
 * two servers on one host need different names, or each signs the other's people out. The name
 * follows the data folder: it stays the same at the next start, in a container too, and a copy of
 * the folder elsewhere gets another.
 */
@Component
public class CookieNames {
  private static final String PRODUCT = "beachhead-";
  private static final String FILE = "beachhead.instance";
  private static final int DIGITS = 8;

  private final String session;

  CookieNames(DataFolder folder) throws IOException {
    var hash = Token.hash(instance(folder.root().resolve(FILE)) + " " + folder.root());
    this.session = PRODUCT + hash.substring(0, DIGITS);
  }

  /** The cookie of the session. */
  public String session() {
    return session;
  }

  /** A cookie for another purpose, which no other server on this host uses. */
  public String of(String purpose) {
    return session + "-" + purpose;
  }

  /** Tells apart folders that have the same path, in two containers. */
  private static String instance(Path file) throws IOException {
    try {
      Files.writeString(file, Token.random(""), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException madeBefore) {
      return Files.readString(file, StandardCharsets.UTF_8);
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
