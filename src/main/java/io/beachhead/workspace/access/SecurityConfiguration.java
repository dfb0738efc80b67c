package io.beachhead.workspace.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import io.beachhead.web.Assets;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.PublicForm;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.UploadForm;
import io.beachhead.workspace.access.MemberAuthentication.SecondFactorNeededException;
import io.beachhead.workspace.factor.SecondFactors;
import io.beachhead.workspace.secrets.CookieNames;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.servlet.Session.SessionTrackingMode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may ask for what. Five doors, tried in this order: what everybody may have (health, styles),
 * the events under {@code /v1} and what others report under {@code /webhooks} (their own keys and
 * signatures, looked at there), the interface under {@code /api} (keys, or the session of a page),
 * the forms of people who come by a link, and the pages.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableWebSecurity
class SecurityConfiguration {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Duration ANONYMOUS_SESSION_LASTS = Duration.ofMinutes(15);

  private final Members members;
  private final Keys keys;
  private final Demo demo;
  private final Refusals refusals;
  private final SignIn signIn;
  private final CsrfTokens csrfTokens;
  private final Sessions sessions;
  private final SecondFactors factors;
  private final List<UploadForm> uploads;

  SecurityConfiguration(
      Members members,
      Keys keys,
      Demo demo,
      Refusals refusals,
      SignIn signIn,
      CsrfTokens csrfTokens,
      Sessions sessions,
      SecondFactors factors,
      List<UploadForm> uploads) {
    this.sessions = sessions;
    this.factors = factors;
    this.members = members;
    this.keys = keys;
    this.demo = demo;
    this.refusals = refusals;
    this.signIn = signIn;
    this.csrfTokens = csrfTokens;
    this.uploads = List.copyOf(uploads);
  }

  @Bean
  static RoleHierarchy roleHierarchy() {
    var hierarchy = RoleHierarchyImpl.withDefaultRolePrefix();
    for (var role : Role.values()) {
      var less =
          Arrays.stream(Role.values())
              .filter(other -> other != role && role.includes(other))
              .map(Role::name)
              .toArray(String[]::new);
      if (less.length > 0) {
        hierarchy.role(role.name()).implies(less);
      }
    }
    return hierarchy.build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain open(HttpSecurity http) throws Exception {
    http.securityMatcher(
            Stream.concat(Stream.of("/health"), Arrays.stream(Assets.PUBLIC_PATHS))
                .toArray(String[]::new))
        .authorizeHttpRequests(may -> may.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> {
          SecurityHeaders.strict(headers);
          headers.cacheControl(cache -> cache.disable());
        });
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain events(HttpSecurity http) throws Exception {
    http.securityMatcher("/v1/**", "/webhooks/**")
        .authorizeHttpRequests(may -> may.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    return http.build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain api(HttpSecurity http) throws Exception {
    RequestMatcher bySession =
        request ->
            !SAFE.contains(request.getMethod())
                && !BearerFilter.letIn(request)
                && SecurityContextHolder.getContext().getAuthentication() != null;
    http.securityMatcher(
            new AndRequestMatcher(
                pathPattern("/api/**"), new NegatedRequestMatcher(pathPattern("/api"))))
        .authorizeHttpRequests(may ->
            may.dispatcherTypeMatchers(
                    DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .authenticated())
        // A browser sends the session along whoever asks it to; without a session there is nothing
        // to abuse, and the answer is 401.
        .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).requireCsrfProtectionMatcher(bySession))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .addFilterBefore(new SessionFilter(members, demo, sessions), CsrfFilter.class)
        .addFilterBefore(new BearerFilter(keys, refusals), CsrfFilter.class)
        .addFilterBefore(new SecondFactorFilter(factors, sessions, refusals), CsrfFilter.class)
        .addFilterAfter(new UploadFilter(List.of(), refusals), AuthorizationFilter.class)
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint((request, response, _) ->
                    refusals.unauthorized(
                        request, response, "Send Authorization: Bearer KEY with an API key."))
                .accessDeniedHandler((request, response, _) ->
                    refusals.forbidden(
                        request, response, "The key's or the user's role does not allow this.")))
        .headers(SecurityHeaders::strict);
    return http.build();
  }

  /** Pages and forms of people who come by a link; see {@link PublicForm}. */
  @Bean
  @Order(4)
  SecurityFilterChain links(HttpSecurity http, List<PublicForm> forms) throws Exception {
    RequestMatcher any =
        new OrRequestMatcher(
            forms.stream().map(form -> (RequestMatcher) pathPattern(form.path())).toList());
    http.securityMatcher(any)
        .authorizeHttpRequests(may -> may.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterAfter(new UploadFilter(List.of(), refusals), AuthorizationFilter.class)
        .headers(SecurityHeaders::strict);
    return http.build();
  }

  @Bean
  @Order(5)
  SecurityFilterChain pages(HttpSecurity http, SecondStep secondStep, AccessAudit trail)
      throws Exception {
    http.authorizeHttpRequests(may ->
            may.dispatcherTypeMatchers(
                    DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                    "/sign-in",
                    SecondStep.PAGE,
                    PasskeySignIn.PAGE,
                    PasskeySignIn.PAGE + "/options",
                    "/sign-in/oidc/**",
                    "/setup",
                    "/invitation",
                    "/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(form ->
            form.loginPage("/sign-in")
                .usernameParameter("email")
                .passwordParameter("password")
                .successHandler(
                    (request, response, who) -> signIn.completed(who, request, response))
                .failureHandler((request, response, why) -> {
                  if (why instanceof SecondFactorNeededException needed
                      && secondStep.follows(needed.member(), request)) {
                    response.sendRedirect(request.getContextPath() + SecondStep.PAGE);
                  } else {
                    SignInFailure.show(request, response, why);
                  }
                }))
        .logout(logout ->
            logout
                .logoutUrl("/sign-out")
                .addLogoutHandler((_, _, _) -> trail.signedOut(CurrentUser.now()))
                .logoutSuccessUrl("/sign-in?signed-out"))
        .sessionManagement(s -> s.sessionFixation(fixation -> fixation.changeSessionId()))
        .addFilterBefore(new SessionFilter(members, demo, sessions), CsrfFilter.class)
        .addFilterBefore(new BearerFilter(keys, refusals), CsrfFilter.class)
        .addFilterBefore(new DemoFilter(demo, signIn), CsrfFilter.class)
        .addFilterBefore(new SecondFactorFilter(factors, sessions, refusals), CsrfFilter.class)
        .addFilterBefore(new UploadFilter(uploads, refusals), CsrfFilter.class)
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(
                    (request, response, _) -> refusals.redirectToSignIn(request, response))
                .accessDeniedHandler((request, response, why) -> {
                  if (why instanceof CsrfException) {
                    refusals.refuseForm(request, response);
                  } else {
                    refusals.refusePage(request, response);
                  }
                }))
        .headers(SecurityHeaders::strict);
    return http.build();
  }

  /** The session's cookie; the container itself adds Secure where the request came by https. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie(CookieNames names) {
    return server -> {
      var session = server.getSettings().getSession();
      session.setTimeout(ANONYMOUS_SESSION_LASTS);
      session.setTrackingModes(Set.of(SessionTrackingMode.COOKIE));
      session.getCookie().setName(names.session());
      session.getCookie().setHttpOnly(true);
      session.getCookie().setSameSite(Cookie.SameSite.LAX);
      session.getCookie().setPath("/");
    };
  }
}
