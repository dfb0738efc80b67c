package io.beachhead.growth.guides.web;

import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.CustomerBases;
import io.beachhead.growth.guides.Guide;
import io.beachhead.growth.guides.GuideProgress;
import io.beachhead.growth.guides.GuideProgress.Part;
import io.beachhead.growth.guides.Guides;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The page of the guides: make, order steps, preview, publish, and see who completed them. */
@Controller
@Hidden
@ConditionalOnWebApplication
class GuidesController {
  private static final String BACK = "redirect:/guides";

  private final Shells shells;
  private final Guides guides;
  private final GuideProgress progress;
  private final CustomerBases bases;
  private final AccountGrouping grouping;
  private final PublicAddress address;
  private final JsonMapper json;

  GuidesController(
      Shells shells,
      Guides guides,
      GuideProgress progress,
      CustomerBases bases,
      AccountGrouping grouping,
      PublicAddress address,
      JsonMapper json) {
    this.shells = shells;
    this.guides = guides;
    this.progress = progress;
    this.bases = bases;
    this.grouping = grouping;
    this.address = address;
    this.json = json;
  }

  @GetMapping("/guides")
  JteView page() {
    return view(mayWrite() ? form(GuideFields.empty(), null, null) : null, null);
  }

  @GetMapping("/guides/{key}")
  JteView one(@PathVariable String key) {
    var guide = guides.one(key);
    return view(mayWrite() ? form(GuideFields.of(guide), guide, null) : null, guide);
  }

  @GetMapping("/guides/{key}/completion.csv")
  void csv(@PathVariable String key, HttpServletResponse response) {
    var completion = progress.completion(guides.one(key));
    Csv.download(
        response,
        "guide-completion",
        csv -> {
          var header = new ArrayList<@Nullable Object>(List.of("segment", "name", "people"));
          completion.guide().steps().forEach(step -> header.add("done_" + step.key()));
          header.add("completed");
          csv.row(header.toArray());
          var parts = new ArrayList<Part>(completion.segments());
          parts.addFirst(completion.total());
          for (var part : parts) {
            var cells =
                new ArrayList<@Nullable Object>(
                    List.of(part.segment(), part.name(), part.people()));
            for (int done : part.done()) {
              cells.add(done);
            }
            cells.add(part.completed());
            csv.row(cells.toArray());
          }
        });
  }

  @PostMapping("/guides")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Object add(
      HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
    var fields = GuideFields.sent(request);
    try {
      var guide = guides.add(fields.draft());
      redirect.addFlashAttribute(Flash.NAME, Flash.of("Guide saved. This is how users see it."));
      return "redirect:/guides/" + guide.key();
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      return view(form(fields, null, said(refused)), null);
    }
  }

  @PostMapping("/guides/{key}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  Object change(
      @PathVariable String key,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var guide = guides.one(key);
    var fields = GuideFields.sent(request);
    try {
      guides.change(key, fields.draft());
      redirect.addFlashAttribute(Flash.NAME, Flash.of("Guide saved."));
      return "redirect:/guides/" + key;
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      return view(form(fields, guide, said(refused)), guide);
    }
  }

  @PostMapping("/guides/{key}/publication")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String publish(
      @PathVariable String key,
      @RequestParam(defaultValue = "yes") String published,
      RedirectAttributes redirect) {
    boolean on = published.equals("yes");
    guides.publish(key, on);
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of(on ? "Published: users see it now." : "Hidden from users."));
    return BACK;
  }

  @PostMapping("/guides/{key}/deletion")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String delete(@PathVariable String key, RedirectAttributes redirect) {
    guides.delete(key);
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("Guide deleted. Who completed it stays known."));
    return BACK;
  }

  private static String said(ProblemException refused) {
    return refused.problems().isEmpty()
        ? refused.detail()
        : refused.problems().stream()
            .map(each -> each.column() + ": " + each.problem())
            .collect(Collectors.joining("; "));
  }

  private static boolean mayWrite() {
    return CurrentUser.now().may(Role.PRODUCT) || CurrentUser.now().may(Role.GTM);
  }

  private JteView view(GuidesPage.@Nullable Form form, @Nullable Guide guide) {
    var parts = new ArrayList<GuidesPage.PartRow>();
    if (guide != null) {
      var completion = progress.completion(guide);
      parts.add(part(completion.total()));
      completion.segments().forEach(each -> parts.add(part(each)));
    }
    var shell = shells.shell("guides");
    return new JteView(
        "growth/guides/guides",
        new GuidesPage(
            shell,
            guides.all().stream()
                .map(each -> row(each, shell.link("/guides/" + each.key())))
                .toList(),
            form,
            parts,
            "<script src=\"%s\" data-key=\"WRITE KEY\" data-user=\"USER ID\" defer></script>"
                .formatted(address.link("/v1/guides.js"))));
  }

  private GuidesPage.Row row(Guide guide, String href) {
    var total = progress.completion(guide).total();
    return new GuidesPage.Row(
        guide.key(),
        guide.name(),
        href,
        guide.state() == Guide.State.PUBLISHED,
        Format.count(guide.steps().size(), "step"),
        guide.audience().segments().isEmpty()
            ? "everybody"
            : String.join(", ", guide.audience().segments()),
        completed(total));
  }

  private static String completed(Part part) {
    if (part.people() == 0) {
      return "nobody yet";
    }
    var share = BinomialInterval.jeffreys(part.completed(), part.people());
    return "%s (%s)"
        .formatted(
            Format.of(part.completed(), part.people()),
            Format.shareRange(share.low(), share.high()));
  }

  private GuidesPage.Form form(GuideFields fields, @Nullable Guide guide, @Nullable String error) {
    var base = bases.asOf(shells.asOf());
    var groups = grouping.divide(null, base).orElse(null);
    var options = new ArrayList<GuidesPage.Option>();
    if (groups != null) {
      groups
          .groups()
          .forEach(group ->
              options.add(
                  new GuidesPage.Option(
                      group.key(), group.name(), fields.segments().contains(group.key()))));
    }
    return new GuidesPage.Form(
        guide == null ? null : guide.key(),
        guide == null ? "/guides" : "/guides/" + guide.key(),
        fields.name(),
        fields.title(),
        fields.intro(),
        options,
        fields.did(),
        fields.didNot(),
        fields.published(),
        fields.steps(),
        error,
        guide == null ? null : json.writeValueAsString(Preview.of(guide)));
  }

  private static GuidesPage.PartRow part(Part part) {
    var done = new ArrayList<String>();
    for (int each : part.done()) {
      done.add(Format.count(each));
    }
    return new GuidesPage.PartRow(part.name(), Format.count(part.people()), done, completed(part));
  }

  /** What a user who has done nothing yet gets to see. */
  record Preview(
      String key,
      String title,
      @Nullable String intro,
      List<Item> steps,
      int done,
      int of,
      String next,
      boolean completed) {
    record Item(
        String key, String title, @Nullable String text, @Nullable String href, boolean done) {}

    static Preview of(Guide guide) {
      return new Preview(
          guide.key(),
          guide.title(),
          guide.intro(),
          guide.steps().stream()
              .map(step -> new Item(step.key(), step.title(), step.text(), null, false))
              .toList(),
          0,
          guide.steps().size(),
          guide.steps().getFirst().key(),
          false);
    }
  }
}
