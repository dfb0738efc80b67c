package io.beachhead.segments.web;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.AttributeProposals;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.SegmentationDraft;
import io.beachhead.segments.SegmentationVersion;
import io.beachhead.segments.Segmentations;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one segmentation, where its rules are edited. */
@Controller
@RequestMapping("/segments/{key}")
class SegmentationEditor {
  /** Stands for a segmentation that was never saved; no key begins with a tilde. */
  static final String NEW = "~new";

  private final Segmentations segmentations;
  private final Memberships memberships;
  private final CustomerBases customers;
  private final AttributeProposals proposals;
  private final EditorViews editors;
  private final SegmentsView view;
  private final MemberLists members;
  private final Shells shells;

  SegmentationEditor(
      Segmentations segmentations,
      Memberships memberships,
      CustomerBases customers,
      AttributeProposals proposals,
      EditorViews editors,
      SegmentsView view,
      MemberLists members,
      Shells shells) {
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.customers = customers;
    this.proposals = proposals;
    this.editors = editors;
    this.view = view;
    this.members = members;
    this.shells = shells;
  }

  @GetMapping
  JteView show(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(defaultValue = "1") int page) {
    if (key.equals(NEW)) {
      if (!mayEdit()) {
        throw ProblemException.forbidden("Your role cannot create segmentations.");
      }
      return fresh(EditorState.fresh(), HttpStatus.OK);
    }
    Segmentation inUse = segmentations.required(key);
    if (version != null && version != inUse.version()) {
      return old(inUse, segmentations.version(key, version), segment, page);
    }
    return saved(inUse, EditorState.of(inUse, false), segment, page, HttpStatus.OK);
  }

  private JteView fresh(EditorState state, HttpStatus status) {
    return new JteView(
        "segments/segmentation",
        new SegmentationPage(
            shells.shell("segments"),
            "New segmentation",
            "Segment customers by what they need from the product. The first rule that matches"
                + " applies.",
            false,
            true,
            false,
            "/segments/" + NEW,
            editors.view(state, status.isError()),
            List.of(),
            null,
            List.of(),
            view.proposals(),
            null),
        status);
  }

  private JteView saved(
      Segmentation one, EditorState state, @Nullable String segment, int page, HttpStatus status) {
    Shell shell = shells.shell("segments");
    CustomerBase base = customers.asOf(shell.asOf());
    boolean mayEdit = mayEdit();
    return new JteView(
        "segments/segmentation",
        new SegmentationPage(
            shell,
            one.name(),
            "Version %d, %s.".formatted(one.version(), view.since(one)),
            one.active(),
            mayEdit,
            mayEdit && (!one.active() || segmentations.all().size() == 1),
            "/segments/" + one.key(),
            mayEdit ? editors.view(state) : null,
            mayEdit ? List.of() : view.rules(one, base),
            members.list(memberships.of(one, base), base, shell, segment, page),
            view.versions(one, one.version()),
            List.of(),
            null),
        status);
  }

  private JteView old(
      Segmentation inUse, SegmentationVersion version, @Nullable String segment, int page) {
    Shell shell = shells.shell("segments");
    CustomerBase base = customers.asOf(shell.asOf());
    Segmentation one = version.definition();
    return new JteView(
        "segments/segmentation",
        new SegmentationPage(
            shell,
            one.name() + " v" + version.version(),
            "As saved by %s; version %d is in use. Accounts are today's."
                .formatted(version.savedBy(), inUse.version()),
            false,
            mayEdit(),
            false,
            "/segments/" + one.key(),
            null,
            view.rules(one, base),
            members.list(memberships.of(one, base), base, shell, segment, page),
            view.versions(inUse, version.version()),
            List.of(),
            "/segments/" + one.key() + "/versions/" + version.version() + "/restoration"));
  }

