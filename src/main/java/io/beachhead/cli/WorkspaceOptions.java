package io.beachhead.cli;

import io.beachhead.store.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which workspace a command works on: a data folder of this machine, or a server anywhere. */
final class WorkspaceOptions {
  @Mixin private Folder data;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:BEACHHEAD_URL}",
      description = "A server elsewhere, in place of --data; needs a key.")
  private @Nullable String url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:BEACHHEAD_API_KEY}",
      description =
          "API key for --url (better given as BEACHHEAD_API_KEY: other users can see arguments).")
  private @Nullable String key;

  DataFolder folder() {
    return data.folder();
  }

  @Nullable String url() {
    return url == null || url.isBlank() ? null : url.strip().replaceAll("/+$", "");
  }

  @Nullable String key() {
    return key == null || key.isBlank() ? null : key.strip();
  }
}
