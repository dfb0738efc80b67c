package io.beachhead.growth.virality;

import io.beachhead.behaviour.log.Vocabulary;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.stored.EventProperties;
import io.beachhead.growth.virality.Invitations.Accepted;
import io.beachhead.growth.virality.Invitations.Sent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds who brought whom. Products say it in different ways, tried in this order: the acceptance
 * names the sender; invitation and acceptance carry the same number; the invitation names who was
 * invited; else it was the last invitation sent from the account before.
 */
final class InviterLinks {
  /** Of an acceptance: the user id of who sent the invitation. */
  private static final List<String> INVITER =
      List.of(
          "invitedBy",
          "invited_by",
          "inviterId",
          "inviter_id",
          "inviter",
          "referredBy",
          "referred_by",
          "referrerId",
          "referrer");

  /** Of both: the invitation's own number. */
  private static final List<String> INVITATION =
      List.of("invitationId", "invitation_id", "inviteId", "invite_id", "invitation", "token");

  /** Of an invitation: the user id or address of whom it was sent to. */
  private static final List<String> INVITEE =
      List.of("inviteeId", "invitee_id", "invitee", "inviteeEmail", "invitee_email", "email", "to");

  private final EventProperties properties;
  private final Vocabulary vocabulary;
  private final People people;

  /**
   * Acceptances with their senders.
   *
   * @param how {@code inviter}, {@code invitation}, {@code invitee}, {@code account} or {@code
   *     none}
   */
  record Links(String how, List<Link> links) {}

  /** One of them; the sender is a person's number, and their account at sending where known. */
  record Link(Accepted accepted, int inviter, int inviterAccount) {}

  InviterLinks(EventProperties properties, Vocabulary vocabulary, People people) {
    this.properties = properties;
    this.vocabulary = vocabulary;
    this.people = people;
  }

  Links of(
      List<Sent> sent,
      List<Accepted> accepted,
      @Nullable String invitedEvent,
      @Nullable String acceptedEvent) {
    if (accepted.isEmpty() || acceptedEvent == null) {
      return new Links("none", List.of());
    }
    var ofAccepted = properties.of(acceptedEvent, concat(INVITER, INVITATION));
    var byName = byInviter(sent, accepted, ofAccepted);
    if (!byName.isEmpty()) {
      return new Links("inviter", byName);
    }
    if (invitedEvent != null) {
      var ofSent = properties.of(invitedEvent, concat(INVITATION, INVITEE));
      var byNumber = byInvitation(sent, accepted, ofSent, ofAccepted);
      if (!byNumber.isEmpty()) {
        return new Links("invitation", byNumber);
      }
      var byInvitee = byInvitee(sent, accepted, ofSent);
      if (!byInvitee.isEmpty()) {
        return new Links("invitee", byInvitee);
      }
    }
    var byAccount = byAccount(sent, accepted);
    return byAccount.isEmpty() ? new Links("none", List.of()) : new Links("account", byAccount);
  }

  private static List<String> concat(List<String> some, List<String> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private List<Link> byInviter(
      List<Sent> sent, List<Accepted> accepted, EventProperties.Values values) {
    Map<Integer, List<Sent>> bySender = new HashMap<>();
    sent.forEach(each -> bySender.computeIfAbsent(each.person(), _ -> new ArrayList<>()).add(each));
    var links = new ArrayList<Link>();
    for (Accepted each : accepted) {
      int inviter = person(values.first(each.seq(), 0, INVITER.size()));
      if (inviter != People.NONE && inviter != each.person()) {
        int account =
            bySender.getOrDefault(inviter, List.of()).stream()
                .filter(from -> from.time() <= each.time() && from.account() != People.NONE)
                .max(Comparator.comparingLong(Sent::time))
                .map(Sent::account)
                .orElseGet(() -> people.accountAt(inviter, each.time()));
        links.add(new Link(each, inviter, account));
      }
    }
    return links;
  }

  private static List<Link> byInvitation(
      List<Sent> sent,
      List<Accepted> accepted,
      EventProperties.Values ofSent,
      EventProperties.Values ofAccepted) {
    Map<String, Sent> byNumber = new HashMap<>();
    for (Sent each : sent) {
      var number = ofSent.first(each.seq(), 0, INVITATION.size());
      if (number != null) {
        byNumber.putIfAbsent(number, each);
      }
    }
    var links = new ArrayList<Link>();
    for (Accepted each : accepted) {
      var number = ofAccepted.first(each.seq(), INVITER.size(), INVITER.size() + INVITATION.size());
      var from = number == null ? null : byNumber.get(number);
      if (from != null && from.person() != each.person()) {
        links.add(new Link(each, from.person(), from.account()));
      }
    }
    return links;
  }

  private List<Link> byInvitee(
      List<Sent> sent, List<Accepted> accepted, EventProperties.Values ofSent) {
    Map<Integer, Sent> byInvitee = new HashMap<>();
    for (Sent each : sent) {
      int invitee =
          person(ofSent.first(each.seq(), INVITATION.size(), INVITATION.size() + INVITEE.size()));
      if (invitee != People.NONE && invitee != each.person()) {
        byInvitee.merge(invitee, each, (a, b) -> a.time() <= b.time() ? a : b);
      }
    }
    var links = new ArrayList<Link>();
    for (Accepted each : accepted) {
      var from = byInvitee.get(each.person());
      if (from != null) {
        links.add(new Link(each, from.person(), from.account()));
      }
    }
    return links;
  }

  private static List<Link> byAccount(List<Sent> sent, List<Accepted> accepted) {
    Map<Integer, List<Sent>> byAccount = new HashMap<>();
    for (Sent each : sent) {
      if (each.account() != People.NONE) {
        byAccount.computeIfAbsent(each.account(), _ -> new ArrayList<>()).add(each);
      }
    }
    var links = new ArrayList<Link>();
    for (Accepted each : accepted) {
      byAccount.getOrDefault(each.account(), List.of()).stream()
          .filter(from -> from.person() != each.person() && from.time() <= each.time())
          .max(Comparator.comparingLong(Sent::time))
          .ifPresent(from -> links.add(new Link(each, from.person(), from.account())));
    }
    return links;
  }

  /** By user id, with letter case ignored where it is an address; {@link People#NONE} without. */
  private int person(@Nullable String id) {
    if (id == null) {
      return People.NONE;
    }
    int actor = vocabulary.findUser(id);
    if (actor < 0 && id.indexOf('@') > 0) {
      actor = vocabulary.findUser(id.toLowerCase(Locale.ROOT));
    }
    return actor < 0 ? People.NONE : people.personOf(actor);
  }
}
