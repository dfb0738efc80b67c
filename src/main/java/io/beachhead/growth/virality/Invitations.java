package io.beachhead.growth.virality;

import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who signed up, shared, invited and accepted, with the events' numbers for their properties. */
final class Invitations implements Tally<Invitations> {
  private final Asked asked;
  private final List<Member> members = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private final List<Accepted> accepted = new ArrayList<>();

  /**
   * What is looked for.
   *
   * @param end later events do not count
   */
  record Asked(
      Matcher signedUp,
      @Nullable Matcher shared,
      @Nullable Matcher invited,
      @Nullable Matcher accepted,
      long end) {}

  /**
   * Somebody who signed up.
   *
   * @param shared whether they did since
   */
  record Member(int person, long signedUp, boolean shared) {}

  /** An invitation, by its sender. */
  record Sent(int person, int account, long time, int seq) {}

  /**
   * A first acceptance.
   *
   * @param joined when the person signed up, else when they accepted
   */
  record Accepted(int person, int account, long time, int seq, long joined) {}

  Invitations(Asked asked) {
    this.asked = asked;
  }

  List<Member> members() {
    return members;
  }

  List<Sent> sent() {
    return sent;
  }

  List<Accepted> accepted() {
    return accepted;
  }

  @Override
  public void count(History history) {
    int end = history.firstAt(asked.end());
    int person = history.unit();
    boolean signed = false;
    long signedUp = 0;
    boolean shared = false;
    int acceptedAt = -1;
    for (int i = 0; i < end; i++) {
      if (!signed && asked.signedUp().matches(history, i)) {
        signed = true;
        signedUp = history.time(i);
      }
      shared |= signed && matches(asked.shared(), history, i);
      if (matches(asked.invited(), history, i)) {
        sent.add(new Sent(person, history.account(i), history.time(i), history.seq(i)));
      }
      if (acceptedAt < 0 && matches(asked.accepted(), history, i)) {
        acceptedAt = i;
      }
    }
    if (signed) {
      members.add(new Member(person, signedUp, shared));
    }
    if (acceptedAt >= 0) {
      accepted.add(
          new Accepted(
              person,
              history.account(acceptedAt),
              history.time(acceptedAt),
              history.seq(acceptedAt),
              signed ? signedUp : history.time(acceptedAt)));
    }
  }

  private static boolean matches(@Nullable Matcher event, History history, int i) {
    return event != null && event.matches(history, i);
  }

  @Override
  public void add(Invitations next) {
    members.addAll(next.members);
    sent.addAll(next.sent);
    accepted.addAll(next.accepted);
  }
}
