package io.beachhead.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Everything the frame of a page shows, for the current request.
 *
 * @param active key of the navigation item this page belongs to
 * @param segmentation the one every number on the page uses; null where there is none yet
 * @param asOf numbers are as they stood at the end of this day in the workspace's zone
 * @param latestData the last day on which something happened in the data; null where none is known
 * @param workUnderWay address of a line on work that changes what pages show; null without
 * @param theme {@code light} or {@code dark} where the person chose, null to follow the device
 * @param csrf null where no protection is configured (tests)
 */
public record Shell(
    String workspace,
    @Nullable SignedInUser user,
    String active,
    List<NavItem> navigation,
    List<MenuItem> menu,
    @Nullable SegmentationChoice segmentation,
    List<SegmentationChoice> segmentations,
    LocalDate asOf,
    LocalDate today,
    @Nullable LocalDate latestData,
    Filling filling,
    @Nullable String workUnderWay,
    @Nullable String theme,
    @Nullable Csrf csrf,
    @Nullable Flash flash,
    @Nullable String capture,
    PageAddress address,
    Assets assets) {

  /** What the workspace holds. */
  public enum Filling {
    /** No customers yet: the start page offers samples. */
    EMPTY,
    /** Generated data, which every page says. */
    SAMPLE,
    /** The company's own. */
    OWN
  }

  /** Whether the workspace holds generated data. */
  public boolean sampleData() {
    return filling == Filling.SAMPLE;
  }

  /** Where samples are offered; null where there are customers already. */
  public @Nullable String samples() {
    return filling == Filling.EMPTY ? "/#samples" : null;
  }

  /** Proof that a form came from one of our pages. */
  public record Csrf(String header, String parameter, String token) {
    /** The one of the running request; null outside of one. */
    public static @Nullable Csrf ofRequest() {
      var request = RequestContextHolder.getRequestAttributes();
      var token =
          request == null
              ? null
              : (CsrfToken)
                  request.getAttribute(CsrfToken.class.getName(), RequestAttributes.SCOPE_REQUEST);
      return token == null
          ? null
          : new Csrf(token.getHeaderName(), token.getParameterName(), token.getToken());
    }
  }

  private static final List<String> PHONE =
      List.of("alignment", "requests", "value-map", "roadmap", "segments", "accounts", "sources");

  public List<NavItem> group(NavItem.Group group) {
    return navigation.stream().filter(item -> item.group() == group).toList();
  }

  /** The four links of the bottom bar on phones; the rest is behind "More". */
  public List<NavItem> phone() {
    return PHONE.stream()
        .flatMap(key -> navigation.stream().filter(item -> item.key().equals(key)))
        .limit(4)
        .toList();
  }

  public Optional<NavItem> current() {
    return navigation.stream().filter(item -> item.key().equals(active)).findFirst();
  }

  /** As far back as pages look that nobody has asked for another range. */
  private static final int USUAL_DAYS = 90;

  /** The day of the newest data, where that is older than what pages usually look at; else null. */
  public @Nullable LocalDate oldData() {
    return latestData != null && latestData.isBefore(asOf.minusDays(USUAL_DAYS))
        ? latestData
        : null;
  }

  /** Whether the page speaks about today rather than an earlier day. */
  public boolean now() {
    return asOf.equals(today);
  }

  public String asset(String path) {
    return assets.url(path);
  }

  public String link(String href) {
    return address.link(href);
  }

  public Stream<NavItem> withGoKeys() {
    return navigation.stream().filter(item -> item.goKey() != null);
  }
}
