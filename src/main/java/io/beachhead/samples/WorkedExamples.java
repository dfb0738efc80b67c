package io.beachhead.samples;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** The worked examples, in the order in which they are told. */
@Configuration(proxyBeanMethods = false)
class WorkedExamples {

  @Bean
  @Order(1)
  SampleSource projectManagement(JsonMapper json) {
    return new WorkedExample("project-management", json);
  }

  @Bean
  @Order(2)
  SampleSource enterpriseCollaboration(JsonMapper json) {
    return new WorkedExample("enterprise-collaboration", json);
  }

  @Bean
  @Order(3)
  SampleSource financialDataApi(JsonMapper json) {
    return new WorkedExample("financial-data-api", json);
  }

  @Bean
  @Order(4)
  SampleSource customerDataPlatform(JsonMapper json) {
    return new WorkedExample("customer-data-platform", json);
  }
}
