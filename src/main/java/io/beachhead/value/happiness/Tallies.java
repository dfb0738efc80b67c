package io.beachhead.value.happiness;

import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.value.happiness.HappinessAnswer.BehaviourShare;
import io.beachhead.value.happiness.HappinessAnswer.Month;
import io.beachhead.value.happiness.HappinessAnswer.Part;
import io.beachhead.value.happiness.HappinessAnswer.Point;
import io.beachhead.value.happiness.Observation.Tally;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the marks of accounts into counts and shares. */
final class Tallies {
  private static final String METHOD =
      "counted; shares with Jeffreys' 80% interval, among accounts of which all is known";

  private Tallies() {}

  static HappinessAnswer answer(
      Observation now, List<Month> months, ValueMap modelled, Object definition) {
    List<Part> segments = new ArrayList<>();
    for (int group = 0; group < now.groups().all().size(); group++) {
      Groups.Group one = now.groups().all().get(group);
      @Nullable SegmentValue value =
          modelled.segments().stream()
              .filter(segment -> segment.key().equals(one.key()))
              .findFirst()
              .orElse(null);
      segments.add(
          part(
              now,
              group,
              one.key(),
              one.name(),
              one.colour(),
              value == null ? null : value.happyShare(),
              value == null ? null : value.happyAccounts()));
    }
    Interval happy = modelled.total().happyAccounts();
    int paying = modelled.total().who().paying();
    Part total =
        part(
            now,
            -1,
            null,
            "All accounts",
            null,
            happy == null || paying == 0 ? null : happy.times(1.0 / paying),
            happy);
    return new HappinessAnswer(
        now.asOf(),
        now.groups().key(),
        now.groups().name(),
        now.definition().windowDays(),
        now.definition().required(),
        definition,
        total,
        segments,
        months,
        notes(now, total),
        METHOD);
  }

  static Month month(Observation at) {
    List<Point> segments = new ArrayList<>();
    for (int group = 0; group < at.groups().all().size(); group++) {
      segments.add(point(at.groups().all().get(group).key(), at.tally(group)));
    }
    return new Month(at.asOf(), point(null, at.tally(-1)), segments);
  }

  private static Point point(@Nullable String key, Tally tally) {
    return new Point(key, tally.accounts(), tally.known(), tally.happy(), share(tally));
  }

  private static @Nullable Interval share(Tally tally) {
    return tally.known() == 0 ? null : BinomialInterval.jeffreys(tally.happyKnown(), tally.known());
  }

  private static Part part(
      Observation now,
      int group,
      @Nullable String key,
      String name,
      @Nullable Integer colour,
      @Nullable Interval modelledShare,
      @Nullable Interval modelledHappy) {
    Tally tally = now.tally(group);
    List<BehaviourShare> behaviours = new ArrayList<>();
    for (HappyBehaviour behaviour : HappyBehaviour.values()) {
      behaviours.add(
          behaviour(now, behaviour, tally.marks()[behaviour.ordinal()], tally.accounts()));
    }
    return new Part(
        key,
        name,
        colour,
        new HappinessAnswer.Counts(
            tally.accounts(),
            tally.known(),
            tally.accounts() - tally.known(),
            tally.happy(),
            tally.notHappy(),
            tally.undecided(),
            tally.payAndUse()),
        share(tally),
        tally.known() > 0 ? null : missing(tally, behaviours),
        behaviours,
        modelledShare,
        modelledHappy);
  }

  private static BehaviourShare behaviour(
      Observation now, HappyBehaviour behaviour, int[] marks, int accounts) {
    int yes = marks[Mark.YES.ordinal()];
    int no = marks[Mark.NO.ordinal()];
    return new BehaviourShare(
        behaviour,
        behaviour.label(),
        now.definition().counted().contains(behaviour),
        yes,
        no,
        marks[Mark.UNKNOWN.ordinal()],
        yes + no,
        yes + no == 0 ? null : BinomialInterval.jeffreys(yes, yes + no),
        yes + no > 0
            ? null
            : new NotEnoughData(
                0, 1, accounts == 0 ? "There are no accounts." : source(behaviour)));
  }

  private static NotEnoughData missing(Tally tally, List<BehaviourShare> behaviours) {
    if (tally.accounts() == 0) {
      return new NotEnoughData(0, 1, "There are no accounts.");
    }
    String why =
        behaviours.stream()
            .filter(each -> each.counted() && each.n() == 0)
            .map(each -> source(each.key()))
            .findFirst()
            .orElse("No account has all counted behaviours known.");
    return new NotEnoughData(0, 1, why);
  }

  /** What would tell. */
  static String source(HappyBehaviour behaviour) {
    return switch (behaviour) {
      case REFERS ->
          "We cannot tell who refers yet: no referral or survey event has been received.";
      case ENGAGES -> "We cannot tell who engages yet: no request or feedback has been received.";
      case USES ->
          "We cannot tell who uses the product intensively yet: there are no product events, and no"
              + " imported feature use that differs between accounts.";
      case PAYS -> "We cannot tell who pays yet: no revenue is recorded.";
    };
  }

  private static List<String> notes(Observation now, Part total) {
    List<String> notes = new ArrayList<>();
    for (BehaviourShare each : total.behaviours()) {
      if (each.counted() && each.n() == 0 && total.accounts() > 0) {
        notes.add(
            source(each.key())
                + " Until then no account can count as happy, unless the definition leaves it"
                + " out.");
      }
    }
    if (total.unknown() > 0 && total.n() > 0) {
      notes.add(
          "%s left out of the shares: some counted behaviours are not known for them."
              .formatted(Format.count(total.unknown(), "account")));
    }
    int fromFile = now.usesFromFile();
    if (fromFile > 0 && now.definition().counted().contains(HappyBehaviour.USES)) {
      notes.add(
          "%s no events: how intensively the product is used is read from the imported use of"
                  .formatted(
                      Format.count(fromFile, "account") + (fromFile == 1 ? " sends" : " send"))
              + " features, compared among such accounts. A use without days counts on every day.");
    }
    if (!now.definition().refers().attributes().isEmpty()) {
      notes.add(
          "Attributes without a date describe today and count on every day: %s."
              .formatted(String.join(", ", now.definition().refers().attributes())));
    }
    return notes;
  }
}
