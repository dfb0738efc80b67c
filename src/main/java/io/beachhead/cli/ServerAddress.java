package io.beachhead.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import picocli.CommandLine.Option;

/** Where the web server listens: options shared by the commands that start one. */
final class ServerAddress {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "${env:BEACHHEAD_PORT:-8080}",
      description = "Port to listen on (default 8080; 0 = any free one).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      defaultValue = "${env:BEACHHEAD_BIND:-127.0.0.1}",
      description =
          "Address to listen on (default 127.0.0.1: this machine alone; 0.0.0.0: every network it"
              + " is on).")
  private String bind = "127.0.0.1";

  /** Any free port, on this machine alone. */
  static ServerAddress anyOnLoopback() {
    return new ServerAddress();
  }

  int port() {
    return port;
  }

  InetAddress address() {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new Refusal(ExitCode.WRONG_USAGE, "--bind %s is not an address.".formatted(bind));
    }
  }

  /** Finds out in milliseconds what the web server would find out after seconds. */
  void refuseIfTaken() throws IOException {
    if (port < 0 || port > 65_535) {
      throw new Refusal(ExitCode.WRONG_USAGE, "--port is 0 to 65535, not %d.".formatted(port));
    }
    try (var probe = new ServerSocket()) {
      // As Tomcat does: connections of a server just stopped do not make the port a taken one.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address(), port));
    } catch (java.net.BindException e) {
      var ours = e.getMessage() == null || !e.getMessage().contains("assign");
      throw new Refusal(
          ExitCode.ADDRESS_IN_USE,
          ours ? taken(port) : "--bind %s is not an address of this machine.".formatted(bind));
    }
  }

  static String taken(int port) {
    return "Port %d is in use by another program. Choose another with --port N.".formatted(port);
  }

  /** The address a person on this machine types. */
  String url(int actualPort) {
    var address = address();
    var host =
        address.isLoopbackAddress() || address.isAnyLocalAddress()
            ? "localhost"
            : address.getHostAddress();
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, actualPort);
  }
}
