package io.beachhead.outbox;

import io.beachhead.web.ProblemItem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as somebody typed it, nothing checked yet.
 *
 * @param kind {@code standard} or {@code slack}
 * @param events keys of types of messages; none for what people send by hand alone
 */
public record WebhookDraft(
    @Nullable String name,
    @Nullable String url,
    @Nullable String kind,
    @Nullable List<@Nullable String> events) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_URL = 2_000;

  String nameOf(List<ProblemItem> problems) {
    String said = Objects.requireNonNullElse(name, "").strip();
    if (said.isEmpty() || said.length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of("name", said, "must have 1 to %d characters".formatted(LONGEST_NAME)));
    }
    return said;
  }

  Optional<WebhookKind> kindOf(List<ProblemItem> problems) {
    String said = Objects.requireNonNullElse(kind, "");
    var found = WebhookKind.of(said);
    if (found.isEmpty()) {
      problems.add(ProblemItem.of("kind", said, "must be standard or slack"));
    }
    return found;
  }

  /** The address; a private one is refused at once where it is written as a number. */
  Optional<URI> urlOf(Networks networks, List<ProblemItem> problems) {
    String said = Objects.requireNonNullElse(url, "").strip();
    Optional<String> wrong;
    try {
      URI address = new URI(said);
      wrong = wrongWith(address, networks);
      if (wrong.isEmpty() && said.length() <= LONGEST_URL) {
        return Optional.of(address);
      }
    } catch (URISyntaxException notAnAddress) {
      wrong = Optional.empty();
    }
    problems.add(
        ProblemItem.of(
            "url",
            said.substring(0, Math.min(said.length(), 200)),
            wrong.orElse("must be an address like https://example.com/hooks/beachhead")));
    return Optional.empty();
  }

  private static Optional<String> wrongWith(URI address, Networks networks) {
    String scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
    if (address.getHost() == null || !Set.of("http", "https").contains(scheme)) {
      return Optional.of("must begin with https:// or http:// and name a host");
    }
    if (address.getUserInfo() != null || address.getFragment() != null) {
      return Optional.of("must have neither a user name before the host nor a part after #");
    }
    if (address.getPort() == 0 || address.getPort() > 65_535) {
      return Optional.of("must have a port from 1 to 65535");
    }
    return networks.refusalOfLiteral(address.getHost());
  }

  List<String> eventsOf(Set<String> known, List<ProblemItem> problems) {
    var said = new LinkedHashSet<String>();
    for (String event : Objects.requireNonNullElse(events, List.<@Nullable String>of())) {
      if (event == null || !known.contains(event)) {
        problems.add(
            ProblemItem.of(
                "events",
                event,
                known.isEmpty() ? "is not known" : "must be one of " + String.join(", ", known)));
      } else {
        said.add(event);
      }
    }
    return new ArrayList<>(said);
  }
}
