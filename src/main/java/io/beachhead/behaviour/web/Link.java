package io.beachhead.behaviour.web;

import io.beachhead.web.PageAddress;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address being put together: what is usual is left out, so that it stays readable. */
final class Link {
  private final String path;
  private final List<PageAddress.Parameter> parameters = new ArrayList<>();

  Link(String path) {
    this.path = path;
  }

  /** With the segmentation and the date that the page's own address names. */
  Link carrying(Shell shell) {
    return with("segmentation", shell.address().parameter("segmentation"))
        .with("asOf", shell.address().parameter("asOf"));
  }

  Link with(String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      parameters.add(new PageAddress.Parameter(name, value.toString()));
    }
    return this;
  }

  Link unless(String usual, String name, @Nullable String value) {
    return usual.equals(value) ? this : with(name, value);
  }

  /** A field of a row of fields: kept also when blank, so that rows stay rows. */
  Link row(String name, String value) {
    parameters.add(new PageAddress.Parameter(name, value));
    return this;
  }

  List<PageAddress.Parameter> parameters() {
    return List.copyOf(parameters);
  }

  String href() {
    return new PageAddress(path, parameters).href();
  }

  /** What comes after the question mark. */
  String query() {
    var href = href();
    return href.substring(Math.min(href.length(), path.length() + 1));
  }
}