  @GetMapping("/members.csv")
  void membersCsv(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable Integer version,
      HttpServletResponse response) {
    Segmentation one =
        version == null
            ? segmentations.required(key)
            : segmentations.version(key, version).definition();
    CustomerBase base = customers.asOf(shells.asOf());
    MembersCsv.write(memberships.of(one, base), base, response);
  }

  @PostMapping
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView save(
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes redirect) {
    EditorState state = EditorState.read(key, form);
    SegmentationDraft draft = editors.draft(state);
    try {
      if (key.equals(NEW)) {
        Segmentation created = segmentations.create(draft);
        redirect.addFlashAttribute(Flash.NAME, Flash.of("Created " + created.name() + "."));
        return new ModelAndView("redirect:/segments/" + created.key());
      }
      Segmentation before = segmentations.required(key);
      Segmentation after = segmentations.change(draft, state.version());
      redirect.addFlashAttribute(Flash.NAME, saved(before, after));
      return new ModelAndView("redirect:/segments/" + key);
    } catch (ProblemException refused) {
      if (refused.status() == HttpStatus.NOT_FOUND) {
        throw refused;
      }
      redirect.getFlashAttributes().clear();
      // What was typed stays on the page, with what is wrong beside it.
      return key.equals(NEW)
          ? fresh(state, refused.status())
          : saved(segmentations.required(key), state, null, 1, refused.status());
    }
  }

  private Flash saved(Segmentation before, Segmentation after) {
    if (after.version() == before.version()) {
      return Flash.of("Nothing had changed.");
    }
    Integer moved = segmentations.version(after.key(), after.version()).moved();
    return new Flash(
        "Saved version %d. %s moved."
            .formatted(after.version(), Format.count(moved == null ? 0 : moved, "account")),
        "/segments/" + after.key() + "/versions/" + before.version() + "/restoration");
  }

  @PostMapping("/from-attribute")
  @PreAuthorize("hasRole('PRODUCT')")
  String fromAttribute(@RequestParam String attribute, RedirectAttributes redirect) {
    Segmentation created = proposals.create(attribute);
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            "Created %s: %s."
                .formatted(created.name(), Format.count(created.segments().size(), "segment")),
            "/segments/" + created.key() + "/deletion"));
    return "redirect:/segments?segmentation=" + created.key();
  }

  @PostMapping("/activation")
  @PreAuthorize("hasRole('PRODUCT')")
  String activate(@PathVariable String key, RedirectAttributes redirect) {
    Segmentation one = segmentations.required(key);
    String before =
        segmentations
            .active()
            .filter(active -> !active.key().equals(key))
            .map(active -> "/segments/" + active.key() + "/activation")
            .orElse(null);
    segmentations.activate(key);
    redirect.addFlashAttribute(
        Flash.NAME, new Flash(one.name() + " is now the segmentation of both teams.", before));
    return "redirect:/segments/" + key;
  }

  @PostMapping("/deletion")
  @PreAuthorize("hasRole('PRODUCT')")
  String delete(@PathVariable String key, RedirectAttributes redirect) {
    Segmentation one = segmentations.required(key);
    segmentations.delete(key);
    redirect.addFlashAttribute(
        Flash.NAME, new Flash("Deleted " + one.name() + ".", "/segments/" + key + "/restoration"));
    return "redirect:/segments";
  }

  @PostMapping("/restoration")
  @PreAuthorize("hasRole('PRODUCT')")
  String restore(@PathVariable String key) {
    segmentations.restore(key);
    return "redirect:/segments";
  }

  @PostMapping("/versions/{version}/restoration")
  @PreAuthorize("hasRole('PRODUCT')")
  String goBack(@PathVariable String key, @PathVariable int version, RedirectAttributes redirect) {
    Segmentation before = segmentations.required(key);
    Segmentation after = segmentations.goBack(key, version);
    redirect.addFlashAttribute(Flash.NAME, saved(before, after));
    return "redirect:/segments/" + key;
  }

  private static boolean mayEdit() {
    return CurrentUser.now().may(Role.PRODUCT);
  }
}
