package io.beachhead.voice.surveys.web;

import io.beachhead.workspace.PublicForm;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the page that people answer on to everybody who has a link. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SurveyFormConfiguration {
  @Bean
  PublicForm surveyForm() {
    return new PublicForm("/s/{token}");
  }
}
