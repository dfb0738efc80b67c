package io.beachhead.growth.cancellations.web;

import io.beachhead.workspace.PublicForm;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the cancel page to everybody who has a link. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class CancelConfiguration {
  @Bean
  PublicForm cancelPage() {
    return new PublicForm("/cancel/{token}");
  }
}
