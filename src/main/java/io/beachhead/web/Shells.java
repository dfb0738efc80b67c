package io.beachhead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Builds the frame of a page for the current request from what the modules contribute. */
@Component
@ConditionalOnWebApplication
public class Shells {
  private static final String PRODUCT = "Beachhead";
  private static final Comparator<NavItem> LOOP =
      Comparator.comparing(NavItem::group).thenComparing(NavItem::order);

  private final ObjectProvider<ShellContribution> contributions;
  private final Assets assets;
  private final ObjectProvider<Clock> clock;

  Shells(
      ObjectProvider<ShellContribution> contributions, Assets assets, ObjectProvider<Clock> clock) {
    this.contributions = contributions;
    this.assets = assets;
    this.clock = clock;
  }

  /**
   * The frame of a page for whoever has signed in; for everybody else the bare one, which shows
   * nothing of the workspace.
   *
   * @param active key of the navigation item the page belongs to, e.g. {@code value-map}
   * @throws ProblemException 400 where the address has an unreadable date, 404 where it names an
   *     unknown segmentation
   */
  public Shell shell(String active) {
    var request = request();
    var address = PageAddress.of(request);
    var all = contributions.orderedStream().toList();
    var user = first(all.stream().map(ShellContribution::signedIn)).orElse(null);
    if (user == null) {
      return bare();
    }
    var segmentations = all.stream().flatMap(c -> c.segmentations().stream()).toList();
    return new Shell(
        first(all.stream().map(ShellContribution::workspaceName)).orElse(PRODUCT),
        user,
        active,
        all.stream().flatMap(c -> c.navigation().stream()).sorted(LOOP).toList(),
        all.stream().flatMap(c -> c.menu().stream()).toList(),
        chosen(segmentations, address.parameter("segmentation")),
        segmentations,
        asOf(),
        today(),
        all.stream()
            .flatMap(c -> c.latestData().stream())
            .max(Comparator.naturalOrder())
            .orElse(null),
        filling(all),
        first(all.stream().map(ShellContribution::workUnderWay)).orElse(null),
        theme(request),
        csrf(request),
        flash(request),
        first(all.stream().map(ShellContribution::capture)).orElse(null),
        address,
        assets);
  }

  private static Shell.Filling filling(List<ShellContribution> all) {
    if (all.stream().anyMatch(ShellContribution::sampleData)) {
      return Shell.Filling.SAMPLE;
    }
    return all.stream().anyMatch(ShellContribution::customers)
        ? Shell.Filling.OWN
        : Shell.Filling.EMPTY;
  }

  /** The frame of a page before sign-in or after a fault: no navigation, asks no module. */
  public Shell bare() {
    var request = request();
    var today = LocalDate.now(clock.getIfAvailable(Clock::systemUTC));
    return new Shell(
        PRODUCT,
        null,
        "",
        List.of(),
        List.of(),
        null,
        List.of(),
        today,
        today,
        null,
        Shell.Filling.OWN,
        null,
        theme(request),
        csrf(request),
        flash(request),
        null,
        PageAddress.of(request),
        assets);
  }

  /**
   * The day all numbers of the current page refer to: {@code ?asOf=YYYY-MM-DD}, by default today in
   * the workspace's zone.
   *
   * @throws ProblemException 400 where it is not a date, or lies outside 1970 to 2199
   */
  public LocalDate asOf() {
    var request = request();
    // Asking an upload for its parameters stores it first, even where its refusal is being shown.
    var text =
        isUpload(request)
            ? PageAddress.of(request).parameter("asOf")
            : request.getParameter("asOf");
    if (text == null || text.isBlank()) return today();
    try {
      var date = LocalDate.parse(text.strip());
      if (date.getYear() >= 1970 && date.getYear() < 2200) return date;
    } catch (DateTimeException unreadable) {
      throw unreadableDate(text);
    }
    throw unreadableDate(text);
  }

  private static boolean isUpload(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private LocalDate today() {
    ZoneId zone =
        first(contributions.orderedStream().map(ShellContribution::zone)).orElse(ZoneOffset.UTC);
    return LocalDate.now(clock.getIfAvailable(Clock::systemUTC).withZone(zone));
  }

  private static ProblemException unreadableDate(String text) {
    return ProblemException.badRequest(
        "The date is not valid.",
        List.of(ProblemItem.of("asOf", text, "expected a date like 2026-11-22")));
  }

  private static @Nullable SegmentationChoice chosen(
      List<SegmentationChoice> choices, @Nullable String key) {
    if (key != null && !key.isBlank()) {
      return choices.stream()
          .filter(choice -> choice.key().equals(key))
          .findFirst()
          .orElseThrow(() -> SegmentationChoice.unknown(key));
    }
    for (var choice : choices) if (choice.active()) return choice;
    return choices.isEmpty() ? null : choices.getFirst();
  }

  private static @Nullable String theme(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies == null) return null;
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals("theme"))
        .map(jakarta.servlet.http.Cookie::getValue)
        .filter(value -> value.equals("light") || value.equals("dark"))
        .findFirst()
        .orElse(null);
  }

  private static Shell.@Nullable Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Shell.Csrf(token.getHeaderName(), token.getParameterName(), token.getToken())
        : null;
  }

  private static @Nullable Flash flash(HttpServletRequest request) {
    var flashes = RequestContextUtils.getInputFlashMap(request);
    return flashes != null && flashes.get(Flash.NAME) instanceof Flash flash ? flash : null;
  }

  private static HttpServletRequest request() {
    if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes web) {
      return web.getRequest();
    }
    throw new IllegalStateException("a page needs a servlet request");
  }

  private static <T> Optional<T> first(java.util.stream.Stream<Optional<T>> answers) {
    return answers.flatMap(Optional::stream).findFirst();
  }
}
