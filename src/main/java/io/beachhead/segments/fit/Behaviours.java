package io.beachhead.segments.fit;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.segments.FeatureUses;
import io.beachhead.segments.fit.Behaviour.Named;
import io.beachhead.statistics.PartlyKnown;
import io.beachhead.statistics.division.Trait;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestBook;
import io.beachhead.voice.Requests;
import io.beachhead.web.load.Overdue;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what accounts use, ask for, answer, pay and renew. */
@Component
class Behaviours {
  /**
   * How far back the use of a feature counts, and how long ago somebody must have paid to renew.
   */
  private static final int MONTHS = 12;

  private static final int PAY_BANDS = 5;

  /** Who is a prospect or has left does not use the product: no sign that a feature is unwanted. */
  private static final Set<String> NO_CUSTOMERS = Set.of("prospect", "churned");

  private final FeatureUses uses;
  private final Requests requests;
  private final SurveyTraits surveys;
  private final WorkspaceSettings settings;

  Behaviours(
      FeatureUses uses, Requests requests, SurveyTraits surveys, WorkspaceSettings settings) {
    this.uses = uses;
    this.requests = requests;
    this.surveys = surveys;
    this.settings = settings;
  }

  Behaviour of(CustomerBase base) {
    List<Named> traits = new ArrayList<>();
    use(base, traits);
    ask(base, traits);
    traits.addAll(surveys.of(base));
    PartlyKnown arr = PartlyKnown.none(base.size());
    for (int row = 0; row < base.size(); row++) {
      if (base.arr(row) > 0) {
        arr.set(row, base.arr(row));
      }
    }
    traits.add(
        new Named(
            BehaviourColumn.PAY,
            "Revenue in bands",
            Bands.trait(BehaviourColumn.PAY, arr, PAY_BANDS)));
    traits.add(new Named(BehaviourColumn.RENEW, "Renewed", renewed(base)));
    return Behaviour.of(base.size(), traits, arr);
  }

  private void use(CustomerBase base, List<Named> traits) {
    LocalDate since = base.asOf().minusMonths(MONTHS);
    Map<String, BitSet> byFeature = new LinkedHashMap<>();
    BitSet any = new BitSet(base.size());
    for (String feature : uses.features()) {
      Overdue.check();
      BitSet users = uses.accounts(feature, since, base);
      byFeature.put(feature, users);
      any.or(users);
    }
    if (any.isEmpty()) {
      return;
    }
    BitSet asked = customers(base);
    asked.or(any);
    Map<String, String> names = uses.names();
    byFeature.forEach((feature, users) ->
        traits.add(
            new Named(
                BehaviourColumn.USE,
                names.getOrDefault(feature, feature),
                flags(BehaviourColumn.USE, users, asked, base.size()))));
  }

  private static BitSet customers(CustomerBase base) {
    Attribute stage = base.attribute("stage");
    BitSet customers = new BitSet(base.size());
    for (int row = 0; row < base.size(); row++) {
      String text = stage == null ? null : stage.text(row);
      customers.set(row, text == null || !NO_CUSTOMERS.contains(text));
    }
    return customers;
  }

  /** Only of those who asked for something: silence is not known to mean that nothing is missed. */
  private void ask(CustomerBase base, List<Named> traits) {
    Instant end = base.asOf().plusDays(1).atStartOfDay(settings.current().timezone()).toInstant();
    RequestBook book = requests.book();
    Map<String, BitSet> byNeed = new LinkedHashMap<>();
    BitSet any = new BitSet(base.size());
    Map<String, String> names = uses.names();
    for (Request request : book.distinct()) {
      for (Request voice : book.voices(request)) {
        int row = voice.accountId() == null ? -1 : base.rowOf(voice.accountId());
        if (row < 0 || !saidBy(voice, end)) {
          continue;
        }
        for (String need : needs(request, names)) {
          byNeed.computeIfAbsent(need, _ -> new BitSet(base.size())).set(row);
          any.set(row);
        }
      }
    }
    byNeed.forEach((need, askers) ->
        traits.add(
            new Named(
                BehaviourColumn.ASK, need, flags(BehaviourColumn.ASK, askers, any, base.size()))));
  }

  private static boolean saidBy(Request voice, Instant end) {
    Instant said = voice.createdAt();
    return voice.confirmed() && (said == null || said.isBefore(end));
  }

  private static List<String> needs(Request request, Map<String, String> names) {
    List<String> needs = new ArrayList<>();
    request.themes().forEach(theme -> needs.add("Theme " + theme.name()));
    request
        .features()
        .forEach(feature -> needs.add("Feature " + names.getOrDefault(feature, feature)));
    return needs;
  }

  private static Trait flags(BehaviourColumn column, BitSet set, BitSet known, int size) {
    byte[] level = new byte[size];
    for (int row = 0; row < size; row++) {
      level[row] = known.get(row) ? (byte) (set.get(row) ? 1 : 0) : (byte) -1;
    }
    return new Trait(column.place(), level, 2);
  }

  private static Trait renewed(CustomerBase base) {
    LocalDate before = base.asOf().minusMonths(MONTHS);
    byte[] level = new byte[base.size()];
    for (int row = 0; row < level.length; row++) {
      level[row] =
          base.revenue().mrr(row, before) > 0 ? (byte) (base.arr(row) > 0 ? 1 : 0) : (byte) -1;
    }
    return new Trait(BehaviourColumn.RENEW.place(), level, 2);
  }

  /** Rises when an answer may have changed. */
  long version() {
    return uses.version();
  }
}
