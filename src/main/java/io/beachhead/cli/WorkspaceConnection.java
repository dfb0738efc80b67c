package io.beachhead.cli;

import io.beachhead.store.DataFolderInUse;
import io.beachhead.store.DataFolderLock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A workspace to ask over HTTP: a server elsewhere, the server that has the data folder open, or
 * one started for this command alone on a port nobody knows. One way in for all three, so that a
 * command does the same whether a server runs or not.
 */
final class WorkspaceConnection implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  private final String url;
  private final String key;
  private final Optional<WebProgram.Running> own;

  private WorkspaceConnection(String url, String key, Optional<WebProgram.Running> own) {
    this.url = url;
    this.key = key;
    this.own = own;
  }

  /** What a server says is wrong, as RFC 9457 puts it. */
  private record Fault(String title, String detail) {}

  /**
   * Finds the server or starts one.
   *
   * @throws Refusal when a key is missing
   * @throws DataFolderInUse when a process without a server works on the folder
   */
  static WorkspaceConnection open(Class<?> application, WorkspaceOptions options)
      throws IOException {
    var url = options.url();
    if (url != null) {
      var key = options.key();
      if (key == null) {
        throw new Refusal(
            ExitCode.WRONG_USAGE, "--url needs an API key: set BEACHHEAD_API_KEY, or give --key.");
      }
      return new WorkspaceConnection(url, key, Optional.empty());
    }
    var holder = DataFolderLock.holder(options.folder());
    if (holder.isEmpty()) {
      var program =
          new WebProgram(
              application,
              options.folder(),
              ServerAddress.anyOnLoopback(),
              WebProgram.Mode.FOR_ONE_COMMAND);
      var running = program.start();
      return new WorkspaceConnection(running.url(), running.key(), Optional.of(running));
    }
    var address = holder.get().address();
    var key = holder.get().key();
    if (address == null || key == null) {
      throw new DataFolderInUse(options.folder(), holder);
    }
    return new WorkspaceConnection(address, key, Optional.empty());
  }

  /** A request to a path with query, with the key. */
  HttpRequest.Builder request(String pathAndQuery) {
    try {
      return HttpRequest.newBuilder(URI.create(url + pathAndQuery))
          .header("Authorization", "Bearer " + key);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.WRONG_USAGE, "%s is not a server address.".formatted(url));
    }
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    try {
      return client.send(request, handler);
    } catch (ConnectException e) {
      throw new Refusal(ExitCode.FAILED, "No server responds at %s.".formatted(url));
    }
  }

  /** The refusal for an answer that is neither success nor one the command understands. */
  Refusal refused(int status, String body) {
    var said = explanation(body);
    return switch (status) {
      case 401 -> new Refusal(ExitCode.FAILED, "The server does not know this key. " + said);
      case 403 -> new Refusal(ExitCode.FAILED, "This key may not do that. " + said);
      case 404 -> new Refusal(ExitCode.WRONG_USAGE, said);
      default -> new Refusal(ExitCode.FAILED, "The server answered %d. %s".formatted(status, said));
    };
  }

  /** What a problem answer says, for people. */
  static String explanation(String body) {
    try {
      var fault = JSON.readValue(body, Fault.class);
      return fault == null
          ? ""
          : String.valueOf(fault.detail() == null ? fault.title() : fault.detail());
    } catch (JacksonException e) {
      return body.lines().findFirst().orElse("");
    }
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    if (own.isPresent()) {
      own.get().close();
    }
  }
}
