package io.beachhead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PageAddressTest {
  private static PageAddress address(String path, String query) {
    var request = new MockHttpServletRequest("GET", path);
    request.setQueryString(query);
    return PageAddress.of(request);
  }

  @Test
  void changesOneParameterAndKeepsTheOthersWhateverTheyContain() {
    var address = address("/accounts", "q=M%C3%BCller+%26+S%C3%B6hne&tag=a&tag=b%3D1&empty=");
    assertThat(address.parameter("q")).isEqualTo("Müller & Söhne");
    assertThat(address.with("sort", "-arr").href())
        .isEqualTo("/accounts?q=M%C3%BCller%20%26%20S%C3%B6hne&tag=a&tag=b%3D1&empty=&sort=-arr");
    assertThat(address.with("tag", null).href())
        .isEqualTo("/accounts?q=M%C3%BCller%20%26%20S%C3%B6hne&empty=");
  }

  @Test
  void carriesSegmentationAndDateToOtherPagesButNothingElse() {
    var address = address("/accounts", "asOf=2026-11-22&q=x&segmentation=size");
    assertThat(address.link("/value-map"))
        .isEqualTo("/value-map?asOf=2026-11-22&segmentation=size");
    assertThat(address.link("/value-map?scenario=b"))
        .isEqualTo("/value-map?scenario=b&asOf=2026-11-22&segmentation=size");
    assertThat(address.link("/decisions#answers"))
        .isEqualTo("/decisions?asOf=2026-11-22&segmentation=size#answers");
    assertThat(address("/accounts", null).link("/value-map")).isEqualTo("/value-map");
  }

  @Test
  void namesTheTwinOfAPage() {
    assertThat(address("/value-map", "scenario=b").twin("csv"))
        .isEqualTo("/value-map.csv?scenario=b");
  }

  @Test
  void readsABrokenPercentSignAsItStands() {
    assertThat(address("/accounts", "q=100%").parameter("q")).isEqualTo("100%");
  }

  @Test
  void turnsTheOrderRoundAtTheSecondClickAndGoesBackToTheFirstPage() {
    var sort = Sort.parse(null, "-arr", List.of("arr", "name"), address("/accounts", "page=3&q=x"));
    assertThat(sort.href("arr")).isEqualTo("/accounts?q=x&sort=arr");
    assertThat(sort.href("name")).isEqualTo("/accounts?q=x&sort=name");
    assertThat(sort.ariaSort("arr")).isEqualTo("descending");
    assertThat(sort.ariaSort("name")).isNull();
  }

  @Test
  void refusesAColumnThatTheListDoesNotHave() {
    assertThatThrownBy(
            () -> Sort.parse("arr;drop", "arr", List.of("arr"), address("/accounts", null)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.problems().getFirst().column()).isEqualTo("sort"));
  }

  @Test
  void saysWhereInTheListAPageIs() {
    var pager = Pager.byNumber(address("/accounts", "q=x"), 2, 50, 120);
    assertThat(pager.sentence()).isEqualTo("51–100 of 120");
    assertThat(pager.previousHref()).isEqualTo("/accounts?q=x");
    assertThat(pager.nextHref()).isEqualTo("/accounts?q=x&page=3");
    assertThat(Pager.byNumber(address("/accounts", null), 3, 50, 120).nextHref()).isNull();
    assertThat(Pager.byNumber(address("/accounts", null), 1, 50, 0).needed()).isFalse();
  }

  @Test
  void anotherSegmentationBeginsAnewWithoutTheSegmentOfTheOldOne() {
    var address =
        new PageAddress(
            "/accounts",
            java.util.List.of(
                new PageAddress.Parameter("segment", "retail"),
                new PageAddress.Parameter("cursor", "abc"),
                new PageAddress.Parameter("q", "inc")));
    assertThat(address.inSegmentation("size").href())
        .isEqualTo("/accounts?q=inc&segmentation=size");
    assertThat(address.inSegmentation(null).href()).isEqualTo("/accounts?q=inc");
  }
}
