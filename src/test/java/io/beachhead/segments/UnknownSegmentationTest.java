package io.beachhead.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.TestClient;
import io.beachhead.TestWorkspace;
import io.beachhead.web.JteView;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever names a segmentation that is not there is told so, never shown another's numbers. */
@TestWorkspace
class UnknownSegmentationTest {
  /** Dialogs and files that divide nothing as long as no segment is named. */
  private static final Set<String> UNDIVIDED =
      Set.of(
          "/leads/mistakes",
          "/requests/capture/accounts",
          "/requests/capture/people",
          "/requests/capture/suggestion",
          "/roadmap/scenarios/new",
          "/sources/events.ndjson");

  @Autowired TestClient client;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping addresses;

  @BeforeEach
  void oneSegmentation() {
    client.emptyWorkspace();
    client.postCsv(
        "/api/imports/accounts", "id,name,industry\nacme,Acme,Retail\nchip,Chip,Media\n");
    client.postJson(
        "/api/segmentations",
        """
        {"key":"known","name":"Known","rules":[
          {"segment":"retail","name":"Retail","when":"industry = 'Retail'"}],"otherwise":"other"}
        """);
  }

  @Test
  void answers404OnEveryPageAndEndpointThatTakesOne() {
    var silent = new TreeSet<String>();
    int asked = 0;
    for (var entry : addresses.getHandlerMethods().entrySet()) {
      for (var path : paths(entry.getKey())) {
        if (!path.contains("{")
            && !UNDIVIDED.contains(path)
            && client.get(path).statusCode() == 200) {
          var known = client.get(path + "?segmentation=known").statusCode();
          var unknown = client.get(path + "?segmentation=nowhere").statusCode();
          if (takesOne(entry.getValue())) {
            asked++;
            if (known != 200 || unknown != 404) {
              silent.add("%s: %d, %d".formatted(path, known, unknown));
            }
          }
        }
      }
    }
    assertThat(silent).isEmpty();
    assertThat(asked).isGreaterThan(20);
  }

  @Test
  void answers404ToAQuestionDividedByOne() {
    for (var question :
        List.of("funnel", "retention", "stickiness", "lifecycle", "activity", "feature-use")) {
      var answer =
          client.post(
              "/api/behaviour/" + question,
              """
              {"steps":[{"event":"A"},{"event":"B"}],"breakdown":"segment","segmentation":"nowhere"}
              """,
              "Content-Type",
              MediaType.APPLICATION_JSON_VALUE);
      assertThat(answer.statusCode()).as(question).isEqualTo(404);
      assertThat(answer.body()).contains("nowhere");
    }
  }

  private static List<String> paths(RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods();
    return methods.isEmpty() || methods.contains(RequestMethod.GET)
        ? List.copyOf(info.getPatternValues())
        : List.of();
  }

  /** Pages of the shell have the chooser; others name it among their parameters. */
  private static boolean takesOne(HandlerMethod method) {
    boolean page =
        method.getReturnType().getParameterType() == JteView.class
            && Arrays.stream(method.getBeanType().getDeclaredFields())
                .anyMatch(field -> field.getType().getSimpleName().equals("Shells"));
    return page
        || Arrays.stream(method.getMethodParameters())
            .anyMatch(parameter -> "segmentation".equals(parameter.getParameter().getName()));
  }
}
