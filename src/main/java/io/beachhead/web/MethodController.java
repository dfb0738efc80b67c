package io.beachhead.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Explains a metric: the paragraph of {@code docs/metrics}, which the program carries along. */
@Controller
@ConditionalOnWebApplication
public class MethodController {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

  private final Shells shells;

  MethodController(Shells shells) {
    this.shells = shells;
  }

  /**
   * A page of plain paragraphs.
   *
   * @param blocks in their order
   */
  public record MethodPage(Shell shell, String title, List<Block> blocks) {
    /**
     * A paragraph or an indented formula.
     *
     * @param formula whether it is shown as it stands
     */
    public record Block(String text, boolean formula) {}
  }

  @GetMapping("/method/{metric}")
  ModelAndView method(@PathVariable String metric) {
    String text = KEY.matcher(metric).matches() ? read(metric) : null;
    if (text == null) {
      throw ProblemException.notFound("There is no metric \"%s\".".formatted(metric));
    }
    return new JteView("web/method", page(shells.shell(""), text));
  }

  private static @Nullable String read(String metric) {
    var resource = new ClassPathResource("metrics/" + metric + ".md");
    if (!resource.exists()) {
      return null;
    }
    try (InputStream in = resource.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static MethodPage page(Shell shell, String text) {
    String title = "";
    var blocks = new ArrayList<MethodPage.Block>();
    for (String part : text.strip().split("\n\\s*\n")) {
      if (part.startsWith("# ")) {
        title = part.substring(2).strip();
      } else if (part.startsWith("    ")) {
        blocks.add(new MethodPage.Block(part.stripIndent(), true));
      } else {
        blocks.add(new MethodPage.Block(part.replace('\n', ' ').replace("`", ""), false));
      }
    }
    return new MethodPage(shell, title, blocks);
  }
}
