package io.beachhead.workspace.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The authorization code flow with PKCE, state and nonce, by Spring Security. What a browser brings
 * along between its two steps is a {@link Trip}; nothing is kept here.
 */
final class OidcClient {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String REGISTRATION = "oidc";
  private static final int BYTES = 32;

  private final OidcSettings.Provider provider;
  private final ClientRegistration registration;
  private final String authorize;
  private final OidcAuthorizationCodeAuthenticationProvider exchange =
      new OidcAuthorizationCodeAuthenticationProvider(
          new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());

  /** What ties the answer of the provider to the browser that asked. */
  record Trip(String state, String nonce, String verifier) {
    static Trip begin() {
      return new Trip(random(), random(), random());
    }
  }

  /**
   * Asks the issuer where everything is.
   *
   * @throws RuntimeException where it does not answer, or is not a provider
   */
  OidcClient(OidcSettings.Provider provider) {
    this.provider = provider;
    var builder =
        ClientRegistrations.fromIssuerLocation(provider.issuer())
            .registrationId(REGISTRATION)
            .clientId(provider.clientId())
            .scope(provider.scopes())
            .userNameAttributeName("sub");
    if (provider.secret() == null) {
      builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
    } else {
      builder.clientSecret(provider.secret());
    }
    this.registration = builder.build();
    this.authorize =
        Objects.requireNonNull(
            registration.getProviderDetails().getAuthorizationUri(),
            "the provider does not say where people sign in");
  }

  /** Where the browser goes to be asked who sits there. */
  String address(Trip trip, String returnTo) {
    return request(trip, returnTo).getAuthorizationRequestUri();
  }

  /**
   * Who the provider says came back.
   *
   * @throws OAuth2AuthenticationException where the answer is not in order
   */
  ProviderUser user(Trip trip, String returnTo, String code, String state) {
    var response =
        OAuth2AuthorizationResponse.success(code).redirectUri(returnTo).state(state).build();
    var authenticated =
        exchange.authenticate(
            new OAuth2LoginAuthenticationToken(
                registration, new OAuth2AuthorizationExchange(request(trip, returnTo), response)));
    if (authenticated == null || !(authenticated.getPrincipal() instanceof OidcUser user)) {
      throw new OAuth2AuthenticationException("no_openid_token");
    }
    var email = user.getEmail() == null ? "" : user.getEmail().strip().toLowerCase(Locale.ROOT);
    var name = user.getFullName() == null ? email : user.getFullName().strip();
    return new ProviderUser(
        provider.issuer(),
        Objects.requireNonNull(user.getSubject(), "an ID token has a subject"),
        name,
        email,
        provider.trustsEmail() || Boolean.TRUE.equals(user.getEmailVerified()),
        OidcSettings.groups(user.getClaims(), provider.groupsClaim()));
  }

  private OAuth2AuthorizationRequest request(Trip trip, String returnTo) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(authorize)
        .clientId(registration.getClientId())
        .redirectUri(returnTo)
        .scopes(registration.getScopes())
        .state(trip.state())
        .attributes(
            Map.of(
                OAuth2ParameterNames.REGISTRATION_ID,
                REGISTRATION,
                OidcParameterNames.NONCE,
                trip.nonce(),
                PkceParameterNames.CODE_VERIFIER,
                trip.verifier()))
        .additionalParameters(
            Map.of(
                OidcParameterNames.NONCE,
                hash(trip.nonce()),
                PkceParameterNames.CODE_CHALLENGE,
                hash(trip.verifier()),
                PkceParameterNames.CODE_CHALLENGE_METHOD,
                "S256"))
        .build();
  }

  private static String random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
