package io.beachhead.outbox;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts one message. The name of the host is looked up once, and the connection goes to the address
 * that was checked, so that a name server cannot answer differently the second time. Redirects are
 * not followed, and nothing of the answer is read but its status.
 */
@Component
class Post {
  /** From the first byte sent to the status received. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout SILENCE = Timeout.ofSeconds(10);
  private static final int AT_A_TIME = 64;
  private static final int GONE = 410;

  /** An hour: whoever asks for more is tried again then. */
  private static final long LONGEST_WAIT_SECONDS = 3_600;

  private final CloseableHttpClient http;
  private final Clock clock;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

  Post(Networks networks, Clock clock) {
    this.clock = clock;
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new CheckedNames(networks))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(SILENCE)
                    .build())
            .setMaxConnTotal(AT_A_TIME)
            .setMaxConnPerRoute(AT_A_TIME)
            .build();
    this.http =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(SILENCE)
                    .setConnectionRequestTimeout(CONNECT)
                    .build())
            .setConnectionReuseStrategy((_, _, _) -> false)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("Beachhead")
            .build();
  }

  /** Looks names up and refuses those that lead where messages may not go. */
  private record CheckedNames(Networks networks) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return networks.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /**
   * Sends a message and waits for the status, at most {@link #PATIENCE}.
   *
   * @param secret signs it; null for receivers that check no signature
   */
  Attempt send(Webhook to, @Nullable String secret, String id, String body) {
    var request = new HttpPost(to.url());
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    if (secret != null) {
      Instant now = clock.instant();
      request.setHeader("webhook-id", id);
      request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
      request.setHeader("webhook-signature", Signature.of(secret, id, now, body));
    }
    var late = new AtomicBoolean();
    var deadline =
        deadlines.schedule(
            () -> {
              late.set(true);
              request.abort();
            },
            PATIENCE.toMillis(),
            TimeUnit.MILLISECONDS);
    try (var response = http.executeOpen(null, request, null)) {
      return outcome(response);
    } catch (Networks.RefusedAddressException refused) {
      return Attempt.refused("The address " + refused.getMessage() + ".");
    } catch (UnknownHostException unknown) {
      return Attempt.unanswered("There is no host %s.".formatted(to.url().getHost()));
    } catch (SocketTimeoutException slow) {
      return Attempt.unanswered("The receiver did not answer in time.");
    } catch (SSLException untrusted) {
      return Attempt.unanswered("The receiver's certificate cannot be trusted.");
    } catch (IOException | RuntimeException broken) {
      // An aborted request ends in exceptions of several kinds.
      return Attempt.unanswered(
          late.get() ? "The receiver did not answer in time." : "The connection failed.");
    } finally {
      deadline.cancel(false);
      // Closes the connection without reading an answer of any length.
      request.abort();
    }
  }

  private static Attempt outcome(ClassicHttpResponse response) {
    int status = response.getCode();
    if (status >= 200 && status < 300) {
      return Attempt.arrived(status);
    }
    String problem =
        status == GONE
            ? "The receiver answered 410: it wants no more messages."
            : "The receiver answered %d.".formatted(status);
    return new Attempt(status, problem, pause(response), status == GONE);
  }

  /** What {@code Retry-After} asks for, where it is a number of seconds. */
  private static @Nullable Duration pause(ClassicHttpResponse response) {
    var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    if (header == null || !header.getValue().matches("\\d{1,9}")) {
      return null;
    }
    return Duration.ofSeconds(Math.min(Long.parseLong(header.getValue()), LONGEST_WAIT_SECONDS));
  }

  @PreDestroy
  void close() throws IOException {
    deadlines.shutdownNow();
    http.close();
  }
}
