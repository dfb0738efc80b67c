package io.beachhead.segments.fit;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.segments.fit.Behaviour.Named;
import io.beachhead.segments.fit.FitDetail.Association;
import io.beachhead.statistics.PartlyKnown;
import io.beachhead.statistics.division.CramersV;
import io.beachhead.statistics.division.Permanova;
import io.beachhead.statistics.division.Trait;
import io.beachhead.statistics.division.Variance;
import io.beachhead.web.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out the figures beside the gain. */
@Component
public class FitDetails {
  /** Distances grow with the square of the rows; so many show what there is to see. */
  private static final int MOST_COMPARED = 400;

  private static final int PERMUTATIONS = 199;

  private final Fits fits;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final CustomerBases customers;

  FitDetails(
      Fits fits, Segmentations segmentations, Memberships memberships, CustomerBases customers) {
    this.fits = fits;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.customers = customers;
  }

  /** Of a segmentation; 404 where no segmentation has that key. */
  public FitDetail ofSegmentation(String key, LocalDate asOf) {
    Segmentation one = segmentations.required(key, asOf);
    Division division = Division.of(memberships.of(one, customers.asOf(asOf)));
    return detail(one.name(), division, fits.of(one, asOf), fits.behaviour(asOf));
  }

  /** Of an attribute; 404 where no account has it. */
  public FitDetail ofAttribute(String name, LocalDate asOf) {
    CustomerBase base = customers.asOf(asOf);
    Attribute attribute = base.attribute(name);
    if (attribute == null) {
      throw ProblemException.notFound("There is no attribute " + name + ".");
    }
    Division division = Division.of(attribute, base);
    return detail(
        attribute.name(),
        division,
        fits.of(attribute.name(), division, asOf),
        fits.behaviour(asOf));
  }

  private static FitDetail detail(
      String name, Division division, FitAnswer.Fit fit, Behaviour behaviour) {
    PartlyKnown logs = behaviour.arr().map(Math::log);
    List<Association> associations = new ArrayList<>();
    for (Named named : behaviour.traits()) {
      CramersV.of(named.trait(), division.group(), division.groups())
          .ifPresent(v ->
              associations.add(new Association(named.column(), named.name(), v.v(), v.rows())));
    }
    associations.sort(Comparator.comparingDouble(Association::v).reversed());
    return new FitDetail(
        name,
        FitWords.of(name, fit),
        fit,
        Variance.between(behaviour.arr(), division.group(), division.groups()).orElse(null),
        Variance.between(logs, division.group(), division.groups()).orElse(null),
        associations,
        whole(division, behaviour));
  }

  /** Gower's distance: the share of what is known of both in which they differ. */
  private static @Nullable Permanova whole(Division division, Behaviour behaviour) {
    int[] rows = compared(behaviour);
    int[] group = Arrays.stream(rows).map(row -> division.group()[row]).toArray();
    double[][] distance = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        int both = 0;
        int differ = 0;
        for (Named named : behaviour.traits()) {
          byte one = named.trait().level()[rows[i]];
          byte other = named.trait().level()[rows[j]];
          if (one >= 0 && other >= 0) {
            both++;
            differ += one == other ? 0 : 1;
          }
        }
        distance[i][j] = both == 0 ? 0 : (double) differ / both;
        distance[j][i] = distance[i][j];
      }
    }
    return Permanova.of(distance, group, division.groups(), PERMUTATIONS, Behaviour.SEED)
        .orElse(null);
  }

  /** Accounts of which the best-known thing is known, so that any two have something in common. */
  private static int[] compared(Behaviour behaviour) {
    byte[] best =
        behaviour.traits().stream()
            .map(Named::trait)
            .max(Comparator.comparingInt(Trait::known))
            .map(Trait::level)
            .orElse(new byte[0]);
    int[] known = IntStream.range(0, best.length).filter(row -> best[row] >= 0).toArray();
    var random = new SplittableRandom(Behaviour.SEED);
    int most = Math.min(MOST_COMPARED, known.length);
    for (int i = 0; i < most; i++) {
      int other = i + random.nextInt(known.length - i);
      int held = known[i];
      known[i] = known[other];
      known[other] = held;
    }
    return Arrays.copyOf(known, most);
  }
}
