package io.beachhead.growth.health.web;

import io.beachhead.growth.health.Health;
import io.beachhead.growth.health.HealthAnswer.Use;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.RangeMark;
import io.beachhead.web.chart.Svg;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** How health is written: points from 0 to 100. */
final class HealthWords {
  private static final Axis SCALE = new Axis(0, 1, .2);

  private HealthWords() {}

  static String number(@Nullable Interval health) {
    return health == null ? "not known" : points(health.mid());
  }

  static String range(@Nullable Interval health) {
    return health == null || health.low() == health.high()
        ? ""
        : points(health.low()) + Format.EN_DASH + points(health.high());
  }

  static @Nullable Svg picture(@Nullable Interval health) {
    return health == null
        ? null
        : new RangeMark("Health " + points(health.mid()), SCALE, health).dot(true);
  }

  static String points(double share) {
    return Long.toString(Math.round(100 * share));
  }

  static String change(@Nullable Double change) {
    return change == null ? "" : Format.change(Math.round(100 * change));
  }

  static HealthPage.Cell cell(Health.Part part) {
    Double value = part.value();
    return new HealthPage.Cell(value == null ? Format.EN_DASH : points(value), part.figure());
  }

  /** Who uses it. */
  static String by(@Nullable Use use) {
    if (use == null || use.events() == 0) {
      return "";
    }
    var parts = new ArrayList<String>();
    parts.add(share(use.people(), use.events()) + " people");
    if (use.agents() > 0) {
      parts.add(share(use.agents(), use.events()) + " agents");
    }
    if (use.apiKeys() > 0) {
      parts.add(share(use.apiKeys(), use.events()) + " API keys");
    }
    return String.join(", ", parts);
  }

  private static String share(int part, int whole) {
    return Format.share((double) part / whole);
  }
}
