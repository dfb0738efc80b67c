package io.beachhead.workspace.web;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.access.Key;
import io.beachhead.workspace.access.Keys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Workspace")
@RunsAs(Workload.LIGHT)
class KeysApi {
  private static final int LONGEST_NAME = 100;

  private final Keys keys;

  /**
   * @param role null for a write key
   * @param hint the last four characters of the key
   * @param works false where whoever made it was disabled or has fewer rights now
   * @param createdAt null for the environment's keys
   */
  record KeyView(
      String id,
      String name,
      @Nullable Role role,
      String hint,
      boolean works,
      String createdBy,
      @Nullable Instant createdAt,
      @Nullable Instant lastUsedAt) {
    static KeyView of(Key key, boolean works) {
      var role =
          switch (key) {
            case Key.Api api -> api.role();
            case Key.Write _ -> null;
          };
      var made = key.made();
      return new KeyView(
          key.id(), key.name(), role, key.hint(), works, made.by(), made.at(), made.lastUsed());
    }
  }

  /**
   * @param role admin, product, gtm or viewer
   */
  record NewKey(@Nullable String name, @Nullable String role) {}

  /**
   * @param key the secret, shown this once
   */
  record MadeKey(String id, String key) {
    static MadeKey of(Keys.Issued issued) {
      return new MadeKey(issued.id(), issued.secret());
    }
  }

  KeysApi(Keys keys) {
    this.keys = keys;
  }

  @GetMapping("/api/keys")
  @Operation(
      summary = "API keys",
      description = "A key works while the member who made it is active and has its rights.")
  List<KeyView> apiKeys() {
    return keys.allApi().stream().map(key -> KeyView.of(key, keys.works(key))).toList();
  }

  @PostMapping("/api/keys")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Create an API key",
      description = "Returns the key itself, shown only once: only its hash is stored.")
  MadeKey makeApiKey(@RequestBody NewKey asked) {
    var problems = new ArrayList<ProblemItem>();
    var name = name(asked, problems);
    var text = asked.role() == null ? "" : asked.role();
    var role = Role.of(text);
    if (role.isEmpty()) {
      problems.add(ProblemItem.of("role", text, "must be admin, product, gtm or viewer"));
    }
    refuse(problems);
    return MadeKey.of(keys.makeApi(name, role.orElseThrow()));
  }

  @DeleteMapping("/api/keys/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Revoke a key", description = "It stops working with the next request.")
  void revoke(@PathVariable String id) {
    if (!keys.revoke(id)) {
      throw ProblemException.notFound("There is no active key %s.".formatted(id));
    }
  }

  @GetMapping("/api/write-keys")
  @Operation(summary = "Active write keys", description = "They send events, under /v1.")
  List<KeyView> writeKeys() {
    return keys.allWrite().stream().map(key -> KeyView.of(key, keys.works(key))).toList();
  }

  @PostMapping("/api/write-keys")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Create a write key", description = "It may send events and nothing else.")
  MadeKey makeWriteKey(@RequestBody NewKey asked) {
    var problems = new ArrayList<ProblemItem>();
    var name = name(asked, problems);
    refuse(problems);
    return MadeKey.of(keys.makeWrite(name));
  }

  @DeleteMapping("/api/write-keys/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Revoke a write key")
  void revokeWriteKey(@PathVariable String id) {
    revoke(id);
  }

  private static String name(NewKey asked, List<ProblemItem> problems) {
    var name = asked.name() == null ? "" : asked.name().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of("name", name, "must have 1 to %d characters".formatted(LONGEST_NAME)));
    }
    return name;
  }

  private static void refuse(List<ProblemItem> problems) {
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The key cannot be created.", problems);
    }
  }
}
