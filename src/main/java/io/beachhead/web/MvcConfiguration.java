package io.beachhead.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Input is checked where it is read, so that people are told where and what to do; no annotation
 * checks anything, and no start has to set up what would look for them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class MvcConfiguration implements WebMvcConfigurer {

  @Override
  public Validator getValidator() {
    return new Validator() {
      @Override
      public boolean supports(Class<?> type) {
        return false;
      }

      @Override
      public void validate(Object target, Errors errors) {
        throw new IllegalStateException("asked to validate " + target.getClass());
      }
    };
  }
}
