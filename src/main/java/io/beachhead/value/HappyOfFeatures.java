package io.beachhead.value;

import io.beachhead.statistics.Interval;
import io.beachhead.voice.HappyCustomers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the requests how many customers the features they name would make happy. */
@Component
class HappyOfFeatures implements HappyCustomers {
  private final ValueMaps maps;

  HappyOfFeatures(ValueMaps maps) {
    this.maps = maps;
  }

  @Override
  public Optional<Interval> more(
      List<String> features, @Nullable String segmentation, LocalDate asOf) {
    return Optional.ofNullable(maps.increase(segmentation, features, asOf).total());
  }
}
