package io.beachhead.workspace.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A small OpenID Connect provider on loopback: discovery, keys, the authorization code flow with
 * PKCE, tokens that it signs. It vouches for whomever the test says.
 */
final class LoopbackProvider implements AutoCloseable {
  static final String CLIENT = "beachhead-test";
  static final String SECRET = "the secret of the client";

  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  private volatile Map<String, Object> user = Map.of();
  private volatile UnaryOperator<JWTClaimsSet.Builder> spoiled = UnaryOperator.identity();
  private volatile boolean signsWithAnotherKey;

  LoopbackProvider() {
    try {
      key = newKey();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException | JOSEException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/.well-known/openid-configuration", this::discovery);
    server.createContext("/keys", x -> json(x, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Vouches for somebody with these claims, among them {@code sub}, from now on. */
  void vouchFor(Map<String, Object> claims) {
    user = claims;
    spoiled = UnaryOperator.identity();
    signsWithAnotherKey = false;
  }

  /** Changes what the next tokens say. */
  void spoil(UnaryOperator<JWTClaimsSet.Builder> how) {
    spoiled = how;
  }

  void signWithAnotherKey() {
    signsWithAnotherKey = true;
  }

  private static RSAKey newKey() throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
  }

  private void discovery(HttpExchange exchange) throws IOException {
    json(
        exchange,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","response_types_supported":["code"],
         "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
        """
            .formatted(issuer()));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var query = parameters(exchange.getRequestURI().getRawQuery());
    var code = UUID.randomUUID().toString();
    asked.put(code, query);
    var back =
        URI.create(query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    exchange.getResponseHeaders().add("Location", back.toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var form = parameters(body);
    var query = asked.remove(form.getOrDefault("code", ""));
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + SECRET.replace(" ", "+")).getBytes(StandardCharsets.UTF_8));
    boolean known = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (query == null
        || !known
        || !query.get("redirect_uri").equals(form.get("redirect_uri"))
        || !query.get("code_challenge").equals(hash(form.get("code_verifier")))) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      var refusal = "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(400, refusal.length);
      exchange.getResponseBody().write(refusal);
      exchange.close();
      return;
    }
    json(
        exchange,
        """
        {"access_token":"%s","token_type":"Bearer","expires_in":60,"id_token":"%s"}
        """
            .formatted(UUID.randomUUID(), idToken(query.get("nonce"))));
  }

  private String idToken(String nonce) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
            .claim("nonce", nonce);
    user.forEach(claims::claim);
    try {
      var signing = signsWithAnotherKey ? newKey() : key;
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              spoiled.apply(claims).build());
      token.sign(new RSASSASigner(signing));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> parameters(String encoded) {
    var parameters = new HashMap<String, String>();
    for (var pair : encoded.split("&")) {
      int sign = pair.indexOf('=');
      parameters.put(
          pair.substring(0, sign),
          URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
