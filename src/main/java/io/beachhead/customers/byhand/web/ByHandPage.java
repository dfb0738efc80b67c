package io.beachhead.customers.byhand.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a new account or person. */
public record ByHandPage(
    Shell shell, String title, String sentence, String action, List<Field> fields) {

  /**
   * @param error what is wrong with it; null for nothing
   */
  public record Field(
      String name, String label, String value, boolean required, @Nullable String error) {}
}
