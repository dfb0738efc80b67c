package io.beachhead.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A key for rows that have none of their own: a digest of what they say. */
public final class ContentKey {
  private ContentKey() {}

  /** Equal parts give equal keys: 32 hexadecimal digits of a SHA-256. */
  public static String of(@Nullable Object... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        byte[] text = part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((part == null ? "-" : text.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(text);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
