package io.beachhead.workspace.secrets;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords, kept as Argon2id hashes with the parameters the OWASP password storage cheat sheet
 * names as its minimum: 19 MiB, 2 passes, 1 lane.
 */
@Component
public class Passwords {
  /** Length beats variety; there is no rule about digits and signs. */
  static final int SHORTEST = 12;

  /** A limit only so that nobody can have a megabyte hashed. */
  static final int LONGEST = 200;

  /** The rule, as people read it. */
  public static final String RULE =
      "At least %d characters; a few words in a row are fine.".formatted(SHORTEST);

  private static final int FEWEST_DIFFERENT_CHARACTERS = 5;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;

  /** Each hash takes 19 MiB: a crowd at the door must not take the memory of those inside. */
  private static final int AT_ONCE = 4;

  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);

  /**
   * Compared against where there is no such member, so that the answer takes as long. Made up
   * instead of computed: a hash costs a start of the program a good part of a second.
   */
  final String nobodys =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(MEMORY_KIB, PASSES, LANES, noise(SALT_BYTES), noise(HASH_BYTES));

  private static String noise(int bytes) {
    var random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return Base64.getEncoder().withoutPadding().encodeToString(random);
  }

  /** The hash to keep. */
  public String hash(String password) {
    room.acquireUninterruptibly();
    try {
      return argon2.encode(password);
    } finally {
      room.release();
    }
  }

  /** Whether the password is the one of the hash; takes the same time when there is no hash. */
  public boolean matches(String password, @Nullable String hash) {
    if (password.length() > LONGEST) {
      return false;
    }
    room.acquireUninterruptibly();
    try {
      boolean same = argon2.matches(password, hash == null ? nobodys : hash);
      return same && hash != null;
    } finally {
      room.release();
    }
  }

  /** What is wrong with a new password, as a sentence; empty where nothing is. */
  public static Optional<String> problem(String password, String email) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("The password needs at least %d characters.".formatted(SHORTEST));
    }
    if (password.length() > LONGEST) {
      return Optional.of("The password may have at most %d characters.".formatted(LONGEST));
    }
    if (password.codePoints().distinct().count() < FEWEST_DIFFERENT_CHARACTERS) {
      return Optional.of("The password repeats the same few characters; choose another.");
    }
    if (!email.isEmpty() && password.toLowerCase(Locale.ROOT).contains(email)) {
      return Optional.of("The password must not contain the e-mail address.");
    }
    var names = Set.of("beachhead", email.substring(0, Math.max(0, email.indexOf('@'))));
    if (CommonPasswords.contains(password, names)) {
      return Optional.of("This password is one of those that are guessed first; choose another.");
    }
    return Optional.empty();
  }
}
