package io.beachhead.growth.churn;

import io.beachhead.behaviour.AccountActivity;
import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.FeatureCatalog;
import io.beachhead.behaviour.NamedEvents;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures a year of engagement in stretches of 28 days: one walk over the histories. */
@Component
class EngagementWalk {
  static final int DAYS = 28;

  /** Stretches whose leaving is looked at; two more are needed for what came before. */
  static final int STRETCHES = 13;

  private final AccountActivity activity;
  private final BehaviourQuestions questions;
  private final FeatureCatalog catalog;
  private final WorkspaceSettings settings;

  EngagementWalk(
      AccountActivity activity,
      BehaviourQuestions questions,
      FeatureCatalog catalog,
      WorkspaceSettings settings) {
    this.activity = activity;
    this.questions = questions;
    this.catalog = catalog;
    this.settings = settings;
  }

  /** What was measured. */
  static final class Measured {
    private final AccountActivity.Answer answer;
    private final List<NamedEvents> features;
    private final List<int[]> places;
    private final ZoneId zone;
    private final LocalDate asOf;

    private Measured(
        AccountActivity.Answer answer,
        List<NamedEvents> features,
        List<int[]> places,
        ZoneId zone,
        LocalDate asOf) {
      this.answer = answer;
      this.features = features;
      this.places = places;
      this.zone = zone;
      this.asOf = asOf;
    }

    String feature(int place) {
      return features.get(place).name();
    }

    /** Whether any account ever did anything. */
    boolean empty() {
      return answer.accounts().isEmpty();
    }

    /**
     * At the end of the day that lies so many stretches back.
     *
     * @param back 0 to {@link #STRETCHES}
     * @return null where the account had done nothing yet when the 28 days before began
     */
    @Nullable Engagement of(String account, int back) {
      var found = answer.accounts().get(account);
      if (found == null || found.first() >= start(asOf.plusDays(1L - DAYS * (back + 1L)), zone)) {
        return null;
      }
      var dropped = new ArrayList<Integer>();
      for (int feature = 0; feature < places.size(); feature++) {
        if (uses(found, back + 1, feature) && !uses(found, back, feature)) {
          dropped.add(feature);
        }
      }
      return new Engagement(
          found.days()[back],
          found.days()[back + 1],
          found.people()[back],
          found.people()[back + 1],
          dropped.stream().mapToInt(Integer::intValue).toArray());
    }

    private boolean uses(AccountActivity.Account account, int window, int feature) {
      for (int place : places.get(feature)) {
        if (account.counts()[window][place] > 0) {
          return true;
        }
      }
      return false;
    }
  }

  Measured upTo(LocalDate asOf) {
    ZoneId zone = settings.current().timezone();
    Set<String> all = questions.eventNames();
    List<NamedEvents> features =
        catalog.features().stream().filter(each -> !each.events().isEmpty()).toList();
    var counted = new ArrayList<AccountActivity.Counted>();
    var places = new ArrayList<int[]>();
    for (NamedEvents feature : features) {
      int[] own = new int[feature.events().size()];
      for (int i = 0; i < own.length; i++) {
        EventSelector event = feature.events().get(i);
        String name = event.event();
        own[i] = counted.size();
        counted.add(
            new AccountActivity.Counted(name == null ? all : Set.of(name), null, 0, event.where()));
      }
      places.add(own);
    }
    var windows = new ArrayList<AccountActivity.Window>();
    for (int back = 0; back <= STRETCHES + 1; back++) {
      LocalDate end = asOf.minusDays((long) DAYS * back);
      windows.add(
          new AccountActivity.Window(
              start(end.plusDays(1L - DAYS), zone), start(end.plusDays(1), zone)));
    }
    return new Measured(
        activity.measure(new AccountActivity.Question(windows, zone, List.of(), counted)),
        features,
        places,
        zone,
        asOf);
  }

  private static long start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
