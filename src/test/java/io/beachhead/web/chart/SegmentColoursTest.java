package io.beachhead.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve segments are told apart, in light and dark, by colour and, without colour, by shape. */
class SegmentColoursTest {
  private static final double LEAST_CONTRAST_OF_MARKS = 3;
  private static final double LEAST_CONTRAST_OF_TEXT = 4.5;

  /** CIELAB distance; from about 10 on two patches side by side are plainly two colours. */
  private static final double LEAST_DISTANCE = 20;

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void marksAreSeenOnTheirGroundAndDifferFromEachOther(int theme) throws IOException {
    var paper = colour("--bh-paper", theme);
    for (int slot = 1; slot <= SegmentColours.MOST; slot++) {
      var mark = colour("--seg-" + slot, theme);
      assertThat(contrast(mark, paper)).as("mark %d", slot).isGreaterThan(LEAST_CONTRAST_OF_MARKS);
      assertThat(contrast(colour("--seg-" + slot + "-t", theme), paper))
          .as("text %d", slot)
          .isGreaterThan(LEAST_CONTRAST_OF_TEXT);
      for (int other = 1; other < slot; other++) {
        assertThat(distance(mark, colour("--seg-" + other, theme)))
            .as("%d and %d", other, slot)
            .isGreaterThan(LEAST_DISTANCE);
      }
    }
  }

  @Test
  void everyColourHasItsOwnShape() throws IOException {
    var template = Files.readString(Path.of("src/main/jte/web/marker.jte"));
    var shapes = new ArrayList<String>();
    var shape = Pattern.compile("(?:\\(colour == \\d+\\)|@else)<(\\w+ [^>]*)/>").matcher(template);
    while (shape.find()) {
      shapes.add(shape.group(1));
    }
    assertThat(shapes).hasSize(SegmentColours.MORE + 1);
    assertThat(new HashSet<>(shapes)).hasSameSizeAs(shapes);
  }

  @Test
  void whatIsBeyondIsCountedByItsTrueName() {
    assertThat(List.of(SegmentColours.ofSlot(0), SegmentColours.ofSlot(12)))
        .containsExactly(SegmentColours.NONE, 12);
    assertThat(SegmentColours.ofSlot(25)).isEqualTo(SegmentColours.MORE);
    assertThat(SegmentColours.more(1)).isEqualTo("1 more segment");
    assertThat(SegmentColours.more(13)).isEqualTo("13 more segments");
  }

  /** Linear red, green and blue of a token of the style sheet: 0 = light, 1 = dark. */
  private static double[] colour(String token, int theme) throws IOException {
    var css = Files.readString(Path.of("src/main/resources/static/assets/app.css"));
    var found =
        Pattern.compile(Pattern.quote(token) + ": light-dark\\(#([0-9A-F]{6}), #([0-9A-F]{6})\\)")
            .matcher(css);
    assertThat(found.find()).as(token).isTrue();
    var hex = found.group(theme + 1);
    var linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(hex, i * 2, i * 2 + 2, 16) / 255.0;
      linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  private static double luminance(double[] rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double contrast(double[] a, double[] b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double distance(double[] a, double[] b) {
    var one = lab(a);
    var other = lab(b);
    return Math.sqrt(
        Math.pow(one[0] - other[0], 2)
            + Math.pow(one[1] - other[1], 2)
            + Math.pow(one[2] - other[2], 2));
  }

  private static double[] lab(double[] rgb) {
    double x = root((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    double y = root(luminance(rgb));
    double z = root((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double root(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }
}
