package io.beachhead.outbox;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Which addresses messages may go to: every public one, and private ones only where whoever runs
 * the server named their network. Otherwise somebody could register an address of the company's own
 * network, or of the machine itself, and have the server ask it in their place.
 */
@Component
class Networks {
  static final String SETTING = "BEACHHEAD_WEBHOOK_NETWORKS";

  /** Ranges that lead to nobody's public server; IANA's special-purpose registries. */
  private static final List<Network> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Network::parse)
          .toList();

  private final List<Network> allowed;

  /** The setting names something that is not a network. */
  static final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(String stated) {
      super(
          "%s has \"%s\"; expected networks such as 10.0.0.0/8, 192.168.1.20 or fd00::/8, separated"
                  .formatted(SETTING, stated)
              + " by commas.");
    }
  }

  /** Addresses that begin with the same bits. */
  private static final class Network {
    private final byte[] first;
    private final int bits;

    private Network(byte[] first, int bits) {
      this.first = first;
      this.bits = bits;
    }

    static Network parse(String text) {
      int slash = text.indexOf('/');
      byte[] first =
          InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
      int bits = slash < 0 ? first.length * 8 : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > first.length * 8) {
        throw new IllegalArgumentException(text);
      }
      return new Network(first, bits);
    }

    boolean contains(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  @Autowired
  Networks(Environment environment) {
    this(environment.getProperty(SETTING, ""));
  }

  /**
   * @param stated networks separated by commas; empty for none
   * @throws UnusableException for anything else
   */
  Networks(String stated) {
    var networks = new ArrayList<Network>();
    for (String part : stated.split(",")) {
      if (part.isBlank()) {
        continue;
      }
      try {
        networks.add(Network.parse(part.strip()));
      } catch (IllegalArgumentException notANetwork) {
        throw new UnusableException(part.strip());
      }
    }
    this.allowed = List.copyOf(networks);
  }

  /** Whether messages may be sent to that address. */
  boolean allows(InetAddress address) {
    byte[] bytes = address.getAddress();
    return allowed.stream().anyMatch(network -> network.contains(bytes))
        || NOT_PUBLIC.stream().noneMatch(network -> network.contains(bytes));
  }

  /**
   * The addresses of a host, if messages may be sent to every one of them.
   *
   * @throws UnknownHostException where there are none, or one is not allowed, with the reason
   */
  InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = InetAddress.getAllByName(host);
    for (InetAddress address : found) {
      if (!allows(address)) {
        throw new RefusedAddressException(refusal(address));
      }
    }
    return found;
  }

  /** Why a host is refused, as far as that shows without asking a name server. */
  Optional<String> refusalOfLiteral(String host) {
    String name = host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
    try {
      InetAddress address =
          name.equals("localhost") || name.endsWith(".localhost")
              ? InetAddress.ofLiteral("127.0.0.1")
              : InetAddress.ofLiteral(name);
      return allows(address) ? Optional.empty() : Optional.of(refusal(address));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }

  private static String refusal(InetAddress address) {
    String shown = address.getHostAddress();
    int zone = address instanceof Inet6Address ? shown.indexOf('%') : -1;
    return ("leads to %s, which is not a public address. Whoever runs this server can allow it with"
            + " %s")
        .formatted(zone < 0 ? shown : shown.substring(0, zone), SETTING);
  }

  /** The name leads to an address that messages may not be sent to. */
  static final class RefusedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
      super(message);
    }
  }
}
