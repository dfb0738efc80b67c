package io.beachhead.customers;

import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the workspace's currency, exchange rates and time zone come from. */
@Configuration(proxyBeanMethods = false)
class TermsConfiguration {
  @Bean
  @ConditionalOnMissingBean(name = "workspaceTerms")
  Supplier<WorkspaceTerms> workspaceTerms() {
    return () -> new WorkspaceTerms(ExchangeRates.none("USD"), ZoneOffset.UTC);
  }
}
