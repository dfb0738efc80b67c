package io.beachhead.voice.forms.web;

import io.beachhead.workspace.PublicForm;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the forms' page to everybody who has a link. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FormConfiguration {
  @Bean
  PublicForm requestForm() {
    return new PublicForm("/f/{token}");
  }
}
