package io.beachhead.workspace.access;

import io.beachhead.workspace.Role;
import io.beachhead.workspace.secrets.Token;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The two keys the environment may give: {@code BEACHHEAD_API_KEY}, an admin's, and {@code
 * BEACHHEAD_WRITE_KEY}, for events. They work from the first moment and are nowhere stored. A third
 * one lasts as long as the process: the command line's, which only the owner of the data folder can
 * read.
 */
@Component
class EnvironmentKeys {
  static final String API = "BEACHHEAD_API_KEY";
  static final String WRITE = "BEACHHEAD_WRITE_KEY";

  /** Set by the command line when it starts a server; never by people. */
  static final String LOCAL = "beachhead.local-key";

  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9_-]{16,}");
  private static final Key.Made BY_ENVIRONMENT = new Key.Made("environment", null, null, null);

  private final Map<String, Key> api = new LinkedHashMap<>();
  private final Map<String, Key> write = new LinkedHashMap<>();
  private final Map<String, Key> local = new LinkedHashMap<>();

  EnvironmentKeys(Environment environment) {
    if (given(environment, API).isPresent()
        && given(environment, API).equals(given(environment, WRITE))) {
      throw new UnusableKeyException(
          API
              + " and "
              + WRITE
              + " have the same value. A write key stands in the product's pages for everybody to"
              + " read; as an API key it would make all of them admins. Give each its own value.");
    }
    given(environment, LOCAL)
        .ifPresent(key ->
            local.put(
                Token.hash(key),
                new Key.Api("local", "Command line", Role.ADMIN, hint(key), BY_ENVIRONMENT)));
    given(environment, API)
        .ifPresent(key ->
            api.put(
                Token.hash(key),
                new Key.Api(
                    "environment-api",
                    "Environment API key",
                    Role.ADMIN,
                    hint(key),
                    BY_ENVIRONMENT)));
    given(environment, WRITE)
        .ifPresent(key ->
            write.put(
                Token.hash(key),
                new Key.Write(
                    "environment-write", "Environment write key", hint(key), BY_ENVIRONMENT)));
  }

  /** The command line's own key: it lets in, but is no key that people manage. */
  Map<String, Key> local() {
    return local;
  }

  Map<String, Key> api() {
    return api;
  }

  Map<String, Key> write() {
    return write;
  }

  static String hint(String key) {
    return key.substring(key.length() - 4);
  }

  private static Optional<String> given(Environment environment, String name) {
    var value = environment.getProperty(name, "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!USABLE.matcher(value).matches()) {
      throw new UnusableKeyException(
          name
              + " is not a valid key: use 16 or more characters from A-Z, a-z, 0-9, _ and -. Set"
              + " another value, or unset it.");
    }
    return Optional.of(value);
  }

  /** The environment gives a key that cannot or must not be used. */
  static final class UnusableKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableKeyException(String message) {
      super(message);
    }
  }
}
