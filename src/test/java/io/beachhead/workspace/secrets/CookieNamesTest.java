package io.beachhead.workspace.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookieNamesTest {
  @TempDir Path here;

  @Test
  void differBetweenTwoServersOnOneHost() throws IOException {
    assertThat(of("sales").session()).isNotEqualTo(of("product").session());
    assertThat(of("sales").of("csrf")).isNotEqualTo(of("product").of("csrf"));
  }

  @Test
  void stayTheSameAtTheNextStart() throws IOException {
    assertThat(of("sales").session()).isEqualTo(of("sales").session()).startsWith("beachhead-");
  }

  @Test
  void differWhereTheFolderWasCopied() throws IOException {
    var original = of("sales").session();
    Files.createDirectory(here.resolve("copy"));
    Files.copy(here.resolve("sales/beachhead.instance"), here.resolve("copy/beachhead.instance"));
    assertThat(of("copy").session()).isNotEqualTo(original);
  }

  @Test
  void differBetweenFoldersOfTheSamePathInTwoContainers() throws IOException {
    var first = of("data").session();
    Files.delete(here.resolve("data/beachhead.instance"));
    assertThat(of("data").session()).isNotEqualTo(first);
  }

  private CookieNames of(String folder) throws IOException {
    Files.createDirectories(here.resolve(folder));
    return new CookieNames(new DataFolder(here.resolve(folder)));
  }
}
