package io.beachhead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the whole program on a random port, with a data folder of its own and an admin's API key.
 * All test classes with this annotation (and no properties of their own) share one running program:
 * begin each test with {@link TestClient#emptyWorkspace()}.
 *
 * <pre>{@code
 * @TestWorkspace
 * class AccountsApiTest {
 *   @Autowired TestClient client;
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
    classes = {App.class, TestClient.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "BEACHHEAD_API_KEY=" + TestWorkspace.API_KEY,
      "BEACHHEAD_WRITE_KEY=" + TestWorkspace.WRITE_KEY,
      // Receivers in tests listen on this machine.
      "BEACHHEAD_WEBHOOK_NETWORKS=127.0.0.1",
      // A month is enough for tests; the whole year is PlanwrightEventsTest's.
      "beachhead.sample.days=30"
    })
@ContextConfiguration(initializers = TestWorkspace.OwnDataFolder.class)
public @interface TestWorkspace {
  /** An admin's. */
  String API_KEY = "test-admin-key-0123456789";

  /** For events. */
  String WRITE_KEY = "test-write-key-0123456789";

  /** A new folder for each context, deleted when the tests are over. */
  class OwnDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      try {
        var folder = Files.createTempDirectory("beachhead-test");
        TestPropertyValues.of("beachhead.data=" + folder).applyTo(context);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) {
      try {
        Files.walkFileTree(
            folder,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult postVisitDirectory(Path visited, IOException problem)
                  throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        System.err.println("Left behind: " + folder + " (" + e.getMessage() + ")");
      }
    }
  }
}
