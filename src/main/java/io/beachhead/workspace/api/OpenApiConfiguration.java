package io.beachhead.workspace.api;

import io.beachhead.web.Problem;
import io.beachhead.web.text.Capital;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the controllers do not say about themselves: keys, problems, the groups' order. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OpenApiConfiguration {
  private static final String KEY = "key";
  private static final String PROBLEM = "Problem";
  private static final String DESCRIPTION =
      """
      JSON is camelCase, instants are ISO 8601 in UTC, shares are fractions between 0 and 1, an \
      interval is {"low", "mid", "high"} (the 10%, 50% and 90% points), money is {"amount", \
      "currency"}. A number that cannot be given is null, with a sibling notEnoughData that says \
      what is missing. Lists page by cursor: send the nextCursor of one answer as cursor of the \
      next question. Tables come as CSV with Accept: text/csv or .csv at the end of the address.\
      """;

  /** The loop of the product; groups that are not named here follow. */
  private static final List<String> ORDER =
      List.of(
          "Imports",
          "Samples",
          "Accounts",
          "Segments",
          "Value",
          "Roadmap",
          "Voice",
          "Behaviour",
          "Events",
          "Workspace");

  private static final Map<String, String> ABOUT =
      Map.of(
          "Imports", "Import files, all or nothing, and undo imports.",
          "Samples", "Worked examples and the demo company, for an empty workspace.",
          "Accounts", "Accounts, people, revenue and deals.",
          "Segments", "Segmentations: groups of customers by what they need.",
          "Value", "What features are worth to each segment, and who is happy.",
          "Roadmap", "Selections of features, compared.",
          "Voice", "What customers ask for.",
          "Behaviour", "What customers do: funnels, retention, engagement.",
          "Events", "The Segment tracking protocol; these take a write key.",
          "Workspace", "Settings, people, keys, webhooks and the audit trail.");

  /** Controllers of one group that are named after several nouns. */
  private static final Map<String, String> SAME =
      Map.of(
          "Segmentation", "Segments",
          "Segmentations", "Segments",
          "Scenarios", "Roadmap",
          "Requests", "Voice",
          "Themes", "Voice",
          "Decisions", "Roadmap",
          "Tracking", "Events");

  /**
   * The description is made when somebody asks for it; until then nothing of its library is needed.
   */
  @Bean
  static BeanFactoryPostProcessor describedWhenAsked() {
    return beans ->
        Arrays.stream(beans.getBeanDefinitionNames())
            .map(beans::getBeanDefinition)
            .filter(OpenApiConfiguration::isOfSpringdoc)
            .forEach(definition -> definition.setLazyInit(true));
  }

  private static boolean isOfSpringdoc(BeanDefinition definition) {
    return Stream.of(definition.getBeanClassName(), definition.getFactoryBeanName())
        .anyMatch(name -> name != null && name.startsWith("org.springdoc."));
  }

  @Bean
  OpenAPI openApi() {
    var components =
        new Components()
            .addSecuritySchemes(
                KEY,
                new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .description("An API key, created under Settings → Keys."));
    return new OpenAPI()
        .info(
            new Info()
                .title("Beachhead")
                .version("1")
                .description(DESCRIPTION)
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .components(components)
        .addServersItem(new Server().url("/"))
        .addSecurityItem(new SecurityRequirement().addList(KEY));
  }

  @Bean
  GlobalOpenApiCustomizer whatAllOperationsShare() {
    return document -> {
      // Here, not in the document's bean: what no controller returns is swept out in between.
      ModelConverters.getInstance(true)
          .readAll(Problem.class)
          .forEach(document.getComponents()::addSchemas);
      // Bodies that are read as a tree: any object, not the methods of the tree.
      document.getComponents().getSchemas().replace("JsonNode", new ObjectSchema());
      document
          .getPaths()
          .forEach((path, item) ->
              item.readOperations().forEach(operation -> complete(path, operation)));
      document.setTags(
          document.getPaths().values().stream()
              .flatMap(item -> item.readOperations().stream())
              .flatMap(operation -> operation.getTags().stream())
              .distinct()
              .sorted(
                  Comparator.comparingInt(OpenApiConfiguration::rank)
                      .thenComparing(Comparator.naturalOrder()))
              .map(name -> new Tag().name(name).description(ABOUT.get(name)))
              .toList());
    };
  }

  private static void complete(String path, Operation operation) {
    operation.setTags(List.of(group(operation)));
    if (operation.getResponses() == null) {
      operation.setResponses(new ApiResponses());
    }
    var responses = operation.getResponses();
    if (path.startsWith("/api/")) {
      responses.putIfAbsent("401", problem("No key, or an unknown one."));
      responses.putIfAbsent("403", problem("The key's role does not allow this."));
    }
    if (operation.getRequestBody() != null) {
      responses.putIfAbsent("400", problem("The request is malformed."));
      responses.putIfAbsent(
          "422", problem("The request is well-formed but not valid; problems lists every fault."));
    }
    if (path.contains("{")) {
      responses.putIfAbsent("404", problem("Not found."));
    }
  }

  /** Its tag; from the class's name where it has none. */
  private static String group(Operation operation) {
    var tags = operation.getTags();
    var name = tags == null || tags.isEmpty() ? "Other" : tags.getFirst();
    var words = name.replaceAll("-(api|controller)$", "").replace('-', ' ');
    var capital = Capital.first(words);
    return SAME.getOrDefault(capital, capital);
  }

  private static int rank(String group) {
    int at = ORDER.indexOf(group);
    return at < 0 ? ORDER.size() : at;
  }

  private static ApiResponse problem(String description) {
    var schema = new Schema<Object>().$ref("#/components/schemas/" + PROBLEM);
    return new ApiResponse()
        .description(description)
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }
}
