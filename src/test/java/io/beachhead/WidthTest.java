package io.beachhead;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * How wide things may be: records of at most 12 components, methods and constructors of at most 5
 * parameters, controllers of at most 4 acts. What is wider stands in {@code wide.txt} with its
 * reason; a line there that is no longer needed fails as well, so the list only becomes shorter.
 *
 * <p>Wider by their nature, without a line each:
 *
 * <ul>
 *   <li>canonical constructors of records: their components are counted instead
 *   <li>constructors of beans, up to 8: each parameter is what the bean works with, by name and
 *       type
 *   <li>methods that answer a request, up to 8: each parameter is one of the address or the form
 * </ul>
 */
class WidthTest {
  private static final int COMPONENTS = 12;
  private static final int PARAMETERS = 5;
  private static final int OF_A_BEAN = 8;
  private static final int OF_A_REQUEST = 8;
  private static final int ACTS = 4;
  private static final Path EXCEPTIONS = Path.of("src/test/resources/wide.txt");

  @Test
  void nothingIsWiderThanItsReasonAllows() throws IOException {
    var excused = exceptions();
    var found = new TreeMap<String, Integer>();
    for (var one : ArchitectureTest.OURS) {
      measure(one, found::put);
    }
    var unexcused = new ArrayList<String>();
    found.forEach((what, width) -> {
      if (width > excused.getOrDefault(what, 0)) {
        unexcused.add("%s %d".formatted(what, width));
      }
    });
    assertThat(unexcused).as("too wide").isEmpty();
    assertThat(excused.keySet())
        .as("wide.txt names what is no longer wide")
        .isSubsetOf(found.keySet());
  }

  private static void measure(JavaClass one, BiConsumer<String, Integer> tooWide) {
    if (one.isRecord()) {
      long components =
          one.getFields().stream()
              .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
              .count();
      if (components > COMPONENTS) {
        tooWide.accept(name(one), (int) components);
      }
    }
    long acts = one.getMethods().stream().filter(WidthTest::changesSomething).count();
    if (acts > ACTS && AnnotatedElementUtils.hasAnnotation(one.reflect(), Controller.class)) {
      tooWide.accept(name(one) + " acts", (int) acts);
    }
    for (var code : one.getCodeUnits()) {
      int parameters = parameters(code);
      if (parameters > most(code)) {
        var place = name(one) + "#" + (code.isConstructor() ? one.getSimpleName() : code.getName());
        tooWide.accept(place, parameters);
      }
    }
  }

  private static int parameters(JavaCodeUnit code) {
    int all = code.getRawParameterTypes().size();
    // An enum's constructor has its name and place besides.
    return code.isConstructor() && code.getOwner().isEnum() ? all - 2 : all;
  }

  private static int most(JavaCodeUnit code) {
    boolean made =
        code.getModifiers().contains(JavaModifier.SYNTHETIC) || code.getName().contains("$");
    boolean canonical = code.isConstructor() && code.getOwner().isRecord();
    if (made || canonical) {
      return Integer.MAX_VALUE;
    }
    if (code.isConstructor()) {
      boolean bean =
          AnnotatedElementUtils.hasAnnotation(code.getOwner().reflect(), Component.class);
      return bean ? OF_A_BEAN : PARAMETERS;
    }
    return code.isMetaAnnotatedWith(RequestMapping.class) ? OF_A_REQUEST : PARAMETERS;
  }

  private static boolean changesSomething(JavaCodeUnit method) {
    if (!method.isMetaAnnotatedWith(RequestMapping.class)) {
      return false;
    }
    var mapping =
        AnnotatedElementUtils.findMergedAnnotation(
            ((JavaMethod) method).reflect(), RequestMapping.class);
    return mapping != null && !List.of(mapping.method()).contains(RequestMethod.GET);
  }

  /** Class within io.beachhead, with its outer classes: {@code value.ValueMap.Today}. */
  private static String name(JavaClass one) {
    return one.getName().replace("io.beachhead.", "").replace('$', '.');
  }

  /** Name and width → nothing more; every line also gives a reason. */
  private static Map<String, Integer> exceptions() throws IOException {
    var all = new TreeMap<String, Integer>();
    for (var line : Files.readAllLines(EXCEPTIONS)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var parts = line.split(" \\| ");
      assertThat(parts).as("name, width and reason in: " + line).hasSize(3);
      assertThat(parts[2].strip()).as("the reason in: " + line).hasSizeGreaterThan(15);
      all.put(parts[0].strip(), Integer.valueOf(parts[1].strip()));
    }
    return all;
  }
}
