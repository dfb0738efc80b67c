package io.beachhead.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** What a client sends may be logged, but never looks like an entry of its own. */
class LogLinesTest {
  @Test
  void noTextOfAClientBeginsALine() throws IOException {
    var context = new LoggerContext();
    var layout = new PatternLayout();
    layout.setContext(context);
    layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
    layout.setPattern(pattern());
    layout.start();

    var written =
        layout.doLayout(
            new LoggingEvent(
                "test",
                context.getLogger("test"),
                Level.WARN,
                "refused {}",
                new IllegalStateException("no such user\n2026-11-30 ERROR Forged: from a cause"),
                new Object[] {
                  "x\r\nERROR Forged: one\u2028ERROR Forged: two\u0085ERROR Forged: three"
                }));

    var lines = written.lines().filter(line -> !line.isBlank()).toList();
    assertThat(lines.getFirst())
        .contains("WARN", "x ERROR Forged: one ERROR Forged: two ERROR Forged: three");
    assertThat(lines.subList(1, lines.size()))
        .anyMatch(line -> line.contains("from a cause"))
        .allMatch(line -> line.startsWith(" ") || line.startsWith("\t") || isFirstOfCause(line));
    assertThat(Arrays.stream(written.split("[\\u0085\\u2028]"))).hasSize(1);
  }

  /** The type of what was thrown stands first in its line; no client chooses it. */
  private static boolean isFirstOfCause(String line) {
    return line.startsWith("java.lang.IllegalStateException:");
  }

  private static String pattern() throws IOException {
    var settings = new Properties();
    try (var file = LogLinesTest.class.getResourceAsStream("/application.properties")) {
      settings.load(file);
    }
    return settings.getProperty("logging.pattern.console");
  }
}
