package io.beachhead.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.ViewResolver;

/**
 * Binds the templates to Spring MVC: compiled into the jar in production, read from the source
 * folder with {@code beachhead.dev=true} so that an edit shows at the next request.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class TemplateConfiguration {
  private static final String PACKAGE = "io.beachhead.templates";

  @Bean
  TemplateEngine templateEngine(@Value("${beachhead.dev:false}") boolean development) {
    if (!development) {
      return TemplateEngine.createPrecompiled(
          null, ContentType.Html, TemplateConfiguration.class.getClassLoader(), PACKAGE);
    }
    return TemplateEngine.create(
        new DirectoryCodeResolver(Path.of("src/main/jte")),
        Path.of("target/jte-development"),
        ContentType.Html,
        TemplateConfiguration.class.getClassLoader(),
        PACKAGE);
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ViewResolver templateViewResolver(TemplateEngine engine) {
    return (name, locale) -> {
      var template = name + ".jte";
      return engine.hasTemplate(template) ? new TemplateView(engine, template) : null;
    };
  }
}
