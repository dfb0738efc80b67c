package io.beachhead.decisions.audience;

import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.workspace.PublicForm;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The roadmap for whoever has a link to it. */
@Controller
@Hidden
@ConditionalOnWebApplication
class PublicRoadmapController {
  private static final int GONE = 410;
  private static final int NOT_FOUND = 404;

  private final Shells shells;
  private final Audiences audiences;

  PublicRoadmapController(Shells shells, Audiences audiences) {
    this.shells = shells;
    this.audiences = audiences;
  }

  @Bean
  static PublicForm sharedRoadmap() {
    return new PublicForm("/r/{token}");
  }

  @GetMapping("/r/{token}")
  JteView show(@PathVariable String token, HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    return new JteView(
        "decisions/shared",
        switch (audiences.door(token)) {
          case Audiences.Open open -> page(open);
          case Audiences.Shut _ -> {
            response.setStatus(GONE);
            yield new PublicRoadmapPage(
                shells.bare(),
                "This link has ended",
                "Ask whoever sent it for a new one.",
                List.of());
          }
          case Audiences.Unknown _ -> {
            response.setStatus(NOT_FOUND);
            yield new PublicRoadmapPage(
                shells.bare(),
                "This link does not lead to a roadmap",
                "It may be cut off or mistyped. Ask whoever sent it.",
                List.of());
          }
        });
  }

  private PublicRoadmapPage page(Audiences.Open open) {
    PublicRoadmap roadmap = open.roadmap();
    return new PublicRoadmapPage(
        shells.bare(),
        open.audience().title(),
        "What is being built now, what comes next, and what comes later. Plans may change.",
        List.of(
            new PublicRoadmapPage.Part(
                "Now", "Nothing is being built at the moment.", roadmap.now()),
            new PublicRoadmapPage.Part("Next", "Nothing is planned next yet.", roadmap.next()),
            new PublicRoadmapPage.Part("Later", "Nothing is planned for later.", roadmap.later())));
  }
}
