package io.beachhead.behaviour.protocol;

import io.beachhead.imports.ImportColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which property, or which group, of another tool's event is the account it happened in: the one
 * named by {@code map=THEIRS:account_id}, else one with a usual name.
 */
final class AccountProperty {
  private static final Set<String> USUAL =
      Stream.of(
              "account_id",
              "account",
              "company_id",
              "company",
              "organization_id",
              "organization",
              "org_id",
              "org",
              "workspace_id",
              "team_id",
              "group_id",
              "tenant_id")
          .map(ImportColumn::normal)
          .collect(Collectors.toUnmodifiableSet());

  private final @Nullable String named;

  private AccountProperty(@Nullable String named) {
    this.named = named;
  }

  /**
   * @param maps {@code THEIRS:OURS}, as the options of an import have them
   */
  static AccountProperty of(List<String> maps) {
    return new AccountProperty(
        maps.stream()
            .filter(map -> map.endsWith(":account_id"))
            .map(map -> map.substring(0, map.length() - ":account_id".length()))
            .findFirst()
            .orElse(null));
  }

  /** The account by one of the properties; null where none says it. */
  @Nullable String in(ObjectNode properties) {
    if (named != null) {
      return ForeignExport.first(properties.get(named));
    }
    return properties.properties().stream()
        .filter(property -> USUAL.contains(ImportColumn.normal(property.getKey())))
        .map(Map.Entry::getValue)
        .map(ForeignExport::first)
        .filter(id -> id != null)
        .findFirst()
        .orElse(null);
  }

  /** The account by the groups of an event: by one with a usual name, else by the only one. */
  @Nullable String inGroups(ObjectNode groups) {
    var found = in(groups);
    if (found != null || named != null || groups.size() != 1) {
      return found;
    }
    JsonNode only = groups.properties().iterator().next().getValue();
    return ForeignExport.first(only);
  }
}
