package io.beachhead.workspace.access;

import io.beachhead.workspace.PublicAddress;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Prints the one-time set-up link on the console while the workspace has no member. Whoever reads
 * the console is trusted to become the first admin; the token is nowhere else in the clear.
 */
@Component
@ConditionalOnWebApplication
class SetUpLink {
  private final Members members;
  private final OneTimeLinks links;
  private final Demo demo;
  private final Environment environment;
  private final PublicAddress address;

  SetUpLink(
      Members members,
      OneTimeLinks links,
      Demo demo,
      Environment environment,
      PublicAddress address) {
    this.address = address;
    this.members = members;
    this.links = links;
    this.demo = demo;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    // The command line also starts a server for itself, to import into an idle workspace.
    boolean seen = environment.getProperty("beachhead.announce-set-up", Boolean.class, true);
    if (seen && members.none()) {
      print(System.out);
    }
  }

  private void print(PrintStream console) {
    var link = address.configured().orElseGet(this::local) + "/setup?token=" + links.forSetUp();
    console.println();
    console.println(
        demo.on()
            ? "To let others in, set up a first admin (one-time link, 24 hours):"
            : "Set up your workspace with this one-time link (24 hours):");
    console.println("  " + link);
    console.println();
    console.flush();
  }

  /** The address as a browser on this machine reaches it. */
  private String local() {
    var scheme =
        environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
    var port = environment.getProperty("local.server.port", "8080");
    return "%s://%s:%s"
        .formatted(scheme, host(environment.getProperty("server.address", "")), port);
  }

  private static String host(String bound) {
    try {
      var address = InetAddress.getByName(bound);
      if (bound.isEmpty() || address.isLoopbackAddress() || address.isAnyLocalAddress()) {
        return "localhost";
      }
      return bound.contains(":") ? "[" + bound + "]" : bound;
    } catch (UnknownHostException e) {
      return bound;
    }
  }
}
