package io.beachhead.decisions.tracker;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A program in which issues are kept, as a service or self-hosted. */
public enum TrackerKind {
  GITHUB("GitHub", "X-Hub-Signature-256", "https://github.com/acme/app"),
  GITLAB("GitLab", "X-Gitlab-Token", "https://gitlab.example.com/acme/app"),
  JIRA("Jira", "X-Hub-Signature", "https://acme.atlassian.net"),
  LINEAR("Linear", "Linear-Signature", "https://linear.app/acme");

  private final String label;
  private final String header;
  private final String example;

  TrackerKind(String label, String header, String example) {
    this.label = label;
    this.header = header;
    this.example = example;
  }

  public String label() {
    return label;
  }

  /** The header that proves who sends a message. */
  String header() {
    return header;
  }

  /** What the addresses of its issues may begin with. */
  public String example() {
    return example;
  }

  /** The name in the API and in the database. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name; empty for any other. */
  public static Optional<TrackerKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
