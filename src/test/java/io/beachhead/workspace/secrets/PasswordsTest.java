package io.beachhead.workspace.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void knowsAPasswordByItsHash() {
    var hash = passwords.hash("three words here");

    assertThat(passwords.matches("three words here", hash)).isTrue();
    assertThat(passwords.matches("three words her", hash)).isFalse();
  }

  @Test
  void nobodysHashIsAsMuchWorkAsAnybodys() {
    var hash = passwords.hash("three words here");
    var anybodys = hash.substring(0, hash.indexOf('$', "$argon2id$v=19$".length()));

    assertThat(passwords.nobodys).startsWith(anybodys).hasSameSizeAs(hash);
    // Throws on a hash that cannot be read, which would be no work at all.
    var sameParameters = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    assertThat(sameParameters.upgradeEncoding(passwords.nobodys)).isFalse();
    assertThat(passwords.matches("three words here", null)).isFalse();
  }
}
