package io.beachhead.workspace.oidc;

import io.beachhead.workspace.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What the environment says about an OpenID Connect provider: {@code BEACHHEAD_OIDC_ISSUER} turns
 * it on. What cannot be meant is refused at start.
 */
@Component
public class OidcSettings {
  private static final String PREFIX = "BEACHHEAD_OIDC_";
  private static final String ISSUER = PREFIX + "ISSUER";
  private static final String CLIENT_ID = PREFIX + "CLIENT_ID";
  private static final String SECRET = PREFIX + "CLIENT_SECRET";
  private static final String SECRET_FILE = PREFIX + "CLIENT_SECRET_FILE";
  private static final String ROLES = PREFIX + "ROLES";

  private final @Nullable Provider provider;

  /**
   * A provider.
   *
   * @param issuer its address, from which everything else is discovered
   * @param secret null for a public client, which has PKCE alone
   * @param name as the button calls it
   * @param groupsClaim claim with the groups; dots lead into nested claims
   * @param roles group → role, the first one that somebody is in counts; empty = roles are given
   *     under People
   * @param trustsEmail whether addresses count as verified though the provider does not say so
   */
  record Provider(
      String issuer,
      String clientId,
      @Nullable String secret,
      String name,
      Set<String> scopes,
      String groupsClaim,
      Map<String, Role> roles,
      boolean trustsEmail) {}

  /** The environment says something that cannot be meant. */
  static final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  OidcSettings(Environment environment) {
    var issuer = environment.getProperty(ISSUER, "").strip();
    this.provider = issuer.isEmpty() ? null : provider(environment, issuer);
  }

  /** What the button says; empty where no provider is configured. */
  public Optional<String> name() {
    return Optional.ofNullable(provider).map(Provider::name);
  }

  Optional<Provider> provider() {
    return Optional.ofNullable(provider);
  }

  private static Provider provider(Environment environment, String issuer) {
    var clientId = environment.getProperty(CLIENT_ID, "").strip();
    if (clientId.isEmpty()) {
      throw new UnusableException("%s is set, but %s is not.".formatted(ISSUER, CLIENT_ID));
    }
    return new Provider(
        issuer,
        clientId,
        secret(environment),
        environment.getProperty(PREFIX + "NAME", "single sign-on").strip(),
        Set.of(environment.getProperty(PREFIX + "SCOPES", "openid profile email").split("\\s+")),
        environment.getProperty(PREFIX + "GROUPS_CLAIM", "groups").strip(),
        roles(environment.getProperty(ROLES, "")),
        environment.getProperty(PREFIX + "TRUST_EMAIL", Boolean.class, false));
  }

  private static @Nullable String secret(Environment environment) {
    var stated = environment.getProperty(SECRET, "");
    var file = environment.getProperty(SECRET_FILE, "");
    if (file.isEmpty()) {
      return stated.isEmpty() ? null : stated;
    }
    if (!stated.isEmpty()) {
      throw new UnusableException("Set %s or %s, not both.".formatted(SECRET, SECRET_FILE));
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UnusableException(
          "%s names %s, which cannot be read: %s.".formatted(SECRET_FILE, file, e.getMessage()));
    }
  }

  /** {@code group=role, group=role}; {@code *} stands for everybody. */
  private static Map<String, Role> roles(String stated) {
    var roles = new LinkedHashMap<String, Role>();
    for (var entry : stated.split(",")) {
      if (entry.isBlank()) {
        continue;
      }
      int sign = entry.lastIndexOf('=');
      var role = Role.of(entry.substring(sign + 1).strip());
      if (sign < 1 || role.isEmpty()) {
        throw new UnusableException(
            "%s has \"%s\"; expected GROUP=ROLE, where ROLE is admin, product, gtm or viewer."
                .formatted(ROLES, entry.strip()));
      }
      roles.putIfAbsent(entry.substring(0, sign).strip(), role.get());
    }
    return roles;
  }

  /** The groups in the claims, wherever the claim lies and whether it is a list or one text. */
  static List<String> groups(Map<String, Object> claims, String path) {
    var direct = claims.get(path);
    if (direct != null) {
      return texts(direct);
    }
    int dot = path.indexOf('.');
    if (dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> nested) {
      var inner = new LinkedHashMap<String, Object>();
      nested.forEach((name, value) -> inner.put(String.valueOf(name), value));
      return groups(inner, path.substring(dot + 1));
    }
    return List.of();
  }

  private static List<String> texts(Object value) {
    if (value instanceof Iterable<?> many) {
      var texts = new ArrayList<String>();
      many.forEach(one -> texts.add(String.valueOf(one)));
      return texts;
    }
    return List.of(String.valueOf(value));
  }
}
