package io.beachhead.customers.web;

import gg.jte.Content;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param header sections inside the card of the header
 */
public record AccountPage(
    Shell shell, Head head, List<Content> header, List<Content> main, List<Content> side) {

  /**
   * Who it is and what it pays.
   *
   * @param segment null where there is no segmentation
   * @param facts what is known of the company, in one line
   * @param arr null where not known
   * @param whyHref explains the ARR
   * @param editHref where it is changed, merged or deleted; null where the user may not
   * @param renews null where no running subscription ends
   */
  public record Head(
      String name,
      String initials,
      AccountsPage.@Nullable Segment segment,
      AccountsPage.@Nullable Stage stage,
      String facts,
      @Nullable String arr,
      String whyHref,
      @Nullable Renewal renews,
      @Nullable Note request,
      @Nullable String editHref) {}

  /** When a subscription ends unless renewed, and in how many days that is. */
  public record Renewal(String day, String days) {}

  /** A button that opens the capture form for this account. */
  public record Note(String href) {}

  /** The card of recurring revenue. */
  public record Revenue(
      int colour,
      List<RevenueChart> charts,
      List<Month> months,
      List<Movement> movements,
      boolean table,
      String viewHref,
      String csvHref,
      String footer,
      String missing) {}

  /** A change of what the account pays, in ARR. */
  public record Movement(String day, String what, String css, String change, String then) {}

  /** One month as text. */
  public record Month(String month, String mrr) {}

  /** The card of the people. */
  public record People(String note, List<Contact> contacts, int more, @Nullable String addHref) {}

  /** Somebody at the account. */
  public record Contact(
      String initials,
      String name,
      String href,
      String title,
      String note,
      @Nullable String role) {}

  /** The card of the deals. */
  public record Deals(List<DealRow> deals) {}

  /** One deal. */
  public record DealRow(
      String name, String amount, String outcome, String kind, String when, String note) {}

  /**
   * The card of what else is known, with the fields that may be changed by hand.
   *
   * @param missing names of the attributes that are not known of this account
   */
  public record Facts(
      Shell shell,
      String id,
      boolean editable,
      String owner,
      String stage,
      List<AccountsPage.Option> stages,
      List<Fact> facts,
      String missing) {}

  /** A name and a value. */
  public record Fact(String name, String value) {}
}
