package io.beachhead;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PostFilter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.access.prepost.PreFilter;
import org.springframework.stereotype.Controller;

/** The shape of the house: what docs/tour.md and CONTRIBUTING.md promise, held to. */
class ArchitectureTest {
  /** Along the way the data takes; a module may use only those before it. */
  private static final List<String> ORDER =
      List.of(
          "statistics",
          "store",
          "text",
          "web",
          "workspace",
          "runs",
          "outbox",
          "imports",
          "customers",
          "behaviour",
          "voice",
          "segments",
          "value",
          "roadmap",
          "decisions",
          "growth",
          "boards",
          "alerts",
          "alignment",
          "samples",
          "cli");

  /** Templates are compiled into a package of their own and use the pages of every module. */
  private static final ApplicationModules MODULES =
      ApplicationModules.of(App.class, resideInAPackage("io.beachhead.templates.."));

  static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.beachhead")
          .that(not(resideInAPackage("io.beachhead.templates..")));

  @Test
  void modulesUseOnlyWhatOthersOffer() {
    MODULES.verify();
  }

  @Test
  void everyModuleHasAPlaceInTheOrder() {
    assertThat(MODULES.stream().map(ArchitectureTest::name)).isSubsetOf(ORDER);
  }

  @Test
  void arrowsRunOneWay() {
    var against = new ArrayList<String>();
    for (var module : MODULES) {
      module
          .getDirectDependencies(MODULES)
          .uniqueModules()
          .filter(used -> ORDER.indexOf(name(used)) > ORDER.indexOf(name(module)))
          .forEach(used -> against.add(name(module) + " -> " + name(used)));
    }
    assertThat(against).isEmpty();
  }

  @Test
  void everyModuleSaysWhatItMayUseAndThatNullIsSaid() throws IOException {
    for (var module : MODULES) {
      var packageInfo =
          Files.readString(
              Path.of("src/main/java/io/beachhead", name(module), "package-info.java"));
      assertThat(packageInfo).as(name(module)).contains("@ApplicationModule", "@NullMarked", "/**");
    }
  }

  @Test
  void packagesUseEachOtherOneWay() {
    // Two base packages hold both the words of their rooms and the door to them.
    var doors = resideInAnyPackage("io.beachhead.imports", "io.beachhead.workspace");
    slices()
        .matching("io.beachhead.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(doors, resideInAPackage("io.beachhead.imports.."))
        .ignoreDependency(doors, resideInAPackage("io.beachhead.workspace.."))
        .check(OURS);
  }

  @Test
  void aPackageHasFewEnoughFilesToKnowItsRoom() throws IOException {
    try (var folders = Files.walk(Path.of("src/main/java"))) {
      for (var folder : folders.filter(Files::isDirectory).toList()) {
        try (var files = Files.list(folder)) {
          assertThat(files.filter(Files::isRegularFile)).as(folder.toString()).hasSizeLessThan(41);
        }
      }
    }
  }

  @Test
  void namesComeFromTheFieldNotFromPatterns() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?)$")
        .orShould()
        .haveNameMatching(".*\\.(Default|Abstract)[A-Z]\\w*$")
        .check(OURS);
  }

  /**
   * A stream of rows keeps its connection until it is closed, and there are only four to read by.
   */
  @Test
  void rowsAreReadAsListsNotAsStreams() {
    noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream").check(OURS);
  }

  /** Spring looks for them there alone: see {@code MethodSecurity}. */
  @Test
  void whoMayIsSaidOnMethodsOfControllers() {
    methods()
        .that()
        .areAnnotatedWith(PreAuthorize.class)
        .should()
        .beDeclaredInClassesThat()
        .areMetaAnnotatedWith(Controller.class)
        .orShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(Controller.class)
        .andShould()
        .notBePrivate()
        .check(OURS);
    for (var unseen : List.of(PostAuthorize.class, PreFilter.class, PostFilter.class)) {
      noMethods().should().beAnnotatedWith(unseen).check(OURS);
      noClasses().should().beAnnotatedWith(unseen).check(OURS);
    }
  }

  @Test
  void onlyTheCommandLineAndTheSetUpLinkPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.beachhead.cli..")
        .and()
        .doNotHaveSimpleName("SetUpLink")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(OURS);
  }

  /** Elsewhere a problem is thrown by its meaning, such as {@code ProblemException.conflict}. */
  @Test
  void httpIsFormedAtTheEdge() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "..web..",
            "io.beachhead.behaviour.protocol..",
            "io.beachhead.behaviour.sources..",
            "io.beachhead.workspace.access..",
            "io.beachhead.workspace.api..",
            "io.beachhead.workspace.oidc..",
            "io.beachhead.cli..")
        .and()
        .doNotHaveSimpleName("SignedCookie")
        .and()
        .areNotMetaAnnotatedWith(Controller.class)
        .and()
        .areNotAnnotatedWith(Controller.class)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            HttpStatus.class, ResponseEntity.class, HttpHeaders.class, HttpServletResponse.class)
        .check(OURS);
  }

  @Test
  void templatesLieWithAModule() throws IOException {
    try (var folders = Files.list(Path.of("src/main/jte"))) {
      assertThat(folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()))
          .isSubsetOf(ORDER);
    }
  }

  private static String name(ApplicationModule module) {
    return module.getIdentifier().toString();
  }
}
