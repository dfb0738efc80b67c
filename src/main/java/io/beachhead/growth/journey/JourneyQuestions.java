package io.beachhead.growth.journey;

import io.beachhead.behaviour.people.Unit;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.growth.journey.JourneyAnswer.Group;
import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.users.NewUsers;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.growth.users.TimeToValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers how far new users get, and who gets further. */
@Component
public class JourneyQuestions {
  private final GrowthDefinitions definitions;
  private final NewUsers newUsers;
  private final JourneyDivisions divisions;

  JourneyQuestions(GrowthDefinitions definitions, NewUsers newUsers, JourneyDivisions divisions) {
    this.definitions = definitions;
    this.newUsers = newUsers;
    this.divisions = divisions;
  }

  /**
   * The way of everybody who signed up in the range.
   *
   * @param by null or blank to divide nobody
   * @param segmentation for {@code by=segment}; null for the active one
   * @param who the people that count
   * @throws io.beachhead.web.ProblemException 422 for an unknown division, 404 for an unknown
   *     segmentation
   */
  public JourneyAnswer journey(
      SignUpRange range,
      @Nullable String by,
      @Nullable String segmentation,
      Predicate<NewUser> who) {
    divisions.require(segmentation, range);
    GrowthDefinition definition = definitions.current();
    String division = by == null || by.isBlank() ? null : by.strip();
    var valueOf = division == null ? null : divisions.of(division, segmentation, definition, range);
    List<NewUser> users =
        range.of(newUsers.all(Unit.PERSON, definition)).stream().filter(who).toList();
    var steps = new JourneySteps(definition, range.now());
    var groups = new ArrayList<Group>();
    if (valueOf != null) {
      Map<@Nullable String, List<NewUser>> byValue = new HashMap<>();
      users.forEach(
          user -> byValue.computeIfAbsent(valueOf.apply(user), _ -> new ArrayList<>()).add(user));
      byValue.forEach((value, of) ->
          groups.add(
              new Group(
                  value, of.size(), steps.of(of), TimeToValue.of(definition, of, range.now()))));
      groups.sort((a, b) ->
          a.people() != b.people()
              ? b.people() - a.people()
              : String.valueOf(a.value()).compareTo(String.valueOf(b.value())));
    }
    var all = steps.of(users);
    return new JourneyAnswer(
        division,
        users.size(),
        all,
        TimeToValue.of(definition, users, range.now()),
        groups,
        steps.largestLoss(all),
        newUsers.missing(definition, users));
  }
}
