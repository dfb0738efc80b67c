package io.beachhead.workspace.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.workspace.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class OidcSettingsTest {
  @TempDir Path folder;

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void isOffWithoutAnIssuer() {
    environment.setProperty("BEACHHEAD_OIDC_CLIENT_ID", "beachhead");
    assertThat(new OidcSettings(environment).name()).isEmpty();
  }

  @Test
  void readsTheSecretFromAFileAndTheRolesInTheirOrder() throws IOException {
    on();
    environment.setProperty(
        "BEACHHEAD_OIDC_CLIENT_SECRET_FILE",
        Files.writeString(folder.resolve("secret"), "hush\n").toString());
    environment.setProperty("BEACHHEAD_OIDC_ROLES", "cn=bosses,ou=it=admin");
    assertThatThrownBy(() -> new OidcSettings(environment)).hasMessageContaining("cn=bosses");
    environment.setProperty("BEACHHEAD_OIDC_ROLES", " makers=product,/sales/emea = gtm, *=viewer");
    var provider = new OidcSettings(environment).provider().orElseThrow();
    assertThat(provider.secret()).isEqualTo("hush");
    assertThat(provider.roles())
        .containsExactly(
            Map.entry("makers", Role.PRODUCT),
            Map.entry("/sales/emea", Role.GTM),
            Map.entry("*", Role.VIEWER));
  }

  @Test
  void refusesWhatCannotBeMeant() {
    environment.setProperty("BEACHHEAD_OIDC_ISSUER", "https://id.planwright.test");
    assertThatThrownBy(() -> new OidcSettings(environment)).hasMessageContaining("CLIENT_ID");
    on();
    environment.setProperty("BEACHHEAD_OIDC_CLIENT_SECRET", "hush");
    environment.setProperty("BEACHHEAD_OIDC_CLIENT_SECRET_FILE", "/nowhere");
    assertThatThrownBy(() -> new OidcSettings(environment)).hasMessageContaining("not both");
    environment.setProperty("BEACHHEAD_OIDC_CLIENT_SECRET", "");
    assertThatThrownBy(() -> new OidcSettings(environment)).hasMessageContaining("/nowhere");
    environment.setProperty("BEACHHEAD_OIDC_CLIENT_SECRET_FILE", "");
    environment.setProperty("BEACHHEAD_OIDC_ROLES", "makers=boss");
    assertThatThrownBy(() -> new OidcSettings(environment))
        .hasMessageContaining("makers=boss")
        .hasMessageContaining("admin, product, gtm or viewer");
  }

  @Test
  void findsGroupsWhereverTheClaimLies() {
    assertThat(OidcSettings.groups(Map.of("groups", List.of("a", "b")), "groups"))
        .containsExactly("a", "b");
    assertThat(OidcSettings.groups(Map.of("groups", "a"), "groups")).containsExactly("a");
    assertThat(
            OidcSettings.groups(
                Map.of("realm_access", Map.of("roles", List.of("a"))), "realm_access.roles"))
        .containsExactly("a");
    assertThat(
            OidcSettings.groups(
                Map.of("https://x.test/groups", List.of("a")), "https://x.test/groups"))
        .containsExactly("a");
    assertThat(OidcSettings.groups(Map.of(), "groups")).isEmpty();
  }

  private void on() {
    environment.setProperty("BEACHHEAD_OIDC_ISSUER", "https://id.planwright.test");
    environment.setProperty("BEACHHEAD_OIDC_CLIENT_ID", "beachhead");
  }
}
