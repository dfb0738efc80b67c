package io.beachhead.workspace.access;

import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.Pointcuts;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.DefaultAuthorizationManagerFactory;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.stereotype.Controller;

/**
 * {@link PreAuthorize} on classes, and on methods of controllers: Spring's own {@code
 * EnableMethodSecurity} looks for four annotations on every method of every bean, half a second of
 * each start. A test holds the annotations to where this looks.
 */
@Configuration(proxyBeanMethods = false)
class MethodSecurity {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static PreAuthorizeAuthorizationManager rolesOfMethods(RoleHierarchy roles) {
    var factory = new DefaultAuthorizationManagerFactory<MethodInvocation>();
    factory.setRoleHierarchy(roles);
    var expressions = new DefaultMethodSecurityExpressionHandler();
    expressions.setAuthorizationManagerFactory(factory);
    var manager = new PreAuthorizeAuthorizationManager();
    manager.setExpressionHandler(expressions);
    return manager;
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor preAuthorize(PreAuthorizeAuthorizationManager rolesOfMethods) {
    return new AuthorizationManagerBeforeMethodInterceptor(
        Pointcuts.union(
            new AnnotationMatchingPointcut(PreAuthorize.class, true),
            new AnnotationMatchingPointcut(Controller.class, PreAuthorize.class, true)),
        rolesOfMethods);
  }
}
